import Foundation
import Testing
@testable import SiteKit

@Suite("Small broken sites")
struct FaultFixtureTests {
    @Test(
        "each fault is said at its marked place, and nothing else is; nothing is written",
        arguments: FaultFixture.all("invalid"))
    func invalid(fixture: FaultFixture) async throws {
        let site = try fixture.site()
        let (report, place) = try await fixture.build(site)
        try fixture.compare(report.diagnostics, with: site, root: place.path)
        #expect(!report.diagnostics.isEmpty, "\(fixture.path) is not at fault")
        let left = try FileManager.default.contentsOfDirectory(atPath: place.path).filter { $0 != "site" }
        #expect(
            left == (report.diagnostics.hasErrors || site.settings["today"] != nil ? [] : ["out"]), "\(fixture.path)")
        for diagnostic in report.diagnostics {
            #expect(diagnostic.help?.isEmpty == false, "\(fixture.path): '\(diagnostic.message)' shows no way out")
        }
    }

    @Test("a site that only looks wrong gives no finding", arguments: FaultFixture.all("valid"))
    func valid(fixture: FaultFixture) async throws {
        let site = try fixture.site()
        try #require(site.expected.isEmpty, "\(fixture.path) has a mark")
        let (report, place) = try await fixture.build(site)
        #expect(report.diagnostics.map(\.summary) == [], "\(fixture.path)")
        #expect(try place.has("out/index.html"))
    }

    @Test("the base alone gives no finding")
    func base() async throws {
        let fixture = FaultFixture(path: "invalid/base.txt")
        let (report, _) = try await fixture.build(fixture.site())
        #expect(report.diagnostics.map(\.summary) == [])
    }
}
