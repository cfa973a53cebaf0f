/// What is kept of a page once it is written: what the feed, `llms.txt` and the search say of it.
struct PageSummary: Sendable {
    /// Its description, facts filled in.
    let description: String?
    /// What the search knows of it, as JSON.
    let search: [UInt8]
}
