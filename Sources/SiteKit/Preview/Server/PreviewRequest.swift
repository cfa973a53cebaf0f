/// A request that the server has found harmless.
struct PreviewRequest: Sendable {
    /// The path of the URL, percent-decoded once: begins with `/`, holds no `.`, `..` or empty segment, no control
    /// character, no backslash. It may end with `/`.
    let path: String
    /// The values of the query, percent-decoded; of a name given twice the first counts. They hold no control
    /// characters; otherwise anything may stand in them.
    var query: [String: String] = [:]
}
