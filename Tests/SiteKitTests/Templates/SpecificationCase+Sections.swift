@testable import SiteKit

extension SpecificationCase {
    /// What sections show.
    static let sections: [SpecificationCase] = [
        .init("flag set", "\"{{#on}}shown{{/on}}\"", "\"shown\""),
        .init("flag not set", "\"{{#off}}shown{{/off}}\"", "\"\""),
        .init("absent", "\"{{#gone}}shown{{/gone}}\"", "\"\""),
        .init("absent view", "\"{{#child}}shown{{/child}}\"", "\"\""),
        .init("view", "\"{{#fixed}}Hi {{name}}.{{/fixed}}\"", "\"Hi Joe.\"") { $0.fixed.name = "Joe" },
        .init(
            "names from further out", "\"{{#fixed}}{{name}}, {{size}}, {{subject}}{{/fixed}}\"",
            "\"panel, 3, panel subject\""),
        .init("a text tested", "{{#given}}{{.}} is there{{/given}}", "given is there"),
        .init(
            "lists in views", "{{#fixed}}{{#panels}}{{name}}{{leaf.colour}}.{{size}} {{/panels}}{{/fixed}}",
            "agreen.3 bgreen.3 "
        ) {
            $0.fixed.panels = [PanelView(name: "a"), PanelView(name: "b")]
        },
        .init(
            "views in views",
            "{{#child}}{{name}}{{#inner}}{{name}}{{#inner}}{{name}}{{size}}{{/inner}}{{name}}{{/inner}}{{name}}{{/child}}",
            "abc3ba"
        ) {
            $0.child = PanelView(name: "a", panels: [PanelView(name: "b", panels: [PanelView(name: "c")])])
        },
        .init("list", "\"{{#panels}}{{name}}{{/panels}}\"", "\"abc\"") {
            $0.panels = ["a", "b", "c"].map { PanelView(name: $0) }
        },
        .init("empty list", "\"{{#panels}}shown{{/panels}}\"", "\"\""),
        .init("twice", "{{#on}}\n* first\n{{/on}}\n* {{size}}\n{{#on}}\n* third\n{{/on}}\n", "* first\n* 3\n* third\n"),
        .init("nested, set", "| A {{#on}}B {{#on}}C{{/on}} D{{/on}} E |", "| A B C D E |"),
        .init("nested, not set", "| A {{#off}}B {{#off}}C{{/off}} D{{/off}} E |", "| A  E |"),
        .init("absent in a list", "{{#panels}}[{{#note}}{{.}}{{/note}}]{{/panels}}", "[][x]") {
            $0.panels = [PanelView(), PanelView(note: "x")]
        },
        .init("dotted flag", "\"{{#fixed.active}}Here{{/fixed.active}}\"", "\"Here\"") { $0.fixed.active = true },
        .init("dotted flag not set", "\"{{#fixed.active}}Here{{/fixed.active}}\"", "\"\""),
        .init("dotted and broken", "\"{{#child.active}}Here{{/child.active}}\"", "\"\""),
        .init("dotted list", "{{#fixed.panels}}{{name}};{{/fixed.panels}}", "a;b;") {
            $0.fixed.panels = [PanelView(name: "a"), PanelView(name: "b")]
        },
        .init("dotted view", "{{#fixed.leaf}}{{colour}} {{size}}{{/fixed.leaf}}", "green 3"),
        .init(
            "inner names hide outer ones", "{{subject}} {{#fixed}}{{subject}}{{/fixed}} {{subject}}",
            "world panel subject world"),
        .init("an absent inner name hides too", "{{#child}}{{#inner}}[{{note}}]{{/inner}}{{/child}}", "[]") {
            $0.child = PanelView(note: "outer", panels: [PanelView()])
        },
    ]

