import Testing

@testable import SiteKit

@Suite("Showcase joined")
struct ShowcaseTests {
    /// A site with one asset whose lock and pictures agree with the manifest.
    static func site() throws -> (
        files: InMemoryFileSystem, lock: ShowcaseLock, file: (path: RelativePath, bytes: [UInt8])
    ) {
        // A plain grey: only its size counts here.
        let picture = try Bitmap(
            width: 1536, height: 1024, pixels: Array(repeating: 255, count: 1536 * 1024 * 4))
        let bytes = try WebP.encode(picture, WebPSettings(quality: 10, method: 0, sharpYUV: false, lossless: false))
        let digest = Digest(of: bytes)
        let path = ShowcaseVariant.path(of: "alpine-lake", digest: digest, width: 1536)
        let variant = ShowcaseVariant(width: 1536, height: 1024, bytes: bytes.count, digest: digest, path: path)
        let ledger = Ledger(id: "alpine-lake").drawing([variant])
        let lock = try #require(ShowcaseLock(ledger))
        var files = InMemoryFileSystem(["showcase/manifest.yml": ShowcaseManifestTests.good])
        files.write(path, bytes)
        files.write(Ledger.path(of: "alpine-lake"), ledger.encoded)
        files.write(ShowcaseLock.path(of: "alpine-lake"), lock.encoded)
        return (files, lock, (path, bytes))
    }

    @Test("manifest, lock and pictures that agree are joined")
    func whole() throws {
        let (files, lock, file) = try Self.site()
        let (showcase, faults) = Showcase.load(files)
        #expect(faults.isEmpty)
        let entry = try #require(showcase.entry("alpine-lake"))
        #expect(entry.lock == lock)
        #expect(entry.contents == [file.bytes])
        #expect(entry.origin.digest == lock.head && entry.acceptance == nil)
        #expect(entry.isPlaceholder)
        #expect(entry.source == "https://fixture.test/samples")
        #expect(showcase.caps.monthly == 30)
    }

    @Test("a site without a manifest has no showcase, and that is no fault")
    func none() {
        let (showcase, faults) = Showcase.load(InMemoryFileSystem(["site.yml": "title: x"]))
        #expect(showcase.entries.isEmpty && faults.isEmpty)
    }

    @Test("an asset without lock and ledger is an error at its id, with the command to run")
    func missingLock() throws {
        var (files, _, _) = try Self.site()
        files.remove(ShowcaseLock.path(of: "alpine-lake"))
        files.remove(Ledger.path(of: "alpine-lake"))
        let (showcase, faults) = Showcase.load(files)
        #expect(showcase.entries.isEmpty)
        #expect(faults.map(\.code.id) == ["SG0903"])
        #expect(ShowcaseManifestTests.place(faults.first) == "showcase/manifest.yml:5:9")
        #expect(faults.first?.help == "run sitegen showcase placeholders")
    }

    @Test("a lock without its ledger, and a ledger without its lock, are errors at the file that is there")
    func half() throws {
        var (files, _, _) = try Self.site()
        files.remove(Ledger.path(of: "alpine-lake"))
        #expect(Showcase.load(files).1.map(\.spot) == ["SG0912 showcase/lock/alpine-lake.json"])
        (files, _, _) = try Self.site()
        files.remove(ShowcaseLock.path(of: "alpine-lake"))
        #expect(Showcase.load(files).1.first?.spot == "SG0903 showcase/ledger/alpine-lake.jsonl")
    }

    @Test("a ledger that its lock doesn't know to the end is an error")
    func ledger() throws {
        var (files, _, _) = try Self.site()
        files.write(Ledger.path(of: "alpine-lake"), Ledger(id: "alpine-lake").drawing().encoded)
        let (showcase, faults) = Showcase.load(files)
        #expect(showcase.entries.isEmpty)
        #expect(faults.map(\.code.id) == ["SG0917"])
    }

    @Test("a retired asset's lock is no stray")
    func retired() throws {
        var (files, _, _) = try Self.site()
        let drawn = Ledger(id: "city").drawing(ShowcaseVariant.make("city"))
        let gone = drawn.adding(
            .retired, files: ShowcaseVariant.make("city"), about: drawn.head, at: Ledger.testTime, tool: "0.1.0")
        files.write(Ledger.path(of: "city"), gone.encoded)
        files.write(ShowcaseLock.path(of: "city"), try #require(ShowcaseLock(gone)).encoded)
        #expect(Showcase.load(files).1.isEmpty)
    }

    @Test("a size that differs from the manifest is an error")
    func size() throws {
        var (files, _, _) = try Self.site()
        files.write(
            ShowcaseManifest.path, Array(ShowcaseManifestTests.good.replacing("1536x1024", with: "1024x1024").utf8))
        let (_, faults) = Showcase.load(files)
        #expect(faults.map(\.code.id) == ["SG0906"])
        #expect(ShowcaseManifestTests.place(faults.first) == "showcase/manifest.yml:5:9")
    }

    @Test("a picture that is missing is named")
    func missingPicture() throws {
        var (files, _, file) = try Self.site()
        files.remove(file.path)
        let (_, faults) = Showcase.load(files)
        #expect(faults.map(\.code.id) == ["SG0907"])
        #expect(faults.first?.location?.file == file.path.string)
    }

    @Test("a picture with other bytes is named, whatever bit it is")
    func changedPicture() throws {
        let (whole, _, file) = try Self.site()
        for index in stride(from: 0, to: file.bytes.count, by: max(1, file.bytes.count / 12)) {
            var bytes = file.bytes
            bytes[index] ^= 4
            var files = whole
            files.write(file.path, bytes)
            let (showcase, faults) = Showcase.load(files)
            #expect(faults.map(\.code.id) == ["SG0908"])
            #expect(faults.first?.location?.file == file.path.string)
            #expect(showcase.entries.isEmpty)
        }
    }

    @Test("a lock without an asset is a warning")
    func stray() throws {
        var (files, _, _) = try Self.site()
        files.write(ShowcaseLock.path(of: "alpine-lakes"), Array("{}".utf8))
        let (showcase, faults) = Showcase.load(files)
        #expect(showcase.entries.count == 1)
        #expect(faults.map(\.code.id) == ["SG0909"])
        #expect(!faults.hasErrors)
        #expect(faults.first?.help == "did you mean 'alpine-lake'?")
    }

    @Test("the showcase of this repository agrees with itself")
    func ownShowcase() {
        let root = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()
        let (showcase, faults) = Showcase.load(RealFileSystem(root: root))
        #expect(faults.isEmpty, "\(faults)")
        #expect(showcase.entries.map(\.asset.id).sorted() == Motif.allCases.map(\.rawValue).sorted())
        #expect(showcase.entries.allSatisfy { $0.asset.sources.allSatisfy { $0.retrieved == nil } })
    }
}
