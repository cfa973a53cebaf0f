import Foundation
import Testing

@testable import SiteKit

@Suite("WebP metadata")
struct WebPMetadataTests {
    private static let packet = XMPPacket(
        digitalSourceType: .trainedAlgorithmicMedia, aiSystemUsed: "gpt-image-2 <\"beta\">", credit: "Müller & Söhne")

    /// Lossy and lossless, opaque and with alpha.
    private func files() throws -> [[UInt8]] {
        let opaque = try Bitmap.make(41, 27)
        let clear = try Bitmap.make(40, 26) { x, y in [UInt8(x * 6), UInt8(y * 9), 50, UInt8(x * 6)] }
        return try [opaque, clear].flatMap { [try WebP.encode($0), try WebP.encode($0, .lossless)] }
    }

    @Test("a packet comes back, the pixels stay, and the bytes are the same each time")
    func roundTrip() throws {
        for file in try files() {
            #expect(try WebPMetadata.xmp(of: file) == nil)
            let marked = try WebPMetadata.adding(xmp: Self.packet.bytes, to: file)
            #expect(try WebPMetadata.xmp(of: marked) == Self.packet.bytes)
            #expect(try WebP.decode(marked) == WebP.decode(file))
            #expect(try WebPMetadata.adding(xmp: Self.packet.bytes, to: file) == marked)
            #expect(marked[12..<16].elementsEqual("VP8X".utf8))
            #expect(ImageHeader(marked)?.width == ImageHeader(file)?.width)
            #expect(ImageHeader(marked)?.height == ImageHeader(file)?.height)
        }
    }

    @Test("a second packet takes the first one's place")
    func again() throws {
        for file in try files() {
            let other = XMPPacket(digitalSourceType: .digitalCreation, aiSystemUsed: nil, credit: "x")
            let marked = try WebPMetadata.adding(xmp: Self.packet.bytes, to: file)
            #expect(
                try WebPMetadata.adding(xmp: other.bytes, to: marked)
                    == WebPMetadata.adding(xmp: other.bytes, to: file))
        }
    }

    @Test("webpinfo finds nothing wrong, and exiftool reads the three values")
    func otherPrograms() throws {
        let folder = try TemporaryFolder()
        for (index, file) in try files().enumerated() {
            try folder.write("\(index).webp", try WebPMetadata.adding(xmp: Self.packet.bytes, to: file))
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let info = try ExternalProgram(["webpinfo"] + names, in: folder.path)
        #expect(info.status == 0, "\(info.output)\(info.errors)")
        #expect(info.output.components(separatedBy: "No error detected.").count == 5, "\(info.output)")

        let exif = try ExternalProgram(["exiftool", "-j", "-G1", "-n", "-XMP:all"] + names, in: folder.path)
        #expect(exif.status == 0, "\(exif.errors)")
        let found = try #require(try JSONSerialization.jsonObject(with: Data(exif.output.utf8)) as? [[String: Any]])
        #expect(found.count == 4)
        for values in found {
            var texts = values.compactMapValues { $0 as? String }
            texts["SourceFile"] = nil
            #expect(
                texts == [
                    "XMP-iptcExt:DigitalSourceType": DigitalSourceType.trainedAlgorithmicMedia.uri,
                    "XMP-iptcExt:AISystemUsed": "gpt-image-2 <\"beta\">",
                    "XMP-photoshop:Credit": "Müller & Söhne",
                ])
        }
    }

    @Test("files that are cut off, lengthened or no WebP are errors")
    func malformed() throws {
        for file in try files() {
            let marked = try WebPMetadata.adding(xmp: Self.packet.bytes, to: file)
            for whole in [file, marked] {
                for bytes in (0..<whole.count).map({ Array(whole.prefix($0)) }) + [whole + [0, 0]] {
                    #expect(throws: ImagingError(.malformed)) { try WebPMetadata.xmp(of: bytes) }
                    #expect(throws: ImagingError(.malformed)) { try WebPMetadata.adding(xmp: [1], to: bytes) }
                }
            }
        }
        #expect(throws: ImagingError(.malformed)) { try WebPMetadata.xmp(of: PNG.encode(Bitmap.make())) }
    }

    @Test("an empty packet is an error")
    func empty() throws {
        for file in try files() {
            let error = #expect(throws: ImagingError.self) { try WebPMetadata.adding(xmp: [], to: file) }
            #expect(error?.description.hasPrefix("libwebpmux failed") == true)
        }
    }

    @Test("libwebp's version is three numbers")
    func version() {
        #expect(WebP.version.split(separator: ".").compactMap { Int($0) }.count == 3)
    }
}
