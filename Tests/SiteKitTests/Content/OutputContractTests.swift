import Testing
@testable import SiteKit

@Suite("contract.yml")
struct OutputContractTests {
    private func read(_ yaml: String) -> (OutputContract?, [String]) {
        let (contract, faults) = OutputContract.read(SourceText("contract.yml", yaml))
        return (contract, faults.map(\.spot))
    }

    @Test("addresses with anchors, redirects and bounds are read")
    func reading() throws {
        let (contract, faults) = read(
            """
            # What we said.

            # More.
            version: 1
            pages: {min: 2, max: 9}
            urls:
              /: []
              /docs/: [first, "second part"]
              /404.html:
            redirects:
              /old/: /docs/
            """)
        #expect(faults == [])
        let found = try #require(contract)
        #expect(found.header == "# What we said.\n\n# More.\n")
        #expect(found.fewest?.number == 2 && found.most?.number == 9)
        #expect(found.addresses.map(\.address.text) == ["/", "/docs/", "/404.html"])
        #expect(found.addresses.map { $0.anchors.map(\.text) } == [[], ["first", "second part"], []])
        #expect(
            found.addresses[1].anchors[1].location
                == SourceLocation(file: "contract.yml", line: 8, column: 20, length: 11))
        #expect(found.redirects.map { [$0.from.text, $0.to.text] } == [["/old/", "/docs/"]])
    }

    @Test("addresses may be a list, with an anchor each")
    func list() throws {
        let (contract, faults) = read("version: 1\nurls:\n  - /\n  - /docs/#first\n")
        #expect(faults == [])
        let found = try #require(contract)
        #expect(found.addresses.map(\.address.text) == ["/", "/docs/"])
        #expect(found.addresses.map { $0.anchors.map(\.text) } == [[], ["first"]])
    }

    @Test(
        "what is malformed is told at its place",
        arguments: [
            ("urls: {}\n", ["SG0106 contract.yml:1:1"]),
            ("version: 2\n", ["SG0107 contract.yml:1:1"]),
            ("version: one\n", ["SG0105 contract.yml:1:10"]),
            ("version: 1\nurl: {}\n", ["SG0104 contract.yml:2:1"]),
            ("version: 1\nurls: /docs/\n", ["SG0105 contract.yml:2:7"]),
            ("version: 1\nurls: {/docs/: first}\n", ["SG0105 contract.yml:2:16"]),
            ("version: 1\nurls: {/docs/: [[a]]}\n", ["SG0105 contract.yml:2:17"]),
            ("version: 1\nurls: {docs/: []}\n", ["SG0107 contract.yml:2:8"]),
            ("version: 1\nurls: [/a/../b/]\n", ["SG0107 contract.yml:2:8"]),
            ("version: 1\nurls: [https://a.example/]\n", ["SG0107 contract.yml:2:8"]),
            ("version: 1\nurls: [{a: b}]\n", ["SG0105 contract.yml:2:8"]),
            ("version: 1\nredirects: [/a/]\n", ["SG0105 contract.yml:2:12"]),
            ("version: 1\nredirects: {/a/: [b]}\n", ["SG0105 contract.yml:2:18"]),
            ("version: 1\nredirects: {/a/: b}\n", ["SG0107 contract.yml:2:18"]),
            ("version: 1\npages: 3\n", ["SG0105 contract.yml:2:8"]),
            ("version: 1\npages: {least: 3}\n", ["SG0104 contract.yml:2:9"]),
            ("version: 1\npages: {min: -1}\n", ["SG0105 contract.yml:2:14"]),
            ("version: 1\npages: {min: 5, max: 4}\n", ["SG0107 contract.yml:2:9"]),
            ("- /docs/\n", ["SG0105 contract.yml:1:1"]),
            ("version: 1\nurls:\n  /a/: []\n  /a/: []\n", ["SG0102 contract.yml:4:3"]),
        ])
    func malformed(yaml: String, expected: [String]) {
        #expect(read(yaml).1 == expected)
    }

    @Test("a thousand malformed addresses are a hundred faults")
    func bounded() {
        let yaml = "version: 1\nurls:\n" + (0..<1000).map { "  - bad\($0)\n" }.joined()
        let faults = read(yaml).1
        #expect(faults.count == 101)
        #expect(faults.contains("SG0326 contract.yml"))
    }

    @Test("what is written is read back the same, whatever the anchors are called")
    func roundTrip() throws {
        let place = SourceLocation(file: "contract.yml")
        let names = [
            "null", "true", "a: b", "- x", "#x", "[y]", "ü", "é\u{301}\"\\", "1", "a_b-c", "*x", "&y", "no", "a'b", "%",
        ]
        var contract = OutputContract()
        contract.addresses = ["/ü/", "/", "/b/", "/a/"].map {
            .init(address: LocatedText($0, at: place), anchors: names.map { LocatedText($0, at: place) })
        }
        contract.redirects = [.init(from: LocatedText("/old/", at: place), to: LocatedText("/a/", at: place))]
        contract.most = .init(number: 7, location: place)
        let bytes = contract.bytes
        let (found, faults) = OutputContract.read(
            SourceText(path: try #require(RelativePath("contract.yml")), bytes: bytes))
        #expect(faults == [])
        let back = try #require(found)
        #expect(back.addresses.map(\.address.text) == ["/", "/a/", "/b/", "/ü/"])
        #expect(back.addresses.allSatisfy { Set($0.anchors.map(\.text)) == Set(names) })
        #expect(back.most?.number == 7 && back.fewest == nil)
        #expect(back.header == OutputContract.firstHeader)
        #expect(back.bytes == bytes)
    }

    @Test("an empty contract is written so that it can be read")
    func empty() {
        let text = String(decoding: OutputContract(header: "# x\n").bytes, as: UTF8.self)
        #expect(text == "# x\nversion: 1\nurls: {}\nredirects: {}\n")
        #expect(read(text).1 == [])
    }
}
