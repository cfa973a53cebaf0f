/// Where a site is published.
public struct BaseURL: Hashable, Sendable {
    /// Scheme and host, such as `https://alltoken.ai`.
    public let origin: String
    /// The path below the host, with a slash at both ends; `/` for a site at the top.
    public let path: String

    /// Reads an http or https address without query or fragment.
    public init?(_ text: String) {
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return nil }
        let rest = text.dropFirst(scheme.count)
        let host = rest.prefix { $0 != "/" }
        guard BaseURL.isAuthority(host), rest.utf8.allSatisfy(BaseURL.isAllowed) else { return nil }
        origin = scheme + host
        let parts = rest.dropFirst(host.count).split(separator: "/")
        guard !parts.contains("."), !parts.contains(".."), !rest.dropFirst(host.count).contains("//") else {
            return nil
        }
        path = parts.isEmpty ? "/" : "/" + parts.joined(separator: "/") + "/"
    }

    /// The whole address of a path that begins with this site's path.
    public func absolute(_ url: String) -> String { origin + url }

    /// The error for an address that can't be one.
    public static func fault(_ text: String, at location: SourceLocation?) -> Diagnostic {
        .error(
            .wrongValue, "'\(text)' can't be a base URL", at: location,
            help: "write scheme and host, and the path if there is one: https://example.org/docs")
    }

    /// How it is written.
    static let format = TextFormat(
        "address",
        pattern: "^https?://(?:\\[[0-9A-Fa-f:]{2,}\\]|[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
            + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)(?::0*\(port))?"
            + "(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~:\\[\\]%-]+)*/?$",
        examples: [
            "https://example.org", "https://example.org/docs", "http://127.0.0.1:8000/", "https://[::1]:80/a/b.c/",
            "https://a:65535",
        ],
        mistakes: [
            "example.org", "ftp://example.org", "https://", "https://example.org?q", "https://example.org/a b",
            "https://-a.org", "https://a..b", "https://a:0", "https://a:65536", "https://example.org//",
            "https://example.org/../a", "https://a:b/",
        ],
        isSound: { BaseURL($0) != nil }, fault: { fault($0.text, at: $0.location) })

    /// 1 to 65535.
    private static let port =
        "(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"

    /// A host name of labels, or an address in brackets, and perhaps a port.
    private static func isAuthority(_ text: Substring) -> Bool {
        var host = text
        if let colon = text.lastIndex(of: ":"), !text.hasSuffix("]") {
            guard let port = Int(text[text.index(after: colon)...]), (1...65_535).contains(port) else { return false }
            host = text[..<colon]
        }
        if host.hasPrefix("[") {
            return host.hasSuffix("]") && host.count > 3
                && host.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" }
        }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            !label.isEmpty && label.count <= 63 && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~:/[]%".utf8.contains(byte)
        }
    }
}
