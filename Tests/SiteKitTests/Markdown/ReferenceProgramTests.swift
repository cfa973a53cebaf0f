import Testing

@testable import SiteKit

@Suite("Plain Markdown is what the reference program makes of it")
struct ReferenceProgramTests {
    private func plain(_ document: [UInt8]) -> [UInt8] {
        let text = SourceText(path: .root, bytes: document)
        return MarkdownRenderer(resolver: StubResolver()).render(MarkdownSource(text: text, passes: .none)).html.bytes
    }

    private func compare(_ documents: [[UInt8]]) throws {
        let expected = try ReferenceProgram.html(of: documents)
        for (document, html) in zip(documents, expected) where plain(document) != html {
            Issue.record(
                """
                differs for: \(String(decoding: document, as: UTF8.self).debugDescription)
                expected: \(String(decoding: html, as: UTF8.self).debugDescription)
                but got:  \(String(decoding: plain(document), as: UTF8.self).debugDescription)
                """)
            return
        }
    }

    @Test("documents written by hand")
    func byHand() throws {
        let documents = ReferenceDocuments.all
        print("compared with cmark-gfm: \(documents.count) documents written by hand")
        #expect(documents.count >= 150)
        try compare(documents)
    }

    @Test("documents made by chance")
    func byChance() throws {
        var documents: [[UInt8]] = []
        for seed in 0..<1_400 {
            var random = RandomMarkdown(seed: UInt64(seed))
            documents.append(random.document())
        }
        for seed in 0..<800 {
            var random = RandomMarkdown(seed: UInt64(seed) + 1_000_000)
            documents.append(random.soup())
        }
        print("compared with cmark-gfm: \(documents.count) documents made by chance")
        #expect(documents.count >= 2_000)
        try compare(documents)
    }

    @Test("the Markdown may be part of a file")
    func part() {
        let bytes = Array("---\ntitle: *a*\n---\n*b*\n".utf8)
        let source = MarkdownSource(
            text: SourceText(path: .root, bytes: bytes), body: 19..<bytes.count, passes: .none)
        #expect(MarkdownRenderer(resolver: StubResolver()).render(source).html == "<p><em>b</em></p>\n")
    }

    @Test("pages parsed side by side are those parsed one by one")
    func sideBySide() async {
        let pages = (0..<500).map { number in
            Array(
                String(
                    repeating: "~~struck \(number)~~ www.a\(number).test and https://b.test/\(number) :) w~x~\n\n",
                    count: 12
                ).utf8)
        }
        let alone = pages.map(plain)
        #expect(alone[7].firstIndex(of: Array("<del>struck 7</del> <a href=\"http://www.a7.test\">".utf8)) != nil)
        for _ in 0..<4 {
            let together = await withTaskGroup(of: [(Int, [UInt8])].self) { group in
                for task in 0..<8 {
                    group.addTask {
                        stride(from: task, to: pages.count, by: 8).map { ($0, plain(pages[$0])) }
                    }
                }
                var results = pages
                for await part in group {
                    for (index, html) in part { results[index] = html }
                }
                return results
            }
            #expect(together == alone)
        }
    }
}
