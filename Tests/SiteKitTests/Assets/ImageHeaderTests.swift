import Testing

@testable import SiteKit

@Suite("Image headers")
struct ImageHeaderTests {
    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
        + [0, 0, 0x06, 0, 0, 0, 0x04, 0, 8, 6, 0, 0, 0]
    static let gif: [UInt8] = Array("GIF89a".utf8) + [0x40, 0x01, 0xF0, 0x00, 0xF7, 0, 0]
    static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array(repeating: 0, count: 14) + [0xFF, 0xFF, 0xDB, 0, 4, 1, 2]
        + [0xFF, 0xC2, 0, 17, 8, 0x01, 0x00, 0x02, 0x80, 3]
    static let extended: [UInt8] =
        Array("RIFF".utf8) + [22, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0]
        + [0xFF, 0x05, 0x00, 0xFF, 0x03, 0x00]

    @Test("sizes are read from each format")
    func sizes() {
        let found = [Self.png, Self.gif, Self.jpeg, Self.extended].map { ImageHeader($0) }
        #expect(found.map { $0?.format } == [.png, .gif, .jpeg, .webp])
        #expect(found.map { $0?.width } == [1536, 320, 640, 1536])
        #expect(found.map { $0?.height } == [1024, 240, 256, 1024])
    }

    @Test("the header agrees with libwebp for lossy and lossless files")
    func webp() throws {
        for settings in [WebPSettings.published, .lossless] {
            let header = ImageHeader(try WebP.encode(Bitmap.make(37, 21), settings))
            #expect(header?.format == .webp)
            #expect(header?.width == 37)
            #expect(header?.height == 21)
        }
    }

    @Test("a header cut off before its size says nothing")
    func truncated() {
        for (bytes, needed) in [(Self.png, 24), (Self.gif, 10), (Self.extended, 30), (Self.jpeg, Self.jpeg.count - 1)] {
            for count in 0..<needed { #expect(ImageHeader(Array(bytes.prefix(count))) == nil) }
            #expect(ImageHeader(Array(bytes.prefix(needed))) != nil)
        }
    }

    @Test("no size, no picture")
    func empty() {
        var png = Self.png
        png.replaceSubrange(16..<20, with: [0, 0, 0, 0])
        #expect(ImageHeader(png) == nil)
        #expect(ImageHeader(Array("<svg></svg>".utf8)) == nil)
        #expect(ImageHeader([]) == nil)
    }

    @Test("4,000 random and damaged headers never trap")
    func random() {
        var random = FixedRandom(seed: 21)
        let starts = [Self.png, Self.gif, Self.jpeg, Self.extended]
        var understood = 0
        for round in 0..<4_000 {
            var bytes = starts[round & 3]
            if round % 3 == 0 {
                bytes = Array(bytes.prefix(Int.random(in: 0...12, using: &random)))
                for _ in 0..<Int.random(in: 0...60, using: &random) {
                    bytes.append(UInt8.random(in: 0...255, using: &random))
                }
            } else {
                for _ in 0..<3 {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
            }
            if let header = ImageHeader(bytes) {
                understood += 1
                #expect(header.width > 0 && header.height > 0)
            }
        }
        #expect(understood > 100)
    }
}
