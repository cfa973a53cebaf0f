/// Where the preview's own pages and files are, as paths of URLs. Nothing of a built site begins like them.
enum ToolAddress {
    /// What all of them begin with; the list of pages itself.
    static let pages = "/_sitegen/"
    /// All facts.
    static let facts = "/_sitegen/facts"
    /// The showcase's pictures that wait for a review.
    static let showcase = "/_sitegen/showcase"
    /// The events of a page.
    static let events = "/_sitegen/events"
    /// The script of every page.
    static let client = "/_sitegen/client.js"
    /// The style sheet of the bar and the overlay.
    static let clientStyles = "/_sitegen/client.css"
    /// The script of the preview's own pages.
    static let tools = "/_sitegen/tools.js"
    /// The style sheet of the preview's own pages.
    static let toolStyles = "/_sitegen/tools.css"

    /// The address that is meant by one with a slash too many or too few; `nil` for any other.
    static func meant(by path: String) -> String? {
        switch path {
        case "/_sitegen": pages
        case facts + "/": facts
        case showcase + "/": showcase
        default: nil
        }
    }

    /// A file of a picture that waits for its review.
    static func candidate(_ id: String, _ file: ShowcaseVariant) -> String {
        "/_sitegen/candidates/\(id)/\(file.path.name)"
    }
}
