/// How many faults of one file are told: a file with more has one cause, and nobody reads the thousandth.
enum FaultLimit {
    /// The most faults of one kind of check in one file.
    static let perFile = 100

    /// Says that there are more.
    static func rest(of file: String) -> Diagnostic {
        .error(
            .tooManyFaults, "'\(file)' has more than \(perFile) faults; the rest isn't shown",
            at: SourceLocation(file: file), help: "mend these first")
    }
}
