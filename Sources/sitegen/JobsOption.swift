import ArgumentParser

/// How many pieces of work a command does at once.
struct JobsOption: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("How much to work on at once. (default: one per core)", valueName: "number"))
    var jobs: Int?

    /// The number, at least 1.
    var count: Int { jobs ?? Machine.cores }

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs must be from 1 to 1024.") }
    }
}
