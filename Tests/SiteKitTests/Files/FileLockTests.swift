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
