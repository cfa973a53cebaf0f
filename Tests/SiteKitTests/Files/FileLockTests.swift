import Foundation
import Testing
@testable import SiteKit

@Suite("The lock on a folder")
struct FileLockTests {
    private func isFree(_ folder: String) throws -> Bool {
        switch try FileLock.take(folder: folder) {
        case .some(let lock):
            _ = consume lock
            return true
        case nil: return false
        }
    }

    @Test("a second taker gets none until the first is done")
    func exclusive() throws {
        let folder = try TemporaryFolder()
        do {
            let lock = try FileLock.take(folder: folder.path)
            #expect(try !isFree(folder.path))
            _ = consume lock
        }
        #expect(try isFree(folder.path))
        #expect(try folder.files("") == [])
    }

    @Test("two folders have two locks")
    func twoFolders() throws {
        let (one, two) = (try TemporaryFolder(), try TemporaryFolder())
        let lock = try FileLock.take(folder: one.path)
        #expect(try isFree(two.path))
        _ = consume lock
    }

    @Test("what is no folder can't be locked")
    func noFolder() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a", "")
        #expect(throws: FileError.self) { _ = try isFree(file) }
        #expect(throws: FileError.self) { _ = try isFree(folder.path + "/none") }
    }
}
