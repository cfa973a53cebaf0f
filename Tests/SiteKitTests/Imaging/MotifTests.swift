import Testing

@testable import SiteKit

@Suite("Drawn placeholders")
struct MotifTests {
    /// Digests of the raw pixels at a small size. They change only when a drawing is meant to change.
    static let pinned: [(Motif, Int, Int, String)] = [
        (.skincareBottle, 24, 24, "6f9af92f17a5"),
        (.roboticsWorkshop, 24, 24, "05786d0dae4a"),
        (.alpineLake, 24, 16, "69326903b01e"),
        (.studioPortrait, 16, 24, "9c9451e7af74"),
        (.translucentRibbons, 24, 24, "3921660576e8"),
        (.typePoster, 24, 24, "adc461708296"),
    ]

    @Test("the pixels are the same everywhere", arguments: pinned)
    func pixels(motif: Motif, width: Int, height: Int, digest: String) throws {
        let picture = try motif.draw(width: width, height: height)
        #expect(Digest(of: picture.pixels).short == digest, "\(motif)")
        #expect(try motif.draw(width: width, height: height) == picture)
        #expect(stride(from: 3, to: picture.pixels.count, by: 4).allSatisfy { picture.pixels[$0] == 255 })
        // Something is on it: neither black nor one colour.
        let values = Set(picture.pixels)
        #expect(values.count > 30)
    }

    @Test("odd and tiny sizes are drawn as well", arguments: Motif.allCases)
    func tiny(motif: Motif) throws {
        for (width, height) in [(1, 1), (2, 3), (7, 3)] {
            let picture = try motif.draw(width: width, height: height)
            #expect(picture.width == width && picture.height == height)
        }
    }

    @Test("impossible sizes are errors", arguments: [(0, 10), (10, -1), (20_000, 10)])
    func sizes(size: (Int, Int)) {
        #expect(throws: ImagingError(.size(width: size.0, height: size.1))) {
            try Motif.typePoster.draw(width: size.0, height: size.1)
        }
    }
}
