import Testing
@testable import SiteKit

@Suite("What a page owes to its readers")
struct AccessCheckTests {
    private func found(_ body: String, head: String = "<title>T</title>", html: String = "<html lang=\"en\">")
        -> [String]
    {
        let page = BuiltPageReader.read(Array("\(html)\(head)<h1>Title</h1>\(body)".utf8))
        return AccessCheck(needsDescription: false).finds(in: page).map { "\($0.code.id) \($0.message)" }
    }

    @Test("a sound page has nothing to be told")
    func sound() {
        let body = """
            <h2 id="a">A</h2><h3>B</h3><h2>C</h2><a href="x.html"><img src="a.png" alt="A lake" width="1" height="2"></a>
            <button aria-label="Close"><svg><title>x</title></svg></button><a id="b"></a><a href="#a"><code>code</code></a>
            <img src="line.png" alt="" role="presentation" width="1" height="1"><nav aria-labelledby="a"></nav>
            """
        #expect(found(body) == [])
    }

    @Test(
        "each fault is told by its code",
        arguments: [
            (
                "<img src=\"/assets/a.0123456789ab.png\" width=\"1\" height=\"1\">",
                "SG1201 the picture 'a.png' has no alt text"
            ),
            (
                "<img src=\"a.png\" alt=\"\" width=\"1\" height=\"1\">",
                "SG1201 the alt text of the picture 'a.png' is empty"
            ),
            ("<img src=\"a.png\" alt=\"x\">", "SG1210 the picture 'a.png' doesn't say its width and height"),
            ("<h3>Deep</h3>", "SG1202 after a heading of level 1 comes one of level 3, 'Deep'"),
            ("<h1>Again</h1>", "SG1203 the page has a second main heading, 'Again'"),
            ("<p id=a></p><p id=a></p><p id=a></p>", "SG1204 the id 'a' stands twice on the page"),
            ("<a href=\"/x/\"></a>", "SG1205 a link to '/x/' has no words"),
            (
                "<a href=\"/x/\"><img src=\"a\" alt=\"\" role=\"presentation\" width=1 height=1></a>",
                "SG1205 a link to '/x/' has no words"
            ),
            ("<button> </button>", "SG1205 a button has no words"),
            ("<input aria-describedby=\"gone\">", "SG1211 an element names the id 'gone', which the page doesn't have"),
        ])
    func faults(body: String, expected: String) {
        #expect(found(body) == [expected])
    }

    @Test("language, title, main heading and description of the page as a whole")
    func wholePage() {
        #expect(found("", html: "<html>") == ["SG1206 the page doesn't say its language"])
        #expect(found("", head: "") == ["SG1207 the page has no title element"])
        let long = String(repeating: "long ", count: 20)
        #expect(found("", head: "<title>\(long)</title>").map { $0.prefix(6) } == ["SG1207"])
        #expect(
            found("", head: "<title>T</title><meta name=\"description\" content=\"\(long)\(long)\(long)\">").map {
                $0.prefix(6)
            } == ["SG1208"])
        let bare = BuiltPageReader.read(Array("<html lang=en><title>T</title>".utf8))
        #expect(AccessCheck(needsDescription: true).finds(in: bare).map(\.code.id) == ["SG1203", "SG1209"])
    }
}
