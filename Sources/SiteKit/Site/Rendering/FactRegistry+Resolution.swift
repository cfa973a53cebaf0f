extension FactRegistry {
    /// The failure of a directive or link that names a fact that isn't registered.
    func unresolved(_ name: String, at location: SourceLocation? = nil) -> ResolutionFailure {
        ResolutionFailure(
            .unknownFact, "unknown fact '\(name)'", label: "no such fact in \(FactRegistry.path)",
            help: Suggestion.help(for: name, among: names) ?? "register it in \(FactRegistry.path)", at: location)
    }
}
