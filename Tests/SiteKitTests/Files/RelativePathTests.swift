import Testing
@testable import SiteKit

@Suite("Paths inside the site")
struct RelativePathTests {
    private func path(_ text: String) throws -> RelativePath { try #require(RelativePath(text)) }

    @Test(
        "a path is normalised",
        arguments: [
            ("a/b.md", "a/b.md"), ("./a//b/", "a/b"), ("a/../b", "b"), ("a/b/../../c", "c"), ("", ""), (".", ""),
            ("a/..", ""), ("größe/日本.md", "größe/日本.md"), ("a b/c", "a b/c"), ("...", "..."),
            ("a/.hidden", "a/.hidden"),
        ])
    func normalised(text: String, expected: String) throws {
        #expect(try path(text).string == expected)
    }

    @Test(
        "what is absolute, climbs out or holds a NUL is no path",
        arguments: [
            "/a", "/", "..", "../a", "a/../../b", "a/b/../../../c", "a\u{0}b", "a/\u{0}",
        ])
    func refused(text: String) {
        #expect(RelativePath(text) == nil)
    }

    @Test(
        "parts of a path",
        arguments: [
            ("a/b/c.tar.gz", "c.tar.gz", "c.tar", "gz", "a/b"), ("README", "README", "README", "", ""),
            (".hidden", ".hidden", ".hidden", "", ""), ("a/.hidden.md", ".hidden.md", ".hidden", "md", "a"),
            ("a.d/b", "b", "b", "", "a.d"), ("Photo.PNG", "Photo.PNG", "Photo", "png", ""), ("", "", "", "", ""),
            ("a/ends.", "ends.", "ends", "", "a"),
        ])
    func parts(text: String, name: String, stem: String, pathExtension: String, parent: String) throws {
        let path = try path(text)
        #expect(path.name == name)
        #expect(path.stem == stem)
        #expect(path.pathExtension == pathExtension)
        #expect(path.parent.string == parent)
    }

    @Test(
        "a link is resolved from its folder; a leading slash means the top",
        arguments: [
            ("content/docs", "a.md", "content/docs/a.md"), ("content/docs", "../a.md", "content/a.md"),
            ("content/docs", "../../a.md", "a.md"), ("content/docs", "/a.md", "a.md"),
            ("content", "./x/./y", "content/x/y"),
            ("", "a", "a"), ("content", "", "content"), ("content", "/", ""),
        ])
    func resolved(folder: String, text: String, expected: String) throws {
        #expect(try path(folder).resolving(text)?.string == expected)
    }

    @Test(
        "a link that climbs above the top or holds a NUL leads nowhere",
        arguments: [
            "../../../a", "/..", "/a/../../b", "x\u{0}", "../../../content/docs/a.md",
        ])
    func unresolved(text: String) throws {
        #expect(try path("content/docs").resolving(text) == nil)
    }

    @Test("a folder whose name only begins alike holds nothing of the other")
    func prefixSibling() throws {
        #expect(try path("content/docs/a.md").isInside(path("content/docs")))
        #expect(try path("content/docs").isInside(path("content/docs")))
        #expect(try !path("content/docs-old/a.md").isInside(path("content/docs")))
        #expect(try !path("content").isInside(path("content/docs")))
        #expect(try path("x").isInside(.root))
        #expect(try path("content/docs-old/a.md").relative(to: path("content/docs")) == nil)
    }

    @Test("a path as seen from a folder")
    func relative() throws {
        #expect(try path("assets/img/a.png").relative(to: path("assets"))?.string == "img/a.png")
        #expect(try path("assets").relative(to: path("assets"))?.string == "")
        #expect(try path("a").relative(to: .root)?.string == "a")
        #expect(try path("größe/日本.md").relative(to: path("größe"))?.string == "日本.md")
    }

    @Test("paths are ordered by their bytes, not by a language")
    func order() throws {
        let paths = try ["Z", "a", "a/b", "a-b", "ä"].map { try path($0) }
        #expect(paths.shuffled().sorted().map(\.string) == ["Z", "a", "a-b", "a/b", "ä"])
    }

    @Test("the parent of the top is the top, and a name is added below")
    func top() {
        #expect(RelativePath.root.parent == .root)
        #expect(RelativePath.root.appending("a").appending("b").string == "a/b")
        #expect(RelativePath.root.components.isEmpty)
    }
}
