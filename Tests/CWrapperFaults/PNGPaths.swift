import SiteKit

/// libpng's wrapper: good files of many kinds, each way of breaking one, and writing.
func pngPaths(_ expectations: inout Expectations) throws {
    var random = FixedRandom(seed: 7)
    for _ in 0..<24 {
        let file = PNGFile(random: &random)
        let kind = "colour \(file.colour), \(file.depth) bits, \(file.width) × \(file.height)"
        let picture = try? PNG.decode(file.bytes)
        expectations.expect(picture?.width == file.width && picture?.height == file.height, "\(kind) is read")
        if let picture {
            expectations.expect(try PNG.decode(try PNG.encode(picture)) == picture, "\(kind) comes back")
        }
        expectations.expect(
            Expectations.refuses { _ = try PNG.decode(file.bytes, longestSide: 4_096, expecting: (7, 4_000)) },
            "another size than wanted is refused")
    }
    for kind in Malformed.allCases where kind != .packedBomb {
        for _ in 0..<12 {
            let bytes = kind.make(&random)
            expectations.expect(
                Expectations.refuses { _ = try PNG.decode(bytes, longestSide: 512) }, "\(kind.rawValue) is refused")
        }
    }
    // Read to its end and dropped before its pixels are; and one that is never begun.
    expectations.expect(Expectations.refuses { _ = try PNG.decode([]) }, "nothing is refused")
}
