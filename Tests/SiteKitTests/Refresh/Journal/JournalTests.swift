import Synchronization
import Testing

@testable import SiteKit

@Suite("Journal: writing it")
struct JournalTests {
    /// A disk that counts, and that can fail.
    private final class Disk: JournalStorage {
        struct State {
            var bytes: [UInt8] = []
            var synced = 0
            var syncs = 0
            var appends = 0
            var failsAppend = false
            var failsSync = false
        }
        struct Full: Error {}

        let state = Mutex(State())

        func append(_ bytes: [UInt8]) throws {
            try state.withLock { state in
                state.appends += 1
                if state.failsAppend { throw Full() }
                state.bytes += bytes
            }
        }

        func sync() throws {
            try state.withLock { state in
                state.syncs += 1
                if state.failsSync { throw Full() }
                state.synced = state.bytes.count
            }
        }

        func has(_ line: [UInt8]) -> Bool {
            state.withLock { state in
                Array(state.bytes.prefix(state.synced)).split(separator: UInt8(ascii: "\n")).contains {
                    Array($0) == line
                }
            }
        }
    }

    private func entry(_ number: Int) -> JournalEntry {
        JournalEntry(key: "key-\(number)", time: Ledger.testTime, event: .sent)
    }

    @Test("who returns from writing has its lines on the disk; many at once are waited for together")
    func together() async throws {
        let disk = Disk()
        let journal = Journal(disk)
        let count = 500
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<count {
                group.addTask {
                    try await journal.write([entry(number)])
                    return disk.has(entry(number).line)
                }
            }
            for try await isThere in group { #expect(isThere) }
        }
        let (lines, syncs) = disk.state.withLock { ($0.bytes.split(separator: UInt8(ascii: "\n")).count, $0.syncs) }
        #expect(lines == count && syncs <= count && syncs >= 1)
    }

    @Test("the lines of one writer stay together and in order; no lines cost nothing")
    func order() async throws {
        let disk = Disk()
        let journal = Journal(disk)
        try await journal.write([])
        #expect(disk.state.withLock { $0.appends } == 0)
        let entries = (0..<20).map(entry)
        try await journal.write(entries)
        let line = entries.flatMap { $0.line + [UInt8(ascii: "\n")] }
        #expect(disk.state.withLock { $0.bytes } == line)
        #expect(disk.state.withLock { $0.syncs } == 1)
    }

    @Test("a disk that fails fails every writer that waits", arguments: [true, false])
    func failing(onSync: Bool) async {
        let disk = Disk()
        disk.state.withLock {
            $0.failsSync = onSync
            $0.failsAppend = !onSync
        }
        let journal = Journal(disk)
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<50 {
                group.addTask { await fails(journal, number) }
            }
            for await hasFailed in group { #expect(hasFailed) }
        }
    }

    @Test("after a disk that couldn't sync nothing is trusted; after one that was only full, more may be written")
    func afterwards() async throws {
        let full = Disk()
        let journal = Journal(full)
        full.state.withLock { $0.failsAppend = true }
        #expect(await fails(journal, 1))
        full.state.withLock { $0.failsAppend = false }
        try await journal.write([entry(2)])
        #expect(full.has(entry(2).line))
        // What was dropped once isn't written by the next sync, though that one succeeds.
        let broken = Disk()
        let other = Journal(broken)
        broken.state.withLock { $0.failsSync = true }
        #expect(await fails(other, 1))
        broken.state.withLock { $0.failsSync = false }
        #expect(await fails(other, 2))
        #expect(!broken.has(entry(2).line))
    }

    private func fails(_ journal: Journal, _ number: Int) async -> Bool {
        do {
            try await journal.write([entry(number)])
            return false
        } catch {
            return error is Disk.Full
        }
    }
}
