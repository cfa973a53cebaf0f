/// What a published picture says of itself, as XMP: where it comes from, and whom to credit.
public struct XMPPacket: Hashable, Sendable {
    /// How the picture came about: `Iptc4xmpExt:DigitalSourceType`.
    public var digitalSourceType: DigitalSourceType
    /// The trained model that made it, if one did: `Iptc4xmpExt:AISystemUsed` (IPTC 2025.1).
    public var aiSystemUsed: String?
    /// Whom to credit: `photoshop:Credit`.
    public var credit: String

    /// Describes a picture.
    public init(digitalSourceType: DigitalSourceType, aiSystemUsed: String?, credit: String) {
        self.digitalSourceType = digitalSourceType
        self.aiSystemUsed = aiSystemUsed
        self.credit = credit
    }

    /// The packet: the same for the same values, without padding, read-only (`end="r"`). Characters that XML can't
    /// hold are written as U+FFFD.
    public var bytes: [UInt8] {
        var text = XMPPacket.start + XMPText.escaped(digitalSourceType.uri)
        if let aiSystemUsed { text += XMPPacket.system + XMPText.escaped(aiSystemUsed) }
        text += XMPPacket.credit + XMPText.escaped(credit) + XMPPacket.end
        return Array(text.utf8)
    }

    /// Reads a packet that `bytes` wrote; `nil` for any other, even if it means the same.
    public init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        guard XMPPacket.drop(XMPPacket.start, from: &rest),
            let uri = XMPPacket.value(&rest), uri.hasPrefix(DigitalSourceType.vocabulary),
            let type = DigitalSourceType(rawValue: String(uri.dropFirst(DigitalSourceType.vocabulary.count)))
        else { return nil }
        digitalSourceType = type
        aiSystemUsed = nil
        if XMPPacket.drop(XMPPacket.system, from: &rest) {
            guard let system = XMPPacket.value(&rest) else { return nil }
            aiSystemUsed = system
        }
        guard XMPPacket.drop(XMPPacket.credit, from: &rest), let credit = XMPPacket.value(&rest) else { return nil }
        self.credit = credit
        // One way to write each value: what was only understood, and not written by us, ends here.
        guard self.bytes == bytes else { return nil }
    }

    private static let start =
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
        + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\""
        + " xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\""
        + " xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\" Iptc4xmpExt:DigitalSourceType=\""
    private static let system = "\" Iptc4xmpExt:AISystemUsed=\""
    private static let credit = "\" photoshop:Credit=\""
    private static let end = "\"/></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"

    private static func drop(_ text: String, from rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest = rest.dropFirst(text.utf8.count)
        return true
    }

    /// The text up to the quote that ends an attribute.
    private static func value(_ rest: inout ArraySlice<UInt8>) -> String? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        let text = XMPText.unescaped(String(decoding: rest[..<end], as: UTF8.self))
        rest = rest[end...]
        return text
    }
}
