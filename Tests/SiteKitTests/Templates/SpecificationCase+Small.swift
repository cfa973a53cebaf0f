@testable import SiteKit

extension SpecificationCase {
    /// Comments, and tags that set delimiters.
    static let comments: [SpecificationCase] = [
        .init("comment in a line", "one{{! not shown }}two", "onetwo"),
        .init("comment over lines", "one{{!\n not\n shown\n}}two\n", "onetwo\n"),
        .init("comment alone on its line", "a\n{{! gone }}\nb\n", "a\nb\n"),
        .init("comment alone and indented", "a\n   {{! gone }}\nb\n", "a\nb\n"),
        .init("comment alone, CRLF", "|\r\n{{! gone }}\r\n|", "|\r\n|"),
        .init("comment alone on the first line", "  {{! gone }}\nb", "b"),
        .init("comment alone on the last line", "b\n  {{! gone }}", "b\n"),
        .init("comment over lines, alone", "a\n{{!\nall\ngone\n}}\nb\n", "a\nb\n"),
        .init("comment over lines, alone and indented", "a\n  {{!\n  gone\n  }}\nb\n", "a\nb\n"),
        .init("comment at the end of text", "  7 {{! gone }}\n", "  7 \n"),
        .init("comment keeps the space around it", "7 {{! gone }} 8", "7  8"),
        .init("comment that looks like a name", "<{{!subject}}>", "<>"),
        .init("comment that holds an opening delimiter", "<{{! {{subject }}>", "<>"),
        .init("comment of no words", "<{{!}}>", "<>"),
    ]

    static let delimiters: [SpecificationCase] = [
        .init("pair", "{{=<% %>=}}(<%subject%>)", "(world)"),
        .init("one sign for both", "({{=| |=}}|subject|)", "(world)"),
        .init("brackets", "({{=[ ]=}}[subject])", "(world)"),
        .init(
            "sections before and after",
            "[\n{{#on}}\n {{subject}}\n |x|\n{{/on}}\n\n{{= | | =}}\n|#on|\n {{x}}\n |subject|\n|/on|\n]\n",
            "[\n world\n |x|\n\n {{x}}\n world\n]\n"),
        .init(
            "inverted sections before and after",
            "[\n{{^off}}\n {{subject}}\n |x|\n{{/off}}\n\n{{= | | =}}\n|^off|\n {{x}}\n |subject|\n|/off|\n]\n",
            "[\n world\n |x|\n\n {{x}}\n world\n]\n"),
        .init(
            "partials begin with the usual ones", "[ {{>p}} ]\n{{= | | =}}\n[ |>p| ]\n", "[ .world. ]\n[ .world. ]\n",
            partials: ["p": ".{{subject}}."]),
        .init(
            "partials keep theirs to themselves", "[ {{>p}} ]\n[ .{{subject}}.  .|subject|. ]\n",
            "[ .world.  .world. ]\n[ .world.  .|subject|. ]\n",
            partials: ["p": ".{{subject}}. {{= | | =}} .|subject|."]),
        .init("space around stays", "| {{=@ @=}} |", "|  |"),
        .init("at the end of a line", " | {{=@ @=}}\n", " | \n"),
        .init("alone on its line", "a\n{{=@ @=}}\nb\n", "a\nb\n"),
        .init("alone and indented", "a\n  {{=@ @=}}\nb\n", "a\nb\n"),
        .init("alone, CRLF", "|\r\n{{= @ @ =}}\r\n|", "|\r\n|"),
        .init("alone on the first line", "  {{=@ @=}}\n=", "="),
        .init("alone on the last line", "=\n  {{=@ @=}}", "=\n"),
        .init("space inside", "|{{= @   @ =}}|", "||"),
        .init("back to the usual ones", "{{=<% %>=}}<%subject%> <%={{ }}=%>{{subject}}", "world world"),
        .init("raw by ampersand under others", "{{=<% %>=}}<%& markup %>", "<b>bold</b>"),
        .init(
            "set in a section, kept after it", "{{#on}}{{=<% %>=}}<%/on%><%subject%>", "world",
            deviation: "the library goes back to the section's delimiters when it ends"),
    ]

