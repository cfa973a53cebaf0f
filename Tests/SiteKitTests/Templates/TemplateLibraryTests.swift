import Testing

@testable import SiteKit

@Suite("Templates: scanning, sections and the reference")
struct TemplateLibraryTests {
    @Test("tags and texts cover the bytes without a gap, and tags know their places")
    func tokens() throws {
        let text = "a {{ subject }}\n  {{#fixed.leaf}}\nü{{{ markup }}}{{/fixed.leaf}}{{=<% %>=}}<%>p%>"
        let path = try #require(RelativePath("templates/t.mustache"))
        let bytes = Array(text.utf8)
        let (tokens, faults) = TagScanner.scan(SourceText(path: path, bytes: bytes))
        #expect(faults.isEmpty)
        var position = 0
        var found: [String] = []
        for token in tokens {
            let range: Range<Int>
            switch token {
            case .text(let text): range = text
            case .tag(let tag):
                range = tag.range
                let name = String(decoding: bytes[tag.name.range], as: UTF8.self)
                found.append("\(tag.kind) \(name) \(tag.line.map { "\($0)" } ?? "-")")
                for part in tag.name.parts {
                    #expect(String(decoding: bytes[part.range], as: UTF8.self) == part.text)
                }
            }
            #expect(range.lowerBound == position)
            position = range.upperBound
        }
        #expect(position == bytes.count)
        #expect(
            found == [
                "variable subject -", "section fixed.leaf 16..<34", "raw markup -", "close fixed.leaf -",
                "delimiters <% %> -", "partial p -",
            ])
    }

    @Test("random templates are covered by their tokens")
    func coverage() {
        for seed in 1...500 as ClosedRange<UInt64> {
            var generator = TemplateGenerator(seed: seed)
            let bytes = Array(generator.template().utf8)
            let (tokens, faults) = TagScanner.scan(SourceText(path: .root, bytes: bytes))
            #expect(faults.isEmpty)
            var position = 0
            for token in tokens {
                let range =
                    switch token {
                    case .text(let range): range
                    case .tag(let tag): tag.range
                    }
                #expect(range.lowerBound == position && !range.isEmpty)
                position = range.upperBound
            }
            #expect(position == bytes.count)
        }
    }

    @Test("a section on a text or on HTML that is never absent shows when it isn't empty")
    func emptiness() {
        var view = BoardView()
        let template = "{{#subject}}[{{.}}]{{/subject}}{{^subject}}none{{/subject}}{{#markup}}{{{.}}}{{/markup}}"
        #expect(TemplateRig.ours(template, view) == "[world]<b>bold</b>")
        view.subject = ""
        view.markup = ""
        #expect(TemplateRig.ours(template, view) == "none")
    }

    @Test("a section on a text that may be absent shows when it is there, even if it is empty")
    func presence() throws {
        var view = BoardView()
        view.given = ""
        let template = "{{#given}}[{{given}}]{{/given}}{{^given}}none{{/given}}"
        #expect(TemplateRig.ours(template, view) == "[]")
        #expect(try TemplateRig.theirs(template, view) == "[]")
        view.given = nil
        #expect(TemplateRig.ours(template, view) == "none")
    }

    @Test("rendering adds to what is there, and templates can be shared between tasks")
    func appending() async throws {
        let (library, _) = TemplateRig.library(["main": "{{#panels}}{{name}} {{fixed.name}} {{/panels}}"])
        let template = try #require(library.compile("main", for: BoardView.self).0)
        var output = Array("before ".utf8)
        var view = BoardView()
        view.panels = [PanelView(name: "a"), PanelView(name: "b")]
        template.render(view, into: &output)
        #expect(String(decoding: output, as: UTF8.self) == "before a panel b panel ")
        let results = await withTaskGroup(of: HTML.self) { group in
            for number in 0..<50 {
                var own = view
                own.fixed.name = "\(number)"
                group.addTask { [own] in template.render(own) }
            }
            return await group.reduce(into: Set<HTML>()) { $0.insert($1) }
        }
        #expect(results.count == 50)
    }

    @Test("a file that could not be read gives no template, and its names are checked all the same")
    func unsound() {
        let (library, faults) = TemplateRig.library(["main": "{{#on}}{{>p}}", "p": "{{}}", "q": "{{>p}}"])
        #expect(faults.map(\.brief) == ["SG0503 main 1:1+7", "SG0506 p 1:1+4"])
        let (template, more) = library.compile("q", for: BoardView.self)
        #expect(template == nil)
        #expect(more.isEmpty)
    }

    @Test("the same partial means what the view around it makes it mean")
    func partialsPerScope() throws {
        let (library, _) = TemplateRig.library([
            "main": "{{>p}}, {{#fixed}}{{>p}}{{/fixed}}", "p": "{{subject}}",
        ])
        let (template, faults) = library.compile("main", for: BoardView.self)
        #expect(faults.isEmpty)
        #expect(template?.render(BoardView()).string == "world, panel subject")
    }

    @Test("the reference lists every field with its kind, and stops where a view holds itself")
    func reference() throws {
        let fields = TemplateReference.describe(BoardView.self)
        #expect(fields.map(\.name) == BoardView.fields.map(\.name))
        #expect(fields.map(\.kind.rawValue).prefix(4) == ["text", "text", "text", "text"])
        let child = try #require(fields.first { $0.name == "child" })
        #expect(child.kind == .view)
        #expect(child.isOptional)
        #expect(child.type == "PanelView")
        let inner = try #require(child.children.first { $0.name == "panels" })
        #expect(inner.kind == .list)
        #expect(inner.children.isEmpty)
        #expect(fields.first { $0.name == "words" }?.type == "text")
        #expect(fields.first { $0.name == "gone" }?.doc == "A text that is mostly absent.")
    }
}
