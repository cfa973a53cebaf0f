import Foundation
import Testing

@testable import SiteKit

/// One flipped bit anywhere is found, and the file that holds it is named.
@Suite("Audit of damaged showcases")
struct AuditDamageTests {
    /// How many bits are flipped, each in a showcase of its own.
    static let wanted = 1_000

    @Test("of 1,000 flipped bits in pictures, ledgers, locks and originals, every one is found and its file named")
    func bits() async throws {
        let rig = try await ShowcaseAuditTests.rig()
        var sound = InMemoryFileSystem()
        var groups: [String: [RelativePath]] = [:]
        for name in try rig.place.files("showcase") {
            let path = try #require(RelativePath("showcase/\(name)"))
            sound.write(path, try Folder.readAll("\(rig.root)/\(path)"))
            if name != "manifest.yml" { groups[String(name.prefix { $0 != "/" }), default: []].append(path) }
        }
        #expect(groups.keys.sorted() == ["assets", "ledger", "lock", "originals"])
        #expect(await ShowcaseRig.audit(sound).diagnostics.isEmpty)

        var random = FixedRandom(seed: 20_261_124)
        var flips: [(kind: String, path: RelativePath, bit: Int)] = []
        for kind in groups.keys.sorted() {
            for _ in 0..<(Self.wanted / groups.count) {
                let path = try #require(groups[kind]?.randomElement(using: &random))
                let count = try sound.read(path, limit: Int.max).count
                flips.append((kind, path, Int.random(in: 0..<(count * 8), using: &random)))
            }
        }
        var missed: [String] = []
        for flip in flips {
            var bytes = try sound.read(flip.path, limit: Int.max)
            bytes[flip.bit / 8] ^= 1 << UInt8(flip.bit % 8)
            var damaged = sound
            damaged.write(flip.path, bytes)
            if let verdict = await Self.verdict(damaged, flip.path) {
                missed.append("\(flip.path), bit \(flip.bit): \(verdict)")
            }
        }
        #expect(missed == [])
        let counts = Dictionary(grouping: flips, by: \.kind).mapValues(\.count).sorted { $0.key < $1.key }
        let told = counts.map { "\($0.value) in \($0.key)" }.joined(separator: ", ")
        print("audit: \(flips.count) flipped bits (\(told)), \(flips.count - missed.count) found and named")
        #expect(flips.count >= Self.wanted)
    }

    /// Why the damage went unfound or unnamed, or who was blamed for it wrongly; `nil` when all is as it should be.
    private static func verdict(_ files: InMemoryFileSystem, _ path: RelativePath) async -> String? {
        let findings = await ShowcaseRig.audit(files).diagnostics
        let errors = findings.filter { $0.severity == .error }
        if errors.isEmpty { return "not found" }
        let named = errors.contains {
            $0.location?.file == path.string || $0.notes.contains { $0.contains(path.string) }
        }
        if !named { return "found, not named: \(errors.map(\.summary))" }
        // Nothing of the other asset may come under suspicion.
        let other = path.string.contains("alpine-lake") ? "type-poster" : "alpine-lake"
        let blamed = errors.filter { $0.location?.file.contains(other) == true }
        return blamed.isEmpty ? nil : "blamed: \(blamed.map(\.summary))"
    }

    @Test("2,000 values put in the place of others in ledgers and locks are found, and none is a crash")
    func values() async throws {
        let rig = try await ShowcaseAuditTests.rig()
        var sound = InMemoryFileSystem()
        var texts: [(path: RelativePath, values: [Range<String.Index>], text: String)] = []
        for name in try rig.place.files("showcase") {
            let path = try #require(RelativePath("showcase/\(name)"))
            let bytes = try Folder.readAll("\(rig.root)/\(path)")
            sound.write(path, bytes)
            guard name.hasPrefix("ledger/") || name.hasPrefix("lock/") else { continue }
            let text = String(decoding: bytes, as: UTF8.self)
            texts.append((path, text.ranges(of: /"[^"]*"|-?\d+|true|false|null/), text))
        }
        let others = [
            "-9223372036854775808", "9223372036854775807", "99999999999999999999", "0", "-1", "1.5", "1e9", "null",
            "true",
            "[]", "{}", "\"\"", "\"\\u0000\"", "\"x\"", "[[[[]]]]", "{\"a\":{}}",
        ]
        var random = FixedRandom(seed: 8)
        var missed: [String] = []
        for _ in 0..<2_000 {
            let file = try #require(texts.randomElement(using: &random))
            let place = try #require(file.values.randomElement(using: &random))
            let value = try #require(others.randomElement(using: &random))
            if file.text[place] == value { continue }
            var damaged = sound
            damaged.write(file.path, Array(file.text.replacingCharacters(in: place, with: value).utf8))
            if let verdict = await Self.verdict(damaged, file.path) {
                missed.append("\(file.path), \(file.text[place]) to \(value): \(verdict)")
            }
        }
        #expect(missed == [])
    }
}
