/// The YAML parser's findings in words for people who write YAML, not parsers.
struct YAMLProblem {
    /// What is wrong.
    let message: String
    /// What to do.
    let help: String?
    /// Whether the place to look at is where the construct began, not where the parser gave up.
    let isAtStart: Bool

    /// Translates libyaml's problem, and the construct it was in.
    init(_ problem: String, context: String?) {
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
            self.init(
                "this character can't begin a value",
                "indent with spaces, not tabs, and put text with @, ` or % in quotes")
        } else if problem.contains("tab character") {
            self.init("a tab indents this line", "indent with spaces")
        } else if problem.contains("could not find expected ':'") {
            self.init("this line lacks its ':'", "write 'key: value'", true)
        } else if problem.contains("did not find expected key") || problem.contains("block end") {
            self.init("this line's indentation fits nothing above it", "indent keys of one mapping alike")
        } else if problem.contains("undefined alias") || inside.contains("alias") {
            self.init("'*' here refers to an anchor that doesn't exist", "put a text that begins with '*' in quotes")
        } else {
            self.init("YAML: \(problem)", nil)
        }
    }

    private init(_ message: String, _ help: String?, _ isAtStart: Bool = false) {
        self.message = message
        self.help = help
        self.isAtStart = isAtStart
    }
}
