/// The site's templates, read but not yet tied to the views they show.
public struct TemplateLibrary: Sendable {
    /// One file.
    struct Entry: Sendable {
        let source: SourceText
        let nodes: [TemplateNode]
        /// Whether it was read without errors.
        let isSound: Bool
    }

    private let entries: [String: Entry]

    /// Reads all templates; a template's name is its file's name without `.mustache`.
    ///
    /// A file with errors stays in the library, so that the names in it can be checked in the same run.
    ///
    /// - Parameter unreadable: files that are there but could not be read, which the caller has reported.
    public static func load(
        _ sources: [SourceText], unreadable: [RelativePath] = []
    ) -> (TemplateLibrary, [Diagnostic]) {
        var entries: [String: Entry] = [:]
        for path in unreadable {
            entries[path.stem] = Entry(source: SourceText(path: path, bytes: []), nodes: [], isSound: false)
        }
        var diagnostics: [Diagnostic] = []
        for source in sources.sorted(by: { $0.path < $1.path }) {
            let name = source.path.stem
            if let first = entries[name] {
                diagnostics.append(
                    .error(
                        .duplicateTemplate, "two templates have the name '\(name)'",
                        at: SourceLocation(file: source.path.string),
                        notes: ["the other is \(first.source.path)"], help: "rename one of the two files"))
                continue
            }
            let (nodes, faults) = TemplateParser.parse(source)
            diagnostics += faults.inOrderOfPlace
            entries[name] = Entry(source: source, nodes: nodes, isSound: !faults.hasErrors)
        }
        return (TemplateLibrary(entries: entries), diagnostics)
    }

    /// The names of all templates, in order.
    public var names: [String] { entries.keys.sorted() }

    /// Checks a template and everything it includes against the view type it is to show.
    ///
    /// All errors come at once. Those that `load` reported aren't repeated, but they too make the answer `nil`.
    public func compile<V: TemplateView>(_ name: String, for type: V.Type) -> (Template<V>?, [Diagnostic]) {
        compile(name, for: type, constants: nil, check: .strict)
    }

    /// As above, with values that every template may name, and a choice of what is refused.
    func compile<V: TemplateView>(
        _ name: String, for type: V.Type, constants: (any TemplateConstants)? = nil, check: TemplateCheck = .strict
    ) -> (Template<V>?, [Diagnostic]) {
        guard entries[name] != nil else {
            return (
                nil,
                [
                    .error(
                        .missingTemplate, "there is no template '\(name)'",
                        at: SourceLocation(file: "templates/\(name).mustache"),
                        help: Suggestion.help(for: name, among: names)
                            ?? "add the file; 'sitegen templates' prints what it can use")
                ]
            )
        }
        let (program, diagnostics) = TemplateCompiler.compile(
            name, for: .of(type), from: self, constants: constants, check: check)
        return (program.map { Template(name: name, program: $0) }, diagnostics)
    }

    /// A warning for each template that none of these templates is or includes.
    public func unused(after names: some Sequence<String>) -> [Diagnostic] {
        var reached: Set<String> = []
        var waiting = Array(names)
        while let name = waiting.popLast() {
            guard reached.insert(name).inserted, let entry = entries[name] else { continue }
            waiting += entry.nodes.flatMap(\.partials)
        }
        return self.names.filter { !reached.contains($0) }.compactMap { entries[$0] }.map { entry in
            .warning(
                .unusedTemplate, "the template '\(entry.source.path.stem)' is used by nothing",
                at: SourceLocation(file: entry.source.path.string), help: "remove the file, or include it")
        }
    }

    subscript(name: String) -> Entry? { entries[name] }
}

extension TemplateNode {
    /// The names of the partials in it.
    fileprivate var partials: [String] {
        switch self {
        case .partial(let name, _): [name.text]
        case .section(_, _, let body): body.flatMap(\.partials)
        case .text, .lineStart, .variable: []
        }
    }
}
