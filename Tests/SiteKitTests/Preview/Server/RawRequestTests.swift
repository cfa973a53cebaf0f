import Testing
@testable import SiteKit

@Suite("Requests that no browser of the writer's makes, over a raw socket", .timeLimit(.minutes(3)))
struct RawRequestTests {
    /// Whether the server still answers, and the request never reached the responder.
    private func isUnharmed(_ rig: ServerRig) async throws -> Bool {
        let isUntouched = rig.responder.asked.isEmpty
        let alive = try await rig.ask("GET /alive").status
        return isUntouched && alive == 200
    }

    @Test(
        "paths out of the site",
        arguments: [
            "/../", "/../../etc/passwd", "/%2e%2e%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "/%252f",
            "/..%252f..%252f",
            "/%252e%252e/", "/..%5c..%5c", "/..\\..\\", "/a%00.html", "/%0d%0aSet-Cookie:a", "//etc/passwd", "/./", "*",
            "http://127.0.0.1/", "file:///etc/passwd", "etc/passwd", "/%c0%ae%c0%ae/", "/%", "/#",
        ])
    func paths(path: String) async throws {
        try await ServerRig.run { rig in
            for method in ["GET", "HEAD"] {
                let answer = try await rig.client().ask(rig.request("\(method) \(path)"))
                #expect(answer.status == 400, "\(method)")
            }
            let isUnharmed = try await isUnharmed(rig)
            #expect(isUnharmed)
        }
    }

    @Test("a NUL and other control characters, raw")
    func controls() async throws {
        try await ServerRig.run { rig in
            for byte in ["\u{0}", "\u{1}", "\u{B}", "\u{1B}", "\u{7F}", "\t", "\r", "\n"] {
                let client = try rig.client()
                #expect(try await client.ask(rig.request("GET /a\(byte)b")).status == 400)
                #expect(try await client.rest() == "")
            }
            #expect(try await isUnharmed(rig))
        }
    }

    @Test("a path of 64 KB, and one of a megabyte that nobody ends")
    func longPaths() async throws {
        try await ServerRig.run { rig in
            let client = try rig.client()
            let answer = try await client.ask(rig.request("GET /" + String(repeating: "a", count: 64 << 10)))
            #expect(answer.status == 414)
            #expect(answer.field("connection") == "close")
            let endless = try rig.client()
            try await endless.send("GET /" + String(repeating: "a/", count: 512 << 10))
            #expect(try await endless.answer().status == 414)
            #expect(try await isUnharmed(rig))
        }
    }

    @Test("a name of another site that leads here")
    func wrongHost() async throws {
        try await ServerRig.run(allowedHosts: ["studio.example"]) { rig in
            let port = rig.server.port
            for host in ["evil.example", "evil.example:\(port)", "127.0.0.1", "127.0.0.1:1", "localhost.:\(port)", ""] {
                let answer = try await rig.client().ask("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n")
                #expect(answer.status == 421, "\(host)")
                #expect(answer.field("content-type") == "text/plain; charset=utf-8")
                #expect(answer.text.contains("--allow-host NAME"))
            }
            let none = try await rig.client().ask("GET / HTTP/1.1\r\n\r\n")
            #expect(none.status == 400)
            let old = try await rig.client().ask("GET / HTTP/1.0\r\n\r\n")
            #expect(old.status == 400)
            let two = try await rig.ask("GET /", "Host: evil.example")
            #expect(two.status == 400)
            #expect(try await isUnharmed(rig))
            for host in ["127.0.0.1", "localhost", "[::1]", "studio.example"] {
                let answer = try await rig.client().ask("GET / HTTP/1.1\r\nHost: \(host):\(port)\r\n\r\n")
                #expect(answer.status == 200, "\(host)")
            }
        }
    }

    @Test("pages of other sites: what the browser says of them is believed")
    func crossSite() async throws {
        try await ServerRig.run { rig in
            let port = rig.server.port
            for field in [
                "Origin: http://1.2.3.4", "Origin: null", "Origin: http://localhost:1",
                "Origin: https://localhost:\(port)",
                "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Sec-Fetch-Site:",
            ] {
                for method in ["GET", "HEAD", "POST", "OPTIONS"] {
                    let request = rig.request("\(method) /", field, "Access-Control-Request-Method: GET")
                    let answer = try await rig.client().ask(request)
                    #expect(answer.status == 403, "\(method) \(field)")
                    #expect(!answer.fields.contains { $0.name.hasPrefix("access-control") })
                    #expect(answer.field("cross-origin-resource-policy") == "same-origin")
                }
            }
            #expect(try await isUnharmed(rig))
            let own = try await rig.ask("GET /", "Origin: http://localhost:\(port)", "Sec-Fetch-Site: same-origin")
            #expect(own.status == 200)
            #expect(!own.fields.contains { $0.name.hasPrefix("access-control") })
        }
    }

