import Foundation
import Testing
@testable import SiteKit

/// As in `BuildFaultTests`, every test also proves that nothing was written.
@Suite("Sources that can't be used")
struct BrokenSourceTests {
    @Test("a broken facts.yml is one fault; facts that can't be known then are no further ones")
    func brokenFacts() async throws {
        let site = try SiteFixture.make()
        try site.write("content/facts.yml", "model: {kind: model\nmax: [\n")
        let found = try await site.faults()
        #expect(found.map(\.code.id) == ["SG0101"])
        #expect(found[0].location?.file == "content/facts.yml")
    }

    @Test("one broken fact is one fault, however often it is used")
    func oneBrokenFact() async throws {
        let site = try SiteFixture.make()
        try site.replace("content/facts.yml", "value: 1536, ", "")
        let found = try await site.faults().map(\.spot)
        #expect(found == ["SG0106 content/facts.yml:2:1"])
    }

    @Test(
        "a broken samples.yml, manifest or stylesheet is one fault each",
        arguments: [
            ("content/samples.yml", "SG0101"), ("showcase/manifest.yml", "SG0101"),
        ])
    func brokenData(name: String, code: String) async throws {
        let site = try SiteFixture.make()
        try site.write(name, "a: [\n")
        let found = try await site.faults().map(\.code.id)
        #expect(found == [code])
    }

    @Test("a page that can't be read is one fault; links to it are no further ones")
    func brokenPage() async throws {
        let site = try SiteFixture.make()
        try site.write("content/about.md", "---\ntitle: [\n---\n")
        let found = try await site.faults()
        #expect(Set(found.map { $0.location?.file }) == ["content/about.md"])
        #expect(found.count == 1)
    }

    @Test("a picture that isn't what its lock says is an error about the picture")
    func changedPicture() async throws {
        let site = try SiteFixture.make()
        let name = try #require(try site.place.files("site/showcase/assets/lake").first)
        try site.place.write("site/showcase/assets/lake/\(name)", ShowcaseFixture.picture(width: 480, height: 321))
        let found = try await site.faults().map(\.spot)
        #expect(found == ["SG0908 showcase/assets/lake/\(name)"])
    }

    @Test(
        "a template that is missing is an error, and so is one that can't be read",
        arguments: [
            "layout-page", "section-faq", "redirect", "header", "directive-callout",
        ])
    func missingTemplate(name: String) async throws {
        let site = try SiteFixture.make()
        try site.remove("templates/\(name).mustache")
        let found = try await site.faults().map(\.code.id)
        #expect(found == ["SG0510"])
    }

    @Test(
        "a link among the sources is an error wherever it stands",
        arguments: [
            ("content/x.md", "about.md"), ("content/up", ".."), ("templates/x.mustache", "head.mustache"),
            ("assets/x.css", "site.css"),
            ("static/x", "/etc/passwd"), ("static/loop", "."),
        ])
    func links(name: String, target: String) async throws {
        let site = try SiteFixture.make()
        try site.place.link("site/\(name)", to: target)
        let found = try await site.faults().map(\.spot)
        #expect(found == ["SG0323 \(name)"])
    }

    @Test(
        "a folder of sources that is a link is an error",
        arguments: ["content", "templates", "assets", "static", "showcase"])
    func linkedFolder(name: String) async throws {
        let site = try SiteFixture.make()
        try FileManager.default.moveItem(atPath: "\(site.root)/\(name)", toPath: "\(site.place.path)/elsewhere")
        try site.place.link("site/\(name)", to: "../elsewhere")
        let found = try await site.faults()
        #expect(found.contains { $0.code == .symbolicLink }, "\(found.map(\.summary))")
    }
}
