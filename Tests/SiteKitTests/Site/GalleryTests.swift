import Foundation
import Testing
@testable import SiteKit

@Suite("Gallery and provenance.json")
struct GalleryTests {
    private static let page = "---\ntitle: Pictures\nlayout: gallery\n---\n\nWhere they come from.\n"

    @Test("a page of the layout gallery shows every record whole")
    func gallery() async throws {
        let site = try SiteFixture.make()
        try site.write("content/pictures.md", Self.page)
        try await site.built()
        let html = try site.page("pictures/index.html")
        let entry = try #require(
            ShowcaseHistory.read("lake", RealFileSystem(root: site.root)).ledger?.entries.first)
        #expect(html.contains("<article id=\"lake\">"))
        #expect(html.contains("Drawn placeholder, not a model output."))
        #expect(html.contains("<dt>Drawn</dt><dd>2026-11-24, by sitegen 0.1.0</dd>"))
        #expect(html.contains("<dt>Source type (IPTC)</dt><dd class=\"code\">digitalCreation</dd>"))
        #expect(
            html.contains(
                "<dt>To be replaced from</dt><dd>https://fixture.test/lake, not stated, nothing fetched, nothing copied</dd>"
            ))
        #expect(html.contains("<dt>Original</dt><dd>none: a drawing can be drawn again</dd>"))
        for file in entry.record.files { #expect(html.contains(file.digest.hex)) }
        #expect(html.contains("<p>\(entry.digest.hex)</p>"))
        #expect(
            html.contains(
                String(decoding: HTML.escaped(entry.record.statement.text(indented: true)).bytes, as: UTF8.self)))
        #expect(html.contains("<a href=\"/provenance.json\">"))
    }

    @Test("an imported picture says who brought it, and its type reaches JSON-LD")
    func imported() async throws {
        let site = try SiteFixture.make()
        try site.write("content/pictures.md", Self.page)
        let files = RealFileSystem(root: site.root)
        let before = try #require(ShowcaseHistory.read("lake", files).ledger)
        let picture = RecordedPicture.make(
            sourceType: .digitalCapture, credit: "https://fixture.test/p", licence: "CC-BY-4.0",
            sources: [.make("https://fixture.test/p", role: .origin, isCopied: true)], original: Digest(of: [1]))
        let ledger = before.adding(
            .imported, files: before.entries[0].record.files, picture: picture, by: "Ada", at: Ledger.testTime,
            tool: "0.1.0")
        try site.place.write("site/\(Ledger.path(of: "lake"))", ledger.encoded)
        try site.place.write("site/\(ShowcaseLock.path(of: "lake"))", #require(ShowcaseLock(ledger)).encoded)
        try await site.built()
        let html = try site.page("pictures/index.html")
        #expect(html.contains("Brought from the page named as its source; stated to be a photograph."))
        #expect(html.contains("<p>1: Drawn 2026-11-24 \(before.head?.hex ?? "?")</p>"))
        // Nothing of what the manifest would ask a model for is said of a photograph.
        #expect(!html.contains("gpt-image-2, ") && !html.contains("A lake &amp; mist"))
        let card = try site.page("product/index.html")
        #expect(card.contains("A lake: 1536") && !card.contains("A lake &amp; mist"))
        #expect(html.contains("<dt>Brought by</dt><dd>Ada, 2026-11-24</dd>"))
        #expect(html.contains("<dt>Taken from</dt>"))
        #expect(
            html.contains("\"digitalSourceType\":\"http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture\""))
        #expect(!html.contains("Placeholder."))
    }

    @Test("anchors of the gallery can be linked to, and a wrong one is an error")
    func anchors() async throws {
        let site = try SiteFixture.make()
        try site.write("content/pictures.md", Self.page)
        try site.write("content/docs/more.md", "---\ntitle: More\n---\n\n[The lake](../pictures.md#lake)\n")
        try await site.built()
        try site.write("content/docs/more.md", "---\ntitle: More\n---\n\n[The lake](../pictures.md#lakes)\n")
        #expect(await site.build(output: "faulty").diagnostics.map(\.code.id) == ["SG0207"])
    }

    @Test("a heading never takes a picture's anchor")
    func headings() async throws {
        let site = try SiteFixture.make()
        try site.write("content/pictures.md", Self.page + "\n## Lake\n")
        try await site.built()
        #expect(try site.page("pictures/index.html").components(separatedBy: "id=\"lake\"").count == 2)
    }

    @Test("provenance.json has each picture's files and its record, whose digest can be proved from it")
    func provenance() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        let root = try #require(
            JSONDocument.parse(SourceText("provenance.json", try site.page("provenance.json"))).0)
        let cursor = RecordCursor(value: CanonicalJSON.value(root), path: "")
        let picture = try #require(try cursor["pictures"].list().first)
        #expect(try picture["id"].text() == "lake")
        #expect(try picture["files"].list().count == 3)
        for file in try picture["files"].list() {
            let path = try file["url"].text()
            #expect(Digest(of: try Folder.readAll("\(site.place.path)/out\(path)")).hex == (try file["sha256"].text()))
        }
        let records = try picture["records"].list()
        #expect(try picture["origin"].integer(in: 0...9) == 1)
        #expect(records.count == 1 && picture["acceptance"].isAbsent)
        for record in records {
            let statement = try #require(record["statement"].value)
            #expect(Digest(of: CanonicalJSON.bytes(statement)).hex == (try record["sha256"].text()))
        }
        #expect(try picture["ledgerHead"].text() == (try records[0]["sha256"].text()))
    }

    @Test("cards lead to their records when there is a gallery, and only then")
    func cards() async throws {
        let site = try SiteFixture.make()
        try site.replace(
            "templates/card.mustache", "</figcaption>",
            "{{#record_url}} <a href=\"{{record_url}}\">Record</a>{{/record_url}}</figcaption>")
        try await site.built()
        #expect(try !site.page("product/index.html").contains(">Record</a>"))
        try site.write("content/pictures.md", Self.page)
        try await site.built(output: "with")
        #expect(try site.page("product/index.html", output: "with").contains("<a href=\"/pictures/#lake\">Record</a>"))
    }

    @Test("a placeholder is said to be one wherever it stands: in cards, the hero, text, social cards, the gallery")
    func captions() async throws {
        let site = try SiteFixture.make()
        try site.write("content/pictures.md", Self.page)
        try await site.built()
        let caption = "Drawn placeholder, not a model output. A picture from gpt-image-2 will replace it."
        #expect(try site.page("about/index.html").contains("/><small class=\"picture-note\">\(caption)</small>"))
        #expect(try site.page("product/index.html").contains(caption))
        #expect(try site.page("pictures/index.html").contains(caption))
        try site.replace(
            "templates/head.mustache", "<link rel=\"stylesheet\"",
            "{{#page.social_image}}<p>{{alt}}</p>{{/page.social_image}}<link rel=\"stylesheet\"")
        try await site.built(output: "social")
        #expect(
            try site.page("about/index.html", output: "social").contains("<p>Drawn placeholder: A lake at dawn</p>"))
    }
}
