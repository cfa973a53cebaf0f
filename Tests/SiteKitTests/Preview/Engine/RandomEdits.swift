import Foundation
import Testing
@testable import SiteKit

/// Edits of a site as writers make them in a day, drawn by a seed: sound ones, broken ones and their mending.
struct RandomEdits {
    let fixture: SiteFixture
    private var random: FixedRandom
    private var count = 0
    /// Broken files with what they were before.
    private var broken: [(path: String, text: String)] = []

    init(_ fixture: SiteFixture, seed: UInt64) {
        self.fixture = fixture
        random = FixedRandom(seed: seed)
    }

    /// Makes one edit; says what a watcher would say.
    mutating func next() throws -> SourceChanges {
        count += 1
        if let last = broken.indices.randomElement(using: &random), Int.random(in: 0..<3, using: &random) == 0 {
            let (path, text) = broken.remove(at: last)
            // A folder may have been renamed meanwhile.
            guard exists(path) else { return try body() }
            return try write(path, text)
        }
        switch Int.random(in: 0..<24, using: &random) {
        case 0...7: return try body()
        case 8: return try head("description: \"Words \(count)\"")
        case 9: return try head("order: \(Int.random(in: 1...9, using: &random))")
        case 10: return try title()
        case 11, 12: return try newPage()
        case 13: return try removePage()
        case 14: return try renamePage()
        case 15: return try renameFolder()
        case 16: return try fact()
        case 17: return try swap("templates/footer.mustache", append: "<p>Footer \(count)</p>\n")
        case 18: return try swap("assets/site.css", append: "/* \(count) */\n")
        case 19: return try swap("assets/site.js", append: "// \(count)\n")
        case 20: return try staticFile()
        case 21: return try section()
        case 22: return try breakPage()
        default: return try breakShared()
        }
    }