    /// What sections do to lines.
    static let sectionLines: [SpecificationCase] = [
        .init("space around stays", " | {{#on}}\t|\t{{/on}} | \n", " | \t|\t | \n"),
        .init("space inside stays", " | {{#on}} {{! gone }}\n {{/on}} | \n", " |  \n  | \n"),
        .init("indented in a line", " {{#on}}YES{{/on}}\n {{#on}}GOOD{{/on}}\n", " YES\n GOOD\n"),
        .init("alone on lines", "| This\n{{#on}}\n|\n{{/on}}\n| A Line\n", "| This\n|\n| A Line\n"),
        .init("alone and indented", "| This\n  {{#on}}\n|\n  {{/on}}\n| A Line\n", "| This\n|\n| A Line\n"),
        .init("alone, CRLF", "|\r\n{{#on}}\r\n{{/on}}\r\n|", "|\r\n|"),
        .init("alone on the first line", "  {{#on}}\n#{{/on}}\n/", "#\n/"),
        .init("alone on the last line", "#{{#on}}\n/\n  {{/on}}", "#\n/\n"),
        .init("space inside the tags", "|{{# on }}={{/ on }}|", "|=|"),
        .init("blanks after the tag", "a\n{{#on}}  \nb\n{{/on}}\t\nc\n", "a\nb\nc\n"),
        .init("two tags on a line are not alone", "a\n{{#on}}{{/on}}\nb\n", "a\n\nb\n"),
        .init(
            "list over lines", "<ul>\n{{#words}}\n  <li>{{.}}</li>\n{{/words}}\n</ul>\n",
            "<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n"
        ) {
            $0.words = ["a", "b"]
        },
        .init(
            "nothing is alone after a section's end on its line", "{{#on}}\na{{/on}} {{! gone }}\nb", "a \nb",
            deviation: "the library takes the rest of that line for the start of one"),
    ]

    /// Inverted sections.
    static let inverted: [SpecificationCase] = [
        .init("flag not set", "\"{{^off}}shown{{/off}}\"", "\"shown\""),
        .init("flag set", "\"{{^on}}shown{{/on}}\"", "\"\""),
        .init("absent", "\"{{^gone}}shown{{/gone}}\"", "\"shown\""),
        .init("view", "\"{{^fixed}}Hi {{size}}.{{/fixed}}\"", "\"\""),
        .init("absent view", "\"{{^child}}Hi {{size}}.{{/child}}\"", "\"Hi 3.\""),
        .init("list", "\"{{^panels}}{{size}}{{/panels}}\"", "\"\"") { $0.panels = [PanelView()] },
        .init("empty list", "\"{{^panels}}none{{/panels}}\"", "\"none\""),
        .init("empty list of words", "\"{{^words}}none{{/words}}\"", "\"none\""),
        .init(
            "twice", "{{^off}}\n* first\n{{/off}}\n* {{size}}\n{{^off}}\n* third\n{{/off}}\n", "* first\n* 3\n* third\n"
        ),
        .init("nested, not set", "| A {{^off}}B {{^off}}C{{/off}} D{{/off}} E |", "| A B C D E |"),
        .init("nested, set", "| A {{^on}}B {{^on}}C{{/on}} D{{/on}} E |", "| A  E |"),
        .init("dotted flag set", "\"{{^fixed.active}}Not Here{{/fixed.active}}\"", "\"\"") { $0.fixed.active = true },
        .init("dotted flag not set", "\"{{^fixed.active}}Not Here{{/fixed.active}}\"", "\"Not Here\""),
        .init("dotted and broken", "\"{{^child.active}}Not Here{{/child.active}}\"", "\"Not Here\""),
        .init("space around stays", " | {{^off}}\t|\t{{/off}} | \n", " | \t|\t | \n"),
        .init("space inside stays", " | {{^off}} {{! gone }}\n {{/off}} | \n", " |  \n  | \n"),
        .init("indented in a line", " {{^off}}NO{{/off}}\n {{^off}}WAY{{/off}}\n", " NO\n WAY\n"),
        .init("alone on lines", "| This\n{{^off}}\n|\n{{/off}}\n| A Line\n", "| This\n|\n| A Line\n"),
        .init("alone and indented", "| This\n  {{^off}}\n|\n  {{/off}}\n| A Line\n", "| This\n|\n| A Line\n"),
        .init("alone, CRLF", "|\r\n{{^off}}\r\n{{/off}}\r\n|", "|\r\n|"),
        .init("alone on the first line", "  {{^off}}\n^{{/off}}\n/", "^\n/"),
        .init("alone on the last line", "^{{^off}}\n/\n  {{/off}}", "^\n/\n"),
        .init("space inside the tags", "|{{^ off }}={{/ off }}|", "|=|"),
    ]
}
