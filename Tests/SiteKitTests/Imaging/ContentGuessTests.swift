import Testing

@testable import SiteKit

@Suite("PNG: what other bytes look like")
struct ContentGuessTests {
    static let cases: [([UInt8], String)] = [
        ([], "nothing: the file is empty"),
        ([0xFF, 0xD8, 0xFF, 0xE0, 0], "a JPEG picture"),
        (Array("GIF89a".utf8), "a GIF picture"),
        (Array("RIFF\u{1}\u{2}\u{3}\u{4}WEBPVP8 ".utf8), "a WebP picture"),
        ([0, 0, 0, 32] + Array("ftypavif".utf8), "an AVIF, HEIF or video file"),
        ([0x1F, 0x8B, 8, 0], "something packed with gzip"),
        (Array("PK\u{3}\u{4}".utf8), "a ZIP archive"),
        (Array("%PDF-1.7".utf8), "a PDF"),
        (Array("BM8".utf8), "a BMP picture"),
        (Array("\n <!DOCTYPE html><title>502 Bad Gateway</title>".utf8), "HTML, XML or SVG"),
        (Array("\u{FEFF}<svg/>".utf8), "HTML, XML or SVG"),
        (Array("{\"error\":{\"code\":\"x\"}}".utf8), "JSON"),
        (Array("upstream ist müde".utf8), "text"),
        ([0x89] + Array("PNG\n\u{1A}\n".utf8), "a PNG picture that was changed on the way, as text"),
        ([1, 2, 3, 0, 9], "unknown bytes"),
    ]

    @Test("bytes that are no PNG are refused with what they look like", arguments: cases)
    func foreign(bytes: [UInt8], words: String) {
        #expect(throws: ImagingError(.notPNG(words))) { try PNG.decode(bytes) }
        #expect(throws: ImagingError(.notPNG(words))) { try PNG.size(of: bytes) }
    }

    @Test("a picture cut off in its signature is a damaged PNG, not something else")
    func cut() {
        #expect(throws: ImagingError(.png("it ends in its signature"))) { try PNG.decode([0x89, 0x50, 0x4E]) }
    }
}
