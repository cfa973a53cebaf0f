import Testing
@testable import SiteKit

@Suite("Front matter and body")
struct SourceFileTests {
    private func split(_ text: String) -> (matter: String?, body: String)? {
        guard let file = SourceFile.split(SourceText("content/a.md", text)).0 else { return nil }
        func part(_ range: Range<Int>) -> String { String(decoding: file.text.bytes[range], as: UTF8.self) }
        return (file.matter.map(part), part(file.body))
    }

    @Test(
        "the head is what stands between the first line and the next fence",
        arguments: [
            ("---\ntitle: x\n---\nbody\n", "title: x\n", "body\n"),
            ("---\r\ntitle: x\r\n---\r\nbody", "title: x\r\n", "body"),
            ("---\n---\nbody", "", "body"), ("---\na: 1\n---", "a: 1\n", ""),
            ("---  \na: 1\n--- \t\nbody", "a: 1\n", "body"),
            ("---\na: 1\n---\nb\n---\nc", "a: 1\n", "b\n---\nc"),
            ("---\na: |\n  x ---\n----\n---\nb", "a: |\n  x ---\n----\n", "b"),
        ])
    func heads(text: String, matter: String, body: String) throws {
        let found = try #require(split(text))
        #expect(found.matter == matter)
        #expect(found.body == body)
    }

    @Test(
        "a file that doesn't begin with a fence has no head",
        arguments: [
            "# Title\n", " ---\n\nText\n", "\n---\n\n# After a rule\n", "----\na\n---\n", "--- a\n---\n", "--\na\n--\n",
        ])
    func noHead(text: String) throws {
        let found = try #require(split(text))
        #expect(found.matter == nil)
        #expect(found.body == text)
    }

    @Test(
        "a head that is never closed is an error on the first line",
        arguments: [
            "---\ntitle: x\n\n# Body\n", "---", "---\n", "---\na: 1\n --- \n", "---\na: 1\n----\n",
        ])
    func open(text: String) {
        let (file, faults) = SourceFile.split(SourceText("content/a.md", text))
        #expect(file == nil)
        #expect(faults.map(\.spot) == ["SG0110 content/a.md:1:1"])
    }

    @Test(
        "a head below empty lines was meant as one, and is an error there",
        arguments: [
            ("\n---\na: 1\n---\n", "SG0110 content/a.md:2:1"),
            ("\r\n \n---\ntitle: x\n---\n", "SG0110 content/a.md:3:1"),
        ])
    func late(text: String, expected: String) {
        #expect(SourceFile.split(SourceText("content/a.md", text)).1.map(\.spot) == [expected])
    }

    @Test("an empty file is an error, and so is one of blanks", arguments: ["", "\n", "  \t\r\n\n"])
    func empty(text: String) {
        let (file, faults) = SourceFile.split(SourceText("content/a.md", text))
        #expect(file == nil)
        #expect(faults.map(\.summary) == ["SG0112 content/a.md 'content/a.md' is empty"])
    }

    @Test("the closing fence isn't looked for beyond what a head may hold")
    func endless() {
        let text = "---\n" + String(repeating: "# filler\n", count: 40_000) + "---\n"
        #expect(SourceFile.split(SourceText("content/a.md", text)).1.map(\.code.id) == ["SG0110"])
    }
}
