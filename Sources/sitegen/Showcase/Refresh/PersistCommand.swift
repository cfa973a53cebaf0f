import Foundation
import SiteKit
import Synchronization

/// The command given with `--persist`: carries the state folder away, so that a machine that vanishes doesn't take with it
/// what is known to be paid.
struct PersistCommand: Sendable {
    let command: String
    /// The site's folder, in which it runs.
    let root: String
    /// The state folder's absolute path.
    let state: String
    let key: APIKey

    /// How long it may take, in seconds.
    static let limit = 120.0

    /// Runs it to its end.
    ///
    /// - Returns: why it failed, with its last words; `nil` when it did what it should.
    func run() async -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = URL(fileURLWithPath: root)
        var environment = ProcessInfo.processInfo.environment
        environment[APIKey.variable] = nil
        environment["SITEGEN_STATE_DIR"] = state
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        let said = LastWords()
        pipe.fileHandleForReading.readabilityHandler = { file in
            let data = file.availableData
            said.add(data)
            if data.isEmpty { file.readabilityHandler = nil }
        }
        defer { pipe.fileHandleForReading.readabilityHandler = nil }
        let (ends, end) = AsyncStream<Void>.makeStream()
        process.terminationHandler = { _ in end.finish() }
        do {
            try process.run()
        } catch {
            return "'/bin/sh' can't be run: \(error.localizedDescription)"
        }
        // The command has a process group of its own, so that Ctrl-C doesn't end a push half-way.
        let group = process.processIdentifier
        let isLate = Atomic(false)
        let timer = Task {
            try await Task.sleep(for: .seconds(PersistCommand.limit))
            isLate.store(true, ordering: .relaxed)
            kill(-group, SIGTERM)
            try await Task.sleep(for: .seconds(2))
            kill(-group, SIGKILL)
        }
        for await _ in ends {}
        timer.cancel()
        await said.wait()
        if isLate.load(ordering: .relaxed) {
            return "it took longer than \(Int(PersistCommand.limit)) seconds and was ended\(words(said))"
        }
        if process.terminationReason == .exit, process.terminationStatus == 0 { return nil }
        let how = process.terminationReason == .exit ? "exit code" : "signal"
        return "it failed with \(how) \(process.terminationStatus)\(words(said))"
    }

    private func words(_ said: LastWords) -> String {
        let text = key.secret?.redacted(said.text) ?? said.text
        let lines = text.split(whereSeparator: \.isNewline).suffix(5).map { $0.prefix(300) }
        return lines.isEmpty ? "" : ": " + lines.joined(separator: " / ")
    }
}

/// The end of what a process says; the rest is forgotten.
private final class LastWords: Sendable {
    private struct State {
        var bytes: [UInt8] = []
        var isOver = false
    }

    private static let limit = 8192
    private let state = Mutex(State())

    func add(_ data: Data) {
        state.withLock { state in
            if data.isEmpty { state.isOver = true }
            state.bytes += data
            if state.bytes.count > 2 * LastWords.limit { state.bytes.removeFirst(state.bytes.count - LastWords.limit) }
        }
    }

    /// Waits a little for words still on their way. What goes on in the background may hold the pipe open.
    func wait() async {
        for _ in 0..<50 {
            if state.withLock({ $0.isOver }) { return }
            try? await Task.sleep(for: .milliseconds(10))
        }
    }

    var text: String { state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }
}
