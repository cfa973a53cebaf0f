import Testing
@testable import SiteKit

@Suite("A page's Markdown, to be read by itself")
struct TwinTests {
    /// The twin of a page with the stub, without its title.
    static func twin(_ text: String, headingOffset: Int = 0) -> String {
        let twin = rendered(text, headingOffset: headingOffset, twinOrigin: "https://site.test").twin
        return String(decoding: twin?.body ?? [], as: UTF8.self)
    }

    @Test("nobody who didn't ask gets one")
    func unasked() {
        #expect(rendered("text").twin == nil)
    }

    @Test("what needs no change stays byte for byte as it was written")
    func untouched() {
        let text =
            "Setext\n======\n\n*  a\n*  b ![no](\n\n| a |\n|---|\n| `x` |\r\n\r\n    code\n\n<b>raw</b> &amp; \\* end"
        #expect(Self.twin(text) == text)
    }

    @Test(
        "links and pictures lead to whole addresses, however they are written",
        arguments: [
            ("[a](b.md)", "[a](https://site.test/content/b/)"),
            ("[a](b.md#c \"title\")", "[a](https://site.test/content/b/#c \"title\")"),
            ("[a](<b.md>)", "[a](https://site.test/content/b/)"),
            ("[a](  b.md  )", "[a](  https://site.test/content/b/  )"),
            ("[a](b\\_c.md)", "[a](https://site.test/content/b_c/)"),
            ("[a [b] `](c.md)` c](c.md)", "[a [b] `](c.md)` c](https://site.test/content/c/)"),
            ("[a](https://other.test/x) [b](#b)\n\n## b", "[a](https://other.test/x) [b](#b)\n\n## b"),
            ("[a](fact:x)", "[a](https://fact.test/x)"),
            ("![a](x.png)", "![a](https://site.test/assets/x.png)"),
            ("[![a](x.png)](b.md)", "[![a](https://site.test/assets/x.png)](https://site.test/content/b/)"),
            (
                "> * [a](b.md) and\n>   [b](b.md)",
                "> * [a](https://site.test/content/b/) and\n>   [b](https://site.test/content/b/)"
            ),
            ("| x |\n|---|\n| [a](b.md) |", "| x |\n|---|\n| [a](https://site.test/content/b/) |"),
        ])
    func links(_ text: String, _ expected: String) {
        #expect(Self.twin(text) == expected)
    }

    @Test("definitions lead to whole addresses too, and those of footnotes and in code stay")
    func definitions() {
        let text =
            "[a][x] [x] ![p] [q][st] [^1]\n\n[x]: b.md 'title'\n[p]: x.png\n[st]: fact:pending\n[^1]: b.md\n\n```\n[x]: b.md\n```\n"
        let expected =
            "[a][x] [x] ![p] [q][st] [^1]\n\n[x]: https://site.test/content/b/ 'title'\n"
            + "[p]: https://site.test/assets/x.png\n[st]: <>\n[^1]: b.md\n\n```\n[x]: b.md\n```\n"
        #expect(Self.twin(text) == expected)
    }

    @Test("a fact's address that nothing uses is taken away")
    func unusedDefinition() {
        #expect(Self.twin("text\n\n[st]: fact:secret\n") == "text\n\n[st]: <>\n")
    }

    @Test("a link to an address that isn't settled becomes its text")
    func pending() {
        #expect(Self.twin("A [big *link*](fact:pending \"t\") here") == "A big *link* here")
        #expect(Self.twin("[a \\[b\\] [c] d](fact:pending)") == "a \\[b\\] [c] d")
    }

    @Test("inline directives become what they say, escaped where it would be markup")
    func inline() {
        #expect(Self.twin("Up to :name[a] px") == "Up to name\\|a\\| px")
        #expect(Self.twin("**:n[x]** [:n[y]](b.md)") == "**n\\|x\\|** [n\\|y\\|](https://site.test/content/b/)")
        #expect(Self.twin("`:n[x]` \\:n[x] a:n[x]") == "`:n[x]` \\:n[x] a:n[x]")
        #expect(Self.twin("    :n[x]\n\n```\n:n[x]\n```\n") == "    :n[x]\n\n```\n:n[x]\n```\n")
    }

    @Test("a leaf directive becomes blocks, apart from what stands around it and as deep as it stood")
    func leaf() {
        #expect(Self.twin("::leaf\n") == "[leaf]\n\nmore\n")
        #expect(Self.twin("a\n::leaf\nb\n") == "a\n\n[leaf]\n\nmore\n\nb\n")
        #expect(Self.twin("- a\n\n  ::leaf\n") == "- a\n\n  [leaf]\n  \n  more\n")
        #expect(Self.twin("- ::leaf\n") == "- [leaf]\n  \n  more\n")
        #expect(Self.twin("> ::leaf\n") == "> [leaf]\n> \n> more\n")
    }

