import Testing
@testable import SiteKit

@Suite("Addresses on built pages")
struct BuiltLinkCheckTests {
    private func outcome(_ html: String, at path: String = "docs/start/", base: String = "/") -> BuiltLinkCheck.Outcome
    {
        let files: [(String, Int?)] = [
            ("index.html", 0), ("docs/start/index.html", 1), ("docs/Über/index.html", 2), ("old.html", 3),
            ("a b.txt", nil),
            ("assets/site.css", nil), ("img/a.png", nil),
        ]
        let check = BuiltLinkCheck(index: AddressIndex(files.map { ($0, $1) }), origin: "https://site.test", base: base)
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
            ("<a href=\"/docs/stort/\">x</a>", "did you mean 'docs/start/'?"),
            ("<a href=\"/docs/start\">x</a>", "write it with a slash at its end: 'docs/start/'"),
            ("<a href=\"/old.html/\">x</a>", "write it without the slash at its end: 'old.html'"),
            ("<a href=\"/Docs/Start/\">x</a>", "upper and lower case count: write 'docs/start/'"),
            ("<img src=\"/img/A.png\" alt=\"x\">", "upper and lower case count: write 'img/a.png'"),
            ("<img srcset=\"/img/a.png 1x, /img/b.png 2x\" alt=\"\">", "did you mean 'img/a.png'?"),
            ("<link rel=\"stylesheet\" href=\"/assets/sites.css\">", "did you mean 'assets/site.css'?"),
            ("<meta property=\"og:image\" content=\"https://site.test/img/c.png\">", "did you mean 'img/a.png'?"),
            ("<a href=\"../stort/\">x</a>", "did you mean 'docs/start/'?"),
            ("<meta http-equiv=\"refresh\" content=\"0; url=/olt.html\">", "did you mean 'old.html'?"),
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
}
