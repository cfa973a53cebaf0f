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
    static let limit = 120

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
        do {
            try process.run()
        } catch {
            return "'/bin/sh' can't be run: \(error.localizedDescription)"
        }
        let clock = ContinuousClock()
        let due = clock.now + .seconds(PersistCommand.limit)
        while true {
            if let end = PersistCommand.end(of: process) {
                await said.wait()
                return end.isSignal || end.status != 0
                    ? "it failed with \(end.isSignal ? "signal" : "exit code") \(end.status)\(words(said))" : nil
            }
            guard clock.now < due else { break }
            try? await Task.sleep(for: .milliseconds(20))
        }
        // The command has a process group of its own, so that Ctrl-C doesn't end a push half-way.
        kill(-process.processIdentifier, SIGTERM)
        try? await Task.sleep(for: .seconds(2))
        kill(-process.processIdentifier, SIGKILL)
        return "it took longer than \(PersistCommand.limit) seconds and was ended\(words(said))"
    }

    /// How the shell has ended; `nil` while it runs. What it leaves running in the background isn't waited for, though
    /// Foundation would.
    private static func end(of process: Process) -> (status: Int32, isSignal: Bool)? {
        if !process.isRunning { return (process.terminationStatus, process.terminationReason == .uncaughtSignal) }
        var info = unsafe siginfo_t()
        let number = id_t(process.processIdentifier)
        guard unsafe waitid(P_PID, number, &info, WEXITED | WNOHANG | WNOWAIT) == 0, unsafe info.si_signo == SIGCHLD
        else { return nil }
        #if canImport(Glibc)
            let status = unsafe info._sifields._sigchld.si_status
        #else
            let status = info.si_status
        #endif
        return (status, unsafe info.si_code != CLD_EXITED)
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
