import Testing

@testable import SiteKit

@Suite("API reader: answers that broke off")
struct TornAnswerTests {
    private static let reader = APIReader { $0 }

    /// The bytes up to and with the end of `text`.
    private func end(of text: String, in body: [UInt8]) throws -> Int {
        let whole = String(decoding: body, as: UTF8.self)
        let range = try #require(whole.firstRange(of: text))
        return whole[..<range.upperBound].utf8.count
    }

    @Test("cut at any byte: link and picture are had as soon as their closing quotes are there, and never sooner")
    func everyByte() throws {
        // A small PNG, of a size that can't be asked for: the picture is looked for in the bytes alone.
        let file = try ShowcaseRig.png(3, width: 3, height: 2)
        let bodies = [
            APIAnswer.completed(file, link: APIAnswer.link, after: #","size":"1024x1024","usage":{"input_tokens":4}"#),
            Array(
                #"{ "data" : [ { "r2_url" : "\#(APIAnswer.link)" , "b64_json" : "\#(APIAnswer.base64(file))" } ] }"#
                    .utf8),
        ]
        for body in bodies {
            let linkEnd = try end(of: APIAnswer.link + "\"", in: body)
            let pictureEnd = try end(of: APIAnswer.base64(file) + "\"", in: body)
            for count in 0..<body.count {
                let part = Array(body.prefix(count))
                #expect(APIReader.picture(in: part) == (count >= pictureEnd ? file : nil), "\(count) of \(body.count)")
                let answer = Self.reader.read(nil, .cut, part, size: .square)
                guard case .broken(let reason, let link) = answer else {
                    Issue.record("\(count): \(answer)")
                    continue
                }
                #expect(link?.address == (count >= linkEnd ? APIAnswer.link : nil), "\(count)")
                #expect(reason == HTTPFailure.cut.description)
            }
        }
    }

    @Test("a picture of the right size that came whole counts though its answer didn't, with what was said of it")
    func whole() throws {
        let file = APIAnswer.picture
        let body = APIAnswer.completed(
            file, link: APIAnswer.link, before: #""size":"1024x1024","quality":"high","#, after: #","usage":{}"#)
        let pictureEnd = try end(of: APIAnswer.base64(file) + "\"", in: body)
        let linkEnd = try end(of: APIAnswer.link + "\"", in: body)
        for failure in [HTTPFailure.cut, .deadline, .idle] {
            let served = ServedPicture(size: "1024x1024", quality: "high")
            let link = PictureLink(address: APIAnswer.link, expires: nil)
            #expect(
                Self.reader.read(nil, failure, Array(body.prefix(pictureEnd)), size: .square)
                    == .picture(Digest(of: file), bytes: file.count, served, link: nil))
            #expect(
                Self.reader.read(nil, failure, Array(body.prefix(linkEnd)), size: .square)
                    == .picture(Digest(of: file), bytes: file.count, served, link: link))
        }
        // Whole to the last brace, though the connection broke after it.
        guard case .picture = Self.reader.read(nil, .cut, body, size: .square) else {
            Issue.record("not taken")
            return
        }
        guard case .broken = Self.reader.read(nil, .cut, Array(body.prefix(pictureEnd - 1)), size: .square) else {
            Issue.record("half a picture")
            return
        }
    }

    @Test("an answer over the limit is read for its link, in its first MiB alone")
    func tooLarge() {
        let start = Array(#"{"r2_url":"\#(APIAnswer.link)","filler":""#.utf8)
        let body = start + [UInt8](repeating: 65, count: 2 << 20)
        let answer = Self.reader.read(nil, .tooLarge(limit: 64 << 20), body, size: .square)
        #expect(
            answer
                == .broken(
                    "the answer is larger than 64 MiB", link: PictureLink(address: APIAnswer.link, expires: nil)
                ))
        let late = [UInt8](repeating: 32, count: 2 << 20) + start
        #expect(
            Self.reader.read(nil, .tooLarge(limit: 64 << 20), late, size: .square)
                == .broken("the answer is larger than 64 MiB", link: nil))
    }

    @Test("a field is found by its name as a key, not within another's text")
    func fields() {
        func text(_ body: String) -> String? { TornAnswer.text("r2_url", in: Array(body.utf8)) }
        #expect(text(#"{"r2_url":"a""#) == "a")
        #expect(text(#"{"x":"r2_url","r2_url" : "b""#) == "b")
        #expect(text(#"{"note":"\"r2_url\":\"evil\"","r2_url":"c""#) == "c")
        #expect(text(#"{"note":"\"r2_url\":\"evil\"""#) == nil)
        #expect(text(#"{"r2_url":null,"y":1"#) == nil)
        #expect(text(#"{"r2_url":"a\/b\u00e9\""#) == nil)
        #expect(text(#"{"r2_url":"a\/b\u00e9\"""#) == "a/b\u{E9}\"")
        #expect(text(#"{"r2_url":"a\"#) == nil)
        #expect(text(#"{"r2_url":"\ud800""#) == nil)
        #expect(text("\"r2_url") == nil && text("") == nil)
    }

    @Test("random bytes and cuts are never more than a broken answer")
    func random() {
        var random = FixedRandom(seed: 15)
        let body = APIAnswer.completed([1, 2, 3], link: APIAnswer.link, after: #","error":{"code":7},"status":"odd""#)
        for _ in 0..<3_000 {
            var bytes = Array(body.prefix(Int.random(in: 0...body.count, using: &random)))
            for _ in 0..<Int.random(in: 0...6, using: &random) where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let answer = Self.reader.read(HTTPResponse(status: 200), nil, bytes, size: .square)
            if case .picture = answer { Issue.record("a picture out of nothing") }
            _ = Self.reader.read(nil, .cut, bytes, size: .square)
            _ = Self.reader.create(HTTPResponse(status: 202, body: bytes))
        }
    }

    @Test("whatever a server says, the journal that keeps it can be read again")
    func journalled() throws {
        let odd = [
            #""request_id":"""#, #""size":"\u0000""#, #""quality":"\u0085\u2028""#, #""usage":{"input_tokens":-1}"#,
            #""usage":{"total_tokens":9007199254740991}"#, #""usage":{"total_tokens":9223372036854775807}"#,
            #""request_id":" ""#, #""size":"\ud83c\udf0a e\u0301""#,
        ]
        let expiries = [
            "", "x", "0000-00-00T00:00:00Z", "9999-12-31T23:59:59.999Z", "12026-01-01T00:00:00Z",
            "-0001-01-01T00:00:00Z", "2026-12-24T06:03:00.123456+14:00", "0001-01-01T00:00:00+14:00",
        ]
        for field in odd {
            for expires in expiries {
                let body =
                    #"{"status":"completed",\#(field),"data":[{"r2_url":"h\u0001","r2_url_expires_at":"\#(expires)","#
                    + #""revised_prompt":"\u0000\u007f\ufeff"}]}"#
                var walk = TaskWalk()
                walk.go()
                let created = Self.reader.create(
                    HTTPResponse(
                        status: 202, headers: ["x-request-id": " "], body: Array(#"{"id":"i",\#(field)}"#.utf8)))
                walk.take(.posted(created))
                walk.read(Self.reader.read(HTTPResponse(status: 200), nil, Array(body.utf8), size: .square))
                #expect(walk.events == ["sent", "taken", "reading", "link"], "\(field) \(expires)")
                #expect(JournalContents.parse(walk.bytes, "j").1.map(\.summary) == [], "\(field) \(expires)")
            }
        }
    }
}
