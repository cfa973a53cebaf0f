import Testing

@testable import SiteKit

@Suite("XMP packets")
struct XMPPacketTests {
    static let packets: [XMPPacket] = [
        XMPPacket(digitalSourceType: .digitalCreation, aiSystemUsed: nil, credit: "sitegen"),
        XMPPacket(
            digitalSourceType: .trainedAlgorithmicMedia, aiSystemUsed: "gpt-image-2", credit: "Müller & \"Söhne\" <3"),
        XMPPacket(digitalSourceType: .digitalCapture, aiSystemUsed: "", credit: ""),
        XMPPacket(
            digitalSourceType: .compositeWithTrainedAlgorithmicMedia, aiSystemUsed: "a\" photoshop:Credit=\"b",
            credit: "&amp;&#10;"),
        XMPPacket(digitalSourceType: .digitalCreation, aiSystemUsed: "tab\tline\nreturn\r", credit: "e\u{301} 画像 🖼"),
    ]

    @Test("what is written is read again", arguments: packets)
    func roundTrip(packet: XMPPacket) throws {
        let back = try #require(XMPPacket(packet.bytes))
        #expect(back == packet)
        #expect(back.bytes == packet.bytes)
    }

    @Test("the packet's text is this, to the byte")
    func golden() {
        let text = String(decoding: Self.packets[1].bytes, as: UTF8.self)
        #expect(
            text == """
                <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">\
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
                xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" \
                xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" Iptc4xmpExt:DigitalSourceType="\
                http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia" \
                Iptc4xmpExt:AISystemUsed="gpt-image-2" photoshop:Credit="Müller &amp; &quot;Söhne&quot; &lt;3"/>\
                </rdf:RDF></x:xmpmeta><?xpacket end="r"?>
                """)
    }

    @Test("characters that XML can't hold become U+FFFD")
    func unwritable() throws {
        let packet = XMPPacket(digitalSourceType: .digitalCreation, aiSystemUsed: nil, credit: "a\u{0}b\u{1B}\u{FFFE}")
        #expect(try #require(XMPPacket(packet.bytes)).credit == "a\u{FFFD}b\u{FFFD}\u{FFFD}")
    }

    @Test("every cut or changed byte is refused", arguments: packets)
    func damaged(packet: XMPPacket) {
        let bytes = packet.bytes
        for index in bytes.indices {
            #expect(XMPPacket(Array(bytes.prefix(index))) == nil)
            var changed = bytes
            changed[index] ^= 0x80
            // A letter's highest bit makes no UTF-8; within a value of other letters it may make another letter.
            if let read = XMPPacket(changed) { #expect(read != packet && read.bytes == changed) }
        }
        #expect(XMPPacket(bytes + [0x0A]) == nil)
        #expect(XMPPacket([]) == nil)
    }

    @Test(
        "other ways to write the same are refused",
        arguments: [
            ("sitegen", "site&#103;en"), ("sitegen", "sitegen&apos;"), ("sitegen", "a>b"), ("sitegen", "a&b"),
            ("digitalCreation", "digitalArt"), ("end=\"r\"", "end=\"w\""), ("http://cv", "https://cv"),
            ("\"/></rdf", "\" /></rdf"), ("sitegen", "a\u{1}b"), ("sitegen", "a\nb"),
        ])
    func foreign(change: (String, String)) throws {
        let text = String(decoding: Self.packets[0].bytes, as: UTF8.self)
        let changed = text.replacing(change.0, with: change.1)
        #expect(changed != text)
        #expect(XMPPacket(Array(changed.utf8)) == nil)
    }

    @Test("source types are IPTC's terms")
    func terms() {
        #expect(
            DigitalSourceType.allCases.map(\.uri) == [
                "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation",
                "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
                "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
                "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
            ])
    }
}
