/// Proves that partials which include themselves come to an end.
///
/// A call is seen as what it does to the slots: each view in a slot either stays, or becomes a part of some
/// view that was in a slot before. A cycle of calls ends if something gets smaller on every way round it and
/// never grows back, since views are finite trees.
struct RecursionCheck {
    /// One partial tag that leads from one compiled body to another.
    struct Call {
        let caller: Int
        let callee: Int
        /// The views entered between the start of the caller and the tag.
        let pushes: [TemplateScope.Push]
        /// Slot of the innermost view where the caller begins.
        let callerTop: Int
        /// Slot of the innermost view at the tag.
        let calleeTop: Int
        let source: SourceText
        let name: TemplateName
    }

    /// What a call does to one measure of size.
    private enum Change {
        case same, smaller, unknown
    }

    /// The calls that may go round for ever, at least one for each cycle.
    static func endless(among calls: [Call]) -> [Call] {
        // Bodies are numbered in the order they are first called: without a call backwards there is no circle.
        guard calls.contains(where: { $0.callee <= $0.caller }) else { return [] }
        var found: [Call] = []
        var waiting = cycles(of: calls)
        while let cycle = waiting.popLast() {
            let slots = Set(cycle.flatMap { $0.pushes.map(\.to) })
            let measures: [Int?] = [nil] + slots.sorted().map { $0 }
            let ending = measures.first { measure in
                let changes = cycle.map { change(of: measure, in: $0) }
                return changes.contains(.smaller) && !changes.contains(.unknown)
            }
            if let ending {
                waiting += cycles(of: cycle.filter { change(of: ending, in: $0) == .same })
            } else {
                found += cycle
            }
        }
        return found
    }

    /// What a call does to the view in a slot, or to the innermost view for `nil`.
    private static func change(of measure: Int?, in call: Call) -> Change {
        var origin: [Int: Int] = [:]
        for push in call.pushes { origin[push.to] = origin[push.from] ?? push.from }
        let before = measure ?? call.callerTop
        let after = measure ?? call.calleeTop
        guard let from = origin[after] else { return before == after ? .same : .unknown }
        return from == before ? .smaller : .unknown
    }

    /// The groups of calls that can follow one another in a circle.
    private static func cycles(of calls: [Call]) -> [[Call]] {
        let outgoing = Dictionary(grouping: calls, by: \.caller)
        var reachable: [Int: Set<Int>] = [:]
        for start in outgoing.keys {
            var seen: Set<Int> = []
            var waiting = [start]
            while let body = waiting.popLast() {
                for call in outgoing[body] ?? [] where seen.insert(call.callee).inserted { waiting.append(call.callee) }
            }
            reachable[start] = seen
        }
        let circular = calls.filter { reachable[$0.callee]?.contains($0.caller) ?? false }
        // Bodies that reach one another share what they reach among themselves.
        let groups = Dictionary(grouping: circular) { call in
            (reachable[call.caller] ?? []).filter { reachable[$0]?.contains(call.caller) ?? false }.min() ?? call.caller
        }
        return groups.sorted { $0.key < $1.key }.map(\.value)
    }
}
