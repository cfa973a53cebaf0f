import Testing
@testable import SiteKit

@Suite("Reading source files")
struct SourceReaderTests {
    private func read(_ bytes: [UInt8], limit: Int = 1_000) throws -> (SourceText?, [String]) {
        var files = InMemoryFileSystem()
        let path = try #require(RelativePath("content/a.md"))
        files.write(path, bytes)
        let (text, faults) = SourceReader(files).text(path, limit: limit)
        return (text, faults.map(\.summary))
    }

    @Test("a byte-order mark is taken away, the rest stays as it is")
    func byteOrderMark() throws {
        #expect(try read([0xEF, 0xBB, 0xBF] + Array("größe\r\n".utf8)).0?.bytes == Array("größe\r\n".utf8))
        #expect(try read([]).0?.bytes == [])
        #expect(try read([0xEF, 0xBB, 0xBF]).0?.bytes == [])
    }

    @Test("a NUL byte is an error at its place")
    func nul() throws {
        let (text, faults) = try read(Array("one\ntw\u{0}o".utf8))
        #expect(text == nil)
        #expect(faults == ["SG0321 content/a.md:2:3+1 'content/a.md' isn't text: it has a NUL byte"])
    }

    @Test(
        "bytes that aren't UTF-8 are an error at the first of them",
        arguments: [
            [0x61, 0xFF], [0x61, 0xC3], [0x61, 0xC0, 0x80], [0x61, 0xED, 0xA0, 0x80], [0x61, 0xF4, 0x90, 0x80, 0x80],
            [0x61, 0x80],
        ] as [[UInt8]])
    func invalid(bytes: [UInt8]) throws {
        let (text, faults) = try read(Array("ok\n".utf8) + bytes)
        #expect(text == nil)
        #expect(faults == ["SG0321 content/a.md:2:2+1 'content/a.md' isn't valid UTF-8"])
    }

    @Test("UTF-16 is told apart from text")
    func utf16() throws {
        #expect(try read([0xFF, 0xFE, 0x61, 0x00]).1.map { $0.prefix(6) } == ["SG0321"])
    }

    @Test("a file over the limit is an error about the file")
    func tooLarge() throws {
        let (text, faults) = try read(Array(repeating: 0x61, count: 3 << 20), limit: 2 << 20)
        #expect(text == nil)
        #expect(faults == ["SG0322 content/a.md 'content/a.md' is larger than 2 MiB"])
    }

    @Test("a file that isn't there is an error about the file")
    func missing() throws {
        let path = try #require(RelativePath("content/b.md"))
        let (_, faults) = SourceReader(InMemoryFileSystem()).text(path)
        #expect(faults.map(\.summary) == ["SG0324 content/b.md cannot read 'content/b.md': there is no such file"])
    }

    @Test("a tree is listed by its bytes, hidden names passed over; a folder that isn't there is empty")
    func tree() throws {
        let files = InMemoryFileSystem([
            "c/b.md": "", "c/a/x.md": "", "c/.git/x": "", "c/.hidden.md": "", "c/a-b.md": "", "d.md": "",
        ])
        let (entries, faults) = SourceReader(files).tree(try #require(RelativePath("c")))
        #expect(entries.map(\.path.string) == ["c/a", "c/a-b.md", "c/a/x.md", "c/b.md"])
        #expect(faults.isEmpty)
        #expect(SourceReader(files).tree(try #require(RelativePath("none"))).0.isEmpty)
        #expect(SourceReader(files).tree(try #require(RelativePath("none"))).1.isEmpty)
    }

    @Test("links and special files in a tree are errors, each named, and nothing behind them is read")
    func links() throws {
        let folder = try TemporaryFolder()
        try folder.write("content/a.md", "# A")
        try folder.link("content/b.md", to: "a.md")
        try folder.link("content/loop", to: ".")
        try folder.link("content/out", to: "/")
        let (entries, faults) = SourceReader(RealFileSystem(root: folder.path)).tree(
            try #require(RelativePath("content")))
        #expect(entries.map(\.path.string) == ["content/a.md"])
        #expect(faults.map(\.spot) == ["SG0323 content/b.md", "SG0323 content/loop", "SG0323 content/out"])
    }

    @Test("the tree itself being a link is an error")
    func linkedTree() throws {
        let folder = try TemporaryFolder()
        try folder.write("elsewhere/a.md", "# A")
        try folder.link("content", to: "elsewhere")
        let (entries, faults) = SourceReader(RealFileSystem(root: folder.path)).tree(
            try #require(RelativePath("content")))
        #expect(entries.isEmpty)
        #expect(faults.map(\.spot) == ["SG0323 content"])
    }

    @Test("lines for excerpts: without mark and line end, nothing past the end")
    func lines() throws {
        let files = InMemoryFileSystem(["a.md": "\u{FEFF}one\r\ntwo\n\nfour", "empty.md": ""])
        let faults = ["a.md", "empty.md", "none.md", "/absolute"].map {
            Diagnostic.error(.strayFile, "m", at: SiteKit.SourceLocation(file: $0, line: 1))
        }
        let line = DiagnosticLines.reader(for: faults, files)
        #expect((1...5).map { line("a.md", $0) } == ["one", "two", "", "four", nil])
        #expect(line("empty.md", 1) == "")
        #expect(line("none.md", 1) == nil)
        #expect(line("/absolute", 1) == nil)
        #expect(line("not-named.md", 1) == nil)
    }

    @Test("a secret is hidden in its line for every fault of that line, and nowhere else")
    func secrets() {
        let files = InMemoryFileSystem(["a.md": "sk-1 and sk-2\nsk-1 and sk-2"])
        let faults = [(1, true), (10, true), (6, false)].map { column, isSecret in
            let place = SiteKit.SourceLocation(file: "a.md", line: 1, column: column, length: 4)
            return Diagnostic.error(.strayFile, "m", at: place, hidesSource: isSecret)
        }
        let line = DiagnosticLines.reader(for: faults, files)
        #expect(line("a.md", 1) == "•••• and ••••")
        #expect(line("a.md", 2) == "sk-1 and sk-2")
    }
}
