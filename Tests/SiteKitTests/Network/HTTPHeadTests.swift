import Testing
@testable import SiteKit

@Suite("The head of an answer")
struct HTTPHeadTests {
    private func read(_ text: String) throws(HTTPFailure) -> HTTPHead {
        var head = HTTPHead()
        var line: [UInt8] = []
        for byte in text.utf8 {
            line.append(byte)
            guard byte == UInt8(ascii: "\n") else { continue }
            try head.take(line)
            line = []
        }
        return head
    }

    @Test("names are in lower case, the first of several values counts, and a value may go on on the next line")
    func fields() throws {
        let head = try read("HTTP/1.1 200 OK\r\nX-A:  1 \t\r\nx-a: 2\r\nX-B: one\r\n\t two\r\nEmpty:\r\nC: d:e\r\n\r\n")
        #expect(head.isWhole && head.status == 200)
        #expect(head.fields == ["x-a": "1", "x-b": "one two", "empty": "", "c": "d:e"])
    }

    @Test("answers before the answer leave nothing behind, and lines after the head change nothing")
    func interim() throws {
        let early = "HTTP/1.1 103 Early Hints\r\nX-A: 1\r\nContent-Length: 9\r\n\r\n"
        #expect(try !read(early).isWhole)
        let head = try read(early + "HTTP/1.1 204\n\nX-Late: 1\r\nHTTP/1.1 500 Late\r\n\r\n")
        #expect(head.isWhole && head.status == 204 && head.fields.isEmpty && head.length == nil)
    }

    @Test(
        "a length is a number said once, or several times the same",
        arguments: [
            ("4", 4), ("0", 0), ("4, 4", 4), ("4\r\nContent-Length: 4", 4), ("4\r\nTransfer-Encoding: chunked", nil),
            ("9223372036854775807", Int.max),
        ])
    func length(value: String, expected: Int?) throws {
        #expect(try read("HTTP/1.1 200 OK\r\nContent-Length: \(value)\r\n\r\n").length == expected)
    }

    @Test(
        "other lengths are errors",
        arguments: [
            "", "four", "-4", "+4", "4.0", "4, 7", "4\r\nContent-Length: 7", "4\r\ncontent-length:", "4\r\n 7", "0x4",
            "9223372036854775808", "\u{664}",
        ])
    func wrongLength(value: String) {
        #expect(throws: HTTPFailure.self) { try read("HTTP/1.1 200 OK\r\nContent-Length: \(value)\r\n\r\n") }
    }

    @Test(
        "what isn't HTTP is an error",
        arguments: [
            "hello\r\n", "\r\n", "HTTP/1.1\r\n", "HTTP/1.1 2xx OK\r\n", "HTTP/1.1 20 OK\r\n", "HTTP/1.1 099 OK\r\n",
            "HTTP/1.1 200 OK\r\nno header\r\n", "200 OK\r\n", "HTTP/1.1 +20 OK\r\n",
        ])
    func noHTTP(text: String) {
        #expect(throws: HTTPFailure.self) { try read(text) }
    }

    @Test("heads may have 64 KiB together")
    func limit() throws {
        let start = "HTTP/1.1 200 OK\r\nX: "
        let fits = start + String(repeating: "x", count: HTTPHead.limit - start.utf8.count - 4) + "\r\n\r\n"
        #expect(try read(fits).isWhole)
        #expect(throws: HTTPFailure.self) { try read("HTTP/1.1 103 Early\r\n\r\n" + fits) }
    }
}
