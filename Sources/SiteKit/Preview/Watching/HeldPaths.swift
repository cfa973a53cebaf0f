/// Paths that are reported when a time is over, unless something else is heard of them before.
struct HeldPaths {
    private var due: [RelativePath: ContinuousClock.Instant] = [:]

    /// When the next of them is due.
    var next: ContinuousClock.Instant? { due.values.min() }

    /// Whether a path is held.
    func contains(_ path: RelativePath) -> Bool { due[path] != nil }

    /// Holds a path until then, whatever it was held for.
    mutating func hold(_ path: RelativePath, until end: ContinuousClock.Instant) {
        due[path] = end
    }

    /// Lets a path go without a report.
    mutating func drop(_ path: RelativePath) {
        due[path] = nil
    }

    /// The paths whose time is over.
    mutating func take(at now: ContinuousClock.Instant) -> Set<RelativePath> {
        guard let next, next <= now else { return [] }
        let over = Set(due.filter { $0.value <= now }.keys)
        due = due.filter { $0.value > now }
        return over
    }
}
