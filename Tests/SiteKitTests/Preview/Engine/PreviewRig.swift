import Foundation
import Testing
@testable import SiteKit

/// A preview of a small site, told by hand what has changed, and asked as a browser would.
struct PreviewRig {
    let fixture: SiteFixture
    let site: PreviewSite
    let pages: PreviewPages
    let hub = PreviewHub()

    init() async throws {
        let fixture = try SiteFixture.make()
        self.fixture = fixture
        site = PreviewSite(root: fixture.root, jobs: 2, rest: .zero)
        pages = PreviewPages(site: site, hub: hub) { CalendarDate(daysSince1970: 20_781) }
        await site.load()
    }

    /// Changes files, then has the preview take them up.
    @discardableResult
    func change(_ files: String..., folders: [String] = [], _ work: (SiteFixture) throws -> Void) async throws -> Bool {
        try work(fixture)
        return await absorb(files, folders: folders)
    }

    @discardableResult
    func absorb(_ files: [String], folders: [String] = []) async -> Bool {
        await site.absorb(
            SourceChanges(
                files: Set(files.compactMap { RelativePath($0) }), folders: Set(folders.compactMap { RelativePath($0) })
            ))
    }

    /// What is answered at a path: its status and its text, without the client's line.
    func get(_ path: String) async throws -> (status: Int, text: String) {
        let (status, bytes) = try await bytes(path)
        return (status, String(decoding: bytes, as: UTF8.self))
    }

    func bytes(_ path: String) async throws -> (status: Int, bytes: [UInt8]) {
        guard case .body(let status, let type, let bytes) = await pages.answer(PreviewRequest(path: path)) else {
            throw NotABody(path: path)
        }
        return (status, type.hasPrefix("text/html") ? PreviewRig.withoutClient(bytes) : bytes)
    }

    private struct NotABody: Error {
        let path: String
    }

    /// What the tab on a path is told first.
    func state(_ path: String) async throws -> String {
        let request = PreviewRequest(path: ToolAddress.events, query: ["page": path])
        guard case .events(let events) = await pages.answer(request) else { throw NotABody(path: path) }
        for await event in events where event.name == "state" { return String(decoding: event.data, as: UTF8.self) }
        return ""
    }

    /// Everything that is wrong, once the whole site has been looked at.
    func survey() async throws -> SiteSurvey {
        _ = try await ServerRig.eventually { site.survey.map(site.isKnown) ?? false }
        return try #require(site.survey.flatMap { site.isKnown($0) ? $0 : nil })
    }

    /// The page without the line of the preview.
    static func withoutClient(_ bytes: [UInt8]) -> [UInt8] {
        let start = Array("<script src=\"\(ToolAddress.client)\"".utf8)
        let end = Array("</script>\n".utf8)
        guard let found = bytes.firstRange(of: start), let last = bytes[found.upperBound...].firstRange(of: end) else {
            return bytes
        }
        return Array(bytes[..<found.lowerBound]) + Array(bytes[last.upperBound...])
    }
}
