import Testing

@testable import SiteKit

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Placeholder run")
struct PlaceholderRunTests {
    /// Calls `body` with a fresh site on disk and takes it away afterwards.
    private func withSite(_ body: (String) async throws -> Void) async throws {
        var template = Array("/tmp/sitegen-placeholders-XXXXXX".utf8CString)
        _ = try unsafe #require(unsafe mkdtemp(&template))
        let root = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        try Folder.make(root + "/showcase")
        try Folder.writeNew(root + "/showcase/manifest.yml", Array(ShowcaseManifestTests.good.utf8))
        do {
            try await body(root)
            try Folder.removeTree(root)
        } catch {
            try Folder.removeTree(root)
            throw error
        }
    }

    private func run(_ root: String, only: [String] = [], shade: UInt8 = 10) async throws -> PlaceholderRun.Summary {
        try await PlaceholderRun.run(root: root, only: only, jobs: 2) { asset in
            try Placeholder.encode(Bitmap.make(12, 8) { _, _ in [shade, 20, 30, 255] }, id: asset.id, widths: [6, 12])
        }
    }

    @Test("the first run writes pictures and lock, the second writes nothing")
    func idempotent() async throws {
        try await withSite { root in
            let first = try await run(root)
            #expect(first.written.count == 3)
            #expect(first.written.last == ShowcaseLock.path(of: "alpine-lake"))
            let second = try await run(root)
            #expect(second.written.isEmpty && second.removed.isEmpty)
            #expect(second.unchanged == 3)
        }
    }

    @Test("superseded pictures go, other people's files stay")
    func superseded() async throws {
        try await withSite { root in
            let first = try await run(root)
            let folder = root + "/" + ShowcaseVariant.folder(of: "alpine-lake").string
            try Folder.writeNew(folder + "/note.txt", [1])
            let second = try await run(root, shade: 200)
            #expect(second.written.count == 3)
            #expect(second.removed == first.written.dropLast().sorted())
            #expect(try Folder.readAll(folder + "/note.txt") == [1])
            #expect(try Folder.walk(folder).files.count == 3)
        }
    }

    @Test("an id that isn't there is an error, and nothing is written")
    func unknown() async throws {
        try await withSite { root in
            let summary = try await run(root, only: ["alpine-lak"])
            #expect(summary.diagnostics.map(\.code.id) == ["SG0910"])
            #expect(summary.diagnostics.first?.help == "did you mean 'alpine-lake'?")
            #expect(try Folder.walk(root).files.count == 1)
        }
    }

    @Test("an asset that publishes a real picture is left alone")
    func kept() async throws {
        try await withSite { root in
            _ = try await run(root)
            let placeholder = try ShowcaseLockTests.lock()
            let slot = try #require(placeholder.lock.published)
            let real = ShowcaseLock(
                id: "alpine-lake",
                published: ShowcaseSlot(kind: .generated, ledgerHead: nil, variants: slot.variants, lqip: slot.lqip))
            let path = root + "/" + ShowcaseLock.path(of: "alpine-lake").string
            try Folder.removeTree(path)
            try Folder.writeNew(path, real.encoded)
            let summary = try await run(root, shade: 99)
            #expect(summary.kept == ["alpine-lake"])
            #expect(summary.written.isEmpty && summary.removed.isEmpty)
            #expect(try Folder.readAll(path) == real.encoded)
        }
    }

    @Test("a broken lock is told and not written over")
    func broken() async throws {
        try await withSite { root in
            _ = try await run(root)
            let path = root + "/" + ShowcaseLock.path(of: "alpine-lake").string
            try Folder.removeTree(path)
            try Folder.writeNew(path, Array("{".utf8))
            let summary = try await run(root, shade: 99)
            #expect(summary.diagnostics.map(\.code.id) == ["SG0904"])
            #expect(try Folder.readAll(path) == Array("{".utf8))
        }
    }

    @Test("an asset without a drawing is an error at its id")
    func undrawn() async throws {
        try await withSite { root in
            let manifest = root + "/showcase/manifest.yml"
            try Folder.removeTree(manifest)
            try Folder.writeNew(
                manifest, Array(ShowcaseManifestTests.good.replacing("alpine-lake", with: "city").utf8))
            let summary = try await run(root)
            #expect(summary.diagnostics.map(\.code.id) == ["SG0911"])
            #expect(ShowcaseManifestTests.place(summary.diagnostics.first) == "showcase/manifest.yml:4:9")
            #expect(throws: ImagingError(.unknownMotif("city"))) {
                let asset = try #require(
                    ShowcaseManifestTests.parse(
                        ShowcaseManifestTests.good.replacing("alpine-lake", with: "city")
                    ).0?.assets.first)
                _ = try Placeholder.make(asset)
            }
        }
    }

    @Test("a link in the way is refused")
    func link() async throws {
        try await withSite { root in
            #expect(unsafe symlink("/tmp", root + "/showcase/assets") == 0)
            await #expect(throws: FileError.self) { _ = try await run(root) }
        }
    }
}
