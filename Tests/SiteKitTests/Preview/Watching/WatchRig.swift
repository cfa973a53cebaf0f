import Foundation
import Synchronization
import Testing
@testable import SiteKit

/// The ways to watch that this system has.
enum WatchKind: CaseIterable, Sendable {
    #if canImport(Glibc)
        case inotify
    #endif
    case polling
}

/// A watched folder. Waiting ends with the test's time limit, which cancels the task.
final class WatchRig: Sendable {
    private static let marks = 500

    let folder: TemporaryFolder
    let site: String
    let watcher: any SourceWatcher
    private let marks = Mutex(0)

    /// Watches a folder with `content/page.md` and `static/`; what else is there is made by `prepare`.
    init(
        _ kind: WatchKind, delays: WatchDelays = .short, prepare: (WatchRig.Place) throws -> Void = { _ in }
    ) throws {
        folder = try TemporaryFolder()
        let place = Place(folder: folder)
        site = place.path
        try place.write("content/page.md", "old")
        try place.makeFolder("static")
        try prepare(place)
        let scope = WatchRig.scope(site)
        switch kind {
        #if canImport(Glibc)
            case .inotify: watcher = try InotifyWatcher(scope, delays)
        #endif
        case .polling: watcher = PollingWatcher(scope, delays)
        }
    }

    static func scope(_ site: String) -> WatchScope {
        WatchScope(
            root: site, names: ["site.yml", "content", "static", "showcase"] + (0..<marks).map { "mark-\($0)" })
    }

    var place: Place { Place(folder: folder) }

    /// What is told until it is enough.
    func changes(until isEnough: (SourceChanges) -> Bool) async throws -> SourceChanges {
        var all = SourceChanges()
        while !isEnough(all) { all.merge(try #require(await watcher.next())) }
        return all
    }

    /// Everything that is told of what has happened until now, what is held back included.
    ///
    /// Two marks are made and one is removed: events come in order, what vanishes is held equally long (of `short`
    /// delays), and what looks again and again has looked twice.
    func settled() async throws -> SourceChanges {
        let (first, second) = (nextMark(), nextMark())
        var all = try await mark(first)
        all.merge(try await mark(second))
        try place.remove(second.string)
        all.merge(try await changes { $0.files.contains(second) || $0.isEverything })
        for other in all.files where other.string.hasPrefix("mark-") { all.files.remove(other) }
        return all
    }

    private func mark(_ path: RelativePath) async throws -> SourceChanges {
        // A link is told once, as nobody has to close it.
        try place.link(path.string, to: "nowhere")
        return try await changes { $0.files.contains(path) || $0.isEverything }
    }

    private func nextMark() -> RelativePath {
        let number = marks.withLock { number in
            defer { number += 1 }
            return number
        }
        precondition(number < WatchRig.marks)
        return .root.appending("mark-\(number)")
    }

    /// The site's folder, to be worked in.
    struct Place {
        let folder: TemporaryFolder

        var path: String { "\(folder.path)/site" }

        func write(_ name: String, _ text: String) throws { try folder.write("site/\(name)", text) }

        func makeFolder(_ name: String) throws {
            try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
        }

        func link(_ name: String, to target: String) throws { try folder.link("site/\(name)", to: target) }

        func remove(_ name: String) throws { try folder.remove("site/\(name)") }

        func rename(_ old: String, to new: String) throws {
            try Folder.rename("\(path)/\(old)", to: "\(path)/\(new)")
        }
    }
}

extension WatchDelays {
    /// For tests that wait for what is held back.
    static var short: WatchDelays {
        WatchDelays(
            vanished: .milliseconds(5), quiet: .milliseconds(5), root: .milliseconds(10), poll: .milliseconds(5))
    }

    /// For tests of what is told without waiting: the others would never end.
    static var endless: WatchDelays {
        WatchDelays(vanished: .seconds(3600), quiet: .seconds(3600), root: .seconds(3600), poll: .milliseconds(5))
    }
}

extension SourceChanges {
    /// Whether it says that this may have changed.
    func covers(_ path: String) -> Bool {
        isEverything || files.contains { $0.string == path }
            || folders.contains { path == $0.string || path.hasPrefix("\($0.string)/") || $0 == .root }
    }

    /// The files, ordered.
    var names: [String] { files.map(\.string).sorted() }
}
