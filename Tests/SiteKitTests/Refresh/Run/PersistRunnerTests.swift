import Synchronization
import Testing

@testable import SiteKit

@Suite("Persist runner")
struct PersistRunnerTests {
    /// A command that counts, and that holds on until it is let go.
    private final class Command: Sendable {
        private struct State {
            var runs = 0
            var underWay = 0
            var most = 0
        }

        private let state = Mutex(State())

        func run() async -> String? {
            state.withLock { state in
                state.runs += 1
                state.underWay += 1
                state.most = max(state.most, state.underWay)
            }
            for _ in 0..<5 { await Task.yield() }
            return state.withLock { state in
                state.underWay -= 1
                return state.runs == 1 ? "it exited with 1" : nil
            }
        }

        var runs: Int { state.withLock { $0.runs } }
        var most: Int { state.withLock { $0.most } }
    }

    @Test("whoever waits gets a run that began after it asked, and why it failed")
    func waits() async {
        let command = Command()
        let runner = PersistRunner(command.run)
        #expect(await runner.wait() == "it exited with 1")
        #expect(await runner.wait() == nil)
        #expect(command.runs == 2)
    }

    @Test("who asks again and again doesn't keep others waiting")
    func fair() async {
        let command = Command()
        let runner = PersistRunner(command.run)
        _ = await runner.wait()
        let before = command.runs
        let busy = Task { for _ in 0..<1_000 where !Task.isCancelled { _ = await runner.wait() } }
        _ = await runner.wait()
        // At most the one under way, and one that began after we asked.
        #expect(command.runs <= before + 3)
        busy.cancel()
        await busy.value
    }

    @Test("in the midst of a run nothing is waited for after a failure; at the end it is tried once more")
    func failing() async {
        let command = Command()
        let runner = PersistRunner(command.run)
        #expect(await runner.keepUp() == "it exited with 1")
        #expect(await runner.keepUp() == "it exited with 1")
        #expect(command.runs == 1)
        #expect(await runner.wait() == nil)
        #expect(command.runs == 2)
    }

    @Test("never two at once; what many ask for meanwhile is few runs")
    func together() async {
        let command = Command()
        let runner = PersistRunner(command.run)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<200 { group.addTask { _ = await runner.wait() } }
        }
        #expect(command.most == 1 && command.runs >= 1 && command.runs <= 200)
    }
}
