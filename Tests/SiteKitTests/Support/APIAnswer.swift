@testable import SiteKit

/// Answers of the image API as its pages describe them.
enum APIAnswer {
    static let link = "https://files.fixture.test/igen_1.png"

    /// A completed answer; without a picture or link where none is given.
    static func completed(
        _ file: [UInt8]?, link: String? = nil, before: String = "", after: String = "", items: Int = 1
    ) -> [UInt8] {
        let inline = file.map { #""b64_json":"\#(base64($0))""# }
        let elsewhere = link.map { #""r2_url":"\#($0)","r2_url_expires_at":"2026-12-24T06:03:00Z""# }
        let item = "{" + [inline, elsewhere].compactMap { $0 }.joined(separator: ",") + "}"
        let data = Array(repeating: item, count: items).joined(separator: ",")
        return Array(#"{\#(before)"id":"igen_1","status":"completed","data":[\#(data)]\#(after)}"#.utf8)
    }

    static func base64(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            let number = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
            for place in 0..<4 {
                text.append(place <= part.count ? letters[number >> (18 - 6 * place) & 63] : "=")
            }
        }
        return text
    }

    /// A picture of one colour, quickly made, of a size that can be asked for.
    static let picture: [UInt8] = (try? ShowcaseRig.png(90)) ?? []
}
