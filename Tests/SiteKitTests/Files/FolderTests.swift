import Foundation
import Testing
@testable import SiteKit

@Suite("Folders we write")
struct FolderTests {
    private func failure(_ work: () throws(FileError) -> Void) -> FileError? {
        do throws(FileError) {
            try work()
            return nil
        } catch {
            return error
        }
    }

    private func mode(_ path: String) throws -> Int {
        try Int(#require(try Folder.status(path)).st_mode) & 0o777
    }

    @Test("removing a tree removes its links, not what they lead to")
    func removeTree() throws {
        let place = try TemporaryFolder()
        try place.write("precious/a.txt", "keep")
        try place.write("tree/sub/deep/x.txt", "x")
        try place.link("tree/sub/file", to: "\(place.path)/precious/a.txt")
        try place.link("tree/folder", to: "\(place.path)/precious")
        try place.link("tree/circle", to: "\(place.path)/tree")
        try place.link("tree/dead", to: "nowhere")
        try Folder.removeTree("\(place.path)/tree")
        #expect(try !place.has("tree"))
        #expect(try place.text("precious/a.txt") == "keep")
    }

    @Test("removing a link to a folder removes the link alone; nothing there is fine")
    func removeLink() throws {
        let place = try TemporaryFolder()
        try place.write("precious/a.txt", "keep")
        try place.link("door", to: "precious")
        try Folder.removeTree("\(place.path)/door")
        #expect(try !place.has("door"))
        #expect(try place.text("precious/a.txt") == "keep")
        try Folder.removeTree("\(place.path)/nothing")
    }

    @Test("a walk finds files, links and folders, and follows no link")
    func walk() throws {
        let place = try TemporaryFolder()
        try place.write("t/a.txt", "abc")
        try place.write("t/b/c.txt", "")
        try place.link("t/b/up", to: "..")
        let (files, folders) = try Folder.walk("\(place.path)/t")
        #expect(files == ["a.txt": .file(size: 3), "b/c.txt": .file(size: 0), "b/up": .symbolicLink])
        #expect(folders == ["b"])
        try place.link("door", to: "t")
        #expect(failure { () throws(FileError) in _ = try Folder.walk("\(place.path)/door") } != nil)
        #expect(failure { () throws(FileError) in _ = try Folder.walk("\(place.path)/none") }?.kind == .notFound)
    }

    @Test("files are written with mode 0644 and folders with 0755, whatever the umask")
    func modes() throws {
        let place = try TemporaryFolder()
        let old = umask(0o077)
        defer { umask(old) }
        try Folder.make("\(place.path)/f")
        try Folder.make("\(place.path)/f")
        try Folder.writeNew("\(place.path)/f/a", [1])
        #expect(try mode("\(place.path)/f") == 0o755)
        #expect(try mode("\(place.path)/f/a") == 0o644)
    }

    @Test("a new file never replaces another, nor goes through a link")
    func writeNew() throws {
        let place = try TemporaryFolder()
        try place.write("a", "old")
        try place.link("dead", to: "target")
        #expect(failure { () throws(FileError) in try Folder.writeNew("\(place.path)/a", [1]) } != nil)
        #expect(failure { () throws(FileError) in try Folder.writeNew("\(place.path)/dead", [1]) } != nil)
        #expect(try place.text("a") == "old")
        #expect(try !place.has("target"))
        #expect(failure { () throws(FileError) in try Folder.writeNew("\(place.path)/no/x", []) }?.kind == .notFound)
    }

    @Test("whether a file holds certain bytes; a link never does")
    func holds() throws {
        let place = try TemporaryFolder()
        let file = try place.write("a", "abc")
        try place.link("link", to: "a")
        #expect(Folder.holds(file, Array("abc".utf8)))
        #expect(!Folder.holds(file, Array("abd".utf8)))
        #expect(!Folder.holds(file, Array("abcd".utf8)))
        #expect(!Folder.holds("\(place.path)/link", Array("abc".utf8)))
        #expect(!Folder.holds("\(place.path)/none", []))
        #expect(!Folder.holds(place.path, []))
    }

    @Test("two folders change names in one step; with one missing nothing changes")
    func exchange() throws {
        let place = try TemporaryFolder()
        try place.write("a/old", "1")
        try place.write("b/new", "2")
        try Folder.exchange("\(place.path)/a", "\(place.path)/b")
        #expect(try place.files("a") == ["new"])
        #expect(try place.files("b") == ["old"])
        #expect(failure { () throws(FileError) in try Folder.exchange("\(place.path)/a", "\(place.path)/c") } != nil)
        #expect(try place.files("a") == ["new"])
    }

    @Test("a second name for a file shares its bytes")
    func link() throws {
        let place = try TemporaryFolder()
        try place.write("a", "abc")
        try Folder.link("\(place.path)/a", to: "\(place.path)/b")
        #expect(try FileIdentity("\(place.path)/a").inode == FileIdentity("\(place.path)/b").inode)
    }

    @Test("two trees are compared byte by byte, each difference named")
    func comparison() throws {
        let place = try TemporaryFolder()
        for (name, text) in ["a": "same", "b/c": "12", "b/d": "12345", "e": "only"] {
            try place.write("left/\(name)", text)
        }
        try TreeComparison.copy("\(place.path)/left", to: "\(place.path)/right")
        #expect(try TreeComparison.differences("\(place.path)/left", "\(place.path)/right") == [])
        try place.write("right/b/c", "21")
        try place.write("right/b/d", "1")
        try place.remove("right/e")
        try place.write("right/f", "")
        #expect(
            try TreeComparison.differences("\(place.path)/left", "\(place.path)/right") == [
                "differs: b/c", "differs in size or type: b/d", "only in the first build: e",
                "only in the second build: f",
            ])
    }

    @Test("errors name the path and the reason in words")
    func words() throws {
        let error = try #require(failure { () throws(FileError) in _ = try Folder.readAll("/nonexistent/x") })
        #expect("\(error)" == "cannot read '/nonexistent/x': there is no such file")
        #expect(FileError(.tooLarge(limit: 5), path: "a", action: "read").reason == "it is larger than 5 bytes")
        #expect(FileError(.system(errno: ENOSPC), path: "a", action: "write").reason.lowercased().contains("space"))
        #expect(SystemError.meansFull(ENOSPC) && SystemError.meansFull(EDQUOT) && !SystemError.meansFull(EIO))
    }
}
