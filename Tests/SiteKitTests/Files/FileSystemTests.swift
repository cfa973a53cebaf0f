import Foundation
import Testing
@testable import SiteKit

@Suite("File systems")
struct FileSystemTests {
    private static let texts = [
        "site.yml": "title: x", "content/a.md": "# A", "content/docs/b.md": "größe", "content/docs/ä.md": "", "z": "z",
        "Z": "Z",
    ]

    private func disk() throws -> (TemporaryFolder, RealFileSystem) {
        let folder = try TemporaryFolder()
        for (path, text) in Self.texts { try folder.write(path, text) }
        return (folder, RealFileSystem(root: folder.path))
    }

    private func path(_ text: String) throws -> RelativePath { try #require(RelativePath(text)) }

    private func failure(_ work: () throws(FileError) -> Void) -> FileError.Kind? {
        do throws(FileError) {
            try work()
            return nil
        } catch {
            return error.kind
        }
    }

    @Test("the disk and the memory give the same bytes and the same lists")
    func alike() throws {
        let (folder, real) = try disk()
        let memory = InMemoryFileSystem(Self.texts)
        for (name, text) in Self.texts {
            #expect(try real.read(path(name), limit: 100) == Array(text.utf8))
            #expect(try memory.read(path(name), limit: 100) == Array(text.utf8))
        }
        for name in ["", "content", "content/docs"] {
            #expect(try real.list(path(name)) == memory.list(path(name)))
        }
        #expect(try real.list(.root).map(\.name) == ["Z", "content", "site.yml", "z"])
        #expect(
            try real.list(path("content")) == [
                FolderEntry(name: "a.md", kind: .file(size: 3)), FolderEntry(name: "docs", kind: .folder),
            ])
        withExtendedLifetime(folder) {}
    }

    @Test(
        "the disk and the memory fail alike",
        arguments: [
            ("read", "nothing.md", FileError.Kind.notFound), ("read", "nothing/at/all.md", .notFound),
            ("read", "content", .wrongType),
            ("read", "content/docs", .wrongType), ("read", "site.yml", .tooLarge(limit: 3)),
            ("list", "nothing", .notFound),
        ])
    func failAlike(action: String, name: String, kind: FileError.Kind) throws {
        let (folder, real) = try disk()
        for files in [real, InMemoryFileSystem(Self.texts)] as [any FileSystem] {
            let path = try path(name)
            let found = failure { () throws(FileError) in
                if action == "read" { _ = try files.read(path, limit: 3) } else { _ = try files.list(path) }
            }
            #expect(found == kind, "\(type(of: files))")
        }
        withExtendedLifetime(folder) {}
    }

    @Test("a file at the limit is read, one byte more is refused")
    func limit() throws {
        let (folder, real) = try disk()
        #expect(try real.read(path("content/a.md"), limit: 3).count == 3)
        let file = try path("content/a.md")
        #expect(failure { () throws(FileError) in _ = try real.read(file, limit: 2) } == .tooLarge(limit: 2))
        withExtendedLifetime(folder) {}
    }

    @Test(
        "a link is refused wherever it stands: file, folder, dead, or in a circle",
        arguments: [
            "link.md", "folder/a.md", "folder/docs/b.md", "dead.md", "circle", "circle/x.md", "content/up/site.yml",
            "content/up/content/a.md",
        ])
    func links(name: String) throws {
        let (folder, real) = try disk()
        try folder.link("link.md", to: "content/a.md")
        try folder.link("folder", to: "content")
        try folder.link("dead.md", to: "nowhere.md")
        try folder.link("circle", to: "circle")
        try folder.link("content/up", to: "..")
        let path = try path(name)
        #expect(failure { () throws(FileError) in _ = try real.read(path, limit: 1_000) } == .symbolicLink)
    }

    @Test("a folder behind a link is not listed, and links appear as links in lists")
    func linkedFolders() throws {
        let (folder, real) = try disk()
        try folder.link("folder", to: "content")
        let (linked, below) = try (path("folder"), path("folder/docs"))
        #expect(failure { () throws(FileError) in _ = try real.list(linked) } == .symbolicLink)
        #expect(failure { () throws(FileError) in _ = try real.list(below) } == .symbolicLink)
        #expect(try real.list(.root).first { $0.name == "folder" }?.kind == .symbolicLink)
    }

    @Test("a pipe is neither read nor waited for")
    func pipe() throws {
        let (folder, real) = try disk()
        #expect(unsafe mkfifo("\(folder.path)/pipe.md", 0o644) == 0)
        let path = try path("pipe.md")
        #expect(failure { () throws(FileError) in _ = try real.read(path, limit: 10) } == .wrongType)
        #expect(try real.list(.root).first { $0.name == "pipe.md" }?.kind == .other)
    }

    @Test("a file in the place of a folder is no folder")
    func fileAsFolder() throws {
        let (folder, real) = try disk()
        let path = try path("site.yml/x.md")
        #expect(failure { () throws(FileError) in _ = try real.read(path, limit: 10) } == .wrongType)
        withExtendedLifetime(folder) {}
    }

    @Test("the root itself may lie behind a link: only what is below it is guarded")
    func linkedRoot() throws {
        let (folder, _) = try disk()
        try folder.link("door", to: folder.path)
        #expect(try RealFileSystem(root: folder.path + "/door").read(path("site.yml"), limit: 100).count == 8)
    }

    @Test("a file taken out of memory is gone, its folder stays")
    func removed() throws {
        var memory = InMemoryFileSystem(["a/b.md": "x"])
        memory.remove(try path("a/b.md"))
        #expect(try memory.list(path("a")) == [])
        let gone = try path("a/b.md")
        #expect(failure { () throws(FileError) in _ = try memory.read(gone, limit: 9) } == .notFound)
    }

    @Test("a recorder's digest tells what was read, whatever the order, and leaves out what it shall")
    func recorder() throws {
        func digest(_ names: [String], texts: [String: String] = Self.texts, leavingOut: Set<RelativePath> = []) throws
            -> Digest
        {
            let recorder = RecordingFileSystem(InMemoryFileSystem(texts))
            for name in names { _ = try recorder.read(path(name), limit: 100) }
            return recorder.digest(leavingOut: leavingOut)
        }
        let both = try digest(["z", "Z"])
        #expect(try digest(["Z", "z", "z"]) == both)
        #expect(try digest(["z"]) != both)
        #expect(try digest(["z", "Z"], texts: ["z": "Z", "Z": "z"]) != both)
        #expect(try digest(["z", "Z"], leavingOut: [path("Z")]) == digest(["z"]))
    }
}
