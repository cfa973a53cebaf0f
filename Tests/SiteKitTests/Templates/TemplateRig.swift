import Mustache
@testable import SiteKit

/// Renders texts of templates, with ours and with the published renderer.
enum TemplateRig {
    static func library(_ texts: [String: String]) -> (TemplateLibrary, [Diagnostic]) {
        TemplateLibrary.load(
            texts.sorted { $0.key < $1.key }.compactMap { name, text in
                RelativePath("templates/\(name).mustache").map { SourceText(path: $0, bytes: Array(text.utf8)) }
            })
    }

    /// What ours makes of `main` as plain Mustache; faults as text, so that a comparison shows them.
    static func ours<V: TemplateView>(_ main: String, _ view: V, partials: [String: String] = [:]) -> String {
        let (library, faults) = library(partials.merging(["main": main]) { $1 })
        let (template, more) = library.compile("main", for: V.self, check: .off)
        guard let template else {
            return (faults + more).map { "\($0.code.id) \($0.message)" }.joined(separator: "\n")
        }
        return template.render(view).string
    }

    /// What the published renderer makes of it.
    static func theirs(_ main: String, _ view: some TemplateView, partials: [String: String] = [:]) throws -> String {
        var library = MustacheLibrary()
        try library.register(main, named: "main")
        for (name, text) in partials { try library.register(text, named: name) }
        return library.render(view, withTemplate: "main") ?? "no such template"
    }

    /// All faults of `main` for a board, with the strict checks.
    static func faults(_ main: String, partials: [String: String] = [:]) -> [Diagnostic] {
        let (library, faults) = library(partials.merging(["main": main]) { $1 })
        return faults + library.compile("main", for: BoardView.self).1
    }
}

extension Diagnostic {
    /// Such as `SG0501 main 3:4+5`, for comparing kinds and places at a glance.
    var brief: String {
        guard let location else { return code.id }
        let file = location.file.split(separator: "/").last?.split(separator: ".").first ?? ""
        return "\(code.id) \(file) \(location.line):\(location.column)+\(location.length)"
    }
}
