import Testing

@testable import SiteKit

@Suite("Where facts are used")
struct FactUseTests {
    private static let verified = "status: verified, source: s, verified: 2026-11-20"

    private func add(_ facts: String, to site: SiteFixture) throws {
        let old = try site.place.text("site/content/facts.yml")
        try site.write("content/facts.yml", old + facts)
    }

    private func uses(_ name: String, _ site: SiteFixture) async throws -> [String] {
        let report = await FactsReport.make(root: site.root, jobs: 2)
        #expect(report.diagnostics.filter { $0.code.id != "SG0406" }.map(\.summary) == [])
        return try #require(report.row(name).0).uses.map { "\($0.file):\($0.line):\($0.column)" }
    }

    @Test("every kind of place is recorded with its line and column")
    func places() async throws {
        let site = try SiteFixture.make()
        try add(
            "probe: {value: P, \(Self.verified)}\nlink: {kind: url, value: 'https://x.org', \(Self.verified)}\n",
            to: site)
        try site.write(
            "content/use.md",
            "---\ntitle: \"T :fact[probe]\"\ndescription: \":fact[probe] d\"\n---\n\nSays :fact[probe].\n\n| a |\n|---|\n| :fact[probe] |\n\n## H :fact[probe]\n\n[l](fact:link) `:fact[probe]`\n"
        )
        try site.replace("site.yml", "made of :fact[model].", "made of :fact[model] :fact[probe].")
        try site.replace("site.yml", "title: More", "title: \"More :fact[probe]\"")
        try site.replace("content/samples.yml", "prompt: \"A lake\"", "prompt: \":fact[probe]\"")
        try site.replace("content/product/index.md", "Square & wide.", ":fact[probe]")
        try site.replace("templates/footer.mustache", "<footer>", "<footer>\n  {{fact.probe}}")
        let found = try await uses("probe", site)
        #expect(
            found == [
                "content/product/index.md:13:68", "content/samples.yml:6:48", "content/use.md:2:17",
                "content/use.md:3:21", "content/use.md:6:12", "content/use.md:10:9", "content/use.md:12:12",
                "site.yml:2:59", "site.yml:10:24", "templates/footer.mustache:2:10",
            ], "\(found)")
        #expect(try await uses("link", site) == ["content/use.md:14:5"])
    }

    @Test("the facts that sitegen itself uses are recorded too")
    func own() async throws {
        let site = try SiteFixture.make()
        #expect(try await uses("studio", site).contains("showcase/manifest.yml:0:1"))
        #expect(try await uses("api-base", site) == ["content/samples.yml:1:1"])
    }

    @Test("a fact that nothing uses is a warning at its place, and the site is built")
    func unused() async throws {
        let site = try SiteFixture.make()
        try add("left-over: {value: 5, \(Self.verified)}\n", to: site)
        let report = await site.build()
        #expect(report.exitCode == .clean)
        #expect(
            report.diagnostics.map(\.summary) == [
                "warning SG0406 content/facts.yml:7:1+9 the fact 'left-over' is used by nothing"
            ])
        #expect(report.diagnostics.first?.help == "use it as :fact[left-over], or remove it")
    }

    @Test("a fact in code or in a comment is not used")
    func code() async throws {
        let site = try SiteFixture.make()
        try add("left-over: {value: 5, \(Self.verified)}\n", to: site)
        try site.write("content/code.md", "# Code\n\n`:fact[left-over]`\n\n    :fact[left-over]\n")
        #expect(await site.build().diagnostics.map { $0.code.id } == ["SG0406"])
    }

    @Test("a fact that only a draft uses makes no warning, whether drafts are built or not", arguments: [true, false])
    func draft(drafts: Bool) async throws {
        let site = try SiteFixture.make()
        try add("product/soon: {value: 5, \(Self.verified)}\n", to: site)
        try site.write("content/product/plan.md", "---\ntitle: Plan\ndraft: true\n---\n:fact[soon]\n")
        try await site.built(drafts: drafts)
        #expect(try await uses("product/soon", site) == ["content/product/plan.md:5:7"])
    }

    @Test("with an error there is no word of unused facts, which the page at fault may use")
    func errors() async throws {
        let site = try SiteFixture.make()
        try add("left-over: {value: 5, \(Self.verified)}\n", to: site)
        try site.write("content/broken.md", "---\ntitel: B\n---\n# B\n\n:fact[left-over]\n")
        #expect(try await site.faults().map { $0.code.id } == ["SG0104"])
        let report = await FactsReport.make(root: site.root, jobs: 1)
        #expect(report.exitCode == .content)
        #expect(report.diagnostics.map { $0.code.id } == ["SG0104"])
        #expect(report.rows.map(\.fact.name).contains("left-over"))
    }

    @Test("a folder's own fact is meant by its short name there, in text, front matter and links")
    func scope() async throws {
        let site = try SiteFixture.make()
        try add(
            "side: {value: outer, \(Self.verified)}\nproduct/side: {value: inner, \(Self.verified)}\n"
                + "product/home: {kind: url, value: 'https://inner.example', \(Self.verified)}\n", to: site)
        try site.replace("content/product/index.md", "The **lead**", ":fact[side] [home](fact:home) The **lead**")
        try site.replace("content/product/index.md", "& wide.", "& :fact[side].")
        try site.replace("content/about.md", "The price", ":fact[side] :fact[product/side] The price")
        try site.replace("templates/footer.mustache", "<footer>", "<footer>{{fact.product/side}} {{fact.side}}")
        try await site.built()
        let product = try site.page("product/index.html")
        #expect(
            product.contains(
                #"<data value="inner" data-fact="product/side">inner</data> <a href="https://inner.example">"#))
        #expect(product.contains(#"Square &amp; <data value="inner" data-fact="product/side">inner</data>."#))
        #expect(product.contains("<footer>inner outer"))
        let about = try site.page("about/index.html")
        #expect(
            about.contains(
                #"<data value="outer" data-fact="side">outer</data> <data value="inner" data-fact="product/side">inner</data>"#
            ))
    }

    @Test("an unknown name of the report says what was meant")
    func unknownRow() async throws {
        let site = try SiteFixture.make()
        try add("product/side: {value: inner, \(Self.verified)}\n", to: site)
        let report = await FactsReport.make(root: site.root, jobs: 1)
        #expect(report.row("max-outptu").1?.summary == "SG0412 unknown fact 'max-outptu'")
        #expect(report.row("max-outptu").1?.help == "did you mean 'max-output'?")
        #expect(report.row("side").1?.help == "did you mean 'product/side'?")
        #expect(report.row("zzzz").1?.help == "'sitegen facts' lists them all")
    }

    @Test("outside a site there is nothing to report but that")
    func nowhere() async throws {
        let place = try TemporaryFolder()
        let report = await FactsReport.make(root: place.path, jobs: 1)
        #expect(report.exitCode == .usage)
        #expect(report.diagnostics.map { $0.code.id } == ["SG0108"])
    }
}
