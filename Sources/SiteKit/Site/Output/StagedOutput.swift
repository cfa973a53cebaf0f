import Synchronization

/// Writes a build beside its target and exchanges the two names when it is whole.
///
/// A file whose bytes are in the target already is not written again but linked. As long as nothing differs,
/// nothing at all is written, so that an unchanged site leaves the disk as it was.
final class StagedOutput: OutputSink {
    private let target: OutputTarget
    private let state = Mutex(State())

    private struct State {
        var folders: Set<String> = []
        var unchanged: [String] = []
        var written = 0
        var replaced = 0
        var hasStaging = false
    }

    /// What publishing did.
    struct Outcome: Sendable {
        /// Files whose bytes are new.
        let written: Int
        /// Files that are gone.
        let removed: Int
        /// Why the old site, which nobody sees any more, could not be taken away.
        let leftover: FileError?
    }

    /// Prepares to write to a target that was examined.
    init(_ target: OutputTarget) {
        self.target = target
    }

    /// Takes one file.
    func put(_ path: String, _ bytes: [UInt8]) throws(FileError) {
        if target.files[path] == .file(size: bytes.count), Folder.holds("\(target.path)/\(path)", bytes) {
            state.withLock { $0.unchanged.append(path) }
            return
        }
        try makeFolder(of: path)
        try Folder.writeNew("\(target.staging)/\(path)", bytes)
        state.withLock { state in
            state.written += 1
            if target.files[path] != nil { state.replaced += 1 }
        }
    }

    /// Makes the build the site: links what didn't change and exchanges the folders.
    func publish() throws(FileError) -> Outcome {
        let (unchanged, written, replaced) = state.withLock { ($0.unchanged, $0.written, $0.replaced) }
        let removed = target.files.count - unchanged.count - replaced
        guard written > 0 || removed > 0 || !target.exists else {
            return Outcome(written: 0, removed: 0, leftover: nil)
        }
        var leftover: FileError?
        for path in unchanged {
            try makeFolder(of: path)
            try Folder.link("\(target.path)/\(path)", to: "\(target.staging)/\(path)")
        }
        if target.exists {
            try Folder.exchange(target.staging, target.path)
            do throws(FileError) {
                try Folder.removeTree(target.staging)
            } catch {
                leftover = error
            }
        } else {
            try Folder.makeAll(above: target.path)
            try Folder.rename(target.staging, to: target.path)
        }
        return Outcome(written: written, removed: removed, leftover: leftover)
    }

    /// Takes away what was written, after a failure.
    func abandon() {
        // A failure here leaves a folder that the next build removes; the first failure is the one to report.
        try? Folder.removeTree(target.staging)
    }

    private func makeFolder(of path: String) throws(FileError) {
        var missing: [Substring] = []
        state.withLock { state in
            if !state.hasStaging { missing.append("") }
            var folder = path[...]
            while let slash = folder.lastIndex(of: "/") {
                folder = folder[..<slash]
                if state.folders.contains(String(folder)) { break }
                missing.append(folder)
            }
        }
        guard !missing.isEmpty else { return }
        if missing.first == "" {
            try Folder.make(target.staging)
        }
        for folder in missing.sorted(by: { $0.utf8.count < $1.utf8.count }) where !folder.isEmpty {
            try Folder.make("\(target.staging)/\(folder)")
        }
        state.withLock { state in
            state.hasStaging = true
            for folder in missing where !folder.isEmpty { state.folders.insert(String(folder)) }
        }
    }
}
