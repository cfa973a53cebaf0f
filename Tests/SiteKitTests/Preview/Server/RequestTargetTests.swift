import Testing
@testable import SiteKit

@Suite("The target of a request")
struct RequestTargetTests {
    private func target(_ text: String) throws -> RequestTarget { try RequestTarget(Array(text.utf8)) }

    @Test(
        "a path is decoded once",
        arguments: [
            ("/", "/"), ("/image-2/", "/image-2/"), ("/a/b.html", "/a/b.html"), ("/a%20b", "/a b"),
            ("/caf%C3%A9/", "/café/"), ("/caf%c3%a9/", "/café/"), ("/a%2eb", "/a.b"), ("/...", "/..."),
            ("/.well", "/.well"),
            ("/..a/b..", "/..a/b.."), ("/50%25", "/50%"), ("/50%25de", "/50%de"), ("/a+b", "/a+b"),
            ("/a;b=c", "/a;b=c"),
            ("/%E6%97%A5%E6%9C%AC", "/日本"), ("/a|b^c", "/a|b^c"), ("/%25%25", "/%%"),
        ])
    func paths(raw: String, path: String) throws {
        let target = try target(raw)
        #expect(target.path == path)
        #expect(target.query.isEmpty)
    }

    @Test(
        "what nobody who means a page writes is refused",
        arguments: [
            // Not a path.
            "", "*", "image-2", "http://127.0.0.1/", "127.0.0.1:80", "?a", " /", "\\", "%2f",
            // Up and down.
            "/..", "/../", "/../etc/passwd", "/a/../b", "/a/..", "/.", "/./a", "/a/./b", "/a/.",
            "/%2e%2e/", "/%2E%2e/a", "/.%2e/", "/%2e./", "/%2e", "/a/%2e%2e", "/%2e%2e%2fetc", "/..%2f..%2f", "/..%5c",
            "/..%5Cwindows", "/..\\", "/a\\b", "/%5c", "/a%2fb", "/a%2Fb", "/%2f",
            // Twice and more.
            "/%252f", "/%252F", "/%252e%252e/", "/%252e", "/%255c", "/%2500", "/%250a", "/%25252f", "/%2525252f",
            "/%252525252525252f", "/%25%32%66", "/%25%32%35%32%66", "/a%25252e", "/%2525252525252525",
            // Nothing between.
            "//", "//evil.example/", "/a//b", "/a//", "///",
            // Control characters, and what is no text.
            "/%00", "/a%00.html", "/%0d%0aSet-Cookie:%20a", "/%0a", "/%09", "/%1b", "/%7f", "/%c2%85", "/%ff",
            "/%c0%af",
            "/%c0%ae%c0%ae/", "/%ed%a0%80", "/%f8%80%80%80%80", "/%e2%82", "/\u{0}", "/\n", "/\t", "/a b", "/é",
            "/\u{7F}",
            // Broken encoding.
            "/%", "/%2", "/%zz", "/%u002f", "/%%", "/%2%66", "/a%", "/%-1", "/% 1", "/#a", "/a#",
        ])
    func refused(raw: String) {
        #expect { try target(raw) } throws: { ($0 as? RequestRefusal)?.status == 400 }
    }

    @Test(
        "a query is decoded once; of a name given twice the first counts",
        arguments: [
            ("/?", [:]), ("/?a", ["a": ""]), ("/?a=", ["a": ""]), ("/?a=1&b=2", ["a": "1", "b": "2"]),
            ("/?a=1&a=2", ["a": "1"]), ("/?a=b=c", ["a": "b=c"]), ("/?&&a=1&", ["a": "1"]),
            ("/?a+b=c+d", ["a b": "c d"]),
            ("/?a=%2B%26", ["a": "+&"]), ("/?page=%2Fimage-2%2F", ["page": "/image-2/"]), ("/?a=?b", ["a": "?b"]),
            ("/?a=%C3%A9", ["a": "é"]), ("/?a=%252f", ["a": "%2f"]), ("/?a=../..", ["a": "../.."]),
            ("/?=x", ["": "x"]),
        ] as [(String, [String: String])])
    func queries(raw: String, query: [String: String]) throws {
        let target = try target(raw)
        #expect(target.path == "/")
        #expect(target.query == query)
    }

    @Test("a query is text without control characters", arguments: ["%00", "%0d%0a", "%ff", "%", "%4", "%zz", "%7f"])
    func brokenQuery(raw: String) {
        for target in ["/?a=\(raw)", "/?\(raw)", "/?\(raw)=1"] {
            #expect(throws: RequestRefusal.self, "\(target)") { try self.target(target) }
        }
    }

    @Test("whatever bytes come, there is a harmless path or a refusal")
    func anyBytes() {
        var random = FixedRandom(seed: 19)
        let pieces: [[UInt8]] = [
            "/", ".", "..", "%", "2", "5", "f", "e", "c", "%2e", "%2f", "%25", "%00", "\\", "a", "?", "é",
        ]
        .map { Array($0.utf8) }
        var passed = 0
        for _ in 0..<50_000 {
            let count = Int.random(in: 0..<9, using: &random)
            let bytes = [UInt8(ascii: "/")] + (0..<count).flatMap { _ in pieces.randomElement(using: &random) ?? [] }
            guard let target = try? RequestTarget(bytes) else { continue }
            passed += 1
            let segments = target.path.split(separator: "/", omittingEmptySubsequences: false)
            let isHarmless =
                target.path.hasPrefix("/") && !target.path.contains("\\") && !target.path.contains("//")
                && !segments.contains(".") && !segments.contains("..")
                && target.path.utf8.allSatisfy { $0 >= 0x20 }
            #expect(isHarmless, "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(passed > 1000)
    }
}
