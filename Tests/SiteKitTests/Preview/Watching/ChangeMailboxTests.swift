import Testing
@testable import SiteKit

struct ChangeMailboxTests {
    private let first = SourceChanges(files: [.root.appending("a")])
    private let second = SourceChanges(folders: [.root.appending("b")])

    @Test func whatGathersComesTogetherAndOnce() async {
        let mailbox = ChangeMailbox()
        mailbox.add(first)
        mailbox.add(second)
        mailbox.add(SourceChanges())
        #expect(await mailbox.next() == SourceChanges(files: first.files, folders: second.folders))
        mailbox.add(second)
        #expect(await mailbox.next() == second)
    }

    @Test func whoWaitsIsWoken() async {
        let mailbox = ChangeMailbox()
        let waiting = Task { await mailbox.next() }
        mailbox.add(first)
        #expect(await waiting.value == first)
    }

    @Test func theEndIsForAll() async {
        let mailbox = ChangeMailbox()
        let waiting = Task { await mailbox.next() }
        mailbox.end()
        #expect(await waiting.value == nil)
        #expect(await mailbox.next() == nil)
    }

    @Test func aCancelledTaskGetsNothingAndLeavesWhatThereIs() async {
        let mailbox = ChangeMailbox()
        let waiting = Task { await mailbox.next() }
        waiting.cancel()
        #expect(await waiting.value == nil)
        mailbox.add(first)
        #expect(await mailbox.next() == first)
    }
}
