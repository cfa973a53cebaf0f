import Testing

@testable import SiteKit

/// One behaviour of Mustache: a template, data, and what must come out.
struct SpecificationCase: Sendable, CustomTestStringConvertible {
    let name: String
    let template: String
    let view: BoardView
    let partials: [String: String]
    let expected: String
    /// Why the published renderer gives something else; `nil` when it agrees.
    let deviation: String?

    init(
        _ name: String, _ template: String, _ expected: String, partials: [String: String] = [:],
        deviation: String? = nil, _ change: (inout BoardView) -> Void = { _ in }
    ) {
        var view = BoardView()
        change(&view)
        self.name = name
        self.template = template
        self.view = view
        self.partials = partials
        self.expected = expected
        self.deviation = deviation
    }

    var testDescription: String { name }

    /// All modules of the core specification, in our words and with our data.
    static let all = comments + delimiters + interpolation + dots + sections + sectionLines + inverted + partials
}
