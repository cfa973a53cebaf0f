/// What a built site offers to links from outside, drafts apart. Addresses are paths below `base_url`, such as `/docs/`.
struct PublishedAddresses: Sendable {
    /// The anchors of each page by its address; `nil` for a page at fault, whose anchors nobody knows.
    var pages: [String: [String]?] = [:]
    /// Where each redirect leads.
    var redirects: [String: String] = [:]
    /// Addresses of what isn't a page.
    var files: Set<String> = []

    /// Whether something is at the address itself.
    func has(_ address: String) -> Bool { pages[address] != nil || files.contains(address) }
}
