import Testing

@testable import SiteKit

@Suite("Resizing")
struct LanczosTests {
    @Test("the same size gives the same bytes")
    func identity() throws {
        let picture = try Bitmap.make()
        #expect(try picture.resized(width: 24, height: 16) == picture)
    }

    @Test("an even picture stays even at any size", arguments: [(7, 5), (24, 3), (100, 61), (1, 1)])
    func constant(size: (Int, Int)) throws {
        let picture = try Bitmap.make { _, _ in [200, 17, 93, 255] }
        let resized = try picture.resized(width: size.0, height: size.1)
        #expect(resized.pixels == (0..<(size.0 * size.1)).flatMap { _ in [200, 17, 93, 255] as [UInt8] })
    }

    @Test("what transparent pixels hold does not bleed into visible ones")
    func alpha() throws {
        let picture = try Bitmap.make(32, 32) { x, _ in x < 16 ? [255, 0, 0, 255] : [0, 255, 0, 0] }
        let resized = try picture.resized(width: 12, height: 12)
        for y in 0..<12 {
            for x in 0..<12 where resized.pixel(x, y)[3] > 0 {
                #expect(resized.pixel(x, y)[0] >= 254)
                #expect(resized.pixel(x, y)[1] <= 1)
            }
        }
        #expect(resized.pixel(11, 0) == [0, 0, 0, 0])
        #expect(resized.pixel(0, 0)[3] == 255)
    }

    @Test("shrinking keeps the mean")
    func mean() throws {
        var random = FixedRandom(seed: 4)
        let picture = try Bitmap.make(64, 48) { _, _ in
            let grey = UInt8.random(in: 60...190, using: &random)
            return [grey, grey, grey, 255]
        }
        let small = try picture.resized(width: 16, height: 12)
        func mean(_ bitmap: Bitmap) -> Double {
            let values = stride(from: 0, to: bitmap.pixels.count, by: 4).map { Double(bitmap.pixels[$0]) }
            return values.reduce(0, +) / Double(values.count)
        }
        #expect(abs(mean(picture) - mean(small)) < 1.0)
    }

    @Test("a mirrored picture gives the mirrored result")
    func symmetry() throws {
        let picture = try Bitmap.make(31, 9) { x, y in [UInt8((x * 37 + y * 11) % 256), 0, 0, 255] }
        let mirrored = try Bitmap.make(31, 9) { x, y in picture.pixel(30 - x, y) }
        let one = try picture.resized(width: 14, height: 9)
        let other = try mirrored.resized(width: 14, height: 9)
        for x in 0..<14 { #expect(abs(Int(one.pixel(x, 4)[0]) - Int(other.pixel(13 - x, 4)[0])) <= 1) }
    }

    @Test(
        "every weight row sums to one and stays inside", arguments: [(1, 9), (9, 1), (1024, 400), (16, 1536), (3, 2)])
    func taps(sizes: (Int, Int)) {
        let taps = LanczosTaps(from: sizes.0, to: sizes.1)
        for index in 0..<sizes.1 {
            let sum = taps.weights[(index * taps.count)..<((index + 1) * taps.count)].reduce(0, +)
            #expect(abs(sum - 1) < 1e-5)
            #expect(taps.starts[index] >= 0 && taps.starts[index] + taps.count <= sizes.0)
        }
    }

    @Test(
        "impossible sizes are errors", arguments: [(0, 4), (4, 0), (-1, 4), (20_000, 4), (4, 16_384), (16_000, 16_000)])
    func sizes(size: (Int, Int)) throws {
        let picture = try Bitmap.make()
        #expect(throws: ImagingError(.size(width: size.0, height: size.1))) {
            try picture.resized(width: size.0, height: size.1)
        }
        #expect(throws: ImagingError(.size(width: size.0, height: size.1))) {
            try Bitmap(width: size.0, height: size.1, pixels: [])
        }
    }

    @Test("a wrong number of bytes is an error")
    func byteCount() {
        #expect(throws: ImagingError(.byteCount(expected: 16, found: 15))) {
            try Bitmap(width: 2, height: 2, pixels: Array(repeating: 0, count: 15))
        }
    }
}
