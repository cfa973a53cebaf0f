import Testing
@testable import SiteKit

@Suite("A site with a contract")
struct ContractTests {
    private func update(_ site: SiteFixture, allowsRemovals: Bool = false) async -> ContractUpdate.Outcome {
        await ContractUpdate.run(root: site.root, jobs: 2, allowsRemovals: allowsRemovals)
    }

    private func contract(_ site: SiteFixture) throws -> String { try site.place.text("site/contract.yml") }

    @Test("update writes what the site publishes: pages with their anchors and redirects, drafts apart; then it holds")
    func firstUpdate() async throws {
        let site = try SiteFixture.make()
        try site.write(
            "content/draft.md", "---\ntitle: Draft\ndraft: true\naliases: [/was-draft/]\n---\n## Not yet\n\nText.\n")
        let outcome = await update(site)
        #expect(outcome.diagnostics == [] && outcome.exitCode == .clean && outcome.isWritten)
        let text = try contract(site)
        #expect(text.hasPrefix(OutputContract.firstHeader + "version: 1\nurls:\n  /:"))
        #expect(text.contains("\n  /docs/start/:\n    - "))
        #expect(!text.contains("draft"))
        for drafts in [false, true] {
            let report = await site.build(drafts: drafts)
            #expect(report.diagnostics.map(\.summary) == [])
        }
        let again = await update(site)
        #expect(!again.isWritten && again.added == [] && again.removed == [])
        #expect(try contract(site) == text)
    }

