import Testing

@testable import SiteKit

@Suite("API reader: whatever a server says can be written down")
struct APIAnswerPropertyTests {
    /// Answers with fields that are known, of kinds and values that nobody expects.
    private struct Made {
        var random: FixedRandom

        mutating func pick<Element>(_ list: [Element]) -> Element {
            list[Int.random(in: 0..<list.count, using: &random)]
        }

        mutating func text() -> String {
            switch Int.random(in: 0..<16, using: &random) {
            case 0: return "\"\""
            case 1: return "\"\\ud800\""
            case 2: return "\"\\u0000\\u001b\\u0007\\n\\u202e\\ufeff\\uffff\""
            case 3: return "\"  \\t \""
            case 4: return "\"\(String(repeating: "x\\n", count: 5_000))\""
            case 5: return "\"\(String(repeating: "é", count: 70_000))\""
            case 6: return "\"https://files.fixture.test/\\\"\\\\\\u0001 \\u2028\""
            case 7: return "\"2026-12-24T06:03:00.123+01:00\""
            case 8: return "\"9999-12-31T23:59:59-23:00\""
            case 9: return "\"-0001-01-01T00:00:00Z\""
            case 10: return "\"12026-01-01T00:00:00Z\""
            case 11: return "\"igen_1\""
            case 12: return "\"👩‍👩‍👧 e\\u0301\\u00a0\""
            case 13: return "\"AAAA\""
            default: return pick(["\"completed\"", "\"queued\"", "\"failed\"", "\"cancelled\"", "\"succeeded\""])
            }
        }

        mutating func value(_ depth: Int) -> String {
            switch Int.random(in: 0..<(depth > 1 ? 8 : 12), using: &random) {
            case 0: return pick(["null", "true", "false"])
            case 1: return pick(["7", "-1", "0", "1e300", "-0.5", "9007199254740993", "99999999999999999999", "1.0"])
            case 2...7: return text()
            case 8:
                return "["
                    + (0..<Int.random(in: 0..<3, using: &random)).map { _ in value(depth + 1) }
                    .joined(separator: ",") + "]"
            default: return object(depth + 1)
            }
        }

        mutating func object(_ depth: Int) -> String {
            let names = [
                "id", "status", "size", "quality", "usage", "data", "error", "request_id", "next_poll_after_ms",
                "b64_json", "r2_url", "r2_url_expires_at", "url", "revised_prompt", "code", "type", "message",
                "task_id", "input_tokens", "output_tokens", "total_tokens", "input_tokens_details", "text_tokens",
            ]
            var fields: [String] = []
            for name in names where Int.random(in: 0..<3, using: &random) == 0 {
                let usual =
                    name == "data" ? "[\(object(depth + 1))]" : name == "error" ? object(depth + 1) : value(depth)
                fields.append("\"\(name)\":\(depth > 1 ? text() : usual)")
            }
            return "{" + fields.joined(separator: ",") + "}"
        }
    }

    @Test("any JSON leads to a journal that can be read again, whole and cut off", arguments: 0..<4)
    func journal(seed: UInt64) throws {
        var made = Made(random: FixedRandom(seed: seed))
        let reader = APIReader { $0 }
        for _ in 0..<10 {
            let body = Array(made.object(0).utf8)
            let status = made.pick([200, 200, 200, 202, 400, 404, 409, 410, 429, 500])
            let head = HTTPResponse(
                status: status, headers: ["X-Request-Id": made.pick(["", " ", "req_1", "\u{1}"]), "Retry-After": ""],
                body: body)
            var asked = TaskWalk()
            asked.post(reader.create(head))
            var walk = TaskWalk.taken()
            let isCut = made.pick([true, false])
            let part = isCut ? Array(body.prefix(body.count * 3 / 4)) : body
            walk.read(reader.read(isCut ? nil : head, isCut ? .cut : nil, part, size: .square, task: "igen_1"))
            walk.go()
            if case .fetch = walk.effect { walk.take(.fetched(.never("404"))) }
            for walk in [asked, walk] {
                let (contents, faults) = JournalContents.parse(walk.bytes, "")
                #expect(faults.map(\.message) == [] && contents?.soundBytes == walk.bytes.count)
                #expect(walk.bytes.count < 1 << 19)
            }
        }
    }
}
