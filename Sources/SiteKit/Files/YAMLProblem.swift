/// The YAML parser's findings in words for people who write YAML, not parsers.
struct YAMLProblem {
    /// What is wrong.
    let message: String
    /// What to do.
    let help: String?
    /// Whether the place to look at is where the construct began, not where the parser gave up.
    let isAtStart: Bool
    /// How much is meant from that place on.
    let extent: SourceLocation.Extent

    /// Translates libyaml's problem, the construct it was in, and the character it gave up at; `isLater` when that
    /// isn't the first of its line.
    init(_ problem: String, context: String?, at character: Unicode.Scalar?, isLater: Bool) {
        let inside = context ?? ""
        if inside.contains("quoted scalar") {
            if problem.contains("end of stream") || problem.contains("document indicator") {
                self.init(
                    "this quote is never closed", "close it with the same quote; within '…' write '' for one", true)
            } else {
                self.init("this quoted text has an escape that YAML doesn't know", "use '…', where \\ means itself")
            }
        } else if inside.contains("flow sequence") {
            self.init("this list is never closed, or an item lacks its comma", "write [a, b, c]", true)
        } else if inside.contains("flow mapping") {
            self.init("this mapping is never closed, or an entry lacks its comma", "write {a: 1, b: 2}", true)
        } else if problem.contains("mapping values are not allowed") {
            self.init("a second ': ' on this line", "put a text that contains ': ' in quotes")
        } else if problem.contains("cannot start any token") {
            if character == "\t" {
                self.init("a tab indents this line", "indent with spaces")
            } else {
                self.init(
                    "\(character.map { "'\($0)'" } ?? "this character") can't begin a value", "put the text in quotes")
            }
        } else if problem.contains("tab character") {
            self.init("a tab indents this line", "indent with spaces")
        } else if problem.contains("could not find expected ':'") {
            self.init("this line lacks its ':'", "write 'key: value'", true, .line)
        } else if inside.contains("block scalar") {
            self.init("a text that begins with '>' or '|' starts on the next line", "put the text in quotes", true)
        } else if problem.contains("document start") || problem.contains("another document") {
            self.init("this follows the end of the YAML", "remove the line '...' or '---' above", false, .line)
        } else if isLater, problem.contains("did not find expected key") || problem.contains("block end") {
            self.init(
                "this follows a value that has ended", "put the whole text in quotes; within '…' write '' for one",
                false,
                .line)
        } else if problem.contains("did not find expected key") || problem.contains("block end") {
            self.init("this line's indentation fits nothing above it", "indent keys of one mapping alike", false, .word)
        } else if problem.contains("undefined alias") || inside.contains("alias") {
            self.init(
                "'*' here refers to an anchor that doesn't exist", "put a text that begins with '*' in quotes", true,
                .word)
        } else {
            self.init("YAML: \(problem)", "write 'key: value' lines, and texts with special characters in quotes")
        }
    }

    private init(
        _ message: String, _ help: String?, _ isAtStart: Bool = false, _ extent: SourceLocation.Extent = .character
    ) {
        self.extent = extent
        self.message = message
        self.help = help
        self.isAtStart = isAtStart
    }
}
