import SiteKit

/// libwebp's wrapper: encoding, decoding, damaged files.
func webPPaths(_ expectations: inout Expectations) throws {
    var pixels: [UInt8] = []
    for index in 0..<(33 * 17) {
        pixels += [UInt8(index & 255), UInt8(index >> 2 & 255), 99, index % 5 == 0 ? 128 : 255]
    }
    let picture = try Bitmap(width: 33, height: 17, pixels: pixels)
    let lossy = try WebP.encode(picture)
    let lossless = try WebP.encode(picture, .lossless)
    expectations.expect(try WebP.decode(lossless).width == 33, "a lossless picture comes back")
    expectations.expect(try WebP.decode(lossy).height == 17, "a lossy picture comes back")
    // Encoded, and the result dropped unread.
    _ = try WebP.encodeSmallest(picture)
    _ = try LQIP.dataURI(of: picture)

    for (width, height) in [(0, 1), (1, 0), (-3, 4), (20_000, 1), (16_384, 1), (16_000, 16_000)] {
        expectations.expect(
            Expectations.refuses { _ = try Bitmap(width: width, height: height, pixels: []) },
            "\(width) × \(height) is refused")
        expectations.expect(
            Expectations.refuses { _ = try picture.resized(width: width, height: height) },
            "no resizing to \(width) × \(height)")
    }
    let wrong = WebPSettings(quality: 300, method: 9, sharpYUV: true, lossless: false)
    expectations.expect(
        Expectations.refuses { _ = try WebP.encode(picture, wrong) }, "settings out of range are refused")

    for whole in [lossy, lossless] {
        for count in stride(from: 0, to: whole.count, by: 7) {
            expectations.expect(
                Expectations.refuses { _ = try WebP.decode(Array(whole.prefix(count))) },
                "\(count) bytes of a picture are refused")
        }
        // Every byte damaged in turn: an error or a picture, but no read or write out of bounds.
        for index in stride(from: 0, to: whole.count, by: 5) {
            var damaged = whole
            damaged[index] ^= 0x5A
            _ = try? WebP.decode(damaged)
            _ = ImageHeader(damaged)
        }
    }
    expectations.expect(
        Expectations.refuses { _ = try WebP.decode(Array("not a picture at all".utf8)) }, "words are not a picture")
}
