internal import FoundationEssentials

/// Which links were found to be well, and when, so that they need not be asked again every day. What is wrong is never
/// kept: it may have been mended.
struct LinkCache: Sendable {
    /// Its place in a site. It can be deleted at any time.
    static let path = ".sitegen/links.json"
    /// How many days a good answer holds.
    static let days = 7
    private static let format = 1
    private static let byteLimit = 32 << 20

    private(set) var links: [String: CalendarDate] = [:]

    /// Reads a site's cache. One that isn't there, is torn or is something else counts as empty.
    static func load(root: String) -> LinkCache {
        guard let bytes = try? Folder.readAll("\(root)/\(path)", limit: byteLimit),
            let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)), stored.format == format
        else { return LinkCache() }
        return LinkCache(links: stored.links.compactMapValues(CalendarDate.init))
    }

    /// The links that were well in the last days. A date in the future proves nothing.
    func fresh(on today: CalendarDate) -> Set<String> {
        Set(
            links.filter { (0..<LinkCache.days).contains(today.daysSince1970 - $0.value.daysSince1970) }.keys)
    }

    /// Keeps that a link was well.
    mutating func remember(_ url: String, on today: CalendarDate) {
        links[url] = today
    }

    /// Writes the cache in one step; what is too old is left out.
    func write(root: String, today: CalendarDate) throws(FileError) {
        let fresh = fresh(on: today)
        let entries = links.filter { fresh.contains($0.key) }.sorted { $0.key < $1.key }
        let json = JSONValue.object([
            "format": .integer(LinkCache.format),
            "links": .object(entries.map { JSONValue.Entry(key: $0.key, value: .string($0.value.description)) }),
        ])
        try Folder.make("\(root)/.sitegen")
        try Folder.replace("\(root)/\(LinkCache.path)", Array((json.text(indented: true) + "\n").utf8))
    }

    private struct Stored: Decodable {
        let format: Int
        let links: [String: String]
    }
}
