/// A PNG file of the emulator's: of its own size, colours and words.
///
/// All pictures of one size share their packed pixels, which are indices into a palette; the palette and a text chunk differ for
/// each. So a picture costs little more than copying it: the emulator shares the machine with the client it is to measure.
struct EmulatedPicture {
    /// The file up to the shared part; its length is a multiple of 3, so that base64 can be put together too.
    private let own: [UInt8]
    private let shared: PicturePixels

    /// - Parameters:
    ///   - words: what the picture is told apart by; printable ASCII.
    ///   - width: 1 to 8192 pixels, as height.
    init(
        _ words: String, width: Int, height: Int, style: EmulatorSettings.PictureStyle, seed: UInt64,
        hasCredentials: Bool = false
    ) {
        shared = PicturePixels.of(width: width, height: height, style: style)
        var numbers = SeededNumbers(of: words, seed: seed)
        let header =
            bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + [style == .flat ? 1 : 8, 3, 0, 0, 0]
        var file: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
        file += EmulatedPicture.chunk("IHDR", header)
        if hasCredentials { file += EmulatedPicture.chunk("caBX", EmulatedPicture.emptyCredentials) }
        file += EmulatedPicture.chunk("PLTE", EmulatedPicture.palette(style == .flat ? 2 : 256, &numbers))
        var comment = Array("Comment".utf8) + [0] + Array("emulated picture of \(words)".utf8)
        while (file.count + 12 + comment.count) % 3 != 0 { comment.append(UInt8(ascii: ".")) }
        own = file + EmulatedPicture.chunk("tEXt", comment)
    }

    /// The whole file.
    var bytes: [UInt8] { own + shared.bytes }

    /// The whole file in base64, in pieces.
    var base64: [[UInt8]] { [Base64Text.of(own), shared.base64] }

    static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let name = Array(type.utf8)
        return bigEndian(UInt32(data.count)) + name + data + bigEndian(EmulatorChecksum.crc32(name, data))
    }

    /// Runs from a dark colour over two others to a light one.
    private static func palette(_ entries: Int, _ numbers: inout SeededNumbers) -> [UInt8] {
        let stops: [[Int]] = [
            (0..<3).map { _ in numbers.below(70) }, (0..<3).map { _ in 30 + numbers.below(140) },
            (0..<3).map { _ in 60 + numbers.below(160) }, (0..<3).map { _ in 170 + numbers.below(86) },
        ]
        if entries == 2 { return (stops[2] + stops[3]).map { UInt8($0) } }
        return (0..<entries).flatMap { entry in
            let (stop, part) = (entry * 3 / entries, entry * 3 % entries)
            return (0..<3).map { UInt8(stops[stop][$0] + (stops[stop + 1][$0] - stops[stop][$0]) * part / entries) }
        }
    }

    /// A box as C2PA's, with a description and nothing in it: there to be found and kept, not to be proved.
    private static let emptyCredentials: [UInt8] = {
        let uuid: [UInt8] = Array("c2pa".utf8) + [0, 0x11, 0, 0x10, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71]
        let description = uuid + [3] + Array("c2pa".utf8) + [0]
        let inner = bigEndian(UInt32(description.count + 8)) + Array("jumd".utf8) + description
        return bigEndian(UInt32(inner.count + 8)) + Array("jumb".utf8) + inner
    }()
}

/// The bytes of a number, the largest first.
func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> UInt32($0)) }
}
