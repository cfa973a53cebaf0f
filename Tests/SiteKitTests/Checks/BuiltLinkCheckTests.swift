import Testing
@testable import SiteKit

@Suite("Addresses on built pages")
struct BuiltLinkCheckTests {
    private func check(base: String = "/") -> BuiltLinkCheck {
        let files: [(String, Int?)] = [
            ("index.html", 0), ("docs/start/index.html", 1), ("docs/Über/index.html", 2), ("old.html", 3),
            ("a b.txt", nil), ("assets/site.css", nil), ("img/a.png", nil), ("assets/dot.0123456789ab.gif", nil),
        ]
        return BuiltLinkCheck(index: AddressIndex(files.map { ($0, $1) }), origin: "https://site.test", base: base)
    }

    private func outcome(_ html: String, at path: String = "docs/start/", base: String = "/") -> BuiltLinkCheck.Outcome
    {
        let check = check(base: base)
        let bytes = Array(html.utf8)
        return check.judge(BuiltPageReader.read(bytes), bytes, at: path, keepsOutside: true)
    }

    @Test(
        "addresses that lead somewhere are left alone",
        arguments: [
            "<a href=\"/\">x</a>", "<a href=\"/docs/start/\">x</a>", "<a href=\"/docs/start/index.html\">x</a>",
            "<a href=\"/docs/start/?q=1\">x</a>", "<a href=\"/docs/%C3%9Cber/\">x</a>", "<a href=\"/a%20b.txt\">x</a>",
            "<a href=\"../../\">x</a>", "<a href=\"../start/\">x</a>", "<a href=\"./\">x</a>", "<a href=\"#top\">x</a>",
            "<p id=\"a\"><a href=\"#a\">x</a></p>", "<a href=\"mailto:a@b.test\">x</a>",
            "<a href=\"https://other.test/x\">x</a>",
            "<a href=\"//other.test/x\">x</a>", "<link rel=\"canonical\" href=\"https://site.test/docs/start/\">",
            "<img src=\"data:image/png;base64,xx\" alt=\"\">", "<img srcset=\"/img/a.png 1x, /img/a.png 2x\" alt=\"\">",
            "<a href=\"https://site.test/made/elsewhere\">x</a>",
            "<meta http-equiv=\"refresh\" content=\"0; url=/old.html\">",
            "<a href=\" /docs/start/ \">x</a>",
        ])
    func sound(html: String) {
        #expect(outcome(html).finds.map(\.message) == [])
    }

    @Test(
        "addresses that lead nowhere are told with what was meant",
        arguments: [
            ("<a href=\"/docs/stort/\">x</a>", "did you mean '/docs/start/'?"),
            ("<a href=\"/docs/start\">x</a>", "write it with a slash at its end: '/docs/start/'"),
            ("<a href=\"/old.html/\">x</a>", "write it without the slash at its end: '/old.html'"),
            ("<a href=\"/Docs/Start/\">x</a>", "upper and lower case count: write '/docs/start/'"),
            ("<img src=\"/img/A.png\" alt=\"x\">", "upper and lower case count: write '/img/a.png'"),
            ("<img srcset=\"/img/a.png 1x, /img/b.png 2x\" alt=\"\">", "did you mean '/img/a.png'?"),
            ("<link rel=\"stylesheet\" href=\"/assets/sites.css\">", "did you mean '/assets/site.css'?"),
            (
                "<meta property=\"og:image\" content=\"https://site.test/img/c.png\">",
                "did you mean 'https://site.test/img/a.png'?"
            ),
            ("<object data=\"/img/b.png\"></object>", "did you mean '/img/a.png'?"),
            ("<svg><image xlink:href=\"/img/b.png\"/></svg>", "did you mean '/img/a.png'?"),
            ("<svg><use href=\"/img/b.png#x\"/></svg>", "did you mean '/img/a.png'?"),
            ("<button formaction=\"/docs/stort/\">x</button>", "did you mean '/docs/start/'?"),
            ("<a href=\"../stort/\">x</a>", "did you mean '/docs/start/'?"),
            ("<meta http-equiv=\"refresh\" content=\"0; url=/olt.html\">", "did you mean '/old.html'?"),
        ])
    func dead(html: String, help: String) {
        let finds = outcome(html).finds
        #expect(finds.map(\.code.id) == ["SG1131"])
        #expect(finds.first?.help == help)
    }

