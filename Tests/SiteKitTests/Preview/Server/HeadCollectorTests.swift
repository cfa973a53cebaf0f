import Testing
@testable import SiteKit

@Suite("Heads of requests, collected and taken apart")
struct HeadCollectorTests {
    private func head(_ text: String, _ limits: ConnectionLimits = .usual) throws -> RequestHead? {
        var collector = HeadCollector(limits)
        collector.add(text.utf8)
        return try collector.next()
    }

    private func status(_ text: String, _ limits: ConnectionLimits = .usual) -> Int? {
        do { return try head(text, limits) == nil ? nil : 200 } catch { return (error as? RequestRefusal)?.status }
    }

    @Test("a head is taken apart")
    func whole() throws {
        let head = try #require(
            try head("GET /a?b HTTP/1.1\r\nHost: x:1\r\nX-Empty:\r\nACCEPT: \t a, b \t\r\nAccept:c\r\n\r\n"))
        #expect(head.method == "GET")
        #expect(String(decoding: head.target, as: UTF8.self) == "/a?b")
        #expect(head.values("host") == ["x:1"])
        #expect(head.values("x-empty") == [""])
        #expect(head.values("accept") == ["a, b", "c"])
        #expect(head.keepsOpen)
        #expect(try self.head("GET / HTTP/1.1\r\n\r\n")?.fields.isEmpty == true)
    }

    @Test("another request may follow unless the client says otherwise or is old")
    func keepsOpen() throws {
        #expect(try head("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")?.keepsOpen == false)
        #expect(try head("GET / HTTP/1.1\r\nConnection: x, Close\r\n\r\n")?.keepsOpen == false)
        #expect(try head("GET / HTTP/1.1\r\nConnection: closely\r\n\r\n")?.keepsOpen == true)
    }

    @Test(
        "what two readers could read differently is no head",
        arguments: [
            // Line ends.
            "GET / HTTP/1.1\nHost: x\n\n", "GET / HTTP/1.1\r\nHost: x\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\r\n\r\n",
            "GET / HTTP/1.1\rHost: x\r\n\r\n", "GET / HTTP/1.1\r\nA: b\rC: d\r\n\r\n", "\r\nGET / HTTP/1.1\r\n\r\n",
            "\n", "\r\r",
            // The request line.
            "GET /\r\n\r\n", "GET\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1 \r\n\r\n",
            " GET / HTTP/1.1\r\n\r\n",
            "GET\t/ HTTP/1.1\r\n\r\n", "GET /a b HTTP/1.1\r\n\r\n", "G(T / HTTP/1.1\r\n\r\n", "GET / http/1.1\r\n\r\n",
            "GET / HTTQ/1.1\r\n\r\n", " / HTTP/1.1\r\n\r\n", "GET  HTTP/1.1\r\n\r\n",
            // Fields.
            "GET / HTTP/1.1\r\n Host: x\r\n\r\n", "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n",
            "GET / HTTP/1.1\r\nA: b\r\n\tc: d\r\n\r\n",
            "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "GET / HTTP/1.1\r\nHost\t: x\r\n\r\n",
            "GET / HTTP/1.1\r\nHost\r\n\r\n",
            "GET / HTTP/1.1\r\n: x\r\n\r\n", "GET / HTTP/1.1\r\nA b: x\r\n\r\n", "GET / HTTP/1.1\r\nÄ: x\r\n\r\n",
            // What isn't text.
            "GET /\u{0} HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nA: \u{0}\r\n\r\n",
            "GET / HTTP/1.1\r\nA: \u{1b}[0m\r\n\r\n",
            "GET / HTTP/1.1\r\nA: \u{7F}\r\n\r\n", "GET /a\tb HTTP/1.1\r\n\r\n", "\u{16}\u{3}\u{1}",
        ])
    func malformed(text: String) {
        #expect(status(text) == 400)
    }

    @Test("other versions are refused as such", arguments: ["HTTP/2.0", "HTTP/1.2", "HTTP/0.9", "HTTP/1.1x", "HTTP/"])
    func versions(version: String) {
        #expect(status("GET / \(version)\r\n\r\n") == 505)
    }

    @Test("a long target is 414, before it has ended; a long head or one of many fields is 431")
    func limits() {
        let path = "/" + String(repeating: "a", count: 8191)
        #expect(status("GET \(path) HTTP/1.1\r\n\r\n") == 200)
        #expect(status("GET \(path)a HTTP/1.1\r\n\r\n") == 414)
        #expect(status("GET /" + String(repeating: "a", count: 64 << 10)) == 414)
        let start = "GET / HTTP/1.1\r\nA: "
        let room = (32 << 10) - start.utf8.count - 4
        #expect(status(start + String(repeating: "a", count: room) + "\r\n\r\n") == 200)
        #expect(status(start + String(repeating: "a", count: room + 1) + "\r\n\r\n") == 431)
        #expect(status(start + String(repeating: "a", count: room + 5)) == 431)
        #expect(status("GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 100) + "\r\n") == 200)
        #expect(status("GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 101) + "\r\n") == 431)
    }

    @Test("however the bytes are cut, the same heads come out; what follows one waits")
    func pieces() throws {
        let text = "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nHEAD /2 HTTP/1.0\r\n\r\nGET /3 HTTP/1.1\r\nB: c\r\n\r\nGET /4 HT"
        var random = FixedRandom(seed: 7)
        for _ in 0..<300 {
            var collector = HeadCollector(.usual)
            var rest = Array(text.utf8)[...]
            var found: [String] = []
            while !rest.isEmpty {
                let count = Int.random(in: 1...12, using: &random)
                collector.add(rest.prefix(count))
                rest = rest.dropFirst(count)
                while let head = try collector.next() {
                    found.append("\(head.method) \(String(decoding: head.target, as: UTF8.self)) \(head.fields.count)")
                }
            }
            #expect(found == ["GET /1 1", "HEAD /2 0", "GET /3 1"])
            #expect(collector.count == 9)
        }
    }

    @Test("whatever bytes come, there is a head, a refusal or a wait")
    func anyBytes() {
        var random = FixedRandom(seed: 23)
        let pieces = [
            "GET", " ", "/", "HTTP/1.1", "\r\n", "\r", "\n", ":", "Host", "a", "\t", "\u{0}", "é", "\r\n\r\n",
        ]
        var heads = 0
        for _ in 0..<20_000 {
            var text = Bool.random(using: &random) ? "GET / HTTP/1.1\r\n" : ""
            for _ in 0..<Int.random(in: 0..<8, using: &random) { text += pieces.randomElement(using: &random) ?? "" }
            if status(text) == 200 { heads += 1 }
        }
        #expect(heads > 100)
    }
}
