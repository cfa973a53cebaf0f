import Synchronization

/// Runs many small pieces of work on a fixed number of tasks.
public enum BoundedWork {
    /// Applies `transform` to every element on at most `jobs` tasks; results keep the order of the elements.
    public static func map<Element: Sendable, Result: Sendable>(
        _ elements: [Element], jobs: Int, _ transform: @escaping @Sendable (Element) -> Result
    ) async -> [Result] {
        let workers = max(1, min(jobs, elements.count))
        let next = Counter()
        return await withTaskGroup(of: [(Int, Result)].self) { group in
            for _ in 0..<workers {
                group.addTask {
                    var done: [(Int, Result)] = []
                    while let index = next.take(below: elements.count) {
                        done.append((index, transform(elements[index])))
                    }
                    return done
                }
            }
            var results = [Result?](repeating: nil, count: elements.count)
            for await done in group {
                for (index, result) in done { results[index] = result }
            }
            return results.compactMap { $0 }
        }
    }

    /// Hands out the whole numbers from zero, each once.
    private final class Counter: Sendable {
        private let value = Atomic<Int>(0)

        func take(below limit: Int) -> Int? {
            let index = value.wrappingAdd(1, ordering: .relaxed).oldValue
            return index < limit ? index : nil
        }
    }
}
