import Synchronization

/// Compares a build in memory with what is on disk, writing nothing.
final class OutputComparison: OutputSink {
    private let target: OutputTarget
    private let seen = Mutex(Seen())

    private struct Seen {
        var paths: Set<String> = []
        var missing: [String] = []
        var differing: [String] = []
        var manifest: [UInt8]?
    }

    init(_ target: OutputTarget) {
        self.target = target
    }

    /// Takes one file and compares it.
    func put(_ path: String, _ bytes: [UInt8]) {
        let isSame = target.files[path] == .file(size: bytes.count) && Folder.holds("\(target.path)/\(path)", bytes)
        let isThere = target.files[path] != nil
        seen.withLock { seen in
            seen.paths.insert(path)
            if path == BuildManifest.name { seen.manifest = bytes }
            if isSame { return }
            if isThere { seen.differing.append(path) } else { seen.missing.append(path) }
        }
    }

    /// What differs, as one diagnostic; `nil` when nothing does.
    func drift() -> Diagnostic? {
        let found = seen.withLock { $0 }
        let extra = target.files.keys.filter { !found.paths.contains($0) }.sorted()
        if found.missing.isEmpty, found.differing.isEmpty, extra.isEmpty { return nil }
        if found.missing.isEmpty, extra.isEmpty, found.differing == [BuildManifest.name],
            let note = versionNote(found.manifest)
        {
            return .error(
                .outputDrift, "only the versions in '\(BuildManifest.name)' differ; every page is the same",
                notes: note, help: "run 'sitegen build' with this version and commit the result")
        }
        let lines =
            OutputComparison.list("missing", found.missing) + OutputComparison.list("differs", found.differing)
            + OutputComparison.list("extra", extra)
        return .error(
            .outputDrift, "'\(target.name)/' isn't what the sources make", notes: lines,
            help: "run 'sitegen build' and commit the result")
    }

    private func versionNote(_ manifest: [UInt8]?) -> [String]? {
        guard let manifest, let new = BuildManifest.versions(in: manifest),
            let bytes = try? Folder.readAll("\(target.path)/\(BuildManifest.name)"),
            let old = BuildManifest.versions(in: bytes), old != new
        else { return nil }
        return Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }.map {
            "\($0): \(old[$0] ?? "none") on disk, \(new[$0] ?? "none") here"
        }
    }

    private static func list(_ word: String, _ paths: [String]) -> [String] {
        let sorted = paths.sorted()
        return sorted.prefix(10).map { "\(word): \($0)" }
            + (sorted.count > 10 ? ["\(word): \(sorted.count - 10) more"] : [])
    }
}