    /// Partials.
    static let partials: [SpecificationCase] = [
        .init("partial", "\"{{>p}}\"", "\"from partial\"", partials: ["p": "from partial"]),
        .init("unknown partial", "\"{{>p}}\"", "\"\""),
        .init("partial sees the scope", "\"{{>p}}\"", "\"*world*\"", partials: ["p": "*{{subject}}*"]),
        .init(
            "partial in itself", "{{#panels}}{{>p}}{{/panels}}", "a<b<c<>>>",
            partials: ["p": "{{name}}<{{#panels}}{{>p}}{{/panels}}>"]
        ) {
            $0.panels = [PanelView(name: "a", panels: [PanelView(name: "b", panels: [PanelView(name: "c")])])]
        },
        .init(
            "partial in a partial", "{{>outer}}", "*world 3!*",
            partials: ["outer": "*{{subject}} {{>inner}}*", "inner": "{{size}}!"]),
        .init("space around stays", "| {{>p}} |", "| \t|\t |", partials: ["p": "\t|\t"]),
        .init("indentation in a line", "  {{subject}}  {{> p}}\n", "  world  >\n>\n", partials: ["p": ">\n>"]),
        .init("alone, CRLF", "|\r\n{{>p}}\r\n|", "|\r\n>|", partials: ["p": ">"]),
        .init("alone on the first line", "  {{>p}}\n>", "  >\n  >>", partials: ["p": ">\n>"]),
        .init("alone on the last line", ">\n  {{>p}}", ">\n  >\n  >", partials: ["p": ">\n>"]),
        .init(
            "indents its own lines only", "\\\n {{>p}}\n/\n", "\\\n |\n <\n->\n |\n/\n",
            partials: ["p": "|\n{{{markup}}}\n|\n"]
        ) { $0.markup = "<\n->" },
        .init("space inside the tag", "|{{> p }}|", "|[]|", partials: ["p": "[]"]),
        .init(
            "indentation adds up", "a\n  {{>p}}\nb\n", "a\n  c\n    d\n    e\n  f\nb\n",
            partials: ["p": "c\n  {{>q}}\nf\n", "q": "d\ne\n"]),
        .init(
            "indents lines that end in CRLF", " {{>p}}\n", " a\r\n b\r\n", partials: ["p": "a\r\nb\r\n"],
            deviation: "the library takes CRLF for no line end when it indents"),
        .init(
            "a partial in a line of an indented one", " {{>p}}\n", " x a\n by\n",
            partials: ["p": "x {{>q}}y\n", "q": "a\nb"]),
        .init(
            "a partial in a line begins with a value", " {{>p}}\n", " x world\n worldy\n",
            partials: ["p": "x {{>q}}y\n", "q": "{{subject}}\n{{subject}}"]),
        .init(
            "a partial begins a line of an indented one", " {{>p}}\n", " a\n b y\n",
            partials: ["p": "{{>q}} y\n", "q": "a\nb"]),
        .init("empty lines are lines", " {{>p}}\n", " a\n \n b\n", partials: ["p": "a\n\nb\n"]),
        .init(
            "a section's lines are indented", " {{>p}}\n", " a\n world\n b\n",
            partials: ["p": "a\n{{#on}}\n{{subject}}\n{{/on}}\nb\n"]),
        .init(
            "each turn of a list is indented", " {{>p}}\n", " a\n - x\n - y\n",
            partials: ["p": "a\n{{#words}}\n- {{.}}\n{{/words}}\n"],
            deviation: "the library indents the first line of the first turn only"
        ) { $0.words = ["x", "y"] },
        .init(
            "an empty partial leaves no blanks", "a\n  {{>p}}\nb\n", "a\nb\n", partials: ["p": ""],
            deviation: "the library prints the blanks before the tag"),
    ]
}
