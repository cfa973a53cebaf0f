import SiteKit

/// libwebpmux's wrapper: packets put in, taken out, exchanged, and files cut off or damaged.
func metadataPaths(_ expectations: inout Expectations) throws {
    let picture = try Bitmap(width: 21, height: 9, pixels: (0..<(21 * 9 * 4)).map { UInt8($0 & 255) })
    let packet = XMPPacket(digitalSourceType: .digitalCreation, aiSystemUsed: "a & b", credit: "Ü")
    for settings in [WebPSettings.published, .lossless] {
        let file = try WebP.encode(picture, settings)
        expectations.expect(try WebPMetadata.xmp(of: file) == nil, "a bare file has no packet")
        let marked = try WebPMetadata.adding(xmp: packet.bytes, to: file)
        let again = try WebPMetadata.adding(xmp: packet.bytes, to: marked)
        expectations.expect(again == marked, "the same packet again changes nothing")
        expectations.expect(try WebPMetadata.xmp(of: marked).flatMap { XMPPacket($0) } == packet, "a packet comes back")
        expectations.expect(
            Expectations.refuses { _ = try WebPMetadata.adding(xmp: [], to: file) }, "no packet is refused")
        for count in stride(from: 0, to: marked.count, by: 5) {
            let cut = Array(marked.prefix(count))
            expectations.expect(
                Expectations.refuses { _ = try WebPMetadata.xmp(of: cut) }, "\(count) bytes are refused")
        }
        // Every third byte damaged in turn: an error or some packet, but no access out of bounds.
        for index in stride(from: 0, to: marked.count, by: 3) {
            var damaged = marked
            damaged[index] ^= 0x5A
            _ = (try? WebPMetadata.xmp(of: damaged)).flatMap { $0 }.flatMap { XMPPacket($0) }
            _ = try? WebPMetadata.adding(xmp: packet.bytes, to: damaged)
        }
    }
}