    @Test("a container becomes a quote with its title in front")
    func container() {
        #expect(
            Self.twin(":::note[Mind *it*]\nbody\n\nmore\n:::\nafter\n")
                == "> **Mind \\*it\\***\n>\n> body\n>\n> more\n\nafter\n")
        #expect(Self.twin(":::note\n:::\n") == "> **note**\n>\n\n")
        #expect(
            Self.twin("::::a\nx\n:::b\n::leaf\n:::\n::::\n")
                == "> **a**\n>\n> x\n> \n> > **b**\n> >\n> > \n> > [leaf]\n> > \n> > more\n> > \n> \n\n")
        #expect(Self.twin("- a\n\n  :::note\n  b\n  :::\n") == "- a\n\n  > **note**\n  >\n  > b\n  \n")
        #expect(Self.twin("> :::note\n> b\n> :::\n") == "> > **note**\n> >\n> > b\n> \n")
        #expect(Self.twin(":::note\n```\n:::\n```\n:::\n") == "> **note**\n>\n> ```\n> :::\n> ```\n\n")
    }

    @Test("the title is apart, and anchors are taken off headings")
    func headings() {
        let twin = rendered(
            "# The *title* {#x}\n\n## Part {#part}\ntext", liftsTitle: true, twinOrigin: "https://s.test"
        ).twin
        #expect(String(decoding: twin?.title ?? [], as: UTF8.self) == "# The *title*\n")
        #expect(String(decoding: twin?.body ?? [], as: UTF8.self) == "\n## Part\ntext")
        let underlined = rendered("Title\n===\ntext", liftsTitle: true, twinOrigin: "https://s.test").twin
        #expect(String(decoding: underlined?.title ?? [], as: UTF8.self) == "Title\n===\n")
        #expect(String(decoding: underlined?.body ?? [], as: UTF8.self) == "text")
    }

    @Test("headings go as deep as they are rendered, underlined ones too")
    func depth() {
        #expect(Self.twin("# a\n\n###### b\n\n> ## c", headingOffset: 1) == "## a\n\n###### b\n\n> ### c")
        #expect(Self.twin("a\nb\n---\n\nc\n===\nd", headingOffset: 1) == "### a b\n\n## c\nd")
    }

    @Test("a text is escaped where it would be markup, and only there")
    func escaping() {
        func escaped(_ text: String, _ startsLine: Bool = false) -> String {
            String(decoding: MarkdownText.escaped(text, startsLine: startsLine), as: UTF8.self)
        }
        #expect(
            escaped("a_b _c_ *d* [e] <f> `g` ~h |i \\ &amp; R&D 1 < 2")
                == "a_b \\_c\\_ \\*d\\* \\[e\\] \\<f> \\`g\\` \\~h \\|i \\\\ \\&amp; R\\&D 1 \\< 2")
        #expect(escaped("- a", true) == "\\- a")
        #expect(escaped("12. a", true) == "12\\. a")
        #expect(escaped("12 a", true) == "12 a")
        #expect(escaped("a\nb") == "a b")
        #expect(String(decoding: MarkdownText.destination("/a (b)<c>\\"), as: UTF8.self) == "/a%20%28b%29%3Cc%3E%5C")
        #expect(
            String(decoding: MarkdownText.code("a ```` b", language: "sh"), as: UTF8.self) == "`````sh\na ```` b\n`````"
        )
    }

    @Test("random pages never keep a directive that was run, and their code stays")
    func random() {
        var random = FixedRandom(seed: 11)
        for _ in 0..<300 {
            let pieces = [
                "text", ":n[x] ", "[a](b.md)", "[s](fact:pending)", "\n\n", "\n", "> ", "- ", "::leaf\n", ":::box\n",
                ":::\n",
                "`c`", "| a |\n|---|\n| :n[y] |\n", "# h\n", "**", "<b>", "![i](i.png)", "  ", "1. ", "\\",
            ]
            var text = ""
            for _ in 0..<24 { text += pieces[Int.random(in: pieces.indices, using: &random)] }
            let page = rendered(text, twinOrigin: "https://site.test")
            guard let twin = page.twin, !page.diagnostics.hasErrors else { continue }
            // What the twin says is what the page says: rendered again, it needs no resolver.
            let markdown = String(decoding: twin.body, as: UTF8.self)
            let again = rendered(markdown, twinOrigin: "https://site.test")
            #expect(again.twin?.body == twin.body, "\(text.debugDescription) → \(markdown.debugDescription)")
        }
    }
}
