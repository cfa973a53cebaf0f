extension FactRegistry {
    /// The failure of a directive or link that names a fact that isn't registered.
    func unresolved(_ name: String, in file: String, at location: SourceLocation? = nil) -> ResolutionFailure {
        ResolutionFailure(
            .unknownFact, "unknown fact '\(name)'", label: "no such fact in \(FactRegistry.path)",
            help: unknownHelp(name, in: file), at: location)
    }
}
