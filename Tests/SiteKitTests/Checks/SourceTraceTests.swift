import Testing
@testable import SiteKit

@Suite("From a word on the page to its place in the sources")
struct SourceTraceTests {
    private func place(_ word: String, before: String = "", after: String = "", in texts: [(String, String)]) -> String?
    {
        var trace = SourceTrace()
        let bytes = Array((before + word + after).utf8)
        let start = before.utf8.count
        let quote = Quote(bytes, start..<(start + word.utf8.count), in: bytes.indices)
        let sources = texts.map { SourceText($0.0, $0.1) }
        return trace.location(of: quote, own: Array(sources.prefix(1)), shared: Array(sources.dropFirst())).map {
            "\($0.file):\($0.line):\($0.column)+\($0.length)"
        }
    }

    @Test(
        "a word is found through Markdown's marks, references and line breaks",
        arguments: [
            ("TODO", "One TODO.\n", "a.md:1:5+4"), ("TODO", "Two\n\n**TO**DO here\n", "a.md:3:3+6"),
            ("$0.04", "It is $**0.04** now\n", "a.md:1:7+7"), ("4 cents", "| 4 | cents |\n", "a.md:1:3+9"),
            ("<nil>", "say &lt;nil&gt; or\n", "a.md:1:5+11"), ("$4", "é \\$4\n", "a.md:1:4+2"),
            ("$4", "costs $[4](x.md)\n", "a.md:1:7+3"), ("$4", "costs $<b>4</b>\n", "a.md:1:7+5"),
            ("[the docs][docs]", "See [the docs][docs].\n", "a.md:1:5+16"), ("4 cents", "4\ncents\n", "a.md:1:1+1"),
            ("TODO", "![TODO](x.png)\n", "a.md:1:3+4"), ("a_b", "x a\\_b\n", "a.md:1:3+4"),
        ])
    func through(word: String, text: String, expected: String) {
        #expect(place(word, in: [("a.md", text)]) == expected)
    }

    @Test("what stands around a word decides which of several is meant")
    func context() {
        let text = "First TODO one.\n\nSecond TODO two.\n\nThird TODO three.\n"
        #expect(place("TODO", before: "Second ", after: " two.", in: [("a.md", text)]) == "a.md:3:8+4")
        #expect(place("TODO", before: "Third ", after: " three.", in: [("a.md", text)]) == "a.md:5:7+4")
    }

    @Test("the page's own file comes before what all pages share, unless the other fits better")
    func own() {
        let texts = [("a.md", "x TODO y\n"), ("templates/b.mustache", "x TODO y\n")]
        #expect(place("TODO", before: "x ", after: " y", in: texts) == "a.md:1:3+4")
        let other = [
            ("a.md", "x TODO y\n"), ("templates/b.mustache", "<p>The long footer says TODO to everybody</p>\n"),
        ]
        #expect(
            place("TODO", before: "The long footer says ", after: " to everybody", in: other)
                == "templates/b.mustache:1:25+4")
    }

    @Test("two finds with the same words and neighbours come from two places, in their order")
    func order() {
        var trace = SourceTrace()
        let source = [SourceText("a.md", "- TODO\n- TODO\n")]
        let quote = Quote("TODO")
        #expect(trace.location(of: quote, own: source, shared: [])?.line == 1)
        #expect(trace.location(of: quote, own: source, shared: [])?.line == 2)
    }

    @Test("words of prose don't come from code, unless there is nowhere else")
    func code() {
        let text = "```\nTODO\n```\n\n`TODO` and TODO\n"
        #expect(place("TODO", in: [("a.md", text)]) == "a.md:5:12+4")
        #expect(place("TODO", in: [("a.md", "say `TODO`\n")]) == "a.md:1:6+4")
    }

    @Test("equal entries of a list are told one by one")
    func entries() {
        var trace = SourceTrace()
        let source = [SourceText("a.md", "- TODO\n- TODO\n- TODO\n")]
        let page = Array("TODO\n\nTODO\n\nTODO\n".utf8)
        let lines = [0..<4, 6..<10, 12..<16].map { range in
            trace.location(of: Quote(page, range, in: page.indices), own: source, shared: [])?.line
        }
        #expect(lines == [1, 2, 3])
    }

    @Test("words that no source has are from nowhere")
    func nowhere() {
        #expect(place("TODO", in: [("a.md", "nothing\n")]) == nil)
    }
}
