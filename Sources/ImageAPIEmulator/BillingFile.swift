internal import Foundation
import Synchronization

/// A file to which the books are added, a line of JSON for each task billed and each hand-over.
final class BillingFile: Sendable {
    private struct State: Sendable {
        var handedOver: [String: Int] = [:]
    }

    private let file: FileHandle
    private let state = Mutex(State())

    /// Opens a file at its end; makes it when there is none.
    init(path: String) throws {
        if !FileManager.default.fileExists(atPath: path) {
            try Data().write(to: URL(fileURLWithPath: path))
        }
        file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.seekToEnd()
    }

    /// Adds a line.
    func add(_ event: String, _ task: BilledTask, at now: Double) {
        let line = EmulatedJSON.of([
            "event": .string(event), "at": .string(EmulatedTime.rfc3339(now)), "id": .string(task.id),
            "key": task.key.map { .string($0) }, "model": .string(task.model), "size": .string(task.size),
            "quality": .string(task.quality), "prompt": .string(task.prompt),
        ])
        // A full disk must not stop the API; the books in memory are whole.
        try? file.write(contentsOf: Data(line.text.bytes + [UInt8(ascii: "\n")]))
    }

    /// Adds a line when the picture was handed over since the last time.
    func noteHandOver(_ task: BilledTask, at now: Double) {
        let isNew = state.withLock { state in
            defer { state.handedOver[task.id] = task.handedOver }
            return task.handedOver > state.handedOver[task.id] ?? 0
        }
        if isNew { add("handed-over", task, at: now) }
    }
}
