import Testing

@testable import SiteKit

@Suite("API reader: answers to a reading")
struct APIReaderReadTests {
    private static let key = "sk-live-0123456789abcdef"
    private static let reader = APIReader { text in SecretText(key: key)?.redacted(text) ?? text }
    private static let picture = APIAnswer.picture
    private static let link = PictureLink(address: APIAnswer.link, expires: Timestamp("2026-12-24T06:03:00Z"))

    private func read(
        _ body: [UInt8], status: Int? = 200, headers: [String: String] = [:], failure: HTTPFailure? = nil
    ) -> ReadAnswer {
        Self.reader.read(status.map { HTTPResponse(status: $0, headers: headers) }, failure, body, size: .square)
    }

    private func read(_ text: String, status: Int? = 200, headers: [String: String] = [:]) -> ReadAnswer {
        read(Array(text.utf8), status: status, headers: headers)
    }

    private func reason(_ answer: ReadAnswer) -> String? {
        switch answer {
        case .unusable(let reason, _, _), .broken(let reason, _): reason
        default: nil
        }
    }

    @Test("a task that isn't done says when to ask again: in its body first, else in its head")
    func waiting() {
        #expect(read(#"{"status":"queued","next_poll_after_ms":1500}"#) == .waiting(status: "queued", after: 1.5))
        #expect(
            read(#"{"status":"processing"}"#, headers: ["Retry-After": "4"])
                == .waiting(status: "processing", after: 4))
        #expect(
            read(#"{"status":"processing","next_poll_after_ms":700}"#, headers: ["Retry-After": "4"])
                == .waiting(status: "processing", after: 0.7))
        #expect(read(#"{"status":"queued","next_poll_after_ms":"soon"}"#) == .waiting(status: "queued", after: nil))
        #expect(read(#"{"status":"dreaming\u0007"}"#) == .waiting(status: "dreaming\u{FFFD}", after: nil))
    }

