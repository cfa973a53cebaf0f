import Foundation
import Testing
@testable import SiteKit

@Suite("Locks")
struct FileLockTests {
    private func isFree(_ path: String) throws -> Bool {
        switch try FileLock.take(path) {
        case .some(let lock):
            _ = consume lock
            return true
        case nil: return false
        }
    }

    @Test("a second taker gets none until the first is done, and nothing is left behind")
    func exclusive() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/lock"
        do {
            let lock = try FileLock.take(path)
            #expect(try !isFree(path))
            #expect(try folder.files("") == ["lock"])
            _ = consume lock
        }
        #expect(try folder.files("") == [])
        #expect(try isFree(path))
        #expect(try folder.files("") == [])
    }

    @Test("two names have two locks")
    func twoNames() throws {
        let folder = try TemporaryFolder()
        let lock = try FileLock.take(folder.path + "/one")
        #expect(try isFree(folder.path + "/two"))
        _ = consume lock
    }

    @Test("the one who finds a lock taken reads who holds it, whatever stood there before")
    func holder() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("lock", String(repeating: "left by another process\n", count: 40))
        let holder = FileLock.Holder(command: "sitegen showcase refresh", since: Timestamp(seconds: 1_795_500_000))
        let lock = try FileLock.take(path, holder: holder)
        #expect(try !isFree(path))
        #expect(FileLock.holder(path) == holder)
        #expect(holder.process == Int(getpid()))
        #expect(holder.description.hasSuffix(", sitegen showcase refresh, since 2026-11-24T06:00:00Z"))
        _ = consume lock
        #expect(FileLock.holder(path) == nil)
    }

    @Test(
        "a lock that doesn't say who holds it, or says something odd, names nobody",
        arguments: [
            "", "\n", "12\n", "12\na\n", "x\na\n2026-11-24T06:00:00Z\n", "-1\na\n2026-11-24T06:00:00Z\n",
            "12\n\u{1B}[31m\n2026-11-24T06:00:00Z\n", "12\na\nyesterday\n", "12\na\n2026-11-24T06:00:00Z",
            "12\na\n2026-11-24T06:00:00Z\nmore\n", "12\n\n2026-11-24T06:00:00Z\n",
        ])
    func oddHolder(text: String) throws {
        let folder = try TemporaryFolder()
        #expect(FileLock.holder(try folder.write("lock", text)) == nil)
        #expect(FileLock.holder(folder.path) == nil)
    }

    @Test("a file that a killed process left is taken over")
    func leftover() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("lock", "")
        #expect(try isFree(path))
        #expect(try !folder.has("lock"))
    }

    @Test("a link is never followed, and a folder can't be a lock")
    func wrongThings() throws {
        let folder = try TemporaryFolder()
        try folder.write("precious", "keep")
        try folder.link("lock", to: "precious")
        #expect(throws: FileError.self) { _ = try isFree(folder.path + "/lock") }
        #expect(throws: FileError.self) { _ = try isFree(folder.path) }
        #expect(throws: FileError.self) { _ = try isFree(folder.path + "/none/lock") }
        #expect(try folder.text("precious") == "keep")
    }

    @Test("of many takers at once exactly one has it")
    func many() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/lock"
        let held = try FileLock.take(path)
        let free = await BoundedWork.map(Array(0..<50), jobs: 8) { _ in (try? isFree(path)) ?? true }
        #expect(free.filter { $0 }.isEmpty)
        _ = consume held
        #expect(try isFree(path))
    }
}
