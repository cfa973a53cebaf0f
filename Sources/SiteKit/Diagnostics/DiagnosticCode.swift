/// The stable name of one kind of fault: `SG` and four digits, the first two telling the room.
///
/// Codes are declared per room in `DiagnosticCode+Room.swift`, beside this file, each with its explanation, and are
/// never reused. A new file of codes has a list of its own, which `all` takes up.
public struct DiagnosticCode: Hashable, Sendable {
    /// Such as `SG0412`.
    public let id: String
    /// One line that names the fault without its particulars.
    public let summary: String
    /// A paragraph or two of Markdown for `sitegen explain` and `docs/diagnostics.md`: what it means, why it matters,
    /// the way out. Examples are indented by four spaces.
    public let explanation: String

    /// Every code there is, in order of its name.
    public static let all = [
        ofAssets, ofCandidates, ofCatalog, ofChecks, ofContent, ofContract, ofLinks, ofMarkdown, ofOutput,
        ofOutsideLinks,
        ofPreview, ofProvenance, ofRefresh,
        ofTemplates,
    ].flatMap { $0 }.sorted { $0.id < $1.id }

    init(_ id: String, _ summary: String, _ explanation: String) {
        self.id = id
        self.summary = summary
        self.explanation = explanation
    }

    /// Two codes are the same when their names are.
    public static func == (left: DiagnosticCode, right: DiagnosticCode) -> Bool { left.id == right.id }

    /// The name stands for the code.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
