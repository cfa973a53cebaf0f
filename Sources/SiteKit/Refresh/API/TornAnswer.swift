internal import FoundationEssentials

/// An answer that broke off: what can still be had of it.
///
/// The first reading of a finished task hands the picture over and deletes it at the server. When the connection breaks
/// after the picture's last byte, or after the address that it can be fetched from, nothing is lost yet.
enum TornAnswer {
    /// The text of a field, if it is there up to its closing quote.
    static func text(_ name: String, in bytes: [UInt8]) -> String? {
        let key = Array("\"\(name)\"".utf8)
        var start = 0
        while let found = find(key, in: bytes, from: start) {
            start = found + key.count
            var offset = start
            func skipSpace() {
                while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
            }
            skipSpace()
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else { continue }
            offset += 1
            skipSpace()
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { continue }
            var end = offset + 1
            while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
                end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
            }
            guard end < bytes.count else { return nil }
            return try? JSONDecoder().decode(String.self, from: Data(bytes[offset...end]))
        }
        return nil
    }

    private static func find(_ key: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = key.first, start + key.count <= bytes.count else { return nil }
        var offset = start
        while let next = bytes[offset...].firstIndex(of: first) {
            guard next + key.count <= bytes.count else { return nil }
            if bytes[next..<(next + key.count)].elementsEqual(key) { return next }
            offset = next + 1
        }
        return nil
    }
}
