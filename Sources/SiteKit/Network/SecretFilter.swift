/// Takes a secret out of what passes by, as `SecretText.redacted` does out of a text, however it comes apart on its way.
///
/// Nothing of the secret's 12 characters in a row leaves it. What may be the beginning of such a run is held back until the
/// next bytes come; that is seldom more than a few.
struct SecretFilter: Sendable, CustomStringConvertible, CustomReflectable {
    /// The most bytes that one character is written in: each of the six of `\u0041` percent-encoded.
    private static let widest = 18

    private let searches: [SecretRuns]
    private var held: [UInt8] = []
    /// Which of those are the secret's.
    private var isSecret: [Bool] = []
    private var wasSecret = false

    /// Takes the patterns, and how long a run of one must be; one that is shorter must be there as a whole.
    init(_ patterns: [[UInt8]], run: Int) {
        searches = Dictionary(grouping: patterns.filter { !$0.isEmpty }) { min(run, $0.count) }
            .map { SecretRuns(length: $0.key, $0.value) }
    }

    /// `(hidden)`: it has the secret in it.
    var description: String { SecretText.hidden }
    /// Nothing inside.
    var customMirror: Mirror { Mirror(self, children: [:]) }

    /// Takes the next bytes; gives back what can go on.
    mutating func take(_ bytes: [UInt8]) -> [UInt8] {
        held += bytes
        isSecret += [Bool](repeating: false, count: bytes.count)
        return release(held.count - scan())
    }

    /// Gives back what was held: nothing more comes.
    mutating func finish() -> [UInt8] { release(held.count) }

    /// Marks what is the secret's; how many bytes at the end may be the beginning of more.
    private mutating func scan() -> Int {
        var open = 0
        for spelling in Spelling.all(of: held) {
            for search in searches {
                search.find(in: spelling.bytes) { place in
                    for index in spelling.written(place) { isSecret[index] = true }
                }
                let count = spelling.bytes.count
                let begun = (count - search.beginning(atEndOf: spelling.bytes))..<count
                open = max(open, spelling.written(begun).count)
            }
        }
        // A sign that isn't there to its end yet.
        if held.suffix(SecretFilter.widest).contains(where: Spelling.isSign) {
            open = max(open, (searches.map(\.length).max() ?? 0) * SecretFilter.widest)
        }
        return min(open, held.count)
    }

    private mutating func release(_ count: Int) -> [UInt8] {
        var shown: [UInt8] = []
        if wasSecret || isSecret.contains(true) {
            for index in 0..<count {
                if !isSecret[index] {
                    shown.append(held[index])
                } else if !wasSecret {
                    shown += SecretText.hidden.utf8
                }
                wasSecret = isSecret[index]
            }
        } else {
            shown = Array(held[..<count])
        }
        held.removeFirst(count)
        isSecret.removeFirst(count)
        return shown
    }

    /// What a text may mean, and where each byte of that is written.
    private struct Spelling {
        let bytes: [UInt8]
        /// Where each byte begins, and where the last one ends; empty when each is itself.
        private let starts: [Int]

        /// The text as it is, without percent-encoding, without the escapes of JSON, and without both.
        static func all(of text: [UInt8]) -> [Spelling] {
            let plain = Spelling(bytes: text, starts: [])
            guard text.contains(where: isSign) else { return [plain] }
            let percents = plain.decoded(percent)
            return [plain, percents, plain.decoded(escape), percents.decoded(escape)]
        }

        /// Whether a byte begins something that means another.
        static func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "%") || byte == UInt8(ascii: "\\") }

        /// Where a range of bytes is written.
        func written(_ range: Range<Int>) -> Range<Int> {
            starts.isEmpty ? range : starts[range.lowerBound]..<starts[range.upperBound]
        }

        private func decoded(_ read: ([UInt8], Int) -> (UInt8, Int)?) -> Spelling {
            var (result, places): ([UInt8], [Int]) = ([], [])
            result.reserveCapacity(bytes.count)
            places.reserveCapacity(bytes.count + 1)
            var index = 0
            while index < bytes.count {
                let (byte, count) = read(bytes, index) ?? (bytes[index], 1)
                result.append(byte)
                places.append(starts.isEmpty ? index : starts[index])
                index += count
            }
            places.append(starts.last ?? bytes.count)
            return Spelling(bytes: result, starts: places)
        }

        private static func percent(_ text: [UInt8], _ index: Int) -> (UInt8, Int)? {
            guard text[index] == UInt8(ascii: "%"), let byte = hex(text, index + 1) else { return nil }
            return (byte, 3)
        }

        private static func escape(_ text: [UInt8], _ index: Int) -> (UInt8, Int)? {
            guard text[index] == UInt8(ascii: "\\"), index + 1 < text.count else { return nil }
            let next = text[index + 1]
            if next == UInt8(ascii: "u"), hex(text, index + 2) == 0, let byte = hex(text, index + 4) {
                return (byte, 6)
            }
            return (next, 2)
        }

        private static func hex(_ text: [UInt8], _ index: Int) -> UInt8? {
            guard index + 1 < text.count, let high = digit(text[index]), let low = digit(text[index + 1]) else {
                return nil
            }
            return high << 4 | low
        }

        private static func digit(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x41...0x46: byte - 0x37
            case 0x61...0x66: byte - 0x57
            default: nil
            }
        }
    }
}
