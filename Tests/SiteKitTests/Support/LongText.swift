import Testing

/// A long text as the argument of a test, named in the report by how it begins.
struct LongText: Sendable, CustomTestStringConvertible {
    let text: String

    var testDescription: String {
        "\(text.prefix(20).debugDescription)… of \(text.utf8.count) bytes"
    }
}
