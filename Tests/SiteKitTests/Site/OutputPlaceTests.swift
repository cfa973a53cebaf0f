import Foundation
import Testing
@testable import SiteKit

@Suite("Where the output may be")
struct OutputPlaceTests {
    private func build(_ site: SiteFixture, to output: String) async -> BuildReport {
        await SiteBuild.write(BuildOptions(root: site.root, output: output, jobs: 2))
    }

    @Test("files that no build wrote are refused by name, and nothing is touched")
    func foreign() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        try site.place.write("out/mine.txt", "keep")
        try site.place.write("out/about/notes.md", "keep")
        try site.replace("content/about.md", "See the", "Do see the")
        let before = try site.place.identities("out")
        let report = await site.build()
        #expect(report.exitCode == .environment)
        #expect(report.diagnostics.map(\.code.id) == ["SG0802"])
        #expect(
            report.diagnostics[0].notes == [
                "not written by sitegen: about/notes.md", "not written by sitegen: mine.txt",
            ])
        #expect(report.diagnostics[0].help?.contains("static/") == true)
        #expect(try site.place.identities("out") == before)
    }

    @Test("a folder with files and no manifest is somebody's")
    func noManifest() async throws {
        let site = try SiteFixture.make()
        try site.place.write("out/index.html", "mine")
        let report = await site.build()
        #expect(report.exitCode == .environment)
        #expect(report.diagnostics.map(\.code.id) == ["SG0802"])
        #expect(try site.page("index.html") == "mine")
    }

    @Test("a manifest that can't be read protects all files", arguments: ["", "{}", "not json", "{\"format\":99}"])
    func brokenManifest(text: String) async throws {
        let site = try SiteFixture.make()
        try await site.built()
        try site.place.write("out/build-manifest.json", text)
        let report = await site.build()
        #expect(report.exitCode == .environment)
        #expect(report.diagnostics.map(\.code.id) == ["SG0802"])
        #expect(try site.page("build-manifest.json") == text)
    }

    @Test("a link in the output is somebody's too, and what it leads to is left alone")
    func foreignLink() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        try site.place.write("precious/a.txt", "keep")
        try site.place.link("out/door", to: "../precious")
        let report = await site.build()
        #expect(report.exitCode == .environment)
        #expect(report.diagnostics.first?.notes == ["not written by sitegen: door"])
        #expect(try site.place.text("precious/a.txt") == "keep")
    }

    @Test("an output that is a symbolic link is refused")
    func link() async throws {
        let site = try SiteFixture.make()
        try site.place.write("precious/a.txt", "keep")
        try site.place.link("out", to: "precious")
        let report = await site.build()
        #expect(report.exitCode == .environment)
        #expect(report.diagnostics.map(\.code.id) == ["SG0801"])
        #expect(try site.place.files("precious") == ["a.txt"])
    }

    @Test("an output that is a file is refused")
    func file() async throws {
        let site = try SiteFixture.make()
        try site.place.write("out", "mine")
        let report = await site.build()
        #expect(report.exitCode == .environment)
        #expect(report.diagnostics.map(\.code.id) == ["SG0801"])
        #expect(try site.place.text("out") == "mine")
    }

    @Test(
        "an output in the sources, over them or around them is refused, and no source is touched",
        arguments: [
            "/site", "/site/content", "/site/content/out", "/site/templates", "/site/assets/x", "/site/static/public",
            "/site/showcase/o", "",
        ])
    func sources(place: String) async throws {
        let site = try SiteFixture.make()
        let before = try site.place.identities("site")
        let report = await build(site, to: site.place.path + place)
        #expect(report.exitCode == .environment)
        #expect(report.diagnostics.map(\.code.id) == ["SG0801"])
        #expect(try site.place.identities("site") == before)
    }

    @Test("the file system's root is refused")
    func root() async throws {
        let report = await build(try SiteFixture.make(), to: "/")
        #expect(report.exitCode == .environment)
        #expect(report.diagnostics.map(\.code.id) == ["SG0801"])
    }

    @Test(
        "a folder beside the sources, and one whose name begins as theirs, are fine",
        arguments: ["public", "content-old", "static.built"])
    func beside(name: String) async throws {
        let site = try SiteFixture.make()
        let report = await build(site, to: "\(site.root)/\(name)")
        #expect(report.exitCode == .clean, "\(report.diagnostics.map(\.summary))")
        #expect(try site.place.has("site/\(name)/index.html"))
    }

    @Test("a second build while the lock is held is refused, and builds when it is free")
    func locked() async throws {
        let site = try SiteFixture.make()
        let lock = try FileLock.take(OutputTarget.lockPath(site.options().output))
        let report = await site.build()
        #expect(report.exitCode == .environment)
        #expect(report.diagnostics.map(\.code.id) == ["SG0804"])
        #expect(try !site.place.has("out"))
        _ = consume lock
        try await site.built()
    }

    @Test("a held lock doesn't keep another output from being built, nor a check")
    func lockedElsewhere() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        let lock = try FileLock.take(OutputTarget.lockPath(site.options().output))
        try await site.built(output: "other")
        #expect(await SiteBuild.check(site.options()).exitCode == .clean)
        _ = consume lock
    }

    @Test("many builds at once leave one whole site")
    func race() async throws {
        let site = try SiteFixture.make()
        try await site.built(output: "reference")
        let codes = await withTaskGroup(of: SiteKit.ExitCode.self) { group in
            for _ in 0..<6 { group.addTask { await site.build().exitCode } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.contains(.clean))
        #expect(Set(codes).isSubset(of: [.clean, .environment]))
        #expect(try site.place.contents("out") == site.place.contents("reference"))
    }
}
