import Testing

@testable import SiteKit

@Suite("Pages made by chance, with everything on")
struct RandomPageTests {
    private static let pieces = [
        ":a[b]", ":unknown[x]", "\\:a[b]", ":a[", ":a{b=c}", ":a{", "`:a[b]`", ":::a\n", ":::\n", "::::b[T]{c=d}\n",
        "::leaf{a=b}\n",
        ":::: x\n", "> ", "- ", "1. ", "  ", "    ", "\n", "\n\n", "\r\n", "text ", "é日本 ", "## h {#x}\n",
        "# h :a[b]\n", "```\n",
        "<div>\n", "<b onclick=x>", "<!-- ", "-->", "<script>", "[a](missing.md)", "[a](b.md#c)", "[r]",
        "[r]: missing.md\n",
        "![a](b.png)", "![:a[b]](missing.png)", "[a](#h)", "[a](javascript:x)", "| a | :a[b] |\n|---|---|\n",
        "| x | [y](missing) |\n",
        "*", "**", "~~", "`", "\u{80}", "<!--sg0:0-->", "[^1]", "[^1]: :a[b]\n", "&amp;", "\\", "\u{0}", "\r",
    ]

    private func page(_ seed: Int) -> String {
        var random = RandomMarkdown(seed: UInt64(seed))
        var text = ""
        for _ in 0..<Int.random(in: 1...40, using: &random) { text += Self.pieces.randomElement(using: &random) ?? "" }
        return text
    }

    @Test("nothing made for our own use is left in them, and every fault is somewhere in the file")
    func leavesNothing() {
        var faults = 0
        for seed in 0..<3_000 {
            let text = page(seed)
            let result = rendered(text, splitLevel: 2)
            let html = result.parts.reduce(into: [UInt8]()) { $0 += $1.html.bytes }
            if !text.contains("\u{80}") {
                #expect(DirectiveMark.first(in: html) == nil, "\(text.debugDescription)")
            }
            if !text.contains("<!--sg0:0-->") {
                #expect(html.firstIndex(of: Array("!--sg".utf8)) == nil, "\(text.debugDescription)")
            }
            #expect(!html.contains(1), "\(text.debugDescription)")
            let lines = Array(text.utf8).split(separator: .newline, omittingEmptySubsequences: false)
            for fault in result.diagnostics {
                faults += 1
                guard let place = fault.location, place.line >= 1, place.line <= lines.count else {
                    Issue.record("\(fault) in \(text.debugDescription)")
                    continue
                }
                let width = String(decoding: lines[place.line - 1], as: UTF8.self).unicodeScalars.count
                #expect(place.column + place.length <= width + 2, "\(fault) in \(text.debugDescription)")
            }
        }
        print("pages made by chance: 3000, faults found in them: \(faults)")
        #expect(faults > 3_000)
    }

    @Test("the same page always gives the same result")
    func deterministic() {
        for seed in 0..<200 {
            let first = rendered(page(seed))
            let second = rendered(page(seed))
            #expect(first.html == second.html)
            #expect(first.diagnostics == second.diagnostics)
        }
    }

    @Test("a place that a fault names says what the fault is about")
    func namesThePlace() {
        var checked = 0
        for seed in 0..<3_000 {
            var scalars = page(seed).unicodeScalars
            scalars.removeAll { $0 == "\r" }
            let text = String(scalars)
            let lines = scalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
            for fault in rendered(text).diagnostics {
                guard let place = fault.location, fault.code.id == "SG0299" || fault.code.id == "SG0205" else {
                    continue
                }
                let line = lines[place.line - 1]
                let from = min(place.column - 1, line.count)
                let named = String(String.UnicodeScalarView(line[from..<min(from + place.length, line.count)]))
                #expect(
                    ["missing.md", "missing.png", "missing", "unknown", "javascript:x"].contains(named),
                    "\(named) at \(place) for \(fault.message) in \(text.debugDescription)")
                checked += 1
            }
        }
        print("places compared with the text there: \(checked)")
        #expect(checked > 1_000)
    }
}
