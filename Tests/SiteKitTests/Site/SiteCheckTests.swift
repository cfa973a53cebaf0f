import Testing
@testable import SiteKit

@Suite("Checking a site without building it")
struct SiteCheckTests {
    /// Answers from a table by address; anything else is well.
    private struct Answers: HTTPTransport {
        var statuses: [String: Int] = [:]
        var failure: HTTPFailure?

        func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
            if let failure { throw failure }
            return HTTPResponse(status: statuses[request.address.text] ?? 200)
        }
    }

    private func check(_ site: SiteFixture, _ day: String = "2026-11-24") throws -> SiteCheck {
        var check = SiteCheck(
            BuildOptions(root: site.root, output: site.root, jobs: 2), today: try #require(CalendarDate(day)))
        check.policy.pause = .zero
        check.policy.backoff = .milliseconds(1)
        check.policy.reachesPrivateHosts = true
        return check
    }

    @Test("a sound site has no findings, and nothing is written")
    func clean() async throws {
        let site = try SiteFixture.make()
        let before = try site.place.contents("site")
        let outcome = try await check(site).run()
        #expect(outcome.report.diagnostics == [] && outcome.report.exitCode == .clean)
        #expect(outcome.report.pages == 8 && outcome.report.files == 21)
        #expect(outcome.outside == nil)
        #expect(try site.place.contents("site") == before)
    }

    @Test("it finds what a build finds")
    func faults() async throws {
        let site = try SiteFixture.make()
        try site.write("content/extra.md", "# Extra\n\n:fact[unknown] [x](nowhere.md)\n")
        try site.write("contract.yml", "version: 1\nurls: [/gone/]\n")
        let built = try await site.faults()
        let outcome = try await check(site).run()
        #expect(outcome.report.diagnostics == built)
        #expect(outcome.report.exitCode == .content)
    }

    @Test("a warning is fine, and an error when strict")
    func strict() async throws {
        let site = try SiteFixture.make()
        try site.write("templates/unused.mustache", "never\n")
        var check = try check(site)
        let lax = await check.run().report
        #expect(lax.diagnostics.map(\.severity) == [.warning] && lax.exitCode == .clean)
        check.isStrict = true
        let strict = await check.run().report
        #expect(strict.diagnostics.map(\.severity) == [.error] && strict.exitCode == .content)
        #expect(strict.diagnostics.map(\.code) == lax.diagnostics.map(\.code))
    }

    @Test("facts that are due and waivers that have ended are told, by the day that is given, and never by a build")
    func ages() async throws {
        let site = try SiteFixture.make()
        try site.write("content/extra.md", "# Extra\n\nTODO: a word, and :fact[aging].\n")
        try site.replace(
            "content/facts.yml", "model:",
            "aging: {value: x, status: verified, source: a test, verified: 2026-11-20, review-after: 30 days}\nmodel:")
        let config = try site.place.text("site/site.yml")
        try site.write(
            "site.yml",
            config
                + "checks:\n  waivers:\n    - {pattern: todo, in: content/extra.md, reason: a test, until: 2027-01-31}\n"
        )
        #expect(try await check(site, "2026-11-24").run().report.diagnostics.map(\.summary) == [])
        let due = try await check(site, "2027-01-31").run().report
        #expect(due.diagnostics.map(\.location?.file) == ["content/facts.yml"])
        let ended = try await check(site, "2027-02-01").run().report
        #expect(ended.diagnostics.contains { $0.code == .expiredWaiver })
        #expect(ended.exitCode == .content)
        try await site.built()
    }

    @Test("no site is wrong usage")
    func noSite() async throws {
        let site = try SiteFixture.make()
        try site.remove("site.yml")
        #expect(try await check(site).run().report.exitCode == .usage)
    }

    @Test("outside links are found where they were written: in a page, a section, a fact")
    func places() async throws {
        let site = try SiteFixture.make()
        try site.write(
            "content/extra.md",
            "# Extra\n\nSee https://a.example/page and [this](https://a.example/page?x=1&y=2), <https://c.example/>.\n")
        try site.replace(
            "content/product/faq.md", "\n---\n", "\n---\n\nLook at [it](https://b.example/in-section).\n\n")
        var check = try check(site)
        check.transport = Answers(statuses: [
            "https://a.example/page?x=1&y=2": 404, "https://c.example/": 404, "https://b.example/in-section": 410,
            "https://example.org/terms": 404,
        ])
        let report = await check.run().report
        #expect(report.exitCode == .content)
        let spots = report.diagnostics.map(\.spot)
        #expect(spots.contains("SG1401 content/extra.md:3:39"))
        #expect(spots.contains("SG1401 content/extra.md:3:73"))
        #expect(spots.contains { $0.hasPrefix("SG1401 content/product/faq.md:") })
        #expect(report.diagnostics.allSatisfy { $0.location?.line ?? 0 > 0 })
    }

    @Test("good answers are kept, and asked again after a week; bad ones are asked every time")
    func cache() async throws {
        let site = try SiteFixture.make()
        try site.write("content/extra.md", "# Extra\n\n<https://a.example/good> <https://a.example/bad>\n")
        var check = try check(site)
        check.transport = Answers(statuses: ["https://a.example/bad": 404])
        let first = await check.run()
        #expect(first.report.diagnostics.map(\.code.id) == ["SG1401"])
        let all = try #require(first.outside).asked
        let second = await check.run()
        #expect(second.report.diagnostics == first.report.diagnostics)
        #expect(second.outside?.asked == 1 && second.outside?.known == all - 1)
        check.today = try #require(CalendarDate("2026-12-01"))
        #expect(await check.run().outside?.asked == all)
    }

    @Test("addresses of the site itself are not outside")
    func own() async throws {
        let site = try SiteFixture.make()
        var check = try check(site)
        check.options.baseURL = "https://fixture.dev"
        check.transport = Answers()
        let before = try #require(await check.run().outside)
        try site.write("content/extra.md", "# Extra\n\n<https://fixture.dev/docs/> <https://fixture.dev/>\n")
        let after = try #require(await check.run().outside)
        #expect(after.asked + after.known == before.asked + before.known)
    }

    @Test("while the site has errors no other site is asked")
    func errorsFirst() async throws {
        let site = try SiteFixture.make()
        try site.write("content/extra.md", "# Extra\n\n:fact[unknown] <https://a.example/>\n")
        var check = try check(site)
        check.transport = Answers()
        let outcome = await check.run()
        #expect(outcome.outside == nil)
        #expect(try !site.place.has("site/.sitegen"))
    }

    @Test("without any way out it is the environment")
    func offline() async throws {
        let site = try SiteFixture.make()
        try site.write("content/extra.md", "# Extra\n\n<https://a.example/> <https://b.example/>\n")
        var check = try check(site)
        check.transport = Answers(failure: .nameNotFound)
        let report = await check.run().report
        #expect(report.exitCode == .environment)
        #expect(report.diagnostics.map(\.code.id) == ["SG1402"])
    }

    @Test("a cache that can't be written is told and changes nothing else")
    func cacheFailure() async throws {
        let site = try SiteFixture.make()
        try site.write("content/extra.md", "# Extra\n\n<https://a.example/>\n")
        try site.write(".sitegen", "a file")
        var check = try check(site)
        check.transport = Answers()
        let outcome = await check.run()
        #expect(outcome.report.exitCode == .clean)
        #expect(outcome.cacheFailure != nil)
    }
}
