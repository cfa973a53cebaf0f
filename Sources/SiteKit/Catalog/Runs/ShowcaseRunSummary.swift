/// What a command that changes the showcase did.
public struct ShowcaseRunSummary: Sendable {
    /// Files that were written, in the order they were.
    public var written: [RelativePath] = []
    /// Pictures that nothing needs any more and that were removed, ordered.
    public var removed: [RelativePath] = []
    /// How many files were as they should be.
    public var unchanged = 0
    /// Assets that were passed over, because what they publish isn't a placeholder.
    public var kept: [String] = []
    /// What else there is to say, each a sentence without its full stop.
    public var notes: [String] = []
    /// Why something was not done; an asset with an error is left as it was.
    public var diagnostics: [Diagnostic] = []
}
