@testable import SiteKit

/// Pictures that are hard to resize: what photos don't have.
enum TestCards {
    /// All of them with their names.
    static func all() throws -> [(name: String, picture: Bitmap)] {
        [
            ("zone plate", try zonePlate()), ("1-pixel lines", try lines()), ("checkerboard", try checkerboard()),
            ("lettering", try lettering()), ("alpha gradient", try alphaGradient()), ("alpha edges", try alphaEdges()),
            ("grain", try grain()),
        ]
    }

    /// Soft light with the noise of a sensor over it, as photos have it.
    static func grain() throws -> Bitmap {
        var random = FixedRandom(seed: 33)
        return try Bitmap.make(400, 300) { x, y in
            let light = 60 + x * 120 / 400 + y * 40 / 300
            return (0..<3).map { channel in
                UInt8(clamping: light + channel * 12 + Int.random(in: -28...28, using: &random))
            } + [255]
        }
    }

    /// Rings whose distance shrinks to a pixel: every frequency, in every direction.
    static func zonePlate() throws -> Bitmap {
        try Bitmap.make(384, 384) { x, y in
            let square = Double((x - 192) * (x - 192) + (y - 192) * (y - 192))
            let value = UInt8(127.5 + 127.5 * Portable.cos(square * Double.pi / 384))
            return [value, value, value, 255]
        }
    }

    /// Upright, level and slanted lines a pixel wide, black and in colours.
    static func lines() throws -> Bitmap {
        try Bitmap.make(301, 203) { x, y in
            if x % 7 == 0 { return [0, 0, 0, 255] }
            if y % 11 == 0 { return [200, 0, 40, 255] }
            return (x + 2 * y) % 23 == 0 ? [0, 60, 220, 255] : [255, 255, 255, 255]
        }
    }

    /// Squares of one pixel on the left, of five on the right.
    static func checkerboard() throws -> Bitmap {
        try Bitmap.make(256, 192) { x, y in
            let side = x < 128 ? 1 : 5
            return (x / side + y / side) % 2 == 0 ? [0, 0, 0, 255] : [255, 255, 255, 255]
        }
    }

    /// Rows of small shapes like letters, dark on a coloured ground.
    static func lettering() throws -> Bitmap {
        var random = FixedRandom(seed: 31)
        let glyphs = (0..<26).map { _ in UInt64.random(in: 0...UInt64.max, using: &random) }
        return try Bitmap.make(360, 160) { x, y in
            let (column, row) = (x / 9, y / 13)
            let glyph = glyphs[(column * 7 + row * 5) % 26]
            let (dx, dy) = (x % 9 / 2, y % 13 / 2)
            let isInk = dx < 4 && dy < 5 && glyph >> UInt64(dx + dy * 4) & 1 == 1
            return isInk ? [20, 24, 60, 255] : [250, UInt8(200 + row * 4), 120, 255]
        }
    }

    /// Alpha from none to full, garbage where there is none.
    static func alphaGradient() throws -> Bitmap {
        var random = FixedRandom(seed: 32)
        return try Bitmap.make(256, 160) { x, y in
            let alpha = max(0, min(255, (x - 40) * 255 / 180))
            guard alpha > 0 else { return garbage(&random) }
            return [UInt8(x), UInt8(y + 60), UInt8(255 - x), UInt8(alpha)]
        }
    }

    /// Discs and stripes with hard edges on nothing, garbage where there is nothing.
    static func alphaEdges() throws -> Bitmap {
        var random = FixedRandom(seed: 33)
        return try Bitmap.make(240, 180) { x, y in
            let (dx, dy) = (x % 40 - 20, y % 36 - 18)
            let isInside = x < 160 ? dx * dx + dy * dy < 15 * 15 : (x + y) % 6 < 2
            return isInside ? [230, UInt8(x), UInt8(y), 255] : garbage(&random)
        }
    }

    private static func garbage(_ random: inout FixedRandom) -> [UInt8] {
        (0..<3).map { _ in UInt8.random(in: 0...255, using: &random) } + [0]
    }
}
