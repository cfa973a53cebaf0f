import Testing
@testable import SiteKit

@Suite("The cache of outside links")
struct LinkCacheTests {
    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test("what was well is known for seven days, not before and not after")
    func days() throws {
        var cache = LinkCache()
        cache.remember("https://example.org/", on: try day("2026-11-20"))
        #expect(cache.fresh(on: try day("2026-11-20")) == ["https://example.org/"])
        #expect(cache.fresh(on: try day("2026-11-26")) == ["https://example.org/"])
        #expect(cache.fresh(on: try day("2026-11-27")) == [])
        #expect(cache.fresh(on: try day("2026-11-19")) == [])
    }

    @Test("it is written and read back; what is too old is left out")
    func roundTrip() throws {
        let place = try TemporaryFolder()
        var cache = LinkCache()
        cache.remember("https://example.org/\"ü", on: try day("2026-11-20"))
        cache.remember("https://example.org/old", on: try day("2026-11-01"))
        try cache.write(root: place.path, today: try day("2026-11-21"))
        try cache.write(root: place.path, today: try day("2026-11-21"))
        #expect(LinkCache.load(root: place.path).links == ["https://example.org/\"ü": try day("2026-11-20")])
        #expect(try place.files(".sitegen") == ["links.json"])
    }

    @Test(
        "a torn or foreign file counts as none",
        arguments: [
            "", "{\"format\": 1, \"links\": {\"https://example.org/\": \"2026-11-2", "[]",
            "{\"format\": 2, \"links\": {}}",
            "{\"format\": 1, \"links\": {\"https://example.org/\": \"soon\"}}", "{\"format\": 1, \"links\": [1]}",
        ])
    func torn(text: String) throws {
        let place = try TemporaryFolder()
        try place.write(".sitegen/links.json", text)
        #expect(LinkCache.load(root: place.path).links == [:])
    }
}
