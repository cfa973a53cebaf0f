import Foundation
import Testing

@testable import SiteKit

@Suite("PNG")
struct PNGTests {
    /// A small picture with every alpha, colour under transparent pixels too.
    static let picture = Result {
        try Bitmap.make(19, 13) { x, y in [UInt8(x * 13), UInt8(y * 19), UInt8((x * y) & 255), UInt8(x * 255 / 18)] }
    }

    private func small() throws -> [UInt8] { try PNG.encode(Self.picture.get()) }

    @Test("a picture comes back to the bit, and is written the same each time")
    func roundTrip() throws {
        let picture = try Self.picture.get()
        let bytes = try PNG.encode(picture)
        #expect(try PNG.decode(bytes) == picture)
        #expect(try PNG.encode(picture) == bytes)
        #expect(try PNG.size(of: bytes) == (19, 13))
        for (width, height) in [(1, 1), (4_096, 1), (1, 4_096)] {
            let thin = try Bitmap.make(width, height) { x, y in [UInt8(x & 255), UInt8(y & 255), 3, 200] }
            #expect(try PNG.decode(try PNG.encode(thin)) == thin)
        }
    }

    @Test("noise, which can't be packed, is written whole")
    func noise() throws {
        var random = FixedRandom(seed: 8)
        let picture = try Bitmap.make(300, 200) { _, _ in (0..<4).map { _ in UInt8.random(in: 0...255, using: &random) }
        }
        #expect(try PNG.decode(try PNG.encode(picture)) == picture)
    }

