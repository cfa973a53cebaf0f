import Foundation
import Testing
@testable import SiteKit

/// A small whole site in a temporary folder: a copy of `Fixtures/site` with one showcase picture, free to be changed.
struct SiteFixture: Sendable {
    /// The folder with `site/`, and beside it whatever is built.
    let place: TemporaryFolder

    /// Copies the site.
    static func make() throws -> SiteFixture {
        let place = try TemporaryFolder()
        try TreeComparison.copy("\(Repository.tests)/Fixtures/site", to: "\(place.path)/site")
        try ShowcaseFixture.write("lake", into: place, at: "site")
        return SiteFixture(place: place)
    }

    /// Absolute path of the sources.
    var root: String { place.path + "/site" }

    /// Writes a source file.
    func write(_ name: String, _ text: String) throws {
        try place.write("site/\(name)", text)
    }

    /// Changes a source file; what is to be replaced must be there.
    func replace(_ name: String, _ old: String, _ new: String) throws {
        let text = try place.text("site/\(name)")
        try #require(text.contains(old), "'\(old)' is not in \(name)")
        try write(name, text.replacing(old, with: new))
    }

    /// Takes a source file away.
    func remove(_ name: String) throws {
        try place.remove("site/\(name)")
    }

    func options(output: String = "out", baseURL: String? = nil, drafts: Bool = false, jobs: Int = 2) -> BuildOptions {
        BuildOptions(root: root, output: "\(place.path)/\(output)", baseURL: baseURL, drafts: drafts, jobs: jobs)
    }

    /// Builds into a folder beside the sources.
    @discardableResult
    func build(
        output: String = "out", baseURL: String? = nil, drafts: Bool = false, jobs: Int = 2
    ) async -> BuildReport {
        await SiteBuild.write(options(output: output, baseURL: baseURL, drafts: drafts, jobs: jobs))
    }

    /// Builds, and fails the test when something is wrong.
    @discardableResult
    func built(
        output: String = "out", baseURL: String? = nil, drafts: Bool = false, jobs: Int = 2,
        at place: Testing.SourceLocation = #_sourceLocation
    ) async throws -> BuildReport {
        let report = await build(output: output, baseURL: baseURL, drafts: drafts, jobs: jobs)
        try #require(report.exitCode == .clean, "\(report.diagnostics.map(\.summary))", sourceLocation: place)
        #expect(report.diagnostics.map(\.summary) == [], sourceLocation: place)
        return report
    }

    /// Builds a site that is at fault; says what was found, and fails the test unless nothing was written for it.
    func faults(
        drafts: Bool = false, exit: SiteKit.ExitCode = .content, at source: Testing.SourceLocation = #_sourceLocation
    ) async throws -> [Diagnostic] {
        let report = await build(output: "faulty", drafts: drafts)
        #expect(report.exitCode == exit, sourceLocation: source)
        #expect(try !place.has("faulty"), "something was written", sourceLocation: source)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: place.path).filter { $0.hasPrefix(".") } == [],
            sourceLocation: source)
        return report.diagnostics
    }

    /// A file of the output.
    func page(_ name: String, output: String = "out") throws -> String {
        try place.text("\(output)/\(name)")
    }
}

/// Showcase pictures that have a size and nothing else: the tests of pages don't look at pixels.
enum ShowcaseFixture {
    /// The first bytes of a lossless WebP of this size, which is all that is read of it.
    static func picture(width: Int, height: Int) -> [UInt8] {
        let bits = (width - 1) | (height - 1) << 14
        let size: [UInt8] = (0..<4).map { UInt8(bits >> ($0 * 8) & 255) }
        return Array("RIFF".utf8) + [17, 0, 0, 0] + Array("WEBPVP8L".utf8) + [5, 0, 0, 0, 0x2F] + size
    }

    /// Writes the manifest with one landscape picture, its lock and its files.
    static func write(_ id: String, into place: TemporaryFolder, at site: String) throws {
        let sizes = [(480, 320), (960, 640), (1536, 1024)]
        let variants = try sizes.map { width, height in
            let bytes = picture(width: width, height: height)
            let digest = Digest(of: bytes)
            let path = ShowcaseVariant.path(of: id, digest: digest, width: width)
            try place.write("\(site)/\(path)", bytes)
            return ShowcaseVariant(width: width, height: height, bytes: bytes.count, digest: digest, path: path)
        }
        let ledger = Ledger(id: id).drawing(variants, .make(sources: [.make("https://fixture.test/lake")]))
        try place.write("\(site)/\(Ledger.path(of: id))", ledger.encoded)
        try place.write("\(site)/\(ShowcaseLock.path(of: id))", #require(ShowcaseLock(ledger)).encoded)
        try place.write(
            "\(site)/\(ShowcaseManifest.path)",
            """
            version: 1
            credit: The test
            caps: {monthly: 1, per-run: 1}
            assets:
              - id: \(id)
                title: A lake
                alt: A lake at dawn
                prompt: A lake & mist
                size: 1536x1024
                quality: high
                model: gpt-image-2
                sources: [{role: replacement, url: "https://fixture.test/lake", licence: NOASSERTION}]

            """)
    }
}
