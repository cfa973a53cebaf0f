/// A dictionary from bytes that is asked with a range of other bytes, so that nothing is copied to look something up.
struct ByteTable<Value: Sendable>: Sendable {
    private var keys: [[UInt8]] = []
    private var values: [Value] = []
    /// One more than the number of a key; 0 where nothing is.
    private var places: [Int32]
    private let mask: Int

    /// Makes room for so many keys.
    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        mask = size - 1
        places = [Int32](repeating: 0, count: size)
    }

    /// Adds a key unless it is there; no more than there is room for.
    mutating func insert(_ key: [UInt8], _ value: Value) {
        var place = ByteTable.hash(key, 0..<key.count) & mask
        while places[place] > 0 {
            if keys[Int(places[place]) - 1] == key { return }
            place = (place + 1) & mask
        }
        keys.append(key)
        values.append(value)
        places[place] = Int32(keys.count)
    }

    /// The value for a range of bytes.
    func value(_ bytes: [UInt8], _ range: Range<Int>) -> Value? {
        var place = ByteTable.hash(bytes, range) & mask
        while places[place] > 0 {
            let number = Int(places[place]) - 1
            if ByteTable.isEqual(keys[number], bytes, range) { return values[number] }
            place = (place + 1) & mask
        }
        return nil
    }

    /// The value for some bytes.
    func value(_ bytes: [UInt8]) -> Value? { value(bytes, 0..<bytes.count) }

    private static func isEqual(_ key: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard key.count == range.count else { return false }
        let (left, right) = (key.span, bytes.span)
        for index in left.indices where left[index] != right[range.lowerBound + index] { return false }
        return true
    }

    /// Two lanes of FNV-1a, so that one multiplication needn't wait for the other.
    private static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        let text = bytes.span
        var (even, odd) = (NameHash.seed, NameHash.seed &+ 1)
        var index = range.lowerBound
        while index + 1 < range.upperBound {
            even = (even ^ UInt64(text[index])) &* 0x0000_0100_0000_01B3
            odd = (odd ^ UInt64(text[index + 1])) &* 0x0000_0100_0000_01B3
            index += 2
        }
        if index < range.upperBound { even = (even ^ UInt64(text[index])) &* 0x0000_0100_0000_01B3 }
        let mixed = even ^ (odd &* 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: (mixed ^ (mixed >> 32)) & 0x7FFF_FFFF_FFFF_FFFF)
    }
}
