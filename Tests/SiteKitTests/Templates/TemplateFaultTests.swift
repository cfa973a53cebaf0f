import Testing

@testable import SiteKit

@Suite("Faults in templates, each at its place")
struct TemplateFaultTests {
    /// The faults of a template in one line each.
    private func briefs(_ main: String, _ partials: [String: String] = [:]) -> [String] {
        TemplateRig.faults(main, partials: partials).map(\.brief)
    }

    @Test("an unknown field is named with its place, its view and a suggestion")
    func unknownField() throws {
        let faults = TemplateRig.faults("<h1>\n  é{{ subjct }}</h1>")
        let fault = try #require(faults.first)
        #expect(faults.count == 1)
        #expect(fault.brief == "SG0501 main 2:7+6")
        #expect(fault.message == "unknown field 'subjct'")
        #expect(fault.label == "no such field in BoardView")
        #expect(fault.help == "did you mean 'subject'?")
        #expect(fault.severity == .error)
    }

    @Test("an unknown field in a section names the innermost view and all that were searched")
    func unknownInner() throws {
        let fault = try #require(TemplateRig.faults("{{#fixed}}{{#leaf}}{{color}}{{/leaf}}{{/fixed}}").first)
        #expect(fault.brief == "SG0501 main 1:22+5")
        #expect(fault.label == "no such field in LeafView")
        #expect(fault.notes == ["looked for in LeafView, then PanelView, then BoardView"])
        #expect(fault.help == "did you mean 'colour'?")
    }

    @Test(
        "a dotted name is faulted at the part that is wrong",
        arguments: [
            ("{{fixed.nam}}", "SG0501 main 1:9+3"),
            ("{{fixed.leaf.color}}", "SG0501 main 1:14+5"),
            ("{{fxed.name}}", "SG0501 main 1:3+4"),
            ("{{subject.length}}", "SG0509 main 1:11+6"),
            ("{{on.really}}", "SG0509 main 1:6+6"),
            ("{{panels.name}}", "SG0509 main 1:10+4"),
            ("{{#markup.x}}{{/markup.x}}", "SG0509 main 1:11+1"),
            ("{{child.name}}", "SG0513 main 1:3+5"),
            ("{{fixed.inner.name}}", "SG0513 main 1:9+5"),
            ("{{fixed.note}}", "SG0513 main 1:9+4"),
        ])
    func dotted(template: String, expected: String) {
        #expect(briefs(template) == [expected])
    }

    @Test(
        "a value is used as what it is",
        arguments: [
            ("{{panels}}", "SG0508 main 1:3+6"), ("{{fixed}}", "SG0508 main 1:3+5"), ("{{on}}", "SG0508 main 1:3+2"),
            ("{{{words}}}", "SG0508 main 1:4+5"), ("{{{subject}}}", "SG0511 main 1:1+13"),
            ("{{&subject}}", "SG0511 main 1:1+12"), ("{{markup}}", "SG0512 main 1:1+10"),
            ("{{#words}}{{{.}}}{{/words}}", "SG0511 main 1:11+7"),
            ("{{#pieces}}{{.}}{{/pieces}}", "SG0512 main 1:12+5"),
            ("{{.}}", "SG0518 main 1:3+1"), ("{{#fixed}}{{.}}{{/fixed}}", "SG0518 main 1:13+1"),
            ("{{#on}}{{.}}{{/on}}", "SG0518 main 1:10+1"), ("{{#words}}{{#.}}{{/.}}{{/words}}", "SG0518 main 1:14+1"),
            ("{{^fixed}}none{{/fixed}}", "SG0519 main 1:4+5"),
        ])
    func kinds(template: String, expected: String) {
        #expect(briefs(template) == [expected])
    }

    @Test("escaping faults say what to write")
    func escapingWords() {
        #expect(TemplateRig.faults("{{{subject}}}").first?.help == "write {{subject}}")
        #expect(TemplateRig.faults("{{&fixed.name}}").first?.help == "write {{fixed.name}}")
        #expect(TemplateRig.faults("{{markup}}").first?.help == "write {{{markup}}}")
        #expect(TemplateRig.faults("{{markup}}").first?.message == "'markup' is HTML and would be escaped again")
        #expect(TemplateRig.faults("{{panels}}").first?.message == "'panels' is a list and can't be printed")
    }

    @Test(
        "what may be absent is asked for first",
        arguments: [
            ("{{given}}", ["SG0513 main 1:3+5"]),
            ("{{{extra}}}", ["SG0513 main 1:4+5"]),
            ("{{^given}}{{given}}{{/given}}", ["SG0513 main 1:13+5"]),
            ("{{#given}}x{{/given}}{{given}}", ["SG0513 main 1:24+5"]),
            ("{{#on}}{{given}}{{/on}}", ["SG0513 main 1:10+5"]),
            ("{{#given}}{{given}}{{/given}}", []),
            ("{{#given}}{{#on}}{{#panels}}{{given}}{{/panels}}{{/on}}{{/given}}", []),
            ("{{#given}}{{>p}}{{/given}}", []),
            ("{{>p}}", ["SG0513 p 1:3+5"]),
            ("{{#child}}{{child.name}}{{name}}{{/child}}", []),
            ("{{#child.note}}{{child.note}}{{child.name}}{{/child.note}}", []),
            ("{{#panels}}{{#note}}{{#panels}}{{note}}{{/panels}}{{/note}}{{/panels}}", ["SG0513 main 1:34+4"]),
            ("{{#panels}}{{#note}}{{note}}{{.}}{{/note}}{{/panels}}", []),
            ("{{^child.active}}{{child.name}}{{/child.active}}", ["SG0513 main 1:20+5"]),
        ])
    func absent(template: String, expected: [String]) {
        #expect(briefs(template, template.contains(">p") ? ["p": "{{given}}"] : [:]) == expected)
    }

