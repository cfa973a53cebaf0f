import Testing
@testable import SiteKit

@Suite("Keeping the contract")
struct ContractCheckTests {
    private let published = PublishedAddresses(
        pages: ["/": [], "/docs/": ["first", "second"], "/docs/limits/": ["size"], "/broken/": nil as [String]?],
        redirects: ["/old/": "/docs/", "/older/": "/docs/limits/", "/docs/ends/": "/docs/limits/"], files: ["/logo.svg"]
    )

    private func faults(_ yaml: String, _ published: PublishedAddresses? = nil) throws -> [Diagnostic] {
        let (contract, faults) = OutputContract.read(SourceText("contract.yml", "version: 1\n" + yaml))
        try #require(faults == [])
        return ContractCheck.faults(try #require(contract), published ?? self.published)
    }

    @Test(
        "a promise that is kept is no finding, and neither is what nobody promised",
        arguments: [
            "", "urls: {/: [], /docs/: [second], /logo.svg: []}", "urls: [/old/, /docs/#first]",
            "urls: {/old/: [gone-with-the-page]}", "urls: {/broken/: [nobody-knows]}",
            "redirects: {/old/: /docs/}", "pages: {min: 4, max: 4}",
            // The target of the promise has itself moved to where the old address leads now.
            "redirects: {/older/: /docs/ends/}",
        ])
    func kept(yaml: String) throws {
        #expect(try faults(yaml).map(\.summary) == [])
    }

    @Test("an address that is gone without a redirect is told with the nearest one and both ways out")
    func vanishedAddress() throws {
        let found = try faults("urls:\n  /docs/limit/: [size]\n  /far-away/: []\n")
        #expect(
            found.map(\.summary) == [
                "SG1301 contract.yml:3:3+12 '/docs/limit/' is no longer published, and nothing leads on from it",
                "SG1301 contract.yml:4:3+10 '/far-away/' is no longer published, and nothing leads on from it",
            ])
        #expect(found[0].notes == ["the nearest address there is: '/docs/limits/'"])
        #expect(found[1].notes == [])
        #expect(
            found[0].help == "add 'aliases: [/docs/limit/]' to the page that took its place, or run "
                + "'sitegen contract update --allow-removals' if it is meant to go")
    }

    @Test("an anchor that is gone is told at the anchor")
    func vanishedAnchor() throws {
        let found = try faults("urls:\n  /docs/: [first, secnd]\n  /: [top]\n")
        #expect(
            found.map(\.summary) == [
                "SG1302 contract.yml:3:19+5 '/docs/' no longer has the anchor '#secnd'",
                "SG1302 contract.yml:4:7+3 '/' no longer has the anchor '#top'",
            ])
        #expect(found[0].notes == ["the nearest anchor there is: '#second'"])
        #expect(found[0].help?.contains("{#secnd}") == true)
    }

    @Test("beside other faults, anchors and files aren't judged, and pages are")
    func besideOthers() throws {
        let yaml = "version: 1\nurls: {/docs/: [gone], /provenance.json: [], /lost/: []}\n"
        let (read, _) = OutputContract.read(SourceText("contract.yml", yaml))
        let contract = try #require(read)
        let other = Diagnostic.error(.deadLink, "a link", help: "mend it")
        #expect(
            ContractCheck.faults(contract, published, beside: [other]).map(\.message) == [
                "'/lost/' is no longer published, and nothing leads on from it"
            ])
        #expect(ContractCheck.faults(contract, published).count == 3)
    }

    @Test("a redirect that is gone, leads elsewhere or became a page is told")
    func changedRedirect() throws {
        let found = try faults("redirects:\n  /old/: /\n  /lost/: /docs/\n  /docs/: /\n")
        #expect(
            found.map(\.summary) == [
                "SG1303 contract.yml:3:3+5 '/old/' leads to '/docs/' now, not to '/'",
                "SG1303 contract.yml:4:3+6 '/lost/' no longer leads to '/docs/'",
                "SG1303 contract.yml:5:3+6 '/docs/' no longer leads to '/': something is published there",
            ])
    }

    @Test("too few or too many pages are told at the bound")
    func pageCount() throws {
        #expect(
            try faults("pages: {min: 5}").map(\.summary) == [
                "SG1304 contract.yml:2:9+3 the site has 4 pages, fewer than the 5 it should have at least"
            ])
        #expect(
            try faults("pages: {max: 3}").map(\.summary) == [
                "SG1304 contract.yml:2:9+3 the site has 4 pages, more than the 3 it should have at most"
            ])
    }

    @Test("a site that lost everything has a hundred faults and one more word")
    func bounded() throws {
        let yaml = "urls:\n" + (0..<500).map { "  /page-\($0)/: [a]\n" }.joined() + "redirects: {/x/: /y/}\n"
        let found = try faults(yaml, PublishedAddresses(pages: ["/": []]))
        #expect(found.count == FaultLimit.perFile + 1)
        #expect(found.last?.code.id == "SG0326")
    }
}
