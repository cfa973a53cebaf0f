import SiteKit
import Synchronization

/// Shows how far a refresh has come: on a terminal one line that is written over, elsewhere a line for every change.
final class RefreshProgress: Sendable {
    private struct State {
        var line: ProgressLine?
        var shown = ""
        /// Lines that are to stand above the progress line.
        var notes: [String] = []
    }

    private let isLive: Bool
    private let isColored: Bool
    private let state = Mutex(State())
    private let start = ContinuousClock.now

    /// - Parameter isLive: whether standard error is a terminal, where a line can be written over.
    init(isLive: Bool, isColored: Bool) {
        self.isLive = isLive
        self.isColored = isColored
    }

    /// Takes in what happens, from any task.
    @Sendable func take(_ news: RefreshNews) {
        state.withLock { state in
            switch news {
            case .began(_, let tasks, let resumed):
                state.line = ProgressLine(total: tasks)
                let fresh = tasks - resumed
                let parts = [
                    fresh > 0 ? "\(Count.of(fresh, "picture")) to ask for" : nil,
                    resumed > 0 ? "\(resumed) to go on with, begun before" : nil,
                ]
                say(parts.compactMap { $0 }.joined(separator: ", "), &state)
            case .note(let words): say(words, &state)
            case .step(let asset, let words):
                state.line?.waiting[asset] = words
                if !isLive { say("\(asset): \(words)", &state) }
            case .finished(let row):
                state.line?.finish(row)
                if !isLive { say("\(row.asset): \(RefreshProgress.words(row.outcome))", &state) }
            }
        }
    }

    /// Draws the line, at most ten times a second, until the task is cancelled; then takes it away.
    func draw() async {
        guard isLive else { return }
        while !Task.isCancelled {
            redraw()
            try? await Task.sleep(for: .milliseconds(100))
        }
        state.withLock { state in
            flush(&state)
            if !state.shown.isEmpty { Console.errorText("\r\u{1B}[K") }
            state.shown = ""
            state.line = nil
        }
    }

    private func redraw() {
        let seconds = Int((ContinuousClock.now - start) / .seconds(1))
        state.withLock { state in
            let hadNotes = flush(&state)
            guard let line = state.line else { return }
            let text = line.text(seconds: seconds, columns: Console.columns, isColored: isColored)
            guard hadNotes || text != state.shown else { return }
            Console.errorText("\r\u{1B}[K\(text)")
            state.shown = text
        }
    }

    /// Writes the lines that are to stand above.
    @discardableResult
    private func flush(_ state: inout State) -> Bool {
        guard !state.notes.isEmpty else { return false }
        if !state.shown.isEmpty { Console.errorText("\r\u{1B}[K") }
        for note in state.notes { Console.error(note) }
        state.notes = []
        return true
    }

    private func say(_ words: String, _ state: inout State) {
        let words = VisibleText.line(words)
        if isLive {
            state.notes.append(words)
        } else {
            Console.error("\(Timestamp.now.description.dropFirst(11).prefix(8)) \(words)")
        }
    }

    private static func words(_ outcome: TaskOutcome) -> String {
        switch outcome {
        case .candidate: "new candidate"
        case .ended(let end): "\(end.kind.rawValue): \(end.reason)"
        case .notSent(let reason): "not asked for: \(reason)"
        case .underWay(let reason): "still under way: \(reason)"
        case .held(let reason): "arrived, held back: \(reason)"
        }
    }
}
