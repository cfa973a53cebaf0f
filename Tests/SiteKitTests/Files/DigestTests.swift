import Testing
@testable import SiteKit

@Suite("Digests")
struct DigestTests {
    @Test(
        "the digests of the standard's own examples",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ])
    func known(text: String, hex: String) {
        let digest = Digest(of: Array(text.utf8))
        #expect(digest.hex == hex)
        #expect("\(digest)" == hex)
        #expect(digest.short == hex.prefix(12))
        #expect(digest.bytes.count == 32)
        #expect(Digest(hex: hex) == digest)
    }

    @Test(
        "anything but 64 lower-case digits is no digest",
        arguments: [
            "", "abc", String(repeating: "A", count: 64), String(repeating: "g", count: 64),
            String(repeating: "a", count: 63),
            String(repeating: "a", count: 65), String(repeating: "é", count: 32),
            " " + String(repeating: "a", count: 63),
        ])
    func refused(hex: String) {
        #expect(Digest(hex: hex) == nil)
    }
}