    @Test(
        "tags that can't be read",
        arguments: [
            ("a {{subject", ["SG0504 main 1:3+9"]),
            ("a {{subject\n{{size}}", ["SG0504 main 1:3+9"]),
            ("{{! never ends", ["SG0504 main 1:1+14"]),
            ("{{{markup}}", ["SG0504 main 1:1+11"]),
            ("{{}}", ["SG0506 main 1:1+4"]),
            ("{{ sub ject }}", ["SG0506 main 1:4+8"]),
            ("{{fixed..name}}", ["SG0506 main 1:3+11"]),
            ("{{ #on}}", ["SG0506 main 1:4+3"]),
            ("{{größe}}", ["SG0506 main 1:3+5"]),
            ("{{{{subject}}}}", ["SG0504 main 1:1+15"]),
            ("{{<layout}}x{{/layout}}", ["SG0507 main 1:1+11"]),
            ("{{$block}}{{wrong}}{{/block}}", ["SG0507 main 1:1+10", "SG0501 main 1:13+5"]),
            ("{{>*subject}}", ["SG0507 main 1:1+13"]),
            ("{{upper(subject)}}", ["SG0507 main 1:1+18"]),
            ("{{%CONTENT_TYPE: TEXT}}", ["SG0507 main 1:1+23"]),
            ("{{.subject}}", ["SG0507 main 1:1+12"]),
            ("{{=<% %>}}", ["SG0520 main 1:1+3"]),
            ("{{=<%=}}", ["SG0520 main 1:1+8"]),
            ("{{=a b c=}}", ["SG0520 main 1:1+11"]),
        ])
    func tags(template: String, expected: [String]) {
        #expect(briefs(template) == expected)
    }

    @Test(
        "sections that don't close as they should",
        arguments: [
            ("{{#on}}x", ["SG0503 main 1:1+7"]),
            ("x{{/on}}", ["SG0505 main 1:2+7"]),
            ("{{#on}}x{{/off}}y{{/on}}", ["SG0505 main 1:9+8"]),
            ("{{#subject}}x{{/subjct}}", ["SG0505 main 1:14+11"]),
            ("{{#on}}{{#off}}x{{/on}}", ["SG0503 main 1:8+8"]),
            ("{{#on}}\n{{^off}}\nx", ["SG0503 main 1:1+7", "SG0503 main 2:1+8"]),
        ])
    func closing(template: String, expected: [String]) {
        #expect(briefs(template) == expected)
    }

    @Test("a stray closing tag says which section is open, and from where")
    func strayWords() {
        let fault = TemplateRig.faults("\n{{#subject}}\n{{/subjct}}").first
        #expect(fault?.label == "the open section is 'subject', from line 2")
        #expect(fault?.help == "did you mean 'subject'?")
    }

    @Test("all faults come in one run, in the order of the files and lines, each once")
    func all() {
        let main = "{{one}}\n{{{subject}}}\n{{#two}}{{three}}{{/two}}{{>p}}{{>p}}{{>q}}\n{{#on}}"
        #expect(
            briefs(main, ["p": "{{four}}"]) == [
                "SG0503 main 4:1+7", "SG0501 main 1:3+3", "SG0511 main 2:1+13", "SG0501 main 3:4+3",
                "SG0501 main 3:11+5", "SG0502 main 3:41+1", "SG0501 p 1:3+4",
            ])
    }

    @Test("a missing partial and a missing template are named with a suggestion")
    func missing() {
        let (library, _) = TemplateRig.library(["main": "{{>heder}}", "header": "x"])
        let (template, faults) = library.compile("main", for: BoardView.self)
        #expect(template == nil)
        #expect(faults.map(\.brief) == ["SG0502 main 1:4+5"])
        #expect(faults.first?.help == "did you mean 'header'?")
        let (none, missing) = library.compile("mian", for: BoardView.self)
        #expect(none == nil)
        #expect(missing.map(\.brief) == ["SG0510 mian 0:1+1"])
        #expect(missing.first?.help == "did you mean 'main'?")
        #expect(
            library.compile("zebra", for: BoardView.self).1.first?.help
                == "add the file; 'sitegen templates' prints what it can use")
    }

    @Test("two files of one name, and files nothing uses")
    func names() throws {
        let sources = ["a/x", "b/x", "c/y", "z"].compactMap { path in
            RelativePath("templates/\(path).mustache").map { SourceText(path: $0, bytes: Array("{{>y}}".utf8)) }
        }
        let (library, faults) = TemplateLibrary.load(sources)
        #expect(library.names == ["x", "y", "z"])
        #expect(faults.map(\.code) == [.duplicateTemplate])
        #expect(faults.first?.location?.file == "templates/b/x.mustache")
        let unused = library.unused(after: ["x"])
        #expect(unused.map(\.code) == [.unusedTemplate])
        #expect(unused.first?.location?.file == "templates/z.mustache")
        #expect(unused.first?.severity == .warning)
        #expect(library.unused(after: ["z", "x"]).isEmpty)
    }
}
