import Testing

@testable import SiteKit

@Suite("Directives")
struct DirectiveTests {
    @Test("an inline directive is replaced, with its label and attributes")
    func inline() {
        #expect(
            rendered(#"Side: :fact[max-output]{unit=px note="two words" #x .y flag}."#).html
                == "<p>Side: <i>fact|max-output|unit=px note=two words id=x class=y flag=</i>.</p>\n")
    }

    @Test(
        "what only looks like a directive stays text",
        arguments: [
            "at 10:30", "a:b[c]", "x: y", ":smile:", ":fact", ": fact[x]", "é:fact[x]", "x_:fact[x]", "::fact[x] mid",
            "a ::fact[x]", "https://a:b@c", ":9[x]", ":-[x]",
        ])
    func text(_ source: String) {
        let page = rendered("so " + source)
        #expect(!page.html.string.contains("<i>"))
        #expect(page.diagnostics.isEmpty)
    }

    @Test("a backslash makes it text, two don't")
    func escapes() {
        #expect(rendered(#"\:fact[x] \\:fact[y]"#).html.string == #"<p>:fact[x] \<i>fact|y|</i></p>"# + "\n")
    }

    @Test("code, raw HTML and link destinations keep theirs as written")
    func code() {
        let page = rendered(
            "`:a[x]` <b title=\":b[y]\">z</b> [l](https://h.test/:c[d])\n\n    :d[e]\n\n```:f[g]\n:h[i]\n```\n")
        #expect(
            page.html.string == """
                <p><code>:a[x]</code> <b title=":b[y]">z</b> <a href="https://h.test/:c%5Bd%5D">l</a></p>
                <pre><code>:d[e]
                </code></pre>
                <pre><code class="language-:f[g]">:h[i]
                </code></pre>

                """)
        #expect(page.diagnostics.isEmpty)
    }

    @Test("they work in emphasis, links, tables, headings, lists, quotes and alternative text")
    func everywhere() {
        let page = rendered(
            """
            # H :a[1]

            > - **:b[2]** [:c[3]](x.md)

            | :d[4] |
            |---|
            | x :e[5] |

            ![:f[6]](p.png)
            """)
        for piece in [
            #"<h1 id="h-a1">H <i>a|1|</i></h1>"#, "<strong><i>b|2|</i></strong>", "<i>c|3|</i></a>",
            "<th><i>d|4|</i></th>",
            "<td>x <i>e|5|</i></td>", #"alt="f|6|""#,
        ] { #expect(page.html.string.contains(piece), "\(piece)") }
        #expect(page.diagnostics.isEmpty)
    }

    @Test(
        "what a resolver refuses is shown at its exact place",
        arguments: [
            ("a :unknown[x]", "SG0299 1:4+7"), ("größe 日本 :unknown[x]", "SG0299 1:11+7"),
            ("> - a\n>   b :unknown[x]", "SG0299 2:8+7"), ("`:unknown[x]` :unknown[x]", "SG0299 1:16+7"),
            ("a\\*b&amp;c :unknown[x]", "SG0299 1:13+7"), ("a :ok[x]{wrong=1}", "SG0299 1:10+5"),
            ("- a\n\n  b\n    c :unknown[x]", "SG0299 4:8+7"), ("a\r\nb :unknown[x]\r\n", "SG0299 2:4+7"),
            ("| a | b :unknown[x] |\n|--|--|\n", "SG0299 1:10+7"), ("::unknown{}", "SG0299 1:3+7"),
            ("> :::unknown\n> :::", "SG0299 1:6+7"), ("## é :unknown[x]", "SG0299 1:7+7"),
            ("<b>é</b> :unknown[x] `a\nb` c\n:unknown[y]", "SG0299 1:11+7, SG0299 3:2+7"),
        ])
    func places(_ source: String, _ expected: String) {
        #expect(faults(source).joined(separator: ", ") == expected)
    }

    @Test("lines are counted in the whole file")
    func frontMatter() {
        #expect(faults("---\na: b\n---\nx :unknown[y]", from: 13) == ["SG0299 4:4+7"])
    }

    @Test(
        "broken ones are refused",
        arguments: [
            ("a :x[y", "SG0201 1:5+1"), ("a :x[y]{z", "SG0201 1:8+1"), ("a :x{=z}", "SG0201 1:6+1"),
            ("a :x{a=\"b}", "SG0201 1:8+1"), ("a :x{a=1 a=2}", "SG0201 1:10+1"), ("a :x[*b*]", "SG0201 1:3+7"),
            ("::: note\nx\n:::", "SG0201 1:1+3"), ("::x{a=b} tail", "SG0201 1:9+5"), (":::x tail\n:::", "SG0201 1:5+5"),
            ("[b]: c\n\n:x[b]", "SG0201 3:1+5"), ("a :x{a=\"b\"c}", "SG0201 1:11+1"),
        ])
    func broken(_ source: String, _ expected: String) {
        #expect(faults(source).joined(separator: ", ") == expected)
    }

    @Test("leaf directives are blocks, also right after text and after one another")
    func leaf() {
        #expect(
            rendered("text\n::sample{id=a}\n::showcase\n\n- ::sample[b]\n").html.string == """
                <p>text</p>
                <leaf>sample|-|id=a</leaf>
                <leaf>showcase|-|</leaf>
                <ul>
                <li>
                <leaf>sample|b|</leaf>
                </li>
                </ul>

                """)
    }

    @Test("containers hold blocks, in lists and quotes too")
    func containers() {
        #expect(
            rendered(
                """
                > :::note[Careful]{a=b}
                > one
                >
                > - two
                >
                >   :::tip
                >   three
                >   :::
                > :::

                after
                """
            ).html.string == """
                <blockquote>
                <box>note|Careful|a=b
                <p>one</p>
                <ul>
                <li>
                <p>two</p>
                <box>tip|-|
                <p>three</p>
                </box>
                </li>
                </ul>
                </box>
                </blockquote>
                <p>after</p>

                """)
    }

    @Test("containers nest, by more colons outside or by order")
    func nesting() {
        let byColons = rendered("::::a\n:::b\nx\n:::\n::::\n").html
        let byOrder = rendered(":::a\n:::b\nx\n:::\n:::\n").html
        #expect(byColons == byOrder)
        #expect(byOrder.string == "<box>a|-|\n<box>b|-|\n<p>x</p>\n</box>\n</box>\n")
    }

    @Test("references work across containers")
    func references() {
        #expect(
            rendered(":::a\n[x] and [^n]\n:::\n\n[x]: https://x.test\n[^n]: note\n").html.string.hasPrefix(
                """
                <box>a|-|
                <p><a href="https://x.test">x</a> and <sup class="footnote-ref">
                """))
    }

    @Test("fences in code and raw HTML stay as written")
    func fencesInCode() {
        let page = rendered("```\n:::note\n::x\n:::\n```\n\n    :::a\n\n<pre>\n:::b\n</pre>\n")
        #expect(
            page.html.string == """
                <pre><code>:::note
                ::x
                :::
                </code></pre>
                <pre><code>:::a
                </code></pre>
                <pre>
                :::b
                </pre>

                """)
        #expect(page.diagnostics.isEmpty)
    }

    @Test("a page that writes the fences' own mark is not confused by it")
    func mark() {
        let page = rendered("<!--sg0:0--> <!--sg1:0-->\n\n:::a\nx\n:::\n")
        #expect(page.html.string == "<!--sg0:0--> <!--sg1:0-->\n<box>a|-|\n<p>x</p>\n</box>\n")
    }

    @Test(
        "what isn't closed or opened is refused",
        arguments: [
            (":::a\nx", "SG0202 1:1+4"), ("x\n\n:::\n", "SG0203 3:1+3"), ("::::a\n:::b\nx\n::::", "SG0202 2:1+4"),
            ("- :::a\n  x\n\n:::", "SG0202 1:3+4, SG0203 4:1+3"), (":::::a\n:::", "SG0202 1:1+6, SG0203 2:1+3"),
            ("x\n     :::a\n\n", "SG0204 2:6+4"),
        ])
    func unbalanced(_ source: String, _ expected: String) {
        #expect(faults(source).joined(separator: ", ") == expected)
    }

    @Test("Windows line ends change nothing")
    func windows() {
        let page = ":::a[T]\nx :b[y]\n\n- ::c{d=e}\n:::\n"
        #expect(
            rendered(page.replacing("\n", with: "\r\n")).html.string.replacing("\r\n", with: "\n")
                == rendered(page).html.string)
    }

    @Test("the control characters that stand for directives are refused where they would be taken for one")
    func controlCharacters() {
        #expect(faults("a \u{80}x :b[y]") == ["SG0214 1:3+1"])
        #expect(faults("a \u{80}x") == [])
    }
}
