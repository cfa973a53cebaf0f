import Testing
@testable import SiteKit

@Suite("What the small broken sites cover")
struct FaultCoverageTests {
    /// Each fixture with what it marks.
    private static func marked() throws -> [(path: String, site: MarkedSite)] {
        try FaultFixture.all("invalid").map { ($0.path, try $0.site()) }
    }

    @Test("there are at least 80, and no two have the same codes and cause")
    func many() throws {
        let all = try Self.marked()
        #expect(all.count >= 80)
        let keys = all.map { path, site in
            (site.cause.lowercased(), Set(site.expected.map(\.mark.code)).sorted().joined(separator: " "), path)
        }
        let twins = Dictionary(grouping: keys) { "\($0.0), \($0.1)" }.values.filter { $0.count > 1 }
        #expect(twins.map { $0.map(\.2) } == [])
        // The same fault in other words would be the same files.
        let contents = all.map { path, site in
            (site.files.flatMap { [$0.heading] + $0.lines.map(\.text) }, site.settings, path)
        }
        let copies = Dictionary(grouping: contents) { "\($0.0) \($0.1.sorted { $0.key < $1.key })" }.values
        #expect(copies.filter { $0.count > 1 }.map { $0.map(\.2) } == [])
    }

    @Test("every code is produced by one of them, or by the test that a table names")
    func codes() throws {
        let marked = Set(try Self.marked().flatMap { $0.site.expected.map(\.mark.code) })
        let elsewhere = ProducedElsewhere.all.map(\.code)
        let missing = try DeclaredCode.all().filter { !marked.contains($0.id) && !elsewhere.contains($0.id) }
        #expect(missing.map { "\($0.id) \($0.name)" } == [])
        #expect(elsewhere.filter(marked.contains) == [], "fixtures do it, so the table needn't")
        #expect(Set(elsewhere).count == elsewhere.count)
    }

    @Test("what the table names exists and expects that code", arguments: ProducedElsewhere.all)
    func elsewhere(entry: ProducedElsewhere) throws {
        let code = try #require(try DeclaredCode.all().first { $0.id == entry.code }, "\(entry.code) isn't declared")
        let text = try entry.expectations()
        #expect(
            text.contains(code.id) || text.contains(".\(code.name)"),
            "\(entry.file) has no test '\(entry.test)' that expects \(code.id)")
    }

    @Test("every mark's code is declared")
    func declared() throws {
        let known = Set(try DeclaredCode.all().map(\.id))
        for (path, site) in try Self.marked() {
            #expect(site.expected.map(\.mark.code).filter { !known.contains($0) } == [], "\(path)")
        }
    }
}
