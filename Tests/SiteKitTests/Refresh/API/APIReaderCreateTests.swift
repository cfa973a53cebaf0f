import Testing

@testable import SiteKit

@Suite("API reader: answers to a request")
struct APIReaderCreateTests {
    private static let key = "sk-live-0123456789abcdef"

    private func create(
        _ status: Int, _ body: String, _ headers: [String: String] = [:]
    ) throws -> CreateAnswer {
        let secret = try #require(SecretText(key: Self.key))
        return APIReader(redact: secret.redacted).create(
            HTTPResponse(status: status, headers: headers, body: Array(body.utf8)))
    }

    @Test("202 names the task, with the request's name from wherever it stands")
    func taken() throws {
        let body = #"{"id":"igen_0123456789abcdef01234567","status":"queued","created_at":"2026-11-24T06:03:00Z"}"#
        let id = "igen_0123456789abcdef01234567"
        #expect(try create(202, body) == .taken(id: id, requestID: nil))
        #expect(try create(202, body, ["X-Request-Id": "req_h"]) == .taken(id: id, requestID: "req_h"))
        #expect(try create(200, #"{"id":"a","request_id":"req_b"}"#) == .taken(id: "a", requestID: "req_b"))
        #expect(try create(202, body, ["X-Request-Id": ""]) == .taken(id: id, requestID: nil))
    }

    @Test("202 without a name that can be one is unclear, never a task and never a refusal")
    func nameless() throws {
        let bodies = [
            "", "{}", "[]", "null", "{\"id\":7}", "{\"id\":\"\"}", "{\"id\":\"../../etc/passwd\"}", "{\"id\":\"a b\"}",
            "{\"id\":\"\(String(repeating: "a", count: 201))\"}", "<html>hello</html>", "{\"id\":\"igen_1\"",
        ]
        for body in bodies {
            #expect(try create(202, body) == .unclear("the API answered 202 without naming a task"), "\(body)")
        }
    }

    @Test("409 for a repeated request with the task's name is the task; any other is unclear")
    func duplicate() throws {
        let body = #"{"error":{"code":"duplicate_request","task_id":"igen_1","request_id":"req_1","message":"again"}}"#
        #expect(try create(409, body) == .taken(id: "igen_1", requestID: "req_1"))
        let without = #"{"error":{"code":"duplicate_request","message":"again"}}"#
        #expect(
            try create(409, without)
                == .unclear("the API answered 409 duplicate_request: again without naming the task"))
        let old = #"{"error":{"code":409,"type":"duplicate_request","task_id":"igen_1"}}"#
        #expect(try create(409, old) == .taken(id: "igen_1", requestID: nil))
        for error in [
            #""code":"duplicate_request","task_id":"a/b""#, #""task_id":"igen_1""#,
            #""code":"image_being_retrieved","task_id":"igen_1""#,
        ] {
            guard case .unclear = try create(409, "{\"error\":{\(error)}}") else {
                Issue.record("\(error)")
                continue
            }
        }
    }

    @Test("error codes are words in one generation and numbers in the other")
    func codes() throws {
        let words = try create(400, #"{"error":{"code":"invalid_size","message":"no such size","type":"x"}}"#)
        #expect(words == .refused(APIError(status: 400, code: "invalid_size", type: "x", message: "no such size")))
        let numbers = try create(400, #"{"error":{"code":1042,"message":"no such size"},"request_id":"req_top"}"#)
        let error = APIError(status: 400, code: "1042", message: "no such size", requestID: "req_top")
        #expect(numbers == .refused(error))
        #expect(error.description == "400 1042: no such size (request req_top)")
    }

    @Test("each status is of one class only")
    func classes() throws {
        var classes: [String: [Int]] = [:]
        for status in 200...599 {
            let answer = try create(status, "{}")
            classes[String("\(answer)".prefix { $0 != "(" }), default: []].append(status)
        }
        #expect(classes["shut"] == Array(300...399) + [401, 402, 403, 404])
        #expect(classes["limited"] == [429])
        #expect(classes["unclear"] == Array(200...299) + [408, 409] + Array(500...599))
        #expect(classes["refused"] == (400...499).filter { ![401, 402, 403, 404, 408, 409, 429].contains($0) })
        #expect(classes["taken"] == nil && classes["neverSent"] == nil)
    }

    @Test("quota and balance shut the run whatever their status, by code or type")
    func funds() throws {
        for body in [
            #"{"error":{"code":"insufficient_quota"}}"#, #"{"error":{"type":"insufficient_quota","code":7}}"#,
            #"{"error":{"code":"insufficient_balance"}}"#,
        ] {
            for status in [400, 402, 429] {
                guard case .shut(let error) = try create(status, body) else {
                    Issue.record("\(status) \(body)")
                    continue
                }
                #expect(error.isOutOfFunds)
            }
        }
    }

    @Test("Retry-After is whole seconds up to a day, or nothing")
    func retryAfter() throws {
        for (text, seconds) in [
            ("0", 0.0), ("7", 7), ("86400", 86_400), ("86401", nil), ("-1", nil), ("1.5", nil), ("soon", nil),
            ("", nil),
            ("99999999999999999999", nil), ("Tue, 24 Nov 2026 06:03:00 GMT", nil),
        ] as [(String, Double?)] {
            #expect(try create(429, "{}", ["Retry-After": text]) == .limited(after: seconds), "\(text)")
        }
        #expect(try create(429, "") == .limited(after: nil))
    }

    @Test("what kept an answer from coming is told from what kept the request from going")
    func failures() {
        let reader = APIReader { $0 }
        for failure in [HTTPFailure.nameNotFound, .refused, .encryption, .keyUnprotected] {
            #expect(reader.create(failure) == .neverSent(failure.description))
        }
        for failure in [HTTPFailure.idle, .deadline, .cut, .tooLarge(limit: 5), .cancelled, .other("?")] {
            #expect(reader.create(failure) == .unclear(failure.description))
        }
    }

    @Test("what a server says is shown without control characters, in one short line, without the key")
    func cleaned() throws {
        let bad = "a\\u001b[31m\\n\\n  b\\u202e \(Self.key) \(String(repeating: "x", count: 9_000))"
        let body = #"{"error":{"code":"c\u0007 \#(Self.key)","message":"\#(bad)","request_id":"r\u001b\#(Self.key)"}}"#
        guard case .refused(let error) = try create(400, body) else {
            Issue.record("not refused")
            return
        }
        let text = error.description
        #expect(!text.contains(Self.key) && text.contains("(hidden)"))
        #expect(text.unicodeScalars.allSatisfy { ![.control, .format].contains($0.properties.generalCategory) })
        #expect((error.message ?? "").count <= 301 && error.message?.hasPrefix("a\u{FFFD}[31m b\u{FFFD}") == true)
        let page = try create(500, "<!DOCTYPE html><title>Bad gateway</title>")
        #expect(page == .unclear("the API answered 500: a web page instead of JSON"))
        #expect(try create(500, "") == .unclear("the API answered 500: an empty answer"))
        let words = try create(500, "no \(Self.key) here")
        #expect(words == .unclear("the API answered 500: no JSON, but 'no (hidden) here…'"))
    }

    @Test("a huge message is cut before it is looked through")
    func hugeMessage() throws {
        let body = #"{"error":{"message":"\#(String(repeating: "ab", count: 400_000))"}}"#
        guard case .refused(let error) = try create(400, body) else {
            Issue.record("not refused")
            return
        }
        #expect(error.message?.count == 301)
    }
}
