/// A sign of currency at a place in text.
struct MoneySign {
    enum Kind {
        /// `$`, which is also the sign of variables.
        case dollar
        /// On either side of the number.
        case either
        /// Only behind the number, as of Chinese, Japanese and Korean amounts.
        case trailing
    }

    let kind: Kind
    /// Behind the sign.
    let end: Int

    /// The sign at an index; `nil` when there is none.
    init?(_ scan: ProseScan, at index: Int) {
        guard let first = scan.byte(index) else { return nil }
        let second = scan.byte(index + 1) ?? 0
        let third = scan.byte(index + 2) ?? 0
        switch (first, second, third) {
        case (UInt8(ascii: "$"), _, _): (kind, end) = (.dollar, index + 1)
        // ¢ £ ¤ ¥
        case (0xC2, 0xA2...0xA5, _): (kind, end) = (.either, index + 2)
        // The block of currency signs: € ₩ ₹ ₽ …
        case (0xE2, 0x82, 0xA0...0xBF), (0xE2, 0x83, 0x80): (kind, end) = (.either, index + 3)
        // ＄ ﹩
        case (0xEF, 0xBC, 0x84), (0xEF, 0xB9, 0xA9): (kind, end) = (.dollar, index + 3)
        // ￠ ￡ ￥ ￦
        case (0xEF, 0xBF, 0xA0...0xA1), (0xEF, 0xBF, 0xA5...0xA6): (kind, end) = (.either, index + 3)
        // 元 円 원
        case (0xE5, 0x85, 0x83), (0xE5, 0x86, 0x86), (0xEC, 0x9B, 0x90): (kind, end) = (.trailing, index + 3)
        default: return nil
        }
    }
}
