import Foundation
import Testing
@testable import SiteKit

@Suite("Writing JSON")
struct JSONValueTests {
    @Test("every kind of value is written in its order")
    func kinds() {
        let value = JSONValue.object([
            "z": .null, "a": .bool(true), "b": .bool(false), "n": .integer(-5), "as written": .number("0.10"),
            "list": .array([.string("x"), .array([]), .object([])]), "absent": nil,
        ])
        #expect(
            value.text()
                == #"{"z":null,"a":true,"b":false,"n":-5,"as written":0.10,"list":["x",[],{}]}"#)
    }

    @Test("indented by two spaces a level, empty lists stay together")
    func indented() {
        let value = JSONValue.object([
            "a": .array([.integer(1), .object(["b": .null])]), "c": .array([]), "d": .object([]),
        ])
        #expect(
            value.text(indented: true) == """
                {
                  "a": [
                    1,
                    {
                      "b": null
                    }
                  ],
                  "c": [],
                  "d": {}
                }
                """)
    }

    @Test(
        "what JSON wants escaped is escaped, the rest stands as it is",
        arguments: [
            ("\"", #""\"""#), ("\\", #""\\""#), ("\n\r\t", #""\n\r\t""#),
            ("\u{0}\u{1F}\u{8}", #""\u0000\u001f\u0008""#),
            ("/ ' ü 日本 😀 \u{7F}", "\"/ ' ü 日本 😀 \u{7F}\""), ("</script>", "\"</script>\""), ("", "\"\""),
            ("\r\n", #""\r\n""#),
        ])
    func escapes(text: String, expected: String) {
        #expect(JSONValue.string(text).text() == expected)
    }

    @Test("keys are escaped as values are")
    func keys() {
        #expect(JSONValue.object(["a\"b\n": .null]).text() == #"{"a\"b\n":null}"#)
    }

    @Test(
        "for a script element nothing that could end it is left",
        arguments: [
            "</script><script>alert(1)</script>", "<!-- x", "]]>", "a & b", "\u{2028}\u{2029}",
        ])
    func forScript(text: String) throws {
        var bytes: [UInt8] = []
        JSONValue.object([text: .string(text)]).write(into: &bytes, forScript: true)
        let written = String(decoding: bytes, as: UTF8.self)
        #expect(!written.unicodeScalars.contains { "<>&\u{2028}\u{2029}".unicodeScalars.contains($0) })
        let read = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: String])
        #expect(read == [text: text])
    }

    @Test("what is written can be read again by another program's parser")
    func roundTrip() throws {
        var generator = FixedRandom(seed: 7)
        for _ in 0..<200 {
            let scalars = (0..<12).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &generator)) }
            let text = String(String.UnicodeScalarView(scalars))
            let read = try JSONSerialization.jsonObject(with: Data(JSONValue.array([.string(text)]).text().utf8))
            #expect((read as? [String])?.first.map { Array($0.unicodeScalars) } == scalars)
        }
    }
}