    /// Mends all that is broken.
    mutating func mend() throws -> SourceChanges {
        var changes = SourceChanges()
        for (path, text) in broken where exists(path) {
            let one = try write(path, text)
            changes.files.formUnion(one.files)
        }
        broken = []
        return changes
    }

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: "\(fixture.root)/\(path)") }

    private func text(_ path: String) throws -> String { try fixture.place.text("site/\(path)") }

    private func write(_ path: String, _ text: String) throws -> SourceChanges {
        try fixture.write(path, text)
        return SourceChanges(files: [try #require(RelativePath(path))])
    }

    private func swap(_ path: String, append: String) throws -> SourceChanges {
        if broken.contains(where: { $0.path == path }) { return SourceChanges() }
        let before = try text(path)
        return try write(path, (before.utf8.count > 4000 ? String(before.prefix(1500)) : before) + append)
    }

    /// The pages that edits may take away, in order.
    private func ownPages() throws -> [String] {
        try Folder.walk("\(fixture.root)/content").files.keys.sorted().filter {
            $0.hasSuffix(".md") && $0.contains("made-")
        }.map { "content/\($0)" }
    }

    private mutating func anyPage() throws -> String {
        let pages =
            try ownPages() + ["content/about.md", "content/docs/start.md", "content/docs/deep/bottom.md"]
        return pages.filter { exists($0) }.randomElement(using: &random) ?? "content/about.md"
    }

    private mutating func body() throws -> SourceChanges {
        let path = try anyPage()
        let before = try text(path)
        let additions = [
            "\nMore words, number \(count).\n", "\n## Part \(count)\n\nText.\n", "\n:fact[max-output] are made.\n",
            "\n- one\n- two \(count)\n", "\n[Home](/).\n", "\n> quoted \(count)\n",
            "\n| a | b |\n|---|---|\n| 1 | \(count) |\n",
        ]
        let addition = additions.randomElement(using: &random) ?? ""
        return try write(
            path, before.utf8.count > 3000 ? head(of: before) + "\n# Kept short\n" + addition : before + addition)
    }

    private func head(of text: String) -> String {
        guard text.hasPrefix("---\n"), let end = text.dropFirst(4).range(of: "\n---\n") else { return "" }
        return String(text[..<end.upperBound])
    }

    private mutating func head(_ line: String) throws -> SourceChanges {
        let path = try anyPage()
        let before = try text(path)
        let key = String(line.prefix { $0 != ":" })
        guard before.hasPrefix("---\n") else { return try write(path, "---\n\(line)\n---\n" + before) }
        let head = head(of: before)
        let lines = head.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("\(key):") }
        let changed = "---\n\(line)\n" + lines.dropFirst().joined(separator: "\n")
        return try write(path, changed + before.dropFirst(head.count))
    }

    private mutating func title() throws -> SourceChanges { try head("title: Title \(count)") }

    private mutating func newPage() throws -> SourceChanges {
        let folder = ["docs", "docs/deep", "made-\(count)"].randomElement(using: &random) ?? "docs"
        let isDraft = Int.random(in: 0..<5, using: &random) == 0
        let path = "content/\(folder)/made-\(count).md"
        let changes = try write(
            path,
            "---\ntitle: Made \(count)\ndescription: A page that was made.\nlayout: \(folder.hasPrefix("docs") ? "docs" : "page")\n"
                + "\(isDraft ? "draft: true\n" : "")---\n\nSee [about](/about/).\n")
        return folder.hasPrefix("made")
            ? SourceChanges(folders: [try #require(RelativePath("content/\(folder)"))]) : changes
    }

    private mutating func removePage() throws -> SourceChanges {
        guard let path = try ownPages().randomElement(using: &random) else { return try newPage() }
        try fixture.remove(path)
        broken.removeAll { $0.path == path }
        return SourceChanges(files: [try #require(RelativePath(path))])
    }

    private mutating func renamePage() throws -> SourceChanges {
        guard let path = try ownPages().randomElement(using: &random) else { return try newPage() }
        let new = path.replacing(/made-\d+\.md$/, with: "made-\(count).md")
        if new == path { return try body() }
        try Folder.rename("\(fixture.root)/\(path)", to: "\(fixture.root)/\(new)")
        for index in broken.indices where broken[index].path == path { broken[index].path = new }
        return SourceChanges(files: [try #require(RelativePath(path)), try #require(RelativePath(new))])
    }

    private mutating func renameFolder() throws -> SourceChanges {
        let folders = try Folder.walk("\(fixture.root)/content").folders.filter { $0.hasPrefix("made-") }.sorted()
        guard let folder = folders.randomElement(using: &random) else { return try newPage() }
        let new = "made-\(count)"
        try Folder.rename("\(fixture.root)/content/\(folder)", to: "\(fixture.root)/content/\(new)")
        for index in broken.indices {
            broken[index].path = broken[index].path.replacing("content/\(folder)/", with: "content/\(new)/")
        }
        return SourceChanges(
            folders: [try #require(RelativePath("content/\(folder)")), try #require(RelativePath("content/\(new)"))])
    }

    private mutating func fact() throws -> SourceChanges {
        let path = "content/facts.yml"
        if broken.contains(where: { $0.path == path }) { return SourceChanges() }
        let before = try text(path)
        if Bool.random(using: &random) {
            return try write(path, before.replacing(/value: \d+, unit: px/, with: "value: \(1000 + count), unit: px"))
        }
        return try write(
            path,
            before.contains("extra:")
                ? before.replacing(/extra: .*\n/, with: "")
                : before
                    + "extra: {kind: text, value: more, status: verified, source: \"made up\", verified: 2026-11-20}\n")
    }

    private mutating func staticFile() throws -> SourceChanges {
        let path = "static/made.txt"
        if exists(path), Bool.random(using: &random) {
            try fixture.remove(path)
            return SourceChanges(files: [try #require(RelativePath(path))])
        }
        return try write(path, "file \(count)\n")
    }

    private mutating func section() throws -> SourceChanges {
        let path = "content/product/faq.md"
        let before = try text(path)
        return try write(
            path,
            before.utf8.count > 4000
                ? head(of: before) + "\n## Why?\n\nBecause.\n" : before + "\n## Question \(count)?\n\nYes.\n")
    }

    private mutating func breakPage() throws -> SourceChanges {
        let path = try anyPage()
        if broken.contains(where: { $0.path == path }) { return try body() }
        let before = try text(path)
        broken.append((path, before))
        let faults = [
            before + "\n:fact[no-such-\(count)]\n", "---\ntitle: [\n---\n" + before,
            before + "\n[nowhere](gone-\(count).md)\n",
            "", before + "\n[nowhere](/about/#no-such-anchor)\n", before + "\nTODO: write this.\n",
        ]
        return try write(path, faults.randomElement(using: &random) ?? "")
    }

    private mutating func breakShared() throws -> SourceChanges {
        let files = ["site.yml", "content/facts.yml", "templates/header.mustache", "content/samples.yml"]
        let path = files.randomElement(using: &random) ?? "site.yml"
        if broken.contains(where: { $0.path == path }) { return try body() }
        let before = try text(path)
        broken.append((path, before))
        return try write(path, path.hasSuffix("mustache") ? before + "{{#open}}" : before + "\nbroken: [\n")
    }
}