    @Test("without a contract nothing is asked for, and the digest over the sources is that of before")
    func none() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        let before = try site.page("build-manifest.json")
        try site.write("contract.yml", "version: 1\n")
        try await site.built()
        #expect(try site.page("build-manifest.json") != before)
        try site.remove("contract.yml")
        try await site.built()
        #expect(try site.page("build-manifest.json") == before)
    }

    @Test("a page that goes without a redirect stops the build; with an alias all is well")
    func vanishedPage() async throws {
        let site = try SiteFixture.make()
        try site.write("content/extra.md", "# Extra\n\nText.\n\n## Part\n\nText.\n")
        _ = await update(site)
        try site.remove("content/extra.md")
        let faults = try await site.faults()
        #expect(faults.map(\.code.id) == ["SG1301"])
        #expect(faults[0].location?.file == "contract.yml")
        try site.write("content/other.md", "---\ntitle: Other\naliases: [/extra/]\n---\nText.\n")
        try await site.built()
    }

    @Test("a heading that is reworded stops the build until it keeps its anchor")
    func vanishedAnchor() async throws {
        let site = try SiteFixture.make()
        try site.write("content/extra.md", "# Extra\n\nText.\n\n## Part\n\nText.\n")
        _ = await update(site)
        try site.write("content/extra.md", "# Extra\n\nText.\n\n## Piece\n\nText.\n")
        #expect(try await site.faults().map(\.code.id) == ["SG1302"])
        try site.write("content/extra.md", "# Extra\n\nText.\n\n## Piece {#part}\n\nText.\n")
        try await site.built()
    }

    @Test("an alias that goes stops the build")
    func vanishedRedirect() async throws {
        let site = try SiteFixture.make()
        try site.write("content/extra.md", "---\ntitle: Extra\naliases: [/old/]\n---\nText.\n")
        _ = await update(site)
        try site.write("content/extra.md", "---\ntitle: Extra\n---\nText.\n")
        #expect(try await site.faults().map(\.code.id) == ["SG1303"])
    }

    @Test("a draft keeps no promise, even where drafts are built")
    func draft() async throws {
        let site = try SiteFixture.make()
        try site.write("content/extra.md", "---\ntitle: Extra\n---\nText.\n")
        _ = await update(site)
        try site.write("content/extra.md", "---\ntitle: Extra\ndraft: true\n---\nText.\n")
        for drafts in [false, true] {
            #expect(try await site.faults(drafts: drafts).map(\.code.id) == ["SG1301"])
        }
    }

    @Test("too few pages stop the build; the bounds and the comment outlive an update")
    func bounds() async throws {
        let site = try SiteFixture.make()
        try site.write("contract.yml", "# Ours.\nversion: 1\npages: {min: 500, max: 900}\n")
        #expect(try await site.faults().map(\.code.id) == ["SG1304"])
        let outcome = await update(site)
        #expect(outcome.isWritten)
        #expect(try contract(site).hasPrefix("# Ours.\nversion: 1\npages:\n  min: 500\n  max: 900\nurls:\n"))
    }

    @Test("a page that can't be read is one fault, not a broken promise too")
    func consequence() async throws {
        let site = try SiteFixture.make()
        try site.write("content/extra.md", "# Extra\n\nText.\n")
        _ = await update(site)
        try site.write("content/extra.md", "---\ntitle: Extra\n")
        #expect(try await site.faults().map(\.code.id) == ["SG0110"])
    }

    @Test("a page at fault is one fault, its anchors aren't missed")
    func faultyPage() async throws {
        let site = try SiteFixture.make()
        try site.write("content/extra.md", "# Extra\n\nText.\n\n## Part\n\nText.\n")
        _ = await update(site)
        try site.write("content/extra.md", "# Extra\n\n[x](nowhere.md)\n")
        #expect(try await site.faults().map(\.code.id) == ["SG0701"])
    }

    @Test("update refuses to drop promises, and says which; when it is allowed it drops them")
    func removals() async throws {
        let site = try SiteFixture.make()
        try site.write("content/extra.md", "---\ntitle: Extra\naliases: [/old/]\n---\nText.\n\n## Part\n\nText.\n")
        try site.write("content/kept.md", "# Kept\n\nText.\n\n## Word\n\nText.\n")
        _ = await update(site)
        let before = try contract(site)
        try site.remove("content/extra.md")
        try site.write("content/kept.md", "# Kept\n\nText.\n")
        let refused = await update(site)
        #expect(refused.isRefused && refused.exitCode == .content && !refused.isWritten)
        #expect(
            refused.removed == ["the address /extra/", "the anchor /kept/#word", "the redirect /old/ to /extra/"])
        #expect(try contract(site) == before)
        let allowed = await update(site, allowsRemovals: true)
        #expect(allowed.isWritten && allowed.exitCode == .clean && allowed.removed == refused.removed)
        try await site.built()
    }

    @Test("what moved and left a redirect is no removal")
    func moved() async throws {
        let site = try SiteFixture.make()
        try site.write("content/extra.md", "# Extra\n\nText.\n")
        _ = await update(site)
        try site.remove("content/extra.md")
        try site.write("content/newer.md", "---\ntitle: Newer\naliases: [/extra/]\n---\nText.\n")
        let outcome = await update(site)
        #expect(outcome.isWritten && outcome.removed == [])
        #expect(outcome.added == ["1 address", "1 redirect"])
        #expect(try contract(site).contains("\n  /extra/: /newer/\n"))
        try site.remove("content/newer.md")
        try site.write("content/newest.md", "---\ntitle: Newest\naliases: [/extra/, /newer/]\n---\nText.\n")
        try await site.built()
        #expect(await update(site).removed == [])
    }

    @Test("a file of static/ that is listed by hand stays listed, and is missed when it goes")
    func files() async throws {
        let site = try SiteFixture.make()
        try site.write("contract.yml", "version: 1\nurls: [/favicon.svg, /sitemap.xml]\n")
        _ = await update(site)
        #expect(try contract(site).contains("\n  /favicon.svg: []\n"))
        #expect(try contract(site).contains("\n  /sitemap.xml: []\n"))
        try site.remove("static/favicon.svg")
        #expect(try await site.faults().map(\.code.id) == ["SG1301"])
    }

    @Test("with any other error update writes nothing")
    func otherErrors() async throws {
        let site = try SiteFixture.make()
        try site.write("content/extra.md", "# Extra\n\n:fact[unknown]\n")
        let outcome = await update(site)
        #expect(outcome.diagnostics.map(\.code.id) == ["SG0412"])
        #expect(outcome.exitCode == .content && !outcome.isWritten)
        #expect(try !site.place.has("site/contract.yml"))
        try site.write("content/extra.md", "# Extra\n\nText.\n")
        try site.write("contract.yml", "version: 1\nurls: 3\n")
        let malformed = await update(site)
        #expect(malformed.diagnostics.map(\.code.id) == ["SG0105"] && !malformed.isWritten)
    }
}
