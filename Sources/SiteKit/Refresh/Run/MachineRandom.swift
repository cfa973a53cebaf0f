/// The machine's own chance.
public struct MachineRandom: RefreshRandom {
    /// There is but one.
    public init() {}

    /// A number from 0 up to 1.
    public func chance() -> Double { .random(in: 0..<1) }

    /// A UUID of version 4.
    public func key() -> String {
        var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }.joined(separator: "-")
    }
}
