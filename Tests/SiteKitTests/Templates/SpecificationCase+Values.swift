@testable import SiteKit

extension SpecificationCase {
    private static let forbidden = "& \" < > '"

    /// Interpolation and dotted names.
    static let interpolation: [SpecificationCase] = [
        .init("no tag", "Hello from {Mustache}!\n", "Hello from {Mustache}!\n"),
        .init("no text", "", ""),
        .init("text", "Hello, {{subject}}!\n", "Hello, world!\n"),
        .init("values are not read as templates", "{{subject}}: {{size}}", "{{size}}: 3") { $0.subject = "{{size}}" },
        .init("escaped", "[{{subject}}]", "[&amp; &quot; &lt; &gt; &#39;]") { $0.subject = forbidden },
        .init("raw by braces", "[{{{subject}}}]", "[& \" < > ']") { $0.subject = forbidden },
        .init("raw by ampersand", "[{{&subject}}]", "[& \" < > ']") { $0.subject = forbidden },
        .init("whole number", "\"{{size}} miles\"", "\"85 miles\"") { $0.size = "85" },
        .init("whole number, braces", "\"{{{size}}} miles\"", "\"85 miles\"") { $0.size = "85" },
        .init("whole number, ampersand", "\"{{&size}} miles\"", "\"85 miles\"") { $0.size = "85" },
        .init("decimal", "\"{{size}} jiggawatts\"", "\"1.21 jiggawatts\"") { $0.size = "1.21" },
        .init("decimal, braces", "\"{{{size}}}\"", "\"1.21\"") { $0.size = "1.21" },
        .init("decimal, ampersand", "\"{{&size}}\"", "\"1.21\"") { $0.size = "1.21" },
        .init("absent", "I ({{gone}}) am", "I () am"),
        .init("absent, braces", "I ({{{gone}}}) am", "I () am"),
        .init("absent, ampersand", "I ({{&gone}}) am", "I () am"),
        .init("empty", "[{{subject}}]", "[]") { $0.subject = "" },
        .init("dotted like a section", "\"{{fixed.name}}\" \"{{#fixed}}{{name}}{{/fixed}}\"", "\"panel\" \"panel\""),
        .init("dotted, braces", "{{{fixed.name}}}={{#fixed}}{{{name}}}{{/fixed}}", "<=<") { $0.fixed.name = "<" },
        .init("dotted, ampersand", "{{&fixed.name}}={{#fixed}}{{&name}}{{/fixed}}", "<=<") { $0.fixed.name = "<" },
        .init("dotted, deep", "{{child.inner.inner.leaf.colour}}", "deep") {
            let leaf = LeafView(colour: "deep")
            $0.child = PanelView(panels: [PanelView(panels: [PanelView(leaf: leaf)])])
        },
        .init("dotted, broken at the start", "[{{child.leaf.colour}}]", "[]"),
        .init("dotted, broken on the way", "[{{child.inner.name}}]", "[]") { $0.child = PanelView() },
        .init("dotted, no second look further out", "{{#panels}}[{{inner.subject}}]{{/panels}}", "[]") {
            $0.panels = [PanelView()]
        },
        .init("dotted, first part decides", "{{#fixed}}{{leaf.colour}}{{/fixed}}", "green"),
        .init("dotted, from further out", "{{#panels}}{{fixed.name}}{{/panels}}", "pinned") {
            $0.panels = [PanelView()]
            $0.fixed.name = "pinned"
        },
        .init("surrounding space stays", "| {{subject}} |", "| world |"),
        .init("surrounding space stays, braces", "| {{{subject}}} |", "| world |"),
        .init("surrounding space stays, ampersand", "| {{&subject}} |", "| world |"),
        .init("alone on a line", "  {{subject}}\n", "  world\n"),
        .init("alone on a line, braces", "  {{{subject}}}\n", "  world\n"),
        .init("alone on a line, ampersand", "  {{&subject}}\n", "  world\n"),
        .init("space inside", "|{{ subject }}|", "|world|"),
        .init("space inside, braces", "|{{{ subject }}}|", "|world|"),
        .init("space inside, ampersand", "|{{& subject }}|", "|world|"),
        .init(
            "line end inside", "|{{\n subject\n}}|", "|world|",
            deviation: "the library takes a tag that begins with a line end for text"),
        .init("one brace is text", "{ {{subject}} }", "{ world }"),
        .init("closing braces are text", "a }} b {{subject}}", "a }} b world"),
        .init("letters beyond ASCII", "Größe: {{subject}}", "Größe: 日本 🎈") { $0.subject = "日本 🎈" },
    ]

    /// The dot.
    static let dots: [SpecificationCase] = [
        .init("dot in a list", "\"{{#words}}({{.}}){{/words}}\"", "\"(a)(b)(c)\"") { $0.words = ["a", "b", "c"] },
        .init("dot escapes", "{{#words}}({{.}}){{/words}}", "(&amp;)(&quot;)(&lt;)(&gt;)") {
            $0.words = ["&", "\"", "<", ">"]
        },
        .init("dot, braces", "{{#words}}({{{.}}}){{/words}}", "(&)(<)") { $0.words = ["&", "<"] },
        .init("dot, ampersand", "{{#words}}({{&.}}){{/words}}", "(&)(<)") { $0.words = ["&", "<"] },
        .init("dot for numbers", "{{#words}}({{.}}){{/words}}", "(1)(2.5)") { $0.words = ["1", "2.5"] },
        .init("dot in a section on a text", "{{#given}}<{{.}}>{{/given}}", "<given>"),
        .init("name in a section on itself", "{{#given}}<{{given}}>{{/given}}", "<given>"),
        .init("name of the board in a list of words", "{{#words}}{{.}}-{{subject}} {{/words}}", "a-world b-world ") {
            $0.words = ["a", "b"]
        },
        .init("dot through a flag", "{{#words}}{{#on}}{{.}}{{/on}}{{/words}}", "ab") { $0.words = ["a", "b"] },
        .init("dot for fragments", "{{#pieces}}{{{.}}}{{/pieces}}", "<i><u>") { $0.pieces = ["<i>", "<u>"] },
        .init("dot in a partial", "{{#words}}{{>p}}{{/words}}", "[a][b]", partials: ["p": "[{{.}}]"]) {
            $0.words = ["a", "b"]
        },
    ]
}
