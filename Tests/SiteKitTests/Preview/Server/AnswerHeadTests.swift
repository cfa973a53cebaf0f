import Testing
@testable import SiteKit

@Suite("Heads of answers")
struct AnswerHeadTests {
    @Test("a head says what every answer says")
    func whole() {
        let head = AnswerHead(status: 200, type: "text/css", length: 12, keepsOpen: true)
        let text = """
            HTTP/1.1 200 OK\r
            Content-Type: text/css\r
            Content-Length: 12\r
            Cache-Control: no-store\r
            X-Content-Type-Options: nosniff\r
            Cross-Origin-Resource-Policy: same-origin\r
            Cross-Origin-Opener-Policy: same-origin\r
            Referrer-Policy: no-referrer\r
            X-Frame-Options: DENY\r
            \r

            """
        #expect(String(decoding: head.bytes, as: UTF8.self) == text)
    }

    @Test("a type that isn't one line of ASCII is not sent", arguments: ["a\r\nSet-Cookie: b", "a\nb", "é", "a\u{0}"])
    func type(type: String) {
        let text = String(decoding: AnswerHead(status: 200, type: type, keepsOpen: true).bytes, as: UTF8.self)
        #expect(text.contains("\r\nContent-Type: application/octet-stream\r\n"))
        #expect(!text.contains("Set-Cookie"))
    }

    @Test(
        "a redirect leads to a path of this server, whatever is in it",
        arguments: [
            ("/a/", "/a/"), ("/a b/", "/a%20b/"), ("/é", "/%C3%A9"), ("/50%/", "/50%25/"), ("/a?b#c", "/a%3Fb%23c"),
            ("/a\r\nSet-Cookie: b", "/a%0D%0ASet-Cookie%3A%20b"), ("/\\evil.example", "/%5Cevil.example"), ("/", "/"),
            ("/@evil.example", "/%40evil.example"), ("/\u{0}", "/%00"),
        ])
    func location(path: String, location: String) {
        #expect(AnswerHead.location(path) == location)
    }

    @Test(
        "what would lead elsewhere is no redirect",
        arguments: ["", "//evil.example", "http://evil.example", "a", "\\", "\r\n/"])
    func noLocation(path: String) {
        #expect(AnswerHead.location(path) == nil)
    }

    @Test("an event is lines of text; a line break in it can't end it")
    func events() {
        func text(_ name: String, _ data: String) -> String {
            String(decoding: ServerSentEvent(name: name, data: Array(data.utf8)).bytes, as: UTF8.self)
        }
        #expect(text("reload", #"{"a":1}"#) == "event: reload\ndata: {\"a\":1}\n\n")
        #expect(text("a", "") == "event: a\ndata: \n\n")
        #expect(text("a\n\ndata: b", "") == "event: adata:b\ndata: \n\n")
        #expect(text("a", "1\n2\r\n3\r4\n\n5") == "event: a\ndata: 1\ndata: 2\ndata: 3\ndata: 4\ndata: \ndata: 5\n\n")
    }
}
