extension Diagnostic {
    /// Whether this says that bytes differ, not that something could not be done.
    public var isDrift: Bool { code == .notReproducible || code == .outputDrift }

    /// Two builds of the same sources that differ.
    public static func notReproducible(_ differences: [String]) -> Diagnostic {
        var notes = Array(differences.prefix(10))
        if differences.count > 10 { notes.append("and \(differences.count - 10) more") }
        return .error(
            .notReproducible, "a second build of the same sources differs in \(differences.count) files", notes: notes,
            help: "this is a fault of sitegen: please report it")
    }

    /// A second build that could not be made.
    public static func verifyFailure(_ reason: String) -> Diagnostic {
        .error(
            .outputFailure, "the second build could not be made",
            notes: reason.split(separator: "\n").prefix(20).map(String.init))
    }
}
