import Testing

@testable import SiteKit

@Suite("Canonical JSON")
struct CanonicalJSONTests {
    private func text(_ value: JSONValue) -> String { String(decoding: CanonicalJSON.bytes(value), as: UTF8.self) }

    @Test("keys are ordered by their UTF-16 units, as in RFC 8785's own example")
    func order() {
        let keys = ["\u{20AC}", "\r", "\u{FB33}", "1", "\u{1F600}", "\u{80}", "\u{F6}"]
        let value = JSONValue.object(keys.map { JSONValue.Entry(key: $0, value: .null) })
        let wanted = ["\\r", "1", "\u{80}", "\u{F6}", "\u{20AC}", "\u{1F600}", "\u{FB33}"]
        #expect(text(value) == "{" + wanted.map { "\"\($0)\":null" }.joined(separator: ",") + "}")
    }

    @Test("strings have the shortest escapes and no others")
    func strings() {
        #expect(text(.string("\u{20AC}$\u{F}\nA'B\"\\\"/")) == "\"\u{20AC}$\\u000f\\nA'B\\\"\\\\\\\"/\"")
        #expect(
            text(.string("\u{8}\t\u{C}\r\u{1}\u{1F}\u{7F}<\u{2028}")) == "\"\\b\\t\\f\\r\\u0001\\u001f\u{7F}<\u{2028}\""
        )
    }

    @Test("nothing stands between the tokens")
    func compact() {
        let value: JSONValue = .object(["b": .array([.integer(-7), .bool(true), .null]), "a": .object([])])
        #expect(text(value) == #"{"a":{},"b":[-7,true,null]}"#)
    }

    @Test(
        "what is written is read back; numbers that no reader keeps are refused",
        arguments: [
            ("9007199254740991", true), ("-9007199254740991", true), ("0", true), ("9007199254740992", false),
            ("-9223372036854775808", false), ("9223372036854775807", false), ("-9007199254740992", false),
            ("1.0", false), ("-0", false), ("1e3", false), ("[1,2.5]", false), ("{\"a\":99999999999999999999}", false),
            ("true", true), ("null", true), ("\"1.0\"", true), ("[\"true\",false]", true),
        ])
    func numbers(json: String, isFine: Bool) throws {
        let node = try #require(JSONDocument.parse(SourceText("a.json", json)).0)
        let value = CanonicalJSON.value(node)
        #expect((value != nil) == isFine)
        if let value { #expect(text(value) == json) }
    }
}
