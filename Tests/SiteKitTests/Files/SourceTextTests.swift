import Testing
@testable import SiteKit

@Suite("Places in a text")
struct SourceTextTests {
    private func spot(_ text: String, of part: String) throws -> String {
        let source = SourceText("a.md", text)
        let range = try #require(source.bytes.firstRange(of: Array(part.utf8)))
        let place = source.location(of: range)
        return "\(place.line):\(place.column)+\(place.length)"
    }

    @Test(
        "columns and lengths count Unicode scalars",
        arguments: [
            ("abc", "b", "1:2+1"), ("größe x", "x", "1:7+1"), ("日本語 = wert", "wert", "1:7+4"), ("a\nb😀c", "c", "2:3+1"),
            ("e\u{301}x", "x", "1:3+1"), ("größe", "öß", "1:3+2"), ("\n\n\nx", "x", "4:1+1"),
        ])
    func multibyte(text: String, part: String, expected: String) throws {
        #expect(try spot(text, of: part) == expected)
    }

    @Test("CRLF lines count as one line each, and a range ends with its line")
    func lineEnds() throws {
        #expect(try spot("one\r\ntwo\r\nthree", of: "three") == "3:1+5")
        #expect(try spot("one\ntwo\nthree", of: "o\nthree") == "2:3+1")
    }

    @Test("an offset past the end is the end")
    func pastTheEnd() {
        let text = SourceText("a.md", "ab\ncd")
        #expect(text.location(of: 99..<120) == SiteKit.SourceLocation(file: "a.md", line: 2, column: 3))
        #expect(SourceText("a.md", "").location(of: 0..<0) == SiteKit.SourceLocation(file: "a.md", line: 1))
        #expect(SourceText("a.md", "ab\n").location(of: 3..<3) == SiteKit.SourceLocation(file: "a.md", line: 2))
    }

    @Test("a byte column of a parser becomes a column of scalars")
    func byteColumn() {
        let text = SourceText("a.md", "größe\nabc")
        #expect(text.location(line: 1, byteColumn: 6, length: 2).column == 5)
        #expect(
            text.location(line: 2, byteColumn: 2, length: 2)
                == SiteKit.SourceLocation(file: "a.md", line: 2, column: 2, length: 2))
        #expect(text.location(line: 9, byteColumn: 3) == SiteKit.SourceLocation(file: "a.md", line: 9, column: 3))
        #expect(text.location(line: 2, byteColumn: 0).column == 1)
    }

    @Test("lines begin where they begin")
    func offsets() {
        let text = SourceText("a.md", "a\nbc\n")
        #expect([1, 2, 3, 4].map { text.offset(ofLine: $0) } == [0, 2, 5, nil])
    }
}
