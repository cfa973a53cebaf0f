import Foundation
import SiteKit
import Testing

@testable import ImageAPIEmulator

@Suite("The emulator's pictures")
struct PictureTests {
    @Test(
        "libpng reads them in the size asked for, in both styles",
        arguments: ["1024x1024", "1536x1024", "1024x1536", "16x48", "272x240"])
    func sound(size: String) throws {
        let sides = size.split(separator: "x").compactMap { Int($0) }
        for style in [EmulatorSettings.PictureStyle.photo, .flat] {
            for hasCredentials in [false, true] {
                let picture = EmulatedPicture(
                    "igen_1", width: sides[0], height: sides[1], style: style, seed: 1, hasCredentials: hasCredentials)
                let bitmap = try PNG.decode(picture.bytes)
                #expect([bitmap.width, bitmap.height] == sides)
                let text = picture.base64.flatMap { $0 }
                #expect(Data(text) == Data(picture.bytes).base64EncodedData())
                #expect(String(decoding: picture.bytes.prefix(200), as: UTF8.self).contains("caBX") == hasCredentials)
            }
        }
    }

    @Test("each task has its own pixels, the same whenever asked")
    func own() throws {
        for style in [EmulatorSettings.PictureStyle.photo, .flat] {
            func pixels(_ words: String, seed: UInt64 = 1) throws -> Bitmap {
                try PNG.decode(EmulatedPicture(words, width: 64, height: 48, style: style, seed: seed).bytes)
            }
            let first = try pixels("igen_1")
            #expect(try pixels("igen_1").pixels == first.pixels)
            #expect(try pixels("igen_2").pixels != first.pixels)
            #expect(try pixels("igen_1", seed: 2).pixels != first.pixels)
        }
    }

    @Test("checksums and base64 are those of the world")
    func checksums() {
        let words = Array("123456789".utf8)
        #expect(EmulatorChecksum.crc32([], words) == 0xcbf4_3926)
        #expect(EmulatorChecksum.crc32(Array("1234".utf8), Array("56789".utf8)) == 0xcbf4_3926)
        #expect(EmulatorChecksum.adler32(words) == 0x091e_01de)
        #expect(EmulatorChecksum.adler32([]) == 1)
        for count in 0..<40 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 97 &+ 200) }
            #expect(Data(Base64Text.of(bytes)) == Data(bytes).base64EncodedData())
        }
    }

    @Test("times are written as Foundation writes them")
    func times() {
        let formatter = ISO8601DateFormatter()
        var numbers = SeededNumbers(seed: 5)
        for _ in 0..<500 {
            let seconds = Double(numbers.below(4_102_444_800))
            let text = formatter.string(from: Date(timeIntervalSince1970: seconds)).dropLast()
            #expect(EmulatedTime.rfc3339(seconds) == "\(text).000Z")
        }
        #expect(EmulatedTime.http(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(EmulatedTime.rfc3339(-5) == "1970-01-01T00:00:00.000Z")
    }
}
