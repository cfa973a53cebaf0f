/// Names of elements and attributes as numbers, so that reading a page makes no text of them.
///
/// FNV-1a over the lower-cased bytes: http://www.isthe.com/chongo/tech/comp/fnv/.
enum NameHash {
    /// What an empty name gives.
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// One more byte.
    static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 {
        let isUpper = byte &- 65 < 26
        return (hash ^ UInt64(isUpper ? byte | 0x20 : byte)) &* 0x0000_0100_0000_01B3
    }

    /// The number of a name.
    static func of(_ name: some Sequence<UInt8>) -> UInt64 {
        name.reduce(seed) { add($1, to: $0) }
    }

    /// The number of a name.
    static func of(_ name: String) -> UInt64 { of(name.utf8) }
}

/// A few names and what each means: one look-up without hashing anything again.
struct NameTable<Kind: Sendable>: Sendable {
    private let hashes: [UInt64]
    private let kinds: [Kind?]
    private let mask: Int

    /// Makes a table at most half full.
    init(_ names: [(String, Kind)]) {
        var size = 16
        while size < names.count * 2 { size *= 2 }
        mask = size - 1
        var hashes = [UInt64](repeating: 0, count: size)
        var kinds = [Kind?](repeating: nil, count: size)
        for (name, kind) in names {
            let hash = NameHash.of(name)
            var place = Int(truncatingIfNeeded: hash >> 20) & mask
            while kinds[place] != nil { place = (place + 1) & mask }
            hashes[place] = hash
            kinds[place] = kind
        }
        self.hashes = hashes
        self.kinds = kinds
    }

    /// What a name means; `nil` for all others.
    func kind(_ hash: UInt64) -> Kind? {
        var place = Int(truncatingIfNeeded: hash >> 20) & mask
        while let kind = kinds[place] {
            if hashes[place] == hash { return kind }
            place = (place + 1) & mask
        }
        return nil
    }
}
