import Synchronization
import Testing

@testable import SiteKit

@Suite("Lanes")
struct LanesTests {
    private struct Broken: Error {}

    private final class Counter: Sendable {
        private let state = Mutex((now: 0, most: 0, all: 0))

        func enter() {
            state.withLock { state in
                state.now += 1
                state.all += 1
                state.most = max(state.most, state.now)
            }
        }

        func leave() { state.withLock { $0.now -= 1 } }
        var most: Int { state.withLock { $0.most } }
        var all: Int { state.withLock { $0.all } }
    }

    @Test(
        "no more are in them than there are, and everybody has a turn, also after one that failed", arguments: [1, 3])
    func bounded(count: Int) async {
        let lanes = Lanes(count)
        let counter = Counter()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<100 {
                group.addTask {
                    try? await lanes.run {
                        counter.enter()
                        for _ in 0..<3 { await Task.yield() }
                        counter.leave()
                        if number.isMultiple(of: 7) { throw Broken() }
                    }
                }
            }
        }
        #expect(counter.all == 100 && counter.most <= count)
    }

    @Test("there is at least one, and what the work gives is given back")
    func least() async {
        #expect(await Lanes(0).run { 7 } == 7)
    }
}