    @Test("every kind of PNG is read as Pillow reads it, apart from the one that libpng reads wrong")
    func kinds() throws {
        let folder = try TemporaryFolder()
        let lines = try Pillow.run("png_kinds.py", in: folder.path).split(separator: "\n")
        var refused = 0
        for line in lines {
            let fields = line.split(separator: " ").map(String.init)
            let file = [UInt8](try Data(contentsOf: URL(filePath: "\(folder.path)/\(fields[0])")))
            let wanted = [UInt8](try Data(contentsOf: URL(filePath: "\(folder.path)/\(fields[0]).rgba")))
            if fields[0].contains("16bit-adam7") || fields[0].contains("16bit-keyed-adam7") {
                let error = #expect(throws: ImagingError.self, "\(line)") { try PNG.decode(file) }
                #expect(error?.description.contains("interlaced, with 16 bits") == true)
                refused += 1
                continue
            }
            let picture = try PNG.decode(file)
            #expect([picture.width, picture.height] == fields[1...2].compactMap { Int($0) }, "\(line)")
            let off = zip(picture.pixels, wanted).map { abs(Int($0) - Int($1)) }.max()
            #expect(
                picture.pixels.count == wanted.count && off ?? 256 <= Int(fields[3]) ?? 0, "\(line): off by \(off ?? 0)"
            )
        }
        #expect(lines.count == 210 && refused == 24)
    }

    @Test("a file that is cut off anywhere is an error")
    func truncated() throws {
        let bytes = try small()
        for count in 0..<bytes.count {
            #expect(throws: ImagingError.self, "\(count)") { try PNG.decode(Array(bytes.prefix(count))) }
        }
        // Cut where its last chunk would begin: every row is there, and libpng alone would be content.
        #expect(throws: ImagingError(.png("it is cut off after byte \(bytes.count - 12)"))) {
            try PNG.decode(Array(bytes.dropLast(12)))
        }
    }

    @Test("a flipped bit anywhere is an error")
    func flipped() throws {
        let bytes = try small()
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 1 << UInt8(index & 7)
            #expect(throws: ImagingError.self, "\(index)") { try PNG.decode(damaged) }
        }
    }

    @Test("packed pixels that are damaged, too short or too long are errors, though every checksum is right")
    func packed() throws {
        let parts = PNGParts(try small())
        let place = try #require(parts.chunks.firstIndex { $0.name == "IDAT" })
        let packed = parts.chunks[place].data
        var refused = 0
        for index in packed.indices {
            var changed = parts
            changed.chunks[place].data[index] ^= 0x10
            // Some bits are only padding: with them changed it is the same picture.
            let read = try? PNG.decode(changed.bytes)
            #expect(try read == nil || read == Self.picture.get(), "byte \(index)")
            refused += read == nil ? 1 : 0
            changed.chunks[place].data = Array(packed.prefix(index))
            #expect(throws: ImagingError.self, "\(index) bytes") { try PNG.decode(changed.bytes) }
        }
        #expect(refused >= packed.count - 2)
        for (width, height) in [(19, 12), (19, 14), (18, 13), (20, 13)] {
            #expect(throws: ImagingError.self) { try PNG.decode(parts.naming(width: width, height: height).bytes) }
        }
    }

    @Test("chunks out of place, unknown ones that matter, and bytes after the end are errors that say so")
    func order() throws {
        let parts = PNGParts(try small())
        let idat = try #require(parts.chunks.first { $0.name == "IDAT" }).data
        var split = parts
        split.chunks.removeAll { $0.name == "IDAT" }
        let none = split
        split = split.inserting("IDAT", Array(idat.prefix(9)), before: "IEND")
            .inserting("tEXt", Array("a\0b".utf8), before: "IEND")
            .inserting("IDAT", Array(idat.dropFirst(9)), before: "IEND")
        let cases: [([UInt8], String)] = [
            (split.bytes, "another chunk stands between its pixels"),
            (none.bytes, "it has no pixels"),
            (
                parts.inserting("CgBI", [0, 0, 0, 0], before: "IDAT").bytes,
                "it needs the unknown chunk CgBI to be understood"
            ),
            (parts.inserting("PLTE", [0, 0, 0], before: "IEND").bytes, "its header or palette is out of place"),
            (
                parts.inserting("IHDR", parts.chunks[0].data, before: "IDAT").bytes,
                "its header or palette is out of place"
            ),
            (parts.inserting("CgBI", [], before: "IHDR").bytes, "its first chunk is no header"),
            (try small() + [0], "1 bytes follow its end"),
            (try small() + small(), "\(try small().count) bytes follow its end"),
            (try small().dropLast(12) + PNGParts.chunk("IEND", [1]), "its last chunk is not empty"),
        ]
        for (bytes, reason) in cases { #expect(throws: ImagingError(.png(reason))) { try PNG.decode(bytes) } }
    }

    @Test("libpng's own words reach the operator")
    func words() throws {
        var parts = PNGParts(try small())
        parts.chunks[0].data[8] = 7
        let error = #expect(throws: ImagingError.self) { try PNG.decode(parts.bytes) }
        #expect(error?.description == "this PNG picture can't be used: Invalid IHDR data")
    }

    @Test("a size that is not allowed or not asked for is refused before anything else is read")
    func sizes() throws {
        let parts = PNGParts(try small())
        // Only the header is there: whatever is done after it would fail in another way.
        func header(_ width: Int, _ height: Int) -> [UInt8] {
            Array(parts.naming(width: width, height: height).bytes.prefix(33))
        }
        for (width, height) in [(30_000, 30_000), (4_097, 1), (1, 4_097), (0x7FFF_FFFF, 1), (0xFFFF_FFFF, 2)] {
            #expect(throws: ImagingError(.tooLarge(width: width, height: height, longestSide: 4_096))) {
                try PNG.decode(header(width, height))
            }
        }
        #expect(throws: ImagingError(.tooLarge(width: 19, height: 13, longestSide: 18))) {
            try PNG.decode(small(), longestSide: 18)
        }
        #expect(throws: ImagingError(.size(width: 0, height: 4))) { try PNG.decode(header(0, 4)) }
        #expect(throws: ImagingError(.otherSize(width: 512, height: 256, wantedWidth: 256, wantedHeight: 512))) {
            try PNG.decode(header(512, 256), expecting: (256, 512))
        }
        #expect(try PNG.decode(small(), expecting: (19, 13)).width == 19)
        #expect(throws: ImagingError(.size(width: 16_384, height: 2))) {
            try PNG.decode(header(16_384, 2), longestSide: 40_000)
        }
    }

    @Test("side chunks are left alone, even broken or huge ones, and never reach libpng")
    func sideChunks() throws {
        let picture = try Self.picture.get()
        var parts = PNGParts(try small())
        // A compressed text and a profile whose inflated size is 64 MiB; libpng would unpack both.
        let blank = PNGParts(
            try PNG.encode(try Bitmap(width: 2_048, height: 2_048, pixels: Array(repeating: 0, count: 1 << 24))))
        let bomb = blank.chunks.filter { $0.name == "IDAT" }.flatMap(\.data)
        for _ in 0..<40 { parts = parts.inserting("zTXt", Array("a\0\0".utf8) + bomb, before: "IDAT") }
        parts = parts.inserting("iCCP", Array("p\0\0".utf8) + bomb, before: "IDAT")
            .inserting("cHRM", [1, 2, 3], before: "IDAT").inserting("caBX", bomb, before: "IDAT")
            .inserting("tIME", [1], before: "IEND")
        #expect(try PNG.decode(parts.bytes) == picture)
    }

    @Test("gAMA is applied, unless the file says that it is sRGB")
    func gamma() throws {
        let grey = try Bitmap.make(4, 4) { _, _ in [64, 64, 64, 255] }
        var parts = PNGParts(try PNG.encode(grey))
        parts.chunks.removeAll { ["sRGB", "gAMA", "cHRM"].contains($0.name) }
        #expect(try PNG.decode(parts.bytes) == grey)
        let linear = parts.inserting("gAMA", PNGParts.number(100_000), before: "IDAT")
        // 64 of 255 as light is 137 of 255 in sRGB.
        #expect(abs(Int(try PNG.decode(linear.bytes).pixel(1, 1)[0]) - 137) <= 1)
        #expect(try PNG.decode(linear.inserting("sRGB", [0], before: "IDAT").bytes) == grey)
    }
}
