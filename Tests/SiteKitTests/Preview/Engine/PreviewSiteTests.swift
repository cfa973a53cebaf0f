import Foundation
import Testing
@testable import SiteKit

/// What is made anew when a source changes, and what stays when it has errors.
@Suite struct PreviewSiteTests {
    /// How many pages are rendered until the whole site is known again after a change.
    private func rendered(_ rig: PreviewRig, after work: () async throws -> Void) async throws -> Int {
        _ = try await rig.survey()
        let before = rig.site.store.rendered
        try await work()
        _ = try await rig.survey()
        return rig.site.store.rendered - before
    }

    @Test func aBodyEditRendersItsPageAlone() async throws {
        let rig = try await PreviewRig()
        let count = try await rendered(rig) {
            try await rig.change("content/about.md") {
                try $0.write("content/about.md", $0.place.text("site/content/about.md") + "\nNew words.\n")
            }
        }
        #expect(count == 1)
        #expect(try await rig.get("/about/").text.contains("New words."))
    }

    @Test func aSectionEditRendersThePageItBelongsTo() async throws {
        let rig = try await PreviewRig()
        let count = try await rendered(rig) {
            try await rig.change("content/product/faq.md") {
                try $0.write(
                    "content/product/faq.md",
                    $0.place.text("site/content/product/faq.md") + "\n## Really new?\n\nYes.\n")
            }
        }
        #expect(count == 1)
        #expect(try await rig.get("/product/").text.contains("Really new?"))
    }

    @Test func aDescriptionRendersItsPageAlone() async throws {
        let rig = try await PreviewRig()
        let about = try rig.fixture.place.text("site/content/about.md")
        let count = try await rendered(rig) {
            try await rig.change("content/about.md") {
                try $0.write(
                    "content/about.md", about.replacing(/description: .*/, with: "description: Other words about it."))
            }
        }
        #expect(count == 1)
        #expect(try await rig.get("/about/").text.contains("Other words about it."))
    }

    @Test func aFactRendersThePagesThatUseIt() async throws {
        let rig = try await PreviewRig()
        try await rig.change("content/facts.yml", "content/about.md") {
            try $0.write(
                "content/facts.yml",
                $0.place.text("site/content/facts.yml")
                    + "own: {kind: text, value: first, status: verified, source: \"made up\", verified: 2026-11-20}\n")
            try $0.write("content/about.md", $0.place.text("site/content/about.md") + "\nIt says :fact[own].\n")
        }
        let count = try await rendered(rig) {
            try await rig.change("content/facts.yml") {
                try $0.replace("content/facts.yml", "value: first", "value: second")
            }
        }
        #expect(count == 1)
        #expect(try await rig.get("/about/").text.contains("second"))
    }

