/// Something found on a built page that must not be there, not yet traced to its source.
struct Find: Sendable {
    let severity: Diagnostic.Severity
    let code: DiagnosticCode
    /// The pattern's name, for waivers.
    let pattern: String
    let message: String
    var label = ""
    let help: String
    /// The words to look for in the sources.
    let quote: Quote
    var isSecret = false
    /// Whether it is one only where the words were written: a template that prints a fact prints the same.
    var needsSource = false
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

    /// Words alone.
    init(_ text: String) {
        match = Array(text.utf8)
        before = []
        after = []
    }

    /// A range of a text, which is cut at `bounds`.
    init(_ bytes: [UInt8], _ range: Range<Int>, in bounds: Range<Int>) {
        match = Array(bytes[range])
        before = Array(bytes[max(bounds.lowerBound, range.lowerBound - Quote.reach)..<range.lowerBound])
        after = Array(bytes[range.upperBound..<min(bounds.upperBound, range.upperBound + Quote.reach)])
    }
}
