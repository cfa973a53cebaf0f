import Synchronization
import Testing
@testable import SiteKit

@Suite("Work on a bounded number of tasks")
struct BoundedWorkTests {
    @Test(
        "results keep the order of the elements, however many tasks there are",
        arguments: [-1, 0, 1, 2, 7, 1_000, 5_000])
    func order(jobs: Int) async {
        let numbers = Array(0..<1_000)
        #expect(await BoundedWork.map(numbers, jobs: jobs) { $0 * $0 } == numbers.map { $0 * $0 })
    }

    @Test("nothing to do is done at once")
    func empty() async {
        #expect(await BoundedWork.map([Int](), jobs: 4) { $0 } == [])
    }

    @Test("each element is taken once")
    func once() async {
        let seen = Mutex<[Int: Int]>([:])
        _ = await BoundedWork.map(Array(0..<2_000), jobs: 8) { number in seen.withLock { $0[number, default: 0] += 1 } }
        #expect(seen.withLock { $0.count } == 2_000)
        #expect(seen.withLock { Set($0.values) } == [1])
    }

    @Test("never more at once than allowed")
    func bounded() async {
        let running = Mutex((now: 0, most: 0))
        _ = await BoundedWork.map(Array(0..<500), jobs: 3) { _ in
            running.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
            running.withLock { $0.now -= 1 }
        }
        #expect(running.withLock { $0.most } <= 3)
    }

    @Test("results that may be absent stay in their places")
    func absent() async {
        #expect(await BoundedWork.map([1, 2, 3], jobs: 2) { $0 == 2 ? nil : $0 } == [1, nil, 3])
    }
}