    @Test("an anchor of the page itself must be there; one of another page is kept for later")
    func anchors() {
        #expect(outcome("<p id=\"errors\"><a href=\"#erors\">x</a>").finds.map(\.help) == ["did you mean 'errors'?"])
        let kept = outcome("<a href=\"/#a%C3%A9\">x</a>").anchors
        #expect(kept.map(\.page) == [0] && kept.map(\.fragment) == ["aé"])
    }

    @Test("a canonical address must be the page's own")
    func canonical() {
        let html = "<link rel=\"canonical\" href=\"https://site.test/\">"
        #expect(outcome(html).finds.map(\.code.id) == ["SG1133"])
        #expect(outcome("<meta name=\"robots\" content=\"noindex\">" + html).finds.isEmpty)
    }

    @Test("below a path, only what lies below it is this site's")
    func base() {
        #expect(outcome("<a href=\"/sub/docs/start/\">x</a><a href=\"/other/\">x</a>", base: "/sub/").finds.isEmpty)
        #expect(outcome("<a href=\"/sub/docs/stort/\">x</a>", base: "/sub/").finds.count == 1)
    }

    @Test("links to other sites are kept when they are to be tried, and not otherwise")
    func outside() {
        #expect(outcome("<a href=\"https://other.test/a?b=1&amp;c\">x</a>").outside == ["https://other.test/a?b=1&c"])
    }