    @Test("POST and all other methods, with a body and without; a body is never taken for a request")
    func methods() async throws {
        try await ServerRig.run { rig in
            for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "BREW"] {
                let answer = try await rig.client().ask(rig.request("\(method) /"))
                #expect(answer.status == 405)
                #expect(answer.field("allow") == "GET, HEAD")
            }
            let inner = rig.request("GET /smuggled")
            let length = "Content-Length: \(inner.utf8.count)"
            for (line, field, status) in [
                ("POST /", length, 405), ("GET /", length, 413), ("HEAD /", length, 413),
                ("GET /", "Transfer-Encoding: chunked", 400), ("POST /", "Transfer-Encoding: chunked", 400),
            ] {
                let client = try rig.client()
                try await client.send(rig.request(line, field) + inner)
                #expect(try await client.answer(hasBody: !line.hasPrefix("HEAD")).status == status, "\(line) \(field)")
                #expect(try await client.rest() == "")
            }
            #expect(try await isUnharmed(rig))
        }
    }

    @Test("shapes that two servers read differently: refused, and the connection is over")
    func smuggling() async throws {
        try await ServerRig.run { rig in
            let host = "Host: 127.0.0.1:\(rig.server.port)\r\n"
            let inner = rig.request("GET /smuggled")
            for head in [
                "GET / HTTP/1.1\r\n\(host)Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\n\(host)Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\n\(host)Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\n\(host)Transfer-Encoding: x, chunked\r\n\r\n",
                "GET / HTTP/1.1\r\n\(host)Content-Length: 0\r\nContent-Length: 44\r\n\r\n",
                "GET / HTTP/1.1\r\n\(host)Content-Length: 0, 44\r\n\r\n",
                "GET / HTTP/1.1\r\n\(host)X: a\r\n b\r\n\r\n", "GET / HTTP/1.1\r\n\(host)\tX: a\r\n\r\n",
                "GET / HTTP/1.1\n\(host)\n", "GET / HTTP/1.1\r\n\(host)X: a\n\r\n",
                "GET / HTTP/1.1\r\n\(host)X: a\rY: b\r\n\r\n",
                "GET / HTTP/1.1\r\n\(host)X : a\r\n\r\n", "GET / HTTP/1.1\r\n\(host)X\r\n\r\n",
                "\r\nGET / HTTP/1.1\r\n\(host)\r\n",
                "GET  / HTTP/1.1\r\n\(host)\r\n", "GET / HTTP/1.1 \r\n\(host)\r\n", "GET /\r\n",
                "GET / HTTP/1.1, HTTP/1.1\r\n\(host)\r\n",
            ] {
                let client = try rig.client()
                try await client.send(head + inner)
                #expect(try await client.answer().status == 400, "\(head)")
                #expect(try await client.rest() == "", "\(head)")
            }
            let next = try rig.client()
            try await next.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
            #expect(try await next.answer().status == 505)
            #expect(try await isUnharmed(rig))
        }
    }

    @Test("noise: the server answers or closes, and lives")
    func noise() async throws {
        try await ServerRig.run { rig in
            var random = FixedRandom(seed: 31)
            let start = Array(rig.request("GET /alive").utf8)
            for round in 0..<60 {
                let client = try rig.client()
                var bytes = (0..<Int.random(in: 1..<300, using: &random)).map { _ in
                    UInt8.random(in: 0...255, using: &random)
                }
                if round % 2 == 0 {
                    let place = Int.random(in: 0..<start.count, using: &random)
                    bytes = Array(start[..<place]) + bytes.prefix(4) + start[place...]
                }
                try await client.send(bytes)
                client.finish()
                _ = try await client.rest()
            }
            #expect(rig.responder.asked.allSatisfy { $0.hasPrefix("/") && !$0.contains("..") })
            #expect(try await rig.ask("GET /alive").status == 200)
        }
    }
}
