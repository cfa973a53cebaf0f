import Testing

@testable import SiteKit

@Suite("WebP")
struct WebPTests {
    @Test("lossless encoding comes back to the bit, with alpha")
    func lossless() throws {
        let picture = try Bitmap.make(20, 12) { x, y in [UInt8(x * 12), UInt8(y * 20), 7, UInt8(55 + x * 10)] }
        let bytes = try WebP.encode(picture, .lossless)
        #expect(try WebP.decode(bytes) == picture)
        #expect(ImageHeader(bytes)?.width == 20)
        #expect(ImageHeader(bytes)?.height == 12)
    }

    @Test("lossy encoding comes back near, and the same each time")
    func lossy() throws {
        let picture = try Bitmap.make(48, 48) { x, y in [UInt8(40 + x * 3), UInt8(60 + y * 2), 120, 255] }
        let bytes = try WebP.encode(picture)
        #expect(try WebP.encode(picture) == bytes)
        let back = try WebP.decode(bytes)
        #expect(back.width == 48 && back.height == 48)
        let off = zip(picture.pixels, back.pixels).map { abs(Int($0) - Int($1)) }
        #expect(off.reduce(0, +) / off.count < 4)
    }

    @Test("the smaller of lossy and lossless is kept, and says which it is")
    func smallest() throws {
        let flat = try Bitmap.make(64, 64) { _, _ in [10, 200, 30, 255] }
        var random = FixedRandom(seed: 2)
        let noise = try Bitmap.make(64, 64) { _, _ in
            (0..<3).map { _ in UInt8.random(in: 0...255, using: &random) } + [255]
        }
        for (picture, settings) in [(flat, WebPSettings.lossless), (noise, .published)] {
            let best = try WebP.encodeSmallest(picture)
            #expect(best.settings == settings && best.isLossless == settings.lossless)
            #expect(best.bytes == (try WebP.encode(picture, settings)))
            #expect(best.bytes.count <= min(try WebP.encode(picture).count, try WebP.encode(picture, .lossless).count))
        }
    }

    @Test("with alpha, both encodings keep it to the bit, and what can be seen looks the same")
    func alpha() throws {
        var random = FixedRandom(seed: 6)
        let picture = try Bitmap.make(96, 64) { x, y in
            // Hard, soft and no alpha side by side; garbage under what is transparent.
            let alpha = x < 32 ? (y % 16 < 8 ? 255 : 0) : x < 64 ? (x - 32) * 8 : 255
            return alpha > 0
                ? [UInt8(60 + x), UInt8(80 + y), 120, UInt8(alpha)]
                : (0..<3).map { _ in UInt8.random(in: 0...255, using: &random) } + [0]
        }
        for settings in [WebPSettings.published, .lossless] {
            let back = try WebP.decode(try WebP.encode(picture, settings))
            var off: [Int] = []
            for index in stride(from: 0, to: picture.pixels.count, by: 4) {
                let alpha = Int(picture.pixels[index + 3])
                #expect(Int(back.pixels[index + 3]) == alpha)
                for channel in index..<(index + 3) {
                    off.append(abs(Int(back.pixels[channel]) - Int(picture.pixels[channel])) * alpha / 255)
                }
            }
            #expect(off.reduce(0, +) <= (settings.lossless ? 0 : off.count * 3))
        }
    }

    @Test("settings outside libwebp's range are errors", arguments: [(101, 6), (-1, 4), (80, 7), (80, -1)])
    func settings(values: (Int, Int)) throws {
        let settings = WebPSettings(quality: values.0, method: values.1, sharpYUV: true, lossless: false)
        let picture = try Bitmap.make()
        #expect(throws: ImagingError(.settings)) { try WebP.encode(picture, settings) }
    }

    @Test("the longest side the format has can be encoded, one pixel high")
    func longest() throws {
        let picture = try Bitmap.make(16_383, 1) { x, _ in [UInt8(x & 255), 0, 0, 255] }
        let bytes = try WebP.encode(picture, .preview)
        #expect(ImageHeader(bytes)?.width == 16_383)
    }

    @Test("every truncation of a file is an error")
    func truncated() throws {
        let bytes = try WebP.encode(Bitmap.make())
        for count in 0..<bytes.count {
            #expect(throws: ImagingError(.malformed)) { try WebP.decode(Array(bytes.prefix(count))) }
        }
    }

    @Test("2,000 damaged files give an error or a picture, never a crash")
    func damaged() throws {
        var random = FixedRandom(seed: 11)
        let whole = [try WebP.encode(Bitmap.make()), try WebP.encode(Bitmap.make(), .lossless)]
        var refused = 0
        for round in 0..<2_000 {
            var bytes = whole[round & 1]
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            // The size field is left alone in most rounds; a huge one must be refused before anything is allocated.
            do { _ = try WebP.decode(bytes) } catch { refused += 1 }
        }
        #expect(refused > 200)
    }

    @Test("a header that names too many pixels is refused before they are allocated")
    func bomb() throws {
        var bytes = try WebP.encode(Bitmap.make(), .lossless)
        // Width and height of 16,384 in the lossless header.
        bytes.replaceSubrange(21..<25, with: [0xFF, 0xFF, 0xFF, 0x0F])
        #expect(throws: ImagingError(.size(width: 16_384, height: 16_384))) { try WebP.decode(bytes) }
    }

    @Test(
        "the stand-in is a small data URI of 16 pixels", arguments: [(64, 40, 16, 10), (30, 90, 5, 16), (4, 4, 16, 16)])
    func preview(sizes: (Int, Int, Int, Int)) throws {
        let picture = try Bitmap.make(sizes.0, sizes.1) { x, y in [UInt8(x), UInt8(y), 0, 255] }
        let uri = try LQIP.dataURI(of: picture)
        #expect(uri.hasPrefix("data:image/webp;base64,UklGR"))
        #expect(uri.utf8.count < 600)
    }

    @Test("base64 agrees with RFC 4648's examples")
    func base64() {
        let cases = [
            "": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE=",
            "foobar": "Zm9vYmFy",
        ]
        for (text, coded) in cases { #expect(LQIP.base64(Array(text.utf8)) == coded) }
    }
}