    @Test("May's answer brings the picture; August's brings where it lies too, or that alone")
    func completed() {
        let digest = Digest(of: Self.picture)
        let may = APIAnswer.completed(
            Self.picture,
            after: #","size":"1024x1024","quality":"low","usage":{"input_tokens":4,"output_tokens":5,"total_tokens":9,"#
                + #""input_tokens_details":{"text_tokens":4,"image_tokens":0}},"created":1795500000"#)
        let served = ServedPicture(
            size: "1024x1024", quality: "low", usage: TokenUsage(input: 4, output: 5, total: 9, text: 4, image: 0))
        #expect(read(may) == .picture(digest, bytes: Self.picture.count, served, link: nil))
        let august = APIAnswer.completed(Self.picture, link: APIAnswer.link)
        #expect(read(august) == .picture(digest, bytes: Self.picture.count, ServedPicture(), link: Self.link))
        #expect(read(APIAnswer.completed(nil, link: APIAnswer.link)) == .linked(Self.link, ServedPicture()))
        #expect(APIReader.picture(in: may) == Self.picture && APIReader.picture(in: august) == Self.picture)
        #expect(
            read(#"{"status":"completed","data":[{"url":"https://up.fixture.test/x"}]}"#)
                == .linked(PictureLink(address: "https://up.fixture.test/x", expires: nil), ServedPicture()))
    }

    @Test("a picture or a link counts under any word but failed and cancelled")
    func anyWord() {
        for word in ["succeeded", "done", "processing", "queued", "COMPLETED"] {
            func named(_ body: [UInt8]) -> [UInt8] {
                Array(String(decoding: body, as: UTF8.self).replacing("\"completed\"", with: "\"\(word)\"").utf8)
            }
            let found = read(named(APIAnswer.completed(Self.picture)))
            #expect(found == .picture(Digest(of: Self.picture), bytes: Self.picture.count, ServedPicture(), link: nil))
            let linked = read(named(APIAnswer.completed(nil, link: APIAnswer.link)))
            #expect(linked == .linked(Self.link, ServedPicture()))
        }
        guard case .ended = read(#"{"status":"failed","data":[{"b64_json":"AAAA"}]}"#),
            case .waiting = read(#"{"status":"processing","data":[{"b64_json":"AAAA"}]}"#),
            case .waiting = read(#"{"status":"succeeded","data":[]}"#)
        else {
            Issue.record("a failure, and a preview")
            return
        }
        #expect(reason(read(#"{"status":"succeeded","data":[{"b64_json":"@"}]}"#)) == "the picture's base64 is broken")
        let mixed = String(decoding: APIAnswer.completed(Self.picture), as: UTF8.self).replacing(
            "}]}", with: "},null,7]}")
        guard case .picture = read(mixed) else {
            Issue.record("beside odd elements")
            return
        }
    }

    @Test("an answer about another task is broken")
    func otherTask() {
        let body = Array(#"{"id":"igen_2","status":"completed","data":[]}"#.utf8)
        let answer = Self.reader.read(HTTPResponse(status: 200, headers: [:]), nil, body, size: .square, task: "igen_1")
        #expect(answer == .broken("the answer is about another task", link: nil))
    }

    @Test("texts without measure are left out, and an empty address is none")
    func measures() {
        let long = String(repeating: "x", count: (1 << 17) + 1)
        let found = read(#"{"status":"completed","data":[{"r2_url":"https://a.test/","revised_prompt":"\#(long)"}]}"#)
        #expect(found == .linked(PictureLink(address: "https://a.test/", expires: nil), ServedPicture()))
        guard case .unusable(_, _, link: nil) = read(#"{"status":"completed","data":[{"r2_url":"\#(long)"}]}"#),
            case .broken(_, link: nil) = read(#"{"status":"completed","data":[{"r2_url":"","#)
        else {
            Issue.record("an address that is none")
            return
        }
    }

    @Test("completed without exactly one picture that can be used is told, with the link where there is one")
    func unusable() throws {
        let nothing = "the API calls it completed and sends no picture"
        for body in [
            #"{"status":"completed"}"#, #"{"status":"completed","data":[]}"#, #"{"status":"completed","data":{}}"#,
            #"{"status":"completed","data":null}"#, #"{"status":"completed","data":[{}]}"#, #"{"data":[]}"#,
            #"{"status":"completed","data":[{"b64_json":""}]}"#, #"{"status":"completed","data":[{"b64_json":7}]}"#,
        ] { #expect(reason(read(body)) == nothing, "\(body)") }
        let two = read(APIAnswer.completed(Self.picture, link: APIAnswer.link, items: 2))
        #expect(reason(two) == "2 pictures came where one was asked for")
        let broken = read(#"{"status":"completed","data":[{"b64_json":"@@@@","r2_url":"\#(APIAnswer.link)"}]}"#)
        #expect(
            broken
                == .unusable(
                    "the picture's base64 is broken", ServedPicture(),
                    link: PictureLink(address: APIAnswer.link, expires: nil)))
        for count in [0, 1, 7, 8, 20, 33, 60, Self.picture.count / 2, Self.picture.count - 1] where count > 0 {
            guard
                case .unusable(_, _, link: Self.link) = read(
                    APIAnswer.completed(Array(Self.picture.prefix(count)), link: APIAnswer.link))
            else {
                Issue.record("a PNG cut after \(count) bytes")
                continue
            }
        }
        let other = try ShowcaseRig.png(9, width: 1536, height: 1024)
        #expect(reason(read(APIAnswer.completed(other)))?.contains("1536") == true)
        #expect(reason(read(APIAnswer.completed(Array("<html>".utf8))))?.isEmpty == false)
    }

    @Test("failed and cancelled say why, cleaned of what can't be shown and of the key")
    func ended() {
        let refused = read(
            #"{"status":"failed","error":{"code":"moderation_blocked","type":"image_generation_user_error","message":"no"}}"#
        )
        #expect(
            refused
                == .ended(
                    APIError(
                        status: 0, code: "moderation_blocked", type: "image_generation_user_error", message: "no"),
                    isCancelled: false))
        #expect(read(#"{"status":"cancelled"}"#) == .ended(APIError(status: 0), isCancelled: true))
        let dirty = read(
            #"{"status":"failed","error":{"code":"a\u001b\#(Self.key)","message":"\#(Self.key)"},"request_id":"\u0007"}"#
        )
        guard case .ended(let error, isCancelled: false) = dirty else {
            Issue.record("not ended")
            return
        }
        #expect(error.description == "a\u{FFFD}(hidden): (hidden) (request \u{FFFD})")
    }

    @Test("statuses of errors are told apart")
    func statuses() {
        #expect(read("{}", status: 401) == .shut(APIError(status: 401)))
        #expect(read("{}", status: 404) == .unknownTask(APIError(status: 404)))
        #expect(read("{}", status: 409) == .collecting)
        #expect(
            read(#"{"error":{"code":"image_expired"}}"#, status: 410)
                == .gone(APIError(status: 410, code: "image_expired")))
        #expect(read("{}", status: 429, headers: ["retry-after": "3"]) == .limited(after: 3))
        #expect(
            read(#"{"error":{"code":"insufficient_quota"}}"#, status: 429)
                == .shut(APIError(status: 429, code: "insufficient_quota")))
        for status in [400, 418, 500, 502, 503] {
            guard case .broken(_, link: nil) = read("{}", status: status) else {
                Issue.record("\(status)")
                continue
            }
        }
        guard case .shut = read("{}", status: 302) else {
            Issue.record("a redirect")
            return
        }
    }

    @Test("what is no JSON says so and names no task's end")
    func noJSON() {
        #expect(reason(read("<html><body>Hello")) == "a web page instead of JSON")
        #expect(reason(read("")) == "an empty answer")
        #expect(reason(read("hello \(Self.key)")) == "no JSON, but 'hello (hidden)…'")
        #expect(reason(read("[1,2]"))?.hasPrefix("no JSON") == true)
        #expect(reason(read("{}")) == "the API's answer says nothing of the task")
        #expect(reason(read(#"{"error":{"message":"m"}}"#)) == "the API answered m")
    }

    @Test("fields of wrong kinds are as if they weren't there; fields nobody knows are passed over")
    func odd() {
        let values = ["null", "7", "-1.5e300", "true", "[]", "{}", "\"\"", "\"x\"", "[{}]", "[[1]]", "{\"a\":[]}"]
        let fields = [
            "id", "status", "data", "error", "usage", "size", "quality", "next_poll_after_ms", "request_id",
            "new_field",
        ]
        for field in fields {
            for value in values {
                _ = read(#"{"status":"queued","\#(field)":\#(value)}"#)
                _ = read(#"{"status":"completed","\#(field)":\#(value)}"#)
                for inner in ["b64_json", "r2_url", "r2_url_expires_at", "url", "revised_prompt", "b"] {
                    _ = read(#"{"status":"completed","data":[{"\#(inner)":\#(value)}]}"#)
                }
                for inner in ["code", "message", "type", "task_id", "request_id"] {
                    _ = read(#"{"status":"failed","error":{"\#(inner)":\#(value)}}"#)
                }
            }
        }
        let known = read(APIAnswer.completed(Self.picture, before: #""new":{"deep":[1]},"usage":"much","size":7,"#))
        #expect(known == .picture(Digest(of: Self.picture), bytes: Self.picture.count, ServedPicture(), link: nil))
    }
}
