import Testing
@testable import SiteKit

@Suite("Addresses of pages")
struct PermalinkTests {
    @Test(
        "a file's place gives its address and its file in the output",
        arguments: [
            ("content/index.md", "", "index.html"), ("content/404.md", "404.html", "404.html"),
            ("content/a.md", "a/", "a/index.html"),
            ("content/docs/index.md", "docs/", "docs/index.html"),
            ("content/docs/x.md", "docs/x/", "docs/x/index.html"),
            ("content/docs/404.md", "docs/404/", "docs/404/index.html"),
            ("content/v1.2.md", "v1.2/", "v1.2/index.html"),
            ("content/größe.md", "größe/", "größe/index.html"), ("content/日本/語.md", "日本/語/", "日本/語/index.html"),
        ])
    func fromPlace(path: String, permalink: String, output: String) throws {
        let (found, faults) = Permalink.from(try #require(RelativePath(path)))
        #expect(found?.path == permalink)
        #expect(found?.outputPath == output)
        #expect(faults.isEmpty)
    }

    @Test(
        "a name that can't be part of an address is an error about the file",
        arguments: [
            "content/a b.md", "content/what?.md", "content/a#b.md", "content/50%.md", "content/a\"b.md",
            "content/a&b/c.md", "content/<x>.md",
            "content/a\u{200B}.md", "content/😀.md", "content/a:b.md",
        ])
    func badPlace(path: String) throws {
        let (found, faults) = Permalink.from(try #require(RelativePath(path)))
        #expect(found == nil)
        #expect(faults.map(\.spot) == ["SG0116 \(path)"])
    }

    private func parse(_ text: String) -> (Permalink?, [Diagnostic]) {
        Permalink.parse(
            LocatedText(text, at: SiteKit.SourceLocation(file: "content/a.md", line: 2, column: 12, length: text.count))
        )
    }

    @Test(
        "an address may be written",
        arguments: [
            ("/x/", "x/"), ("/docs/old-name/", "docs/old-name/"), ("/old.html", "old.html"), ("/", ""),
            ("/a_b/~c/1.2/", "a_b/~c/1.2/"),
        ])
    func written(text: String, path: String) {
        #expect(parse(text).0?.path == path)
        #expect(parse(text).1.isEmpty)
    }

    @Test(
        "what can't be an address is an error at its place",
        arguments: [
            "x/", "/x", "", "//", "//host/", "/a//b/", "/a/../b/", "/./", "/../", "/a b/", "/a?x/", "/a#b/",
            "https://x/", "/a%2e/", "/a\\b/",
            "/a\u{0}/", "/../index.html",
        ])
    func notWritten(text: String) {
        let (found, faults) = parse(text)
        #expect(found == nil)
        #expect(faults.map(\.spot) == ["SG0116 content/a.md:2:12"])
    }

    @Test("the path in a URL is percent-encoded and below the site's own path")
    func url() throws {
        let base = try #require(BaseURL("https://example.org/docs"))
        #expect(parse("/größe/").0?.url(below: base) == "/docs/gr%C3%B6%C3%9Fe/")
        #expect(parse("/").0?.url(below: base) == "/docs/")
    }

    @Test("addresses that differ only in case or composition are the same for some servers")
    func identity() {
        #expect(parse("/Docs/").0?.identity == parse("/docs/").0?.identity)
        #expect(parse("/gr\u{F6}sse/").0?.identity == parse("/gro\u{308}sse/").0?.identity)
        #expect(parse("/a/").0?.identity != parse("/b/").0?.identity)
    }
}

@Suite("Base URLs")
struct BaseURLTests {
    @Test(
        "scheme, host and path are told apart",
        arguments: [
            ("https://alltoken.ai", "https://alltoken.ai", "/"), ("https://alltoken.ai/", "https://alltoken.ai", "/"),
            ("https://a.b/docs", "https://a.b", "/docs/"), ("https://a.b/x/y/", "https://a.b", "/x/y/"),
            ("http://localhost:8000", "http://localhost:8000", "/"), ("https://[::1]:80/x", "https://[::1]:80", "/x/"),
        ])
    func sound(text: String, origin: String, path: String) {
        let base = BaseURL(text)
        #expect(base?.origin == origin)
        #expect(base?.path == path)
        #expect(base?.absolute("/x/") == origin + "/x/")
    }

    @Test(
        "what is no base URL is refused",
        arguments: [
            "", "alltoken.ai", "ftp://a.b", "https://", "https:///x", "https://a.b/?q", "https://a.b/#x", "https://a b",
            "javascript:alert(1)",
            "https://a.b/../x", "https://a.b//x", "https://a..b", "https://-a.b", "https://a.b:0", "https://a.b:port",
            "https://a.b/./x", "https://a.b/\"x", "https://a.b/<x>", "HTTPS://a.b", "https://a@b", "https://größe.de",
        ])
    func refused(text: String) {
        #expect(BaseURL(text) == nil)
    }
}