    @Test("below a path, what was meant is written with that path")
    func suggestionBelowBase() {
        let found = outcome("<a href=\"/sub/docs/stort/\">x</a><a href=\"/sub/docs/start\">x</a>", base: "/sub/").finds
        #expect(
            found.map(\.help) == [
                "did you mean '/sub/docs/start/'?", "write it with a slash at its end: '/sub/docs/start/'",
            ])
    }

    @Test(
        "a whole address of the site that is almost a page's is a warning, one of another part is none",
        arguments: [
            ("https://site.test/docs/stort/", "did you mean 'https://site.test/docs/start/'?"),
            ("https://site.test/docs/start", "write it with a slash at its end: 'https://site.test/docs/start/'"),
            ("https://site.test/DOCS/start/", "upper and lower case count: write 'https://site.test/docs/start/'"),
            ("https://site.test/dashboard/", nil), ("https://site.testing/docs/stort/", nil),
        ] as [(String, String?)])
    func nearMiss(url: String, help: String?) {
        let found = outcome("<a href=\"\(url)\">x</a>")
        #expect(found.finds.map(\.help) == (help.map { [$0] } ?? []))
        #expect(found.finds.allSatisfy { $0.severity == .warning && $0.code == .deadAddress })
        #expect(found.outside == [url])
    }

    @Test(
        "a link to the reader's own machine is a fault",
        arguments: [
            "http://localhost:3000", "http://LOCALHOST/x", "https://a@127.0.0.1:80/", "http://0.0.0.0?x",
            "http://[::1]:80/",
            "http://nas.local/", "http://app.localhost#x",
        ])
    func ownMachine(url: String) {
        let found = outcome("<a href=\"\(url)\">x</a>")
        #expect(found.finds.map(\.code.id) == ["SG1106"])
        #expect(found.finds.map(\.pattern) == ["address"] && found.outside.isEmpty)
    }

    @Test(
        "what only looks like the reader's own machine is a site like any other",
        arguments: [
            "https://localhost.test/", "https://x.test/localhost", "https://x.test/?u=http://localhost",
            "https://local/",
            "https://127.test/", "https://x.localized.test/",
        ])
    func otherMachine(url: String) {
        let found = outcome("<a href=\"\(url)\">x</a>")
        #expect(found.finds.map(\.message) == [] && found.outside == [url])
    }

    @Test("an address that is shown as it is says itself where it leads")
    func bareAddress() {
        #expect(outcome("<a href=\"http://localhost:80\">http://localhost:80</a>").finds.isEmpty)
        #expect(outcome("<a href=\"http://localhost:80\">http</a>").finds.count == 1)
        #expect(outcome("<a href=\"http://localhost:80\"").finds.count == 1)
    }

    @Test("a site that is tried out on the own machine may link to itself")
    func ownOrigin() {
        let check = BuiltLinkCheck(
            index: AddressIndex([("index.html", 0)]), origin: "http://localhost:8080", base: "/sub/")
        let bytes = Array("<a href=\"http://localhost:8080/\">x</a><a href=\"http://localhost:8080/sub/\">x</a>".utf8)
        #expect(check.judge(BuiltPageReader.read(bytes), bytes, at: "", keepsOutside: false).finds.isEmpty)
    }

    private func stylesheet(_ css: String, at path: String, base: String = "/") -> [Find] {
        let bytes = Array(css.utf8)
        return check(base: base).judge(stylesheet: bytes, StylesheetURL.all(in: bytes), at: path)
    }

    @Test(
        "what a stylesheet loads is published",
        arguments: [
            "a { background: url(dot.0123456789ab.gif) }", "a { background: url(/img/a.png?x#y) }",
            "a { background: url('../img/a.png') }", "a { fill: url(#g); src: url(data:font/woff2;base64,xx) }",
            "/* url(/nope.png) */ a { content: \"url(/nope.png)\"; background: url() }",
            "@import url(https://other.test/x.css);", "a { background: url(\"/a%20b.txt\") }",
            "a { background: url(/nope\\.png) }",
        ])
    func soundStylesheet(css: String) {
        #expect(stylesheet(css, at: "assets/site.css").map(\.message) == [])
    }

    @Test("a stylesheet that loads what isn't published is told with what was meant")
    func deadStylesheet() {
        let css = "a { src: url(/img/b.png), url( '../img/c.png' ) } b { src: url(/assets/dot.gif) } @import \"x.css\";"
        let found = stylesheet(css, at: "assets/site.css")
        #expect(
            found.map(\.message) == [
                "the stylesheet loads '/img/b.png', which isn't published",
                "the stylesheet loads '../img/c.png', which isn't published",
                "the stylesheet loads '/assets/dot.gif', which isn't published",
                "the stylesheet loads 'x.css', which isn't published",
            ])
        #expect(found[0].help == "did you mean '/img/a.png'?" && found[1].help == "did you mean '/img/a.png'?")
        #expect(found[2].help.contains("relative to the stylesheet"))
        #expect(stylesheet(css, at: "css/print.css", base: "/sub/").count == 2)
        #expect(
            stylesheet("a { src: url(x.png) }", at: "css/a.css")[0].help == "correct the address where it is written")
    }

    @Test("a stylesheet of nothing but dead addresses is bounded")
    func boundedStylesheet() {
        let css = String(repeating: "a { src: url(/nope) }", count: 500)
        #expect(stylesheet(css, at: "a.css").count == FaultLimit.perFile)
    }

    @Test("pictures and paths of a web app's manifest must be published")
    func manifest() throws {
        let json =
            #"{"name": "a/b", "start_url": "/docs/stort/", "scope": "/", "icons": [{"src": "img/a.PNG"}, "#
            + #"{"src": "img\/a.png"}, {"src": "/img/b.png"}, {"src": "https://cdn.test/x.png"}], "d": "/ is a slash"}"#
        let kind = try #require(TextFile("site.webmanifest"))
        let found = check().judge(manifest: kind.read(Array(json.utf8)), at: "site.webmanifest")
        #expect(
            found.map(\.message) == [
                "the manifest loads '/docs/stort/', which isn't published",
                "the manifest loads 'img/a.PNG', which isn't published",
                "the manifest loads '/img/b.png', which isn't published",
            ])
    }
}
