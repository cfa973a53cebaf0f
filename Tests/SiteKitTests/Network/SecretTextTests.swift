import Foundation
import Testing
@testable import SiteKit

@Suite("A text that can't be printed")
struct SecretTextTests {
    private static let key = "sk-live_7hQ2vX9pLm4TzR8+wA/b=c"

    private func secret(_ text: String = key) throws -> SecretText { try #require(SecretText(key: text)) }

    /// All that can be seen of a value by printing, dumping and walking through it.
    private func seen(_ value: Any) -> String {
        var text = "\(value)\n\(String(describing: value))\n\(String(reflecting: value))\n"
        dump(value, to: &text)
        var open = [value]
        while let next = open.popLast() {
            for child in Mirror(reflecting: next).children {
                text += "\(child.label ?? "") \(child.value)\n"
                open.append(child.value)
            }
        }
        return text
    }

    @Test("white space around a key is no part of it")
    func trimming() throws {
        #expect(try secret("  \n\t\(Self.key)\r\n").revealed == Self.key)
    }

    @Test(
        "what can't stand in a header is no key",
        arguments: ["", " ", "\n", "a b", "a\tb", "a\nb", "a\r\nX-Other: 1", "käse", "a\u{0}b", "a\u{7F}", "a\u{A0}b"])
    func noKey(text: String) {
        #expect(SecretText(key: text) == nil)
    }

    @Test("it is hidden alone, in other values, in errors and in requests")
    func hidden() throws {
        struct Failed: Error { let key: SecretText? }
        let secret = try secret()
        var request = HTTPRequest(.post, try #require(WebAddress("https://api.example/v1")))
        request.bearer = secret
        let values: [Any] = [
            secret, Optional(secret) as Any, [secret], ["key": secret], (secret, 1), Failed(key: secret), request,
            [request], Result<Int, Failed>.failure(Failed(key: secret)),
        ]
        for value in values {
            let text = seen(value)
            #expect(!text.contains("7hQ2vX9"), "\(type(of: value))")
            #expect(text.contains("(hidden)"), "\(type(of: value))")
        }
        #expect(Mirror(reflecting: secret).children.isEmpty)
        #expect(!(secret as Any is any Hashable) && !(secret as Any is any Encodable))
        #expect(!(secret as Any is any CustomPlaygroundDisplayConvertible))
    }

    @Test("it is taken out of a text wherever it stands")
    func redaction() throws {
        let secret = try secret()
        #expect(secret.redacted("key \(Self.key) and \(Self.key).") == "key (hidden) and (hidden).")
        #expect(secret.redacted(Self.key + Self.key) == "(hidden)")
        #expect(secret.redacted("nothing of it: sk-live_7hQ") == "nothing of it: sk-live_7hQ")
        #expect(secret.redacted("") == "")
        #expect(secret.redacted("ä \(Self.key) ö") == "ä (hidden) ö")
    }

    @Test("its other spellings are taken out too")
    func spellings() throws {
        let secret = try secret()
        let bytes = Array(Self.key.utf8)
        var spellings = [
            bytes.map { String(format: "%%%02X", $0) }.joined(), bytes.map { String(format: "%%%02x", $0) }.joined(),
            Self.key.replacingOccurrences(of: "+", with: "%2B").replacingOccurrences(of: "/", with: "%2f"),
            Self.key.replacingOccurrences(of: "/", with: "\\/"),
            bytes.map { String(format: "\\u%04x", $0) }.joined(), bytes.map { String(format: "\\u%04X", $0) }.joined(),
            bytes.map { String(format: "%%5Cu%04x", $0) }.joined(),
            Data(bytes).base64EncodedString(),
        ]
        spellings.append(
            Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-")
                .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: ""))
        for spelling in spellings {
            #expect(secret.redacted("<\(spelling)>") == "<(hidden)>", "\(spelling)")
        }
        #expect(try self.secret("a\"b\\c").redacted(#"{"k":"a\"b\\c"}"#) == #"{"k":"(hidden)"}"#)
    }

    @Test("in base64 it is seen amid a longer text, whatever stands before it")
    func amidBase64() throws {
        let secret = try secret()
        for before in ["", "B", "Be", "Bea", "Bearer ", "user:"] {
            let shown = secret.redacted(Data("\(before)\(Self.key) after".utf8).base64EncodedString())
            #expect(shown.contains("(hidden)"))
            // What stands before and after, and a character at either end that holds bits of both.
            #expect(shown.count < 32, "\(shown)")
        }
    }

    @Test("12 characters of it in a row are enough, 11 are not")
    func runs() throws {
        let secret = try secret()
        let start = Self.key.index(Self.key.startIndex, offsetBy: 5)
        let twelve = String(Self.key[start...].prefix(12))
        #expect(secret.redacted("…\(twelve)…") == "…(hidden)…")
        #expect(secret.redacted("…\(twelve.dropLast())…") == "…\(twelve.dropLast())…")
    }

    @Test("it is taken out of bytes as they come, wherever they are parted", arguments: [UInt64(1), 2, 3])
    func parted(seed: UInt64) throws {
        var random = FixedRandom(seed: seed)
        let secret = try secret()
        let bytes = Array(Self.key.utf8)
        let spellings = [
            Self.key, bytes.map { String(format: "%%%02X", $0) }.joined(),
            bytes.map { String(format: "\\u%04x", $0) }.joined(),
            bytes.map { String(format: "\\u%04x", $0).utf8.map { String(format: "%%%02x", $0) }.joined() }.joined(),
            Data(bytes).base64EncodedString(),
        ]
        for spelling in spellings {
            for size in [1, 2, 3, 7, 50, 10_000] {
                let before = String(repeating: "ab", count: Int.random(in: 0...400, using: &random))
                var rest = Array("\(before)<\(spelling)> and \(spelling).".utf8)[...]
                var (filter, shown) = (secret.filter, [UInt8]())
                while !rest.isEmpty {
                    let count = min(rest.count, Int.random(in: 1...size, using: &random))
                    shown += filter.take(Array(rest.prefix(count)))
                    rest = rest.dropFirst(count)
                }
                shown += filter.finish()
                #expect(String(decoding: shown, as: UTF8.self) == "\(before)<(hidden)> and (hidden).", "\(spelling)")
            }
        }
    }

    @Test("no more is held back than what may be its beginning")
    func held() throws {
        var filter = try secret().filter
        let answer = Array("{\"url\":\"https://a.example/b%2Fc\",\"size\":\"1024x1024\"}".utf8)
        #expect(filter.take(answer) == answer)
        #expect(filter.take(Array("sk-live_7h".utf8)).isEmpty)
        #expect(filter.take([UInt8(ascii: "!")]).count == 11)
        #expect(filter.finish().isEmpty)
    }

    @Test("the filter shows no more of it than the secret itself does")
    func filterIsHidden() throws {
        var filter = try secret().filter
        _ = filter.take(Array(Self.key.utf8.prefix(11)))
        #expect(!seen(filter).contains("live") && Mirror(reflecting: filter).children.isEmpty)
    }

    @Test("random keys leave nothing of 12 characters in any spelling", arguments: [UInt64(1), 2, 3])
    func random(seed: UInt64) throws {
        var random = FixedRandom(seed: seed)
        for _ in 0..<200 {
            let length = Int.random(in: 12...64, using: &random)
            let bytes = (0..<length).map { _ in UInt8.random(in: 0x21...0x7E, using: &random) }
            let key = String(decoding: bytes, as: UTF8.self)
            let secret = try secret(key)
            let before = String(repeating: "x", count: Int.random(in: 0...4, using: &random))
            #expect(secret.redacted("- \(key) -") == "- (hidden) -")
            let percent = bytes.map {
                Bool.random(using: &random) ? String(format: "%%%02x", $0) : String(format: "%%%02X", $0)
            }
            #expect(secret.redacted("- \(percent.joined()) -") == "- (hidden) -")
            let encoded = secret.redacted(Data("\(before)\(key)".utf8).base64EncodedString())
            #expect(encoded.contains("(hidden)"))
        }
    }
}
