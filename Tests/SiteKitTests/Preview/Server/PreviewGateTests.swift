import Testing
@testable import SiteKit

@Suite("Which requests the preview lets through")
struct PreviewGateTests {
    /// The status of the refusal; `nil` when the request may pass.
    private func refusal(
        _ fields: String..., line: String = "GET /", port: Int = 8000, allowed: [String] = []
    ) throws -> RequestRefusal? {
        var collector = HeadCollector(.usual)
        collector.add("\(line) HTTP/1.1\r\n\(fields.map { $0 + "\r\n" }.joined())\r\n".utf8)
        let head = try #require(try collector.next())
        do throws(RequestRefusal) {
            _ = try PreviewGate(port: port, allowedHosts: allowed).admit(head)
            return nil
        } catch {
            return error
        }
    }

    @Test("the names of this machine pass, with the port", arguments: ["127.0.0.1", "localhost", "[::1]", "LocalHost"])
    func ownNames(name: String) throws {
        #expect(try refusal("Host: \(name):8000") == nil)
        #expect(try refusal("Host: \(name):8001")?.status == 421)
        #expect(try refusal("Host: \(name)")?.status == 421)
        #expect(try refusal("Host: \(name)", port: 80) == nil)
        #expect(try refusal("Host: \(name):80", port: 80) == nil)
    }

    @Test(
        "other names don't, and the answer says what to do",
        arguments: [
            "", "evil.example:8000", "127.0.0.1.evil.example:8000", "localhost.:8000", "localhost.evil.example:8000",
            "127.0.0.1:8000@evil.example", "evil.example#127.0.0.1:8000", "127.0.0.2:8000", "127.1:8000",
            "2130706433:8000",
            "0.0.0.0:8000", "[::ffff:127.0.0.1]:8000", "::1:8000", "127.0.0.1:08000", "127.0.0.1:8000, evil.example",
            "127.0.0.1 :8000", "http://127.0.0.1:8000", "127.0.0.1:8000/", "studio.example:8000",
        ])
    func otherNames(name: String) throws {
        let refusal = try #require(try refusal("Host: \(name)"))
        #expect(refusal.status == 421)
        #expect(refusal.words.contains("--allow-host NAME"))
    }

    @Test("names that were allowed pass, as exactly; an IPv6 address is one in brackets")
    func allowedNames() throws {
        let allowed = ["Studio.example", "fd00::1", "[fd00::2]"]
        for host in [
            "studio.example:8000", "STUDIO.example:8000", "[fd00::1]:8000", "[FD00::2]:8000", "localhost:8000",
        ] {
            #expect(try refusal("Host: \(host)", allowed: allowed) == nil, "\(host)")
        }
        for host in ["a.studio.example:8000", "studio.example", "studio.example:80", "fd00::1:8000"] {
            #expect(try refusal("Host: \(host)", allowed: allowed)?.status == 421, "\(host)")
        }
        #expect(
            try refusal("Host: a:8000", "Origin: http://studio.example:8000", allowed: ["a", "studio.example"]) == nil)
    }

    @Test("a request has one Host")
    func oneHost() throws {
        #expect(try refusal()?.status == 400)
        #expect(try refusal("Host: localhost:8000", "Host: localhost:8000")?.status == 400)
        #expect(try refusal("Host: localhost:8000", "host: evil.example")?.status == 400)
    }

    @Test(
        "a page of another origin gets nothing",
        arguments: [
            "http://1.2.3.4", "null", "http://evil.example", "https://localhost:8000", "http://localhost",
            "http://localhost:3000",
            "http://localhost:8000.evil.example", "http://localhost:8000/", "http://localhost:8000 http://evil.example",
            "",
            "file://", "localhost:8000",
        ])
    func otherOrigins(origin: String) throws {
        #expect(try refusal("Host: localhost:8000", "Origin: \(origin)")?.status == 403)
        #expect(
            try refusal("Host: localhost:8000", "Origin: http://localhost:8000", "Origin: \(origin)")?.status == 403)
    }

    @Test("a page of ours does", arguments: ["http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000"])
    func ownOrigins(origin: String) throws {
        #expect(try refusal("Host: localhost:8000", "Origin: \(origin)") == nil)
    }

    @Test("what the browser says about where a request comes from decides")
    func fetchSite() throws {
        for site in ["same-origin", "none"] {
            #expect(try refusal("Host: localhost:8000", "Sec-Fetch-Site: \(site)") == nil)
        }
        // Another port of this machine is the same site.
        for site in ["cross-site", "same-site", "", "None", "same-origin, cross-site", "x"] {
            #expect(try refusal("Host: localhost:8000", "Sec-Fetch-Site: \(site)")?.status == 403, "\(site)")
        }
        let both = try refusal("Host: localhost:8000", "Sec-Fetch-Site: none", "Sec-Fetch-Site: cross-site")
        #expect(both?.status == 403)
    }

    @Test(
        "only GET and HEAD",
        arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "PRI", "GETS"])
    func methods(method: String) throws {
        #expect(try refusal("Host: localhost:8000", line: "\(method) /")?.status == 405)
        #expect(try refusal("Host: localhost:8000", line: "HEAD /") == nil)
    }

    @Test("no bodies, and nothing of which two readers could find two ends; the connection is over then")
    func bodies() throws {
        let host = "Host: localhost:8000"
        #expect(try refusal(host, "Content-Length: 0") == nil)
        let cases: [([String], Int)] = [
            (["Content-Length: 5"], 413), (["Content-Length: 00"], 413), (["Content-Length: +5"], 400),
            (["Content-Length: -1"], 400), (["Content-Length: 5, 5"], 400), (["Content-Length:"], 400),
            (["Content-Length: 0x5"], 400), (["Content-Length: 0", "Content-Length: 0"], 400),
            (["Content-Length: 0", "Content-Length: 5"], 400), (["Transfer-Encoding: chunked"], 400),
            (["Transfer-Encoding: identity"], 400), (["Transfer-Encoding:"], 400),
            (["Content-Length: 5", "Transfer-Encoding: chunked"], 400),
            (["Transfer-Encoding: chunked", "Content-Length: 5"], 400), (["Transfer-Encoding: xchunked"], 400),
            (["Content-Length: 99999999999999999999999"], 413),
        ]
        for (fields, status) in cases {
            var collector = HeadCollector(.usual)
            collector.add(("GET / HTTP/1.1\r\n" + ([host] + fields).map { $0 + "\r\n" }.joined() + "\r\n").utf8)
            let head = try #require(try collector.next())
            let gate = PreviewGate(port: 8000, allowedHosts: [])
            #expect { try gate.admit(head) } throws: { error in
                (error as? RequestRefusal)?.status == status && (error as? RequestRefusal)?.closes == true
            }
        }
        #expect(try refusal(host, "Content-Length: 5", line: "POST /")?.closes == true)
        #expect(try refusal(host, "Transfer-Encoding: chunked", line: "POST /")?.closes == true)
    }

    @Test("the target is read last: a stranger learns nothing about addresses")
    func order() throws {
        #expect(try refusal("Host: localhost:8000", line: "GET /../")?.status == 400)
        #expect(try refusal("Host: evil.example", line: "GET /../")?.status == 421)
        #expect(try refusal("Host: localhost:8000", "Origin: null", line: "POST /../")?.status == 403)
        #expect(try refusal("Host: localhost:8000", line: "GET http://localhost:8000/")?.status == 400)
        #expect(try refusal("Host: localhost:8000", line: "OPTIONS *")?.status == 405)
    }
}
