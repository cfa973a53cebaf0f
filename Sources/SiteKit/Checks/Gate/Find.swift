/// Something found on a built page that must not be there, not yet traced to its source.
struct Find: Sendable {
    let severity: Diagnostic.Severity
    let code: DiagnosticCode
    /// The pattern's name, for waivers.
    let pattern: String
    let message: String
    var label = ""
    var help: String
    /// A further line.
    var note: String?
    /// The words to look for in the sources.
    let quote: Quote
    var isSecret = false
    /// Whether it is one only where the words were written: a template that prints a fact prints the same.
    var needsSource = false

    /// Whether a waiver may let it pass: a secret and a price where prices are guarded never may.
    var canBeWaived: Bool { code != .secret && code != .literalMoney && code != .tooManyFaults }

    /// Says of a page that not all of it was looked at.
    static let tooMany = Find(
        severity: .error, code: .tooManyFaults, pattern: "",
        message: "there is more on the page that must not ship than is looked at",
        help: "mend the first ones, and build again", quote: Quote(""))
}

/// Words of a page with what stands around them, by which they are found again in the sources.
struct Quote: Sendable, Hashable {
    /// How much is kept on each side, in bytes.
    static let reach = 60

    /// The words themselves.
    let match: [UInt8]
    /// What comes before.
    let before: [UInt8]
    /// What comes after.
    let after: [UInt8]
    /// Whether they stand in code.
    let isCode: Bool

    /// Words alone.
    init(_ text: String) {
        match = Array(text.utf8)
        before = []
        after = []
        isCode = false
    }

    /// A range of a text, which is cut at `bounds`.
    init(_ bytes: [UInt8], _ range: Range<Int>, in bounds: Range<Int>, isCode: Bool = false) {
        self.isCode = isCode
        match = Array(bytes[range])
        before = Array(bytes[max(bounds.lowerBound, range.lowerBound - Quote.reach)..<range.lowerBound])
        after = Array(bytes[range.upperBound..<min(bounds.upperBound, range.upperBound + Quote.reach)])
    }
}
