/// A request that the server has found harmless.
struct PreviewRequest: Sendable {
    /// The path of the URL, percent-decoded once: begins with `/`, holds no `..`, no control characters, no backslash.
    let path: String
    /// The values of the query, percent-decoded; of a name given twice the first counts.
    var query: [String: String] = [:]
}