    @Test func aTitleShowsOnOtherPages() async throws {
        let rig = try await PreviewRig()
        let text = try rig.fixture.place.text("site/content/docs/start.md")
        let old = try #require(
            await rig.site.snapshot()?.graph.pages.first { $0.path.string == "content/docs/start.md" }?.title)
        try await rig.change("content/docs/start.md") {
            try $0.write("content/docs/start.md", text.replacing(old, with: "Quite another title"))
        }
        #expect(try await rig.get("/docs/").text.contains("Quite another title"))
        #expect(try await rig.get("/sitemap.xml").status == 200)
    }

    @Test func whatIsSavedUnchangedChangesNothing() async throws {
        let rig = try await PreviewRig()
        let count = try await rendered(rig) {
            let isNews = try await rig.change("content/about.md") {
                try $0.write("content/about.md", $0.place.text("site/content/about.md"))
            }
            #expect(!isNews)
        }
        #expect(count == 0)
    }

    @Test func aPageThatBreaksStaysAsItWas() async throws {
        let rig = try await PreviewRig()
        let good = try await rig.get("/about/").text
        let text = try rig.fixture.place.text("site/content/about.md")
        for fault in [text + "\n:fact[none]\n", "---\ntitle: [\n---\n" + text, ""] {
            try await rig.change("content/about.md") { try $0.write("content/about.md", fault) }
            #expect(try await rig.get("/about/").text == good)
            #expect(try await rig.state("/about/").contains("\"isHeld\":true"))
            #expect(try await rig.state("/about/").contains("content/about.md"))
        }
        try await rig.change("content/about.md") { try $0.write("content/about.md", text) }
        #expect(try await rig.state("/about/").contains("\"errors\":[]"))
        #expect(try await rig.get("/about/").text == good)
    }

    @Test func othersGoOnWhileAPageIsBroken() async throws {
        let rig = try await PreviewRig()
        try await rig.change("content/about.md") {
            try $0.write("content/about.md", $0.place.text("site/content/about.md") + "\n:fact[none]\n")
        }
        try await rig.change("content/docs/start.md") {
            try $0.write("content/docs/start.md", $0.place.text("site/content/docs/start.md") + "\nStill alive.\n")
        }
        #expect(try await rig.get("/docs/start/").text.contains("Still alive."))
        #expect(try await rig.state("/docs/start/").contains("\"errors\":[]"))
    }

    @Test(
        "what all pages rest on breaks, and the last good version stays",
        arguments: [
            ("site.yml", "\nbroken: [\n"), ("content/facts.yml", "\nbroken: [\n"),
            ("templates/header.mustache", "{{#open}}"),
            ("templates/layout-page.mustache", "{{no.such.name}}"),
            ("assets/site.css", "\n.a { background: url(none.png) }\n"),
        ])
    func sharedFaults(path: String, fault: String) async throws {
        let rig = try await PreviewRig()
        let good = try await rig.get("/about/").text
        let text = try rig.fixture.place.text("site/\(path)")
        try await rig.change(path) { try $0.write(path, text + fault) }
        let held = try await rig.get("/about/")
        #expect(held.status == 200)
        if !path.hasPrefix("assets") { #expect(held.text == good) }
        // Pages still follow what is written.
        try await rig.change("content/about.md") {
            try $0.write("content/about.md", $0.place.text("site/content/about.md") + "\nMeanwhile.\n")
        }
        #expect(try await rig.get("/about/").text.contains("Meanwhile."))
        // A stylesheet that can't be used keeps no page from being shown; the bar tells of it.
        let state = try await rig.state("/about/")
        #expect(path.hasPrefix("assets") == state.contains("\"errors\":[]"))
        #expect(state.contains(path))
        try await rig.change(path) { try $0.write(path, text) }
        #expect(try await rig.state("/about/").contains("\"errors\":[]"))
        #expect(try await rig.get("/about/").text.contains("Meanwhile."))
    }

    @Test func aFactThatVanishesLeavesPagesAsTheyWere() async throws {
        let rig = try await PreviewRig()
        let good = try await rig.get("/product/").text
        let facts = try rig.fixture.place.text("site/content/facts.yml")
        _ = try await rig.survey()
        try await rig.change("content/facts.yml") {
            try $0.write("content/facts.yml", facts.replacing(/model: .*\n/, with: ""))
        }
        #expect(try await rig.get("/product/").text == good)
        #expect(try await !rig.state("/product/").contains("\"errors\":[]"))
        try await rig.change("content/facts.yml") { try $0.write("content/facts.yml", facts) }
        #expect(try await rig.state("/product/").contains("\"errors\":[]"))
    }

    @Test func aSiteBrokenAtTheStartIsToldAndAppearsWhenMended() async throws {
        let fixture = try SiteFixture.make()
        let text = try fixture.place.text("site/site.yml")
        try fixture.write("site.yml", "title: [")
        let site = PreviewSite(root: fixture.root, jobs: 2, rest: .zero)
        await site.load()
        let pages = PreviewPages(site: site, hub: PreviewHub()) { CalendarDate(daysSince1970: 20_781) }
        guard case .body(503, _, let bytes) = await pages.answer(PreviewRequest(path: "/")) else {
            Issue.record("no 503")
            return
        }
        #expect(String(decoding: bytes, as: UTF8.self).contains("site.yml"))
        try fixture.write("site.yml", text)
        await site.absorb(SourceChanges(files: [try #require(RelativePath("site.yml"))]))
        guard case .body(200, _, _) = await pages.answer(PreviewRequest(path: "/")) else {
            Issue.record("not mended")
            return
        }
    }

    @Test func draftsAreShownAndMarked() async throws {
        let rig = try await PreviewRig()
        try await rig.change("content/soon.md") {
            try $0.write("content/soon.md", "---\ntitle: Soon\ndraft: true\n---\n\nComing.\n")
        }
        #expect(try await rig.get("/soon/").text.contains("Coming."))
        #expect(try await rig.state("/soon/").contains("\"isDraft\":true"))
    }

    @Test func findingsAndPendingFactsAreToldBesideThePage() async throws {
        let rig = try await PreviewRig()
        try await rig.change("content/about.md") {
            try $0.write(
                "content/about.md", $0.place.text("site/content/about.md") + "\nTODO: more.\n\n:fact[image-price]\n")
        }
        _ = try await rig.survey()
        let state = try await rig.state("/about/")
        #expect(state.contains("\"errors\":[],"))
        #expect(state.contains("TODO"))
        #expect(state.contains("\"name\":\"image-price\",\"status\":\"pending\""))
        #expect(try await rig.state("/docs/start/").contains("\"pages\":[{\"title\""))
    }

    @Test func anUnknownAddressIsTheSitesOwn404() async throws {
        let rig = try await PreviewRig()
        let (status, text) = try await rig.get("/no/such/page/")
        #expect(status == 404)
        #expect(text == String(decoding: try await rig.bytes("/404.html").bytes, as: UTF8.self))
        guard case .redirect(let target) = await rig.pages.answer(PreviewRequest(path: "/about")) else {
            Issue.record("no redirect")
            return
        }
        #expect(target == "/about/")
    }

    @Test(arguments: [
        "/../site/site.yml", "/site.yml", "/content/about.md", "/_sitegen/candidates/lake/../../site.yml",
        "/templates/head.mustache", "/assets/site.css",
    ])
    func sourcesAreNotServed(path: String) async throws {
        let rig = try await PreviewRig()
        #expect(try await rig.bytes(path).status == 404)
    }

    @Test func keptBytesAreBounded() async throws {
        let fixture = try SiteFixture.make()
        let store = PageStore(limit: 20_000)
        let site = PreviewSite(root: fixture.root, jobs: 2, rest: .zero, store: store)
        await site.load()
        let snapshot = try #require(await site.snapshot())
        for _ in 0..<3 { for index in snapshot.graph.pages.indices { _ = store.page(index, snapshot) } }
        #expect(store.keptBytes <= 20_000)
    }

    @Test func theToolPagesTellOfTheSite() async throws {
        let rig = try await PreviewRig()
        _ = try await rig.survey()
        #expect(try await rig.get("/_sitegen/").text.contains("content/docs/deep/bottom.md"))
        #expect(try await rig.get("/_sitegen/facts").text.contains("image-price"))
        #expect(try await rig.get("/_sitegen/showcase").text.contains("A lake"))
    }

    @Test func aStrayFileIsToldInTheBarAndHoldsNoPage() async throws {
        let rig = try await PreviewRig()
        try await rig.change("content/notes.docx") { try $0.write("content/notes.docx", "x") }
        let state = try await rig.state("/about/")
        #expect(state.contains("\"errors\":[],"))
        #expect(state.contains("content/notes.docx"))
        #expect(state.contains("\"isHeld\":false"))
    }

    @Test func whatAnEditorPutsBesideAFileAndTakesAwayIsNoChange() async throws {
        let rig = try await PreviewRig()
        let changes = SourceChanges(
            files: Set(["content/4913", "content/about.md~", "content/about.md"].compactMap { RelativePath($0) }))
        #expect(rig.site.hasLeftovers(changes))
        try rig.fixture.write("content/about.md~", "kept")
        #expect(
            rig.site.withoutLeftovers(changes).files.map(\.string).sorted() == [
                "content/about.md", "content/about.md~",
            ])
        #expect(
            !rig.site.hasLeftovers(
                SourceChanges(
                    files: Set(["content/about.md", "content/facts.yml", "site.yml"].compactMap { RelativePath($0) }))))
    }
}
