import Foundation
import Testing
@testable import SiteKit

@Suite("Comparing the output with the sources")
struct BuildCheckTests {
    private func check(_ site: SiteFixture) async -> BuildReport { await SiteBuild.check(site.options()) }

    @Test("right after a build there is nothing to say, and nothing is written")
    func clean() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        let before = try site.place.identities("out")
        let report = await check(site)
        #expect(report.exitCode == .clean)
        #expect(report.diagnostics == [])
        #expect(report.pages == 8 && report.files == 30)
        #expect(try site.place.identities("out") == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: site.place.path).sorted() == ["out", "site"])
    }

    @Test("after a change the files that differ are named: exit 4")
    func drift() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        try site.replace("content/about.md", "See the", "Do see the")
        let report = await check(site)
        #expect(report.exitCode == .drift)
        #expect(report.diagnostics.map(\.code.id) == ["SG0805"])
        #expect(
            report.diagnostics[0].notes == [
                "differs: about/index.html", "differs: about/index.md", "differs: build-manifest.json",
                "differs: search.json",
            ])
    }

    @Test("files that are missing, too many or changed are named")
    func missingAndExtra() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        try site.place.remove("out/robots.txt")
        try site.place.write("out/extra/mine.txt", "")
        try site.place.write("out/sitemap.xml", "")
        let report = await check(site)
        #expect(report.exitCode == .drift)
        #expect(
            report.diagnostics[0].notes == ["missing: robots.txt", "differs: sitemap.xml", "extra: extra/mine.txt"])
    }

    @Test("a file replaced by a link to the same bytes, or by a folder, differs")
    func otherTypes() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        try FileManager.default.moveItem(
            atPath: "\(site.place.path)/out/robots.txt", toPath: "\(site.place.path)/robots")
        try site.place.link("out/robots.txt", to: "../robots")
        try site.place.remove("out/404.html")
        try site.place.write("out/404.html/x", "")
        let report = await check(site)
        #expect(report.exitCode == .drift)
        #expect(report.diagnostics[0].notes == ["missing: 404.html", "differs: robots.txt", "extra: 404.html/x"])
    }

    @Test("more than ten files are counted")
    func many() async throws {
        let site = try SiteFixture.make()
        let report = await check(site)
        #expect(report.exitCode == .drift)
        #expect(report.diagnostics[0].notes.count == 11)
        #expect(report.diagnostics[0].notes.last == "missing: 20 more")
        #expect(try !site.place.has("out"))
    }

    @Test("a mistake in the content comes before any difference: exit 1")
    func mistake() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        try site.replace("content/about.md", "docs/index.md", "docs/indx.md")
        let report = await check(site)
        #expect(report.exitCode == .content)
        #expect(report.diagnostics.map(\.spot) == ["SG0701 content/about.md:8:16"])
    }

    @Test("only other versions in the manifest are told apart from other pages")
    func versions() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        let manifest = try site.page("build-manifest.json")
        try site.place.write(
            "out/build-manifest.json",
            manifest.replacing("\"version\": \"\(Version.sitegen)\"", with: "\"version\": \"0.0.1\""))
        let report = await check(site)
        #expect(report.exitCode == .drift)
        #expect(
            report.diagnostics[0].message == "only the versions in 'build-manifest.json' differ; every page is the same"
        )
        #expect(report.diagnostics[0].notes == ["sitegen: 0.0.1 on disk, \(Version.sitegen) here"])
    }

    @Test("an output that is a link or a file can't be compared: exit 3")
    func wrongPlace() async throws {
        let site = try SiteFixture.make()
        try await site.built(output: "real")
        try site.place.link("out", to: "real")
        #expect(await check(site).exitCode == .environment)
    }

    @Test("drafts and another base URL are other sites")
    func options() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        #expect(await SiteBuild.check(site.options(baseURL: "https://other.example")).exitCode == .drift)
        #expect(await SiteBuild.check(site.options(drafts: true)).exitCode == .clean)
    }
}
