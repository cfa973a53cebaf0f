import Testing

@testable import SiteKit

@Suite("Links and pictures")
struct LinkTests {
    @Test(
        "destinations are resolved, or pass",
        arguments: [
            ("[a](https://x.test/?a=1&b)", "<a href=\"https://x.test/?a=1&amp;b\">a</a>"),
            ("[a](HTTP://x.test)", "<a href=\"HTTP://x.test\">a</a>"),
            ("<a@b.test>", "<a href=\"mailto:a@b.test\">a@b.test</a>"),
            ("[a](other.md)", "<a href=\"/content/other/\">a</a>"), ("[a](/x/y.md)", "<a href=\"/x/y/\">a</a>"),
            ("[a](my%20file.md)", "<a href=\"/content/my%20file/\">a</a>"),
            ("[a](<my file.md>)", "<a href=\"/content/my%20file/\">a</a>"),
            ("[a](fact:terms)", "<a href=\"https://fact.test/terms\">a</a>"), ("[*a* b](fact:pending)", "<em>a</em> b"),
            ("[a]\n\n[a]: o.md", "<a href=\"/content/o/\">a</a>"),
            ("[a](o.md#x \"T\")", "<a href=\"/content/o/#x\" title=\"T\">a</a>"),
        ])
    func destinations(_ source: String, _ expected: String) {
        let page = rendered(source)
        #expect(page.html.string == "<p>\(expected)</p>\n")
        #expect(page.diagnostics.isEmpty)
    }

    @Test("anchors on other pages are handed on with their place")
    func anchors() {
        let page = rendered("é [a](o.md#x%20y) [b][r]\n\n[r]: p.md#z\n")
        #expect(page.links.map(\.fragment) == ["x y", "z"])
        #expect(page.links.map(\.page.string) == ["content/o.md", "content/p.md"])
        #expect(
            page.links.map { "\($0.location.line):\($0.location.column)+\($0.location.length)" } == ["1:7+10", "3:6+6"])
    }

    @Test(
        "what leads nowhere is refused at the destination",
        arguments: [
            ("[a](missing.md)", "SG0299 1:5+10"), ("[missing.md](missing.md)", "SG0299 1:14+10"),
            ("[a](x.md) [b](missing.md)", "SG0299 1:15+10"),
            ("> é\n> [a](missing.md) [b](missing.md)", "SG0299 2:7+10, SG0299 2:23+10"),
            ("[a][r]\n\n[r]: missing.md", "SG0299 3:6+10"), ("[a](<missing.md>)", "SG0299 1:6+10"),
            ("- a\n\n  b\n  [c](missing.md)", "SG0299 4:7+10"),
            ("| a | [b](missing.md) |\n|--|--|\n", "SG0299 1:11+10"),
            (
                "x [y](missing.md)\nz [y](missing.md)\n| a | [b](missing.md) |\n|--|--|\n",
                "SG0299 1:7+10, SG0299 2:7+10, SG0299 3:11+10"
            ),
            ("# a [b](missing.md)", "SG0299 1:9+10"), ("a ![b](missing.png)", "SG0299 1:8+11"),
            ("`x\ny` [a](missing.md)", "SG0299 2:8+10"), ("[a](javascript:x)", "SG0205 1:5+12"),
            ("<javascript:x>", "SG0205 1:2+12"), ("[a](JaVaScRiPt:x)", "SG0205 1:5+12"),
            ("[a](data:x)", "SG0205 1:5+6"),
            ("![a](data:image/png;base64,x)", "SG0205 1:6+23"), ("![a](https://x.test/y.png)", "SG0215 1:6+20"),
            ("[a]()", "SG0206 1:1+5"), ("[a](//x.test)", "SG0206 1:5+8"), ("[a](/\\\\x.test)", "SG0206 1:1+14"),
            ("[a](java&#x0A;script:x)", "SG0206 1:1+23"), ("[a](#b)", "SG0207 1:5+2"),
            ("- [a](#b)\n\n# c", "SG0207 1:7+2"),
        ])
    func refused(_ source: String, _ expected: String) {
        #expect(faults(source).joined(separator: ", ") == expected)
    }

    @Test("anchors of the page itself are looked for among headings and raw HTML")
    func own() {
        let page = rendered(
            "[a](#one) [b](#%C3%BCber) [c](#x) [d](#top) [e](#ono)\n\n# One\n\n# Über\n\n<b id=\"x\">y</b>\n")
        #expect(page.diagnostics.map(\.message) == ["this page has no anchor '#ono'"])
        #expect(page.diagnostics.first?.help == "did you mean 'one'?")
        #expect(page.hasAnchor("x") && page.hasAnchor("über") && !page.hasAnchor("top"))
    }

    @Test("anchors of a page made of several files are handed on")
    func ownElsewhere() {
        let page = rendered("[a](#b)", checksOwn: false)
        #expect(page.diagnostics.isEmpty)
        #expect(page.links.map(\.page.string) == ["content/page.md"])
    }

    @Test("pictures get their size")
    func pictures() {
        #expect(
            rendered("![A *b* `c` \"d\" <i>e</i>\nf](x.png \"T\")").html.string
                == "<p><img src=\"/assets/x.png\" alt=\"A b c &quot;d&quot; e f\" title=\"T\" width=\"640\" height=\"480\" "
                + "loading=\"lazy\" decoding=\"async\" /></p>\n")
        #expect(
            rendered("[![a](showcase:x)](y.md)").html.string
                == "<p><a href=\"/content/y/\"><img src=\"/a.webp\" srcset=\"/a.webp 3w\" sizes=\"50vw\" alt=\"a\" width=\"3\" "
                + "height=\"2\" loading=\"lazy\" decoding=\"async\" /></a></p>\n")
    }

    @Test("a destination is taken apart")
    func destination() {
        let link = LinkDestination("../a%20b.md?q=1#c%23d")
        #expect(link?.path == "../a b.md")
        #expect(link?.query == "q=1")
        #expect(link?.fragment == "c#d")
        #expect(link?.scheme == nil)
        #expect(LinkDestination("FACT:x")?.scheme == "fact")
        #expect(LinkDestination("%FF") == nil)
        #expect(LinkDestination("100%")?.path == "100%")
    }

    @Test("a fact's address between pointed brackets would show the fact's name")
    func factWithoutText() {
        #expect(faults("Go to <fact:studio>.") == ["SG0206 1:8+11"])
        #expect(faults("[fact:studio](fact:studio)") == ["SG0206 1:15+11"])
        #expect(faults("[studio](fact:studio)") == [])
    }
}
