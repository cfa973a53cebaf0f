import Synchronization

/// Remembers the files of `content/` from one reading of a site to the next, so that only those that may have changed are
/// read again, and the last good version of a file stands in for one that can't be read.
final class ContentMemory: Sendable {
    /// One Markdown file as it was read.
    struct Reading: Sendable {
        /// What it turned out to be; the last good version while the newest has errors.
        var file: ContentFile?
        /// What is wrong with the newest.
        let faults: [Diagnostic]
    }

    private struct State {
        var readings: [RelativePath: Reading] = [:]
        var good: [RelativePath: ContentFile] = [:]
        var facts: FactRegistry?
        var samples: [String: RequestSample]?
    }

    private let state = Mutex(State())

    /// A file as it is remembered, or else as it is on the disk.
    func reading(of path: RelativePath, _ reader: SourceReader) -> Reading {
        if let known = state.withLock({ $0.readings[path] }) { return known }
        let (file, faults) = ContentFile.read(path, reader)
        return state.withLock { state in
            if let file, !faults.hasErrors { state.good[path] = file }
            let reading = Reading(file: state.good[path] ?? file, faults: faults)
            state.readings[path] = reading
            return reading
        }
    }

    /// A file as it was read last; `nil` when it isn't remembered.
    func remembered(_ path: RelativePath) -> Reading? { state.withLock { $0.readings[path] } }

    /// Has files read again when they are asked for next.
    func forget(where isForgotten: (RelativePath) -> Bool) {
        state.withLock { state in
            for path in state.readings.keys.filter(isForgotten) { state.readings[path] = nil }
        }
    }

    /// Drops all but these, which are all files there are.
    func keep(only paths: Set<RelativePath>) {
        state.withLock { state in
            state.readings = state.readings.filter { paths.contains($0.key) }
            state.good = state.good.filter { paths.contains($0.key) }
        }
    }

    /// The facts to go on with: these, or while they have errors the last that had none.
    func settled(_ facts: FactRegistry, _ faults: [Diagnostic]) -> FactRegistry {
        state.withLock { state in
            if faults.hasErrors, let good = state.facts { return good }
            state.facts = facts
            return facts
        }
    }

    /// The samples to go on with, likewise.
    func settled(_ samples: [String: RequestSample], _ faults: [Diagnostic]) -> [String: RequestSample] {
        state.withLock { state in
            if faults.hasErrors, let good = state.samples { return good }
            state.samples = samples
            return samples
        }
    }
}
