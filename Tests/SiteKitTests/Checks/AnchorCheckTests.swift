import Testing
@testable import SiteKit

@Suite("Links to anchors")
struct AnchorCheckTests {
    private func faults(_ links: [(page: String, fragment: String)], _ anchors: [String: [String]]) throws
        -> [Diagnostic]
    {
        let links = try links.enumerated().map { index, link in
            PageAnchor(
                page: try #require(RelativePath(link.page)), fragment: link.fragment,
                location: SiteKit.SourceLocation(file: "content/x.md", line: index + 1, column: 5, length: 3))
        }
        return AnchorCheck.faults(links: links) { anchors[$0.string] }
    }

    @Test("an anchor that its page has is no fault")
    func sound() throws {
        #expect(
            try faults([("content/a.md", "one"), ("content/a.md", "two")], ["content/a.md": ["one", "two"]]) == [])
    }

    @Test("an anchor that its page doesn't have is an error at the link, with what was meant")
    func missing() throws {
        let found = try faults(
            [("content/a.md", "one"), ("content/a.md", "instal")], ["content/a.md": ["one", "install"]])
        #expect(found.map(\.summary) == ["SG0207 content/x.md:2:5+3 'content/a.md' has no anchor '#instal'"])
        #expect(found[0].help == "did you mean 'install'?")
    }

    @Test("a page without anchors says so")
    func none() throws {
        let fault = try faults([("content/a.md", "x")], ["content/a.md": []])[0]
        #expect(fault.help == "the page has no anchors; link to the page itself")
    }

    @Test("where no anchor is like it, those that are there are named, eight at most")
    func nothingLike() throws {
        #expect(try faults([("content/a.md", "prices")], ["content/a.md": ["one"]])[0].help == "there is #one")
        let many = (1...9).map { "a\($0)" }
        let fault = try faults([("content/a.md", "prices")], ["content/a.md": many])[0]
        #expect(fault.help == "there are #a1, #a2, #a3, #a4, #a5, #a6, #a7, #a8, …")
    }

    @Test("a page that isn't known is another check's business")
    func unknownPage() throws {
        #expect(try faults([("content/none.md", "x")], [:]) == [])
    }

    @Test("letters' case counts")
    func letterCase() throws {
        #expect(try faults([("content/a.md", "One")], ["content/a.md": ["one"]]).count == 1)
    }

    @Test("a page with very many dead anchors is told of once, after the limit")
    func limit() throws {
        let links = (0..<(FaultLimit.perFile + 50)).map { (page: "content/a.md", fragment: "none\($0)") }
        let found = try faults(links, ["content/a.md": ["x"]])
        #expect(found.count == FaultLimit.perFile + 1)
        #expect(found.last?.code == .tooManyFaults)
    }
}
