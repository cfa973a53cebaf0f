extension FactRegistry {
    /// What is to be said of the facts on a day: those to be confirmed again, and those confirmed after it.
    ///
    /// Not a part of building, which must not depend on the day.
    public func ageFaults(today: CalendarDate) -> [Diagnostic] {
        all.sorted { $0.location < $1.location }.compactMap { fact in
            guard let verified = fact.verified else { return nil }
            if verified > today {
                return .warning(
                    .verifiedInFuture,
                    "the fact '\(fact.name)' was verified on \(verified), which is after today, \(today)",
                    at: fact.location, label: "not yet", help: "write the day somebody read its source")
            }
            let days = fact.daysOverdue(today: today)
            guard days > 0, let review = fact.reviewAfterDays else { return nil }
            return .warning(
                .overdueFact,
                "the fact '\(fact.name)' is \(days) day\(days == 1 ? "" : "s") overdue: it was verified on \(verified), "
                    + "to be reviewed after \(review) day\(review == 1 ? "" : "s")",
                at: fact.location, label: "to be confirmed again", notes: fact.source.map { ["source: \($0)"] } ?? [],
                help: "read its source again, then set 'verified: \(today)'")
        }
    }

    /// A warning for each fact that nothing uses, at its place.
    ///
    /// - Parameters:
    ///   - used: the names of the facts that are used.
    ///   - isSpared: whether a fact is used where this run didn't look, such as in a draft.
    func unusedFaults(used: Set<String>, sparing isSpared: (Fact) -> Bool) -> [Diagnostic] {
        all.sorted { $0.location < $1.location }.filter { !used.contains($0.name) && !isSpared($0) }.map { fact in
            .warning(
                .unusedFact, "the fact '\(fact.name)' is used by nothing", at: fact.location, label: "stated nowhere",
                help: "use it as :fact[\(fact.name)], or remove it")
        }
    }
}

extension Fact {
    /// How many days ago it should have been confirmed again; 0 when it needn't be yet.
    public func daysOverdue(today: CalendarDate) -> Int {
        guard let due else { return 0 }
        return max(0, today.daysSince1970 - due.daysSince1970)
    }
}
