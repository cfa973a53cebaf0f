import Foundation
import Testing
@testable import SiteKit

@Suite("Building a whole site")
struct BuildTests {
    private static let pages = [
        "404.html", "about/index.html", "docs/deep/bottom/index.html", "docs/deep/index.html", "docs/index.html",
        "docs/start/index.html", "index.html", "product/index.html",
    ]

    /// The files with fingerprints taken out of their names.
    private func names(_ files: [String]) -> [String] {
        files.map { $0.replacing(/[0-9a-f]{12}/, with: "*") }.sorted()
    }

    @Test("the output holds exactly the files that the sources make")
    func files() async throws {
        let site = try SiteFixture.make()
        let report = try await site.built()
        let expected =
            Self.pages + Self.pages.filter { $0 != "404.html" }.map { $0.replacing(".html", with: ".md") } + [
                "assets/img/dot.*.png", "assets/site.*.css", "assets/site.*.js", "build-manifest.json",
                "company/index.html",
                "favicon.svg", "llms.txt", "old/about.html", "provenance.json", "robots.txt", "search.json",
                "showcase/lake/*-1536.webp",
                "showcase/lake/*-480.webp",
                "showcase/lake/*-960.webp", "sitemap.xml",
            ]
        #expect(names(try site.place.files("out")) == expected.sorted())
        #expect(report.pages == 8)
        #expect(report.files == 30)
        #expect(report.written == 30 && report.removed == 0)
    }

    @Test("the manifest names every other file with its digest")
    func manifest() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        var contents = try site.place.contents("out")
        let manifest = contents.removeValue(forKey: "build-manifest.json") ?? []
        let json = try #require(try JSONSerialization.jsonObject(with: Data(manifest)) as? [String: Any])
        let outputs = try #require(json["outputs"] as? [String: [String: String]])
        #expect(outputs.mapValues { $0["sha256"] ?? "" } == contents.mapValues { Digest(of: $0).hex })
        #expect((json["tool"] as? [String: String])?["version"] == Version.sitegen)
        #expect(json["format"] as? Int == 1)
    }

    @Test("building again writes nothing")
    func again() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        let before = try site.place.identities("out")
        let report = try await site.built()
        #expect(report.written == 0 && report.removed == 0)
        #expect(try site.place.identities("out") == before)
    }

    @Test("one changed page changes that page and the manifest; all other files stay the same files")
    func oneChange() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        let before = try site.place.identities("out")
        try site.replace("content/docs/deep/bottom.md", "[Up]", "[Upwards]")
        let report = try await site.built()
        let after = try site.place.identities("out")
        #expect(Set(after.keys) == Set(before.keys))
        #expect(
            after.filter { before[$0.key] != $0.value }.keys.sorted() == [
                "build-manifest.json", "docs/deep/bottom/index.html", "docs/deep/bottom/index.md", "search.json",
            ])
        #expect(report.written == 4 && report.removed == 0)
        #expect(try site.page("docs/deep/bottom/index.html").contains(">Upwards</a>"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: site.place.path).sorted() == ["out", "site"])
    }

    @Test("a deleted page is gone from the output, with its folder")
    func deleted() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        try site.remove("content/docs/deep/bottom.md")
        let report = try await site.built()
        #expect(report.removed == 2)
        #expect(try !site.place.has("out/docs/deep/bottom"))
        #expect(try site.place.has("out/docs/deep/index.html"))
    }

    @Test("a file becomes a folder and a folder a file")
    func exchangedNames() async throws {
        let site = try SiteFixture.make()
        try site.write("static/thing", "file")
        try await site.built()
        try site.remove("static/thing")
        try site.write("static/thing/inner.txt", "deep")
        try await site.built()
        #expect(try site.page("thing/inner.txt") == "deep")
        try site.remove("static/thing")
        try site.write("static/thing", "file")
        try await site.built()
        #expect(try site.page("thing") == "file")
    }

    @Test("a file in the output that somebody changed or removed is put right")
    func repaired() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        let whole = try site.place.contents("out")
        try site.place.write("out/about/index.html", "vandalised")
        try site.place.remove("out/robots.txt")
        let report = try await site.built()
        #expect(report.written == 2)
        #expect(try site.place.contents("out") == whole)
    }

    @Test("any number of jobs makes the same bytes", arguments: [1, 8])
    func jobs(number: Int) async throws {
        let site = try SiteFixture.make()
        for index in 0..<40 {
            try site.write("content/docs/many/p\(index).md", "# Page \(index)\n\n[next](p\((index + 1) % 40).md)\n")
        }
        try await site.built(output: "three", jobs: 3)
        try await site.built(output: "other", jobs: number)
        #expect(try site.place.contents("three") == site.place.contents("other"))
    }

    @Test("another folder makes the same bytes: no absolute path gets in")
    func elsewhere() async throws {
        let (one, two) = (try SiteFixture.make(), try SiteFixture.make())
        try await one.built()
        try await two.built(output: "deep/below/out")
        #expect(try one.place.contents("out") == two.place.contents("deep/below/out"))
    }

    @Test("what a killed build left beside the output is removed, and neither read nor published")
    func leftovers() async throws {
        let site = try SiteFixture.make()
        try site.place.write(".out.sitegen-staging/about/index.html", "half")
        try await site.built()
        #expect(try !site.place.has(".out.sitegen-staging"))
        #expect(try site.page("about/index.html").contains("<h1>About</h1>"))
    }

    @Test("an empty folder is a fine output")
    func emptyFolder() async throws {
        let site = try SiteFixture.make()
        try FileManager.default.createDirectory(atPath: site.place.path + "/out", withIntermediateDirectories: true)
        #expect(try await site.built().written == 30)
    }

    @Test("files are 0644 and folders 0755")
    func modes() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        func mode(_ name: String) throws -> Int {
            try Int(#require(try Folder.status("\(site.place.path)/\(name)")).st_mode) & 0o7777
        }
        #expect(try mode("out") == 0o755)
        #expect(try mode("out/about") == 0o755)
        #expect(try mode("out/about/index.html") == 0o644)
    }

    @Test("a site.yml and a stylesheet are enough for a site without pages")
    func least() async throws {
        let site = try SiteFixture.make()
        for name in ["content", "showcase", "static"] { try site.remove(name) }
        try site.write("site.yml", "title: T\ndescription: D\nbase_url: https://a.b\nstylesheet: site.css\n")
        let report = try await site.built()
        #expect(report.pages == 0)
        #expect(
            names(try site.place.files("out")) == [
                "assets/img/dot.*.png", "assets/site.*.css", "assets/site.*.js", "build-manifest.json", "llms.txt",
                "robots.txt", "search.json", "sitemap.xml",
            ])
        #expect(try site.page("search.json") == "[]\n")
        #expect(try site.page("llms.txt") == "# T\n\n> D\n")
    }
}
