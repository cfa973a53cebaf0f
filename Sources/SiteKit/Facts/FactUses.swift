import Synchronization

/// Where facts are used, recorded while a site is read and rendered on any number of tasks.
///
/// A use costs a build no more than an entry in a list; each is counted once when somebody asks.
public final class FactUses: Sendable {
    /// One use.
    struct Use: Hashable, Sendable {
        /// The whole name of the fact.
        let fact: String
        /// Where it is used.
        let place: SourceLocation
    }

    private let uses = Mutex<[String: FileUses]>([:])

    /// The uses in one file. What is recorded again and again, as that of a sample on many pages, is kept once.
    private struct FileUses {
        var list: [Use] = []
        var limit = 256

        mutating func add(_ use: Use) {
            list.append(use)
            guard list.count > limit else { return }
            list = Array(Set(list))
            limit = max(256, list.count * 2)
        }
    }

    /// Adds a use of a fact.
    func record(_ name: String, at place: SourceLocation) {
        uses.withLock { $0[place.file, default: FileUses()].add(Use(fact: name, place: place)) }
    }

    /// All uses so far, each once, in no order.
    var all: Set<Use> { uses.withLock { Set($0.values.flatMap(\.list)) } }

    /// Takes out what is recorded of some files, each use once.
    func take(from files: [String]) -> Set<Use> {
        uses.withLock { uses in Set(files.flatMap { uses.removeValue(forKey: $0)?.list ?? [] }) }
    }

    /// The names of the facts that were used.
    var names: Set<String> { uses.withLock { Set($0.values.flatMap { $0.list.map(\.fact) }) } }
}
