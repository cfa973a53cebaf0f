extension Leftover {
    /// The patterns of a site's own configuration. A name that is taken is an error.
    static func own(_ settings: CheckSettings) -> ([Leftover], [Diagnostic]) {
        var taken = Set(FindName.all)
        var own: [Leftover] = []
        var faults: [Diagnostic] = []
        for pattern in settings.patterns {
            guard taken.insert(pattern.name.text).inserted else {
                faults.append(
                    .error(
                        .wrongValue, "there is already a pattern '\(pattern.name.text)'", at: pattern.name.location,
                        help: "give it another name"))
                continue
            }
            let reason = pattern.message ?? "site.yml forbids it"
            own.append(
                Leftover(
                    pattern.name.text, .ownPattern, [pattern.text.text], inCode: pattern.inCode,
                    message: { "'\($0)' in \($1): \(reason)" }, help: "take it out, or change 'checks' in site.yml"
                ) { around, range in
                    let first = around.isWord(range.lowerBound) && around.isWord(range.lowerBound - 1)
                    let last = around.isWord(range.upperBound - 1) && around.isWord(range.upperBound)
                    return first || last ? nil : range
                })
        }
        return (own, faults)
    }
}

/// The names by which waivers permit finds.
enum FindName {
    static let money = "money"
    static let repeatedFact = "repeated-fact"
    static let alt = "alt"
    static let headings = "headings"
    static let duplicateID = "duplicate-id"
    static let emptyLink = "empty-link"
    static let language = "language"
    static let title = "title"
    static let description = "description"
    static let pictureSize = "picture-size"
    static let reference = "reference"
    static let size = "file-size"

    /// All that the program itself knows.
    static let all =
        Leftover.names + [
            money, repeatedFact, alt, headings, duplicateID, emptyLink, language, title, description, pictureSize,
            reference, size,
        ]
}
