import Testing

@testable import SiteKit

/// The table of design.md, section 10: what is published in each situation.
@Suite("Ledger state")
struct LedgerStateTests {
    private let drawn = Ledger(id: "alpine-lake").drawing()

    private func published(_ ledger: Ledger) -> Int? { LedgerState(ledger).published?.record.number }

    @Test("a placeholder is published, with a candidate and without")
    func placeholder() {
        #expect(published(drawn) == 1)
        #expect(published(drawn.generating()) == 1)
        #expect(LedgerState(drawn.generating()).candidate?.record.number == 2)
        #expect(published(drawn.drawing(ShowcaseVariant.make(shade: 2))) == 2)
    }

    @Test("an accepted picture is published, with a further candidate and without")
    func accepted() {
        let waiting = drawn.generating()
        let accepted = waiting.deciding(.accepted, about: waiting.head)
        #expect(published(accepted) == 2)
        #expect(LedgerState(accepted).candidate == nil)
        #expect(LedgerState(accepted).acceptance?.record.review?.by == "Ada")
        #expect(published(accepted.generating(shade: 51)) == 2)
        // A placeholder that is drawn later doesn't take its place.
        #expect(published(accepted.drawing(ShowcaseVariant.make(shade: 3))) == 2)
    }

    @Test("when a candidate is rejected, what was published before stays")
    func rejected() {
        let waiting = drawn.generating()
        let rejected = waiting.deciding(.rejected, about: waiting.head)
        #expect(published(rejected) == 1)
        #expect(LedgerState(rejected).candidate == nil)
        let accepted = waiting.deciding(.accepted, about: waiting.head)
        let second = accepted.generating(shade: 51)
        #expect(published(second.deciding(.rejected, about: second.head)) == 2)
    }

    @Test("when a picture is withdrawn, the newest placeholder stands in its place, or nothing")
    func withdrawn() {
        let shown = drawn.importing().drawing(ShowcaseVariant.make(shade: 4))
        let about = shown.entries[1].digest
        #expect(published(shown.deciding(.withdrawn, about: about)) == 3)
        let bare = Ledger(id: "alpine-lake").importing()
        #expect(published(bare.deciding(.withdrawn, about: bare.head)) == nil)
    }

    @Test("an import is published at once and names who brought it; the placeholder's files are kept for a withdrawal")
    func imported() {
        let state = LedgerState(drawn.importing())
        #expect(state.published?.record.event == .imported)
        #expect(state.acceptance?.record.review?.by == "Ada")
        #expect(state.files.map(\.path) == (ShowcaseVariant.make(shade: 90) + ShowcaseVariant.make()).map(\.path))
    }

    @Test("the history of what is published ends with the record that made it so")
    func history() {
        let waiting = drawn.generating()
        #expect(waiting.history(of: LedgerState(waiting)).count == 1)
        let accepted = waiting.deciding(.accepted, about: waiting.head).generating(shade: 51)
        #expect(accepted.history(of: LedgerState(accepted)).map(\.record.event) == [.drawn, .generated, .accepted])
    }

    @Test("a retired asset publishes nothing and keeps no file, until it is drawn again")
    func retired() {
        let gone = drawn.deciding(.retired, about: drawn.head)
        let state = LedgerState(gone)
        #expect(state.isRetired && state.published == nil && state.files.isEmpty)
        #expect(!LedgerState(gone.drawing()).isRetired)
        #expect(published(gone.drawing()) == 3)
    }

    @Test("what can't have happened is told at its line")
    func impossible() {
        let cases: [(Ledger, String)] = [
            (drawn.deciding(.accepted, about: drawn.head), "no such picture waits"),
            (drawn.deciding(.rejected, about: drawn.head), "no such picture waits"),
            (drawn.generating().deciding(.accepted, about: drawn.head), "no such picture waits"),
            (drawn.deciding(.withdrawn, about: Digest(of: [])), "no such picture is published"),
            (
                drawn.deciding(.retired, about: drawn.head).deciding(.retired, about: drawn.head),
                "there is no such picture to retire"
            ),
        ]
        let otherFiles = drawn.generating()
        let mixed = otherFiles.adding(
            .accepted, files: ShowcaseVariant.make(shade: 8), about: otherFiles.head, by: "Ada", at: Ledger.testTime,
            tool: "0.1.0")
        for (ledger, reason) in cases + [(mixed, "no such picture waits")] {
            let (read, faults) = LedgerTests.parse(ledger.encoded)
            #expect(read == nil)
            #expect(faults.map(\.code.id) == ["SG0916"])
            #expect(faults.first?.location?.line == ledger.entries.count)
            #expect(faults.first?.message.hasSuffix(reason) == true)
        }
    }
}
