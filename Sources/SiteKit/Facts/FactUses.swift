import Synchronization

/// Where facts are used, recorded while a site is read and rendered on any number of tasks.
///
/// A use costs a build no more than an entry in a list; places are put in order when somebody asks.
public final class FactUses: Sendable {
    private let places = Mutex<[String: [SourceLocation]]>([:])

    /// Adds a use of a fact.
    func record(_ name: String, at place: SourceLocation) {
        places.withLock { $0[name, default: []].append(place) }
    }

    /// Whether a fact was used at all.
    public func has(_ name: String) -> Bool { places.withLock { $0[name] != nil } }

    /// Where a fact was used, each place once, by file, line and column.
    public func places(of name: String) -> [SourceLocation] {
        Set(places.withLock { $0[name] ?? [] }).sorted()
    }
}
