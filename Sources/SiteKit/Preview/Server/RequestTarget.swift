/// The target of a request, taken apart. It is the one place where percent-encoding is undone, once.
///
/// No path ever reaches the disk: the preview looks addresses up in a table. What is refused here is refused all the
/// same, since nobody who means a page of this site writes it.
struct RequestTarget: Hashable, Sendable {
    /// Such as `/image-2/`; see `PreviewRequest`.
    let path: String
    /// See `PreviewRequest`.
    let query: [String: String]

    /// Takes a target apart.
    init(_ bytes: some Collection<UInt8>) throws(RequestRefusal) {
        guard bytes.first == UInt8(ascii: "/") else { throw .target("The target of a request begins with '/'.") }
        guard bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }) else {
            throw .target("Characters other than visible ASCII are percent-encoded in an address, and so is '#'.")
        }
        let halves = bytes.split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
        path = try RequestTarget.path(Array(halves[0]))
        query = halves.count == 2 ? try RequestTarget.query(Array(halves[1])) : [:]
    }

    private static func path(_ raw: [UInt8]) throws(RequestRefusal) -> String {
        var segments: [[UInt8]] = []
        for segment in raw.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            segments.append(try decoded(Array(segment)))
        }
        for segment in segments {
            guard !segment.contains(UInt8(ascii: "/")), !segment.contains(UInt8(ascii: "\\")) else {
                throw .target("There is a '\\' or an encoded '/' in the path.")
            }
            let dot = UInt8(ascii: ".")
            guard segment != [dot], segment != [dot, dot] else { throw .target("There is a '.' or '..' in the path.") }
            guard !hidesSomething(segment) else { throw .target("The path is percent-encoded twice.") }
        }
        guard !segments.dropLast().contains([]) else { throw .target("There is an empty segment in the path.") }
        return try text(Array((segments.map { [UInt8(ascii: "/")] + $0 }).joined()))
    }

    private static func query(_ raw: [UInt8]) throws(RequestRefusal) -> [String: String] {
        var query: [String: String] = [:]
        for pair in raw.split(separator: UInt8(ascii: "&")) {
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
                .map { half in half.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 } }
            let name = try text(decoded(halves[0]))
            let value = halves.count == 2 ? try text(decoded(halves[1])) : ""
            if query[name] == nil { query[name] = value }
        }
        return query
    }

    /// UTF-8 without control characters as a text.
    private static func text(_ bytes: [UInt8]) throws(RequestRefusal) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .target("The address is not in UTF-8.")
        }
        guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            throw .target("There are control characters in the address.")
        }
        return text
    }

    private static func decoded(_ bytes: [UInt8]) throws(RequestRefusal) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "%")) else { return bytes }
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] != UInt8(ascii: "%") {
                decoded.append(bytes[index])
                index += 1
            } else if let byte = escape(bytes, at: index) {
                decoded.append(byte)
                index += 3
            } else {
                throw .target("A '%' in an address is followed by two hexadecimal digits.")
            }
        }
        return decoded
    }

    /// Whether a segment that was decoded would show a separator, a dot or a control character to whoever decoded it
    /// again.
    ///
    /// It is decoded up to four times more; what isn't at rest then hides something too.
    private static func hidesSomething(_ segment: [UInt8]) -> Bool {
        var bytes = segment
        for _ in 0..<4 {
            guard bytes.contains(UInt8(ascii: "%")) else { return false }
            var next: [UInt8] = []
            var index = 0
            while index < bytes.count {
                guard let byte = escape(bytes, at: index) else {
                    next.append(bytes[index])
                    index += 1
                    continue
                }
                if byte < 0x20 || byte == 0x7F || "/\\.".utf8.contains(byte) { return true }
                next.append(byte)
                index += 3
            }
            if next.count == bytes.count { return false }
            bytes = next
        }
        return true
    }

    /// The byte that `%` and two digits stand for.
    private static func escape(_ bytes: [UInt8], at index: Int) -> UInt8? {
        guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
            let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
        else { return nil }
        return high << 4 | low
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
