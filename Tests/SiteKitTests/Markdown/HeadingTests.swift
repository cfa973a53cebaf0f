import Testing

@testable import SiteKit

@Suite("Headings")
struct HeadingTests {
    @Test(
        "anchors look like GitHub's and are never empty",
        arguments: [
            ("Hello World", "hello-world"), ("C++ & more", "c--more"), ("a_b-c.d", "a_b-cd"), ("日本 語", "日本-語"),
            ("Über Größe", "über-größe"), ("!!!", "section"), ("`code` *em*", "code-em"), ("a &amp; b", "a--b"),
            ("Ⅷ ½", "ⅷ-½"),
        ])
    func slugs(_ text: String, _ id: String) {
        #expect(rendered("# " + text).headings.map(\.id) == [id])
    }

    @Test("anchors are used once on a page")
    func unique() {
        #expect(rendered("# a\n# a\n# a-1\n# a").headings.map(\.id) == ["a", "a-1", "a-1-1", "a-2"])
    }

    @Test("a heading may choose its anchor")
    func custom() {
        let page = rendered("## Title *x* {#my-id}\n\n## Title\n")
        #expect(page.html.string == "<h2 id=\"my-id\">Title <em>x</em></h2>\n<h2 id=\"title\">Title</h2>\n")
        #expect(page.headings.map(\.text) == ["Title x", "Title"])
        #expect(faults("# a {#x}\n# b {#x}") == ["SG0208 2:7+1"])
        #expect(faults("# é {#9 x}") == ["SG0209 1:7+3"])
    }

    @Test("levels move down, but not below six")
    func offset() {
        #expect(
            rendered("# a\n###### b\n", headingOffset: 2).html.string == "<h3 id=\"a\">a</h3>\n<h6 id=\"b\">b</h6>\n")
    }

    @Test("a first heading becomes the title, if asked for")
    func title() {
        let page = rendered("# The *Title*\n\n# Other\n", liftsTitle: true)
        #expect(page.title?.text == "The Title")
        #expect(page.title?.html == "The <em>Title</em>")
        #expect(page.html.string == "<h1 id=\"other\">Other</h1>\n")
        #expect(rendered("text\n\n# No\n", liftsTitle: true).title == nil)
        #expect(rendered("## No\n", liftsTitle: true).title == nil)
        #expect(rendered("# No\n").title == nil)
    }

    @Test("a page is split at headings at its top")
    func parts() {
        let page = rendered(
            "intro\n\n## A `b`\n\none[^n]\n\n### C\n\n> ## D\n\n## E\n\n[^n]: note\n", headingOffset: 1, splitLevel: 2)
        #expect(page.parts.map(\.heading?.text) == [nil, "A b", "E"])
        #expect(page.parts.map(\.heading?.level) == [nil, 3, 3])
        #expect(page.parts[0].html == "<p>intro</p>\n")
        #expect(page.parts[1].html.string.contains("<h4 id=\"c\">C</h4>\n<blockquote>\n<h3 id=\"d\">D</h3>"))
        #expect(page.parts[1].text == "one1 C D")
        #expect(page.parts[2].html.string.contains("note"))
        #expect(page.headings.map(\.id) == ["a-b", "c", "d", "e"])
        #expect(page.headings.map(\.line) == [3, 7, 9, 11])
    }

    @Test("a page without splitting headings is one part")
    func onePart() {
        #expect(rendered("a", splitLevel: 2).parts.count == 1)
        #expect(rendered("", splitLevel: 2).parts.map(\.html) == [""])
    }

    @Test("a table is put into a region named after its heading")
    func table() {
        #expect(
            rendered("# A & b\n\n|x|\n|-|\n").html.string.hasPrefix(
                "<h1 id=\"a--b\">A &amp; b</h1>\n<div class=\"table\" role=\"region\" tabindex=\"0\" "
                    + "aria-label=\"A &amp; b\">\n<table>"))
        #expect(rendered("- |x|\n  |-|\n").html.string.contains("aria-label=\"Table\""))
    }

    @Test("plain text is HTML without its markup")
    func plain() {
        #expect(
            HTMLText.plain("<p>a <b>b</b>c</p>\n<p>d &lt;e&gt; &#39;f&#x27; &amp;amp;</p><!-- x -->")
                == "a bc d <e> 'f' &amp;")
    }
}
