import Testing

@testable import SiteKit

@Suite("Bounds of templates")
struct TemplateBoundTests {
    @Test(
        "partials that would go round for ever are refused",
        arguments: [
            (["main": "{{>main}}"], ["SG0514 main 1:4+4"]),
            (["main": "{{#on}}{{>main}}{{/on}}"], ["SG0514 main 1:11+4"]),
            (["main": "{{#given}}{{>main}}{{/given}}"], ["SG0514 main 1:14+4"]),
            (["main": "{{>p}}", "p": "{{>q}}", "q": "{{>p}}"], ["SG0514 p 1:4+1", "SG0514 q 1:4+1"]),
            (["main": "{{#panels}}{{>main}}{{/panels}}"], []),
            (["main": "{{>p}}", "p": "{{#fixed}}{{>p}}{{/fixed}}"], ["SG0514 p 1:14+1"]),
            (["main": "{{#panels}}{{>p}}{{/panels}}", "p": "{{#panels}}{{>p}}{{/panels}}"], []),
            (["main": "{{#panels}}{{>p}}{{/panels}}", "p": "{{#inner}}{{#on}}{{>p}}{{/on}}{{/inner}}"], []),
            (["main": "{{#panels}}{{>p}}{{/panels}}", "p": "{{#panels}}{{>q}}{{/panels}}", "q": "{{>p}}"], []),
            (
                [
                    "main": "{{#panels}}{{>p}}{{/panels}}", "p": "{{#panels}}{{>q}}{{/panels}}{{>q}}",
                    "q": "{{#on}}{{>p}}{{/on}}",
                ],
                ["SG0514 p 1:32+1", "SG0514 q 1:11+1"]
            ),
        ] as [([String: String], [String])])
    func recursion(texts: [String: String], expected: [String]) {
        let (library, faults) = TemplateRig.library(texts)
        #expect((faults + library.compile("main", for: BoardView.self).1).map(\.brief) == expected)
    }

    @Test("a recursive partial follows the data to its end")
    func tree() throws {
        let (library, _) = TemplateRig.library([
            "main": "<ul>\n{{#panels}}\n  {{> p }}\n{{/panels}}\n</ul>\n",
            "p": "<li>{{name}}\n{{#panels}}\n  {{> p }}\n{{/panels}}\n</li>\n",
        ])
        let (template, faults) = library.compile("main", for: BoardView.self)
        #expect(faults.isEmpty)
        var view = BoardView()
        view.panels = [PanelView(name: "a", panels: [PanelView(name: "b"), PanelView(name: "c")])]
        let html = try #require(template).render(view).string
        #expect(
            html == """
                <ul>
                  <li>a
                    <li>b
                    </li>
                    <li>c
                    </li>
                  </li>
                </ul>

                """)
    }

    @Test("data deeper than the bound is cut off, not followed")
    func deepData() throws {
        let (library, _) = TemplateRig.library([
            "main": "{{#panels}}{{>p}}{{/panels}}", "p": "x{{#panels}}{{>p}}{{/panels}}",
        ])
        var panel = PanelView()
        for _ in 0..<500 { panel = PanelView(panels: [panel]) }
        var view = BoardView()
        view.panels = [panel]
        let template = try #require(library.compile("main", for: BoardView.self).0)
        #expect(template.render(view).bytes.count == TemplateRenderer.maximumDepth)
    }

    @Test("sections nested too deep are reported once, and nothing overflows")
    func deepSections() {
        func nested(_ depth: Int) -> String {
            String(repeating: "{{#on}}", count: depth) + "x" + String(repeating: "{{/on}}", count: depth)
        }
        #expect(TemplateRig.faults(nested(100)).isEmpty)
        #expect(TemplateRig.faults(nested(101)).map(\.brief) == ["SG0515 main 1:701+7"])
        #expect(TemplateRig.faults(nested(50_000)).map(\.brief) == ["SG0515 main 1:701+7"])
    }

    @Test("a long chain of partials is reported, and nothing overflows")
    func chain() {
        var texts: [String: String] = [:]
        for number in 0..<500 { texts["p\(number)"] = "{{#on}}{{>p\(number + 1)}}{{/on}}" }
        texts["p500"] = "end"
        #expect(TemplateRig.faults("{{>p0}}", partials: texts).map(\.code) == [.templateTooDeep])
        #expect(TemplateRig.faults("{{>p460}}", partials: texts).isEmpty)
    }

    @Test("hostile bytes are read in one pass")
    func hostile() {
        for unit in ["{{", "{{{", "{{#", "{{!", "{{=", "}}", "{{a{{", "{{#a}}", "{{/a}}", "{{.", "\n{{>", "{{= "] {
            _ = TemplateRig.faults(String(repeating: unit, count: 400))
        }
        let bytes = Array("{{=\u{0}".utf8) + [0xFF, 0xFE, 0x7B, 0x7B, 0x80, 0x7D, 0x7D]
        let path = RelativePath("templates/main.mustache") ?? .root
        let (library, faults) = TemplateLibrary.load([SourceText(path: path, bytes: bytes)])
        #expect(faults.hasErrors)
        #expect(library.compile("main", for: BoardView.self).0 == nil)
    }

    @Test("random bytes of tags neither crash nor hang")
    func noise() {
        var random = FixedRandom(seed: 7)
        let units = [
            "{", "}", "{{", "}}", "#", "/", "^", "on", "fixed", ".", " ", "\n", "=", "!", ">", "main", "&", "|",
        ]
        var sound = 0
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 0..<30, using: &random)).map { _ in units.randomElement(using: &random) ?? ""
            }
            let (library, faults) = TemplateRig.library(["main": text.joined()])
            let (template, more) = library.compile("main", for: BoardView.self)
            #expect((template == nil) == (faults + more).hasErrors)
            guard let template else { continue }
            sound += 1
            _ = template.render(BoardView())
        }
        #expect(sound > 100)
    }
}
