import Testing
@testable import SiteKit

@Suite("Addresses of the web")
struct WebAddressTests {
    @Test("the fragment is left out, the host is in lower case, and other letters are encoded")
    func reading() throws {
        let address = try #require(WebAddress("https://Example.ORG:8443/Ä b?x=1#part"))
        #expect(address.text == "https://Example.ORG:8443/%C3%84%20b?x=1")
        #expect(address.host == "example.org")
        #expect(address.isEncrypted)
        #expect(try !#require(WebAddress("HTTP://[::1]:80/")).isEncrypted)
        #expect(WebAddress("http://[2001:db8::1]/")?.host == "2001:db8::1")
    }

    @Test(
        "what can't be asked is no address",
        arguments: [
            "", "mailto:a@example.org", "ftp://example.org/", "/docs/", "https://", "https:///x", "file:///etc/passwd",
            "https://name:word@example.org/", "https://name@example.org/",
            "https://example.org/" + String(repeating: "a", count: 9000),
        ])
    func refused(text: String) {
        #expect(WebAddress(text) == nil)
    }

    @Test(
        "a Location is followed from where it was sent",
        arguments: [
            ("/b", "https://example.org/b"), ("b?c#d", "https://example.org/docs/b?c"),
            ("../x/", "https://example.org/x/"), ("//other.example/y", "https://other.example/y"),
            ("http://other.example/", "http://other.example/"),
        ])
    func following(location: String, expected: String) throws {
        let address = try #require(WebAddress("https://example.org/docs/a"))
        #expect(address.following(location)?.text == expected)
    }

    @Test(
        "a Location with another scheme leads nowhere",
        arguments: ["javascript:alert(1)", "file:///etc/passwd", "data:,x"])
    func followingNowhere(location: String) throws {
        #expect(try #require(WebAddress("https://example.org/")).following(location) == nil)
    }

    @Test(
        "numbers of this machine, of private and of special networks are not public",
        arguments: [
            "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
            "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9",
            "224.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1",
            "64:ff9b::7f00:1", "64:ff9b:1::1", "2001:db8::1", "2001::1", "2002:7f00:1::", "fc00::1", "fd12::1",
            "fe80::1", "ff02::1",
        ])
    func special(text: String) throws {
        #expect(try !#require(IPAddress(text)).isPublic)
    }

    @Test(
        "all other numbers are public",
        arguments: [
            "1.1.1.1", "9.255.255.255", "100.63.0.1", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1",
            "198.20.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "::ffff:1.1.1.1", "64:ff9b::101:101",
            "2002:101:101::",
        ])
    func publicNumbers(text: String) throws {
        #expect(try #require(IPAddress(text)).isPublic)
    }

    @Test(
        "names of the neighbourhood are known without asking",
        arguments: [
            "localhost", "a.localhost", "printer.local", "db.internal", "intranet", "localhost.", "nas.home.arpa",
        ])
    func localNames(name: String) {
        #expect(HostLookup.isLocalName(name))
    }

    @Test("other names are not", arguments: ["example.org", "local.example", "notlocal.com", "2606:4700::1111"])
    func otherNames(name: String) {
        #expect(!HostLookup.isLocalName(name))
    }

    @Test("a name is looked up, and unusual spellings of a number are seen through")
    func lookup() async {
        #expect(await HostLookup.addresses(of: "localhost").allSatisfy { !$0.isPublic })
        #expect(await !HostLookup.addresses(of: "localhost").isEmpty)
        for spelling in ["127.1", "0x7f.0.0.1", "2130706433"] {
            #expect(await HostLookup.addresses(of: spelling) == [IPAddress(bytes: [127, 0, 0, 1])], "\(spelling)")
        }
        #expect(await HostLookup.addresses(of: "sitegen-test.invalid") == [])
    }
}
