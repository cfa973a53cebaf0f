/// Words the compiler's findings and keeps each once.
struct TemplateReport {
    /// Which findings count.
    let check: TemplateCheck
    /// The file being compiled.
    var source: SourceText?
    private var found: [Diagnostic] = []
    private var seen: Set<Diagnostic> = []

    init(check: TemplateCheck) {
        self.check = check
    }

    /// Everything found, by place.
    var diagnostics: [Diagnostic] { found.inOrderOfPlace }

    // MARK: - Names

    mutating func unresolved(_ name: TemplateName, _ fault: ResolutionFault, _ scope: TemplateScope) {
        switch fault {
        case .unknown(let index, let shapes):
            guard index < name.parts.count, let innermost = shapes.first else { return }
            let word = name.parts[index].text
            let views = shapes.filter { !$0.fields().isEmpty }
            let notes =
                views.count > 1 ? ["looked for in " + views.map(\.name).joined(separator: ", then ")] : []
            add(
                .unknownField, "unknown field '\(word)'", name.parts[index].range,
                label: "no such field in \((views.first ?? innermost).name)", notes: notes,
                help: Suggestion.help(for: word, among: shapes.flatMap { $0.fields().map(\.name) })
                    ?? "'sitegen templates' prints the fields of every view")
        case .noFields(let index, let access):
            guard index > 0, index < name.parts.count else { return }
            let outer = name.parts[..<index].map(\.text).joined(separator: ".")
            let help =
                switch access {
                case .list, .view, .flag: "write {{#\(outer)}}…{{/\(outer)}} around it"
                case .text: "write {{\(outer)}}"
                case .html: "write {{{\(outer)}}}"
                }
            add(
                .dottedThroughText, "'\(outer)' is \(access.noun) and has no fields", name.parts[index].range,
                label: "not a field", help: help)
        }
    }

    mutating func unknownPartial(_ name: TemplateName, among names: [String]) {
        // Plain Mustache renders nothing here.
        guard check.isStrict else { return }
        add(
            .unknownPartial, "unknown partial '\(name.text)'", name.range, label: "no such template",
            help: Suggestion.help(for: name.text, among: names) ?? "add the file templates/\(name.text).mustache")
    }

    mutating func meaninglessDot(_ name: TemplateName) {
        add(
            .meaninglessDot, "'.' means nothing here", name.range, label: "no text around",
            help: "use it inside a section on a text or on a list of texts")
    }

    // MARK: - Kinds

    mutating func unprintable(_ name: TemplateName, _ access: FieldAccess) {
        add(
            .unprintableField, "'\(name.text)' is \(access.noun) and can't be printed", name.range,
            label: "not text", help: "write {{#\(name.text)}}…{{/\(name.text)}}")
    }

    mutating func checkEscaping(_ name: TemplateName, isRaw: Bool, isHTML: Bool, tag: Range<Int>) {
        guard check.isStrict, isRaw != isHTML else { return }
        if isHTML {
            add(
                .htmlAsText, "'\(name.text)' is HTML and would be escaped again", tag,
                label: "escapes it", help: "write {{{\(name.text)}}}")
        } else {
            add(
                .textAsHTML, "'\(name.text)' is plain text and has to be escaped", tag,
                label: "doesn't escape it", help: "write {{\(name.text)}}")
        }
    }

    mutating func possiblyAbsent(_ name: TemplateName, part: Int) {
        guard check.isStrict else { return }
        let absent = name.parts[...part].map(\.text).joined(separator: ".")
        add(
            .possiblyAbsent, "'\(absent)' may be absent", name.parts[part].range,
            label: "not inside a section on it", help: "wrap it in {{#\(absent)}}…{{/\(absent)}}")
    }

    mutating func deadSection(_ name: TemplateName) {
        guard check.isStrict else { return }
        add(
            .deadSection, "'\(name.text)' is never absent, so this section never shows", name.range,
            label: "always there", help: "remove the section")
    }

    mutating func sectionOnConstant(_ name: TemplateName) {
        add(
            .unprintableField, "'\(name.text)' is never absent, so it can't be a section", name.range,
            label: "always there", help: "print it: {{\(name.text)}}")
    }

    /// A fault that somebody else has worded.
    mutating func add(_ fault: Diagnostic) {
        guard found.count < FaultLimit.perFile else { return }
        if seen.insert(fault).inserted { found.append(fault) }
    }

    // MARK: - Bounds

    mutating func endless(_ call: RecursionCheck.Call) {
        source = call.source
        add(
            .endlessPartial, "the partial '\(call.name.text)' includes itself without an end", call.name.range,
            label: "goes round in a circle",
            help: "include it inside a section on a list, or on a view that may be absent, of its own view")
    }

    mutating func tooDeep(_ name: TemplateName) {
        add(
            .templateTooDeep,
            "sections and partials are nested more than \(TemplateCompiler.maximumDepth) deep", name.range,
            label: "one too many", help: "take the template apart into partials that nest less")
    }

    mutating func tooLarge(_ name: TemplateName) {
        guard !found.contains(where: { $0.code == .templateTooLarge }) else { return }
        add(
            .templateTooLarge,
            "the template needs partials in more than \(TemplateCompiler.maximumBodies) different places",
            name.range, label: "one too many", help: "include partials fewer times")
    }

    mutating func tooHeavy(_ name: String) {
        add(
            .templateTooLarge,
            "the template grows to more than \(TemplateWeight.limit) steps when its partials are put in", 0..<1,
            label: "this template", help: "include partials fewer times")
    }

    private mutating func add(
        _ code: DiagnosticCode, _ message: String, _ range: Range<Int>, label: String, notes: [String] = [],
        help: String? = nil
    ) {
        guard found.count < FaultLimit.perFile else { return }
        let place = source?.location(of: range)
        let diagnostic = Diagnostic.error(code, message, at: place, label: label, notes: notes, help: help)
        if seen.insert(diagnostic).inserted { found.append(diagnostic) }
    }
}

extension FieldAccess {
    /// What it is, with its article.
    fileprivate var noun: String {
        switch self {
        case .text: "text"
        case .html: "HTML"
        case .flag: "a flag"
        case .view: "a view"
        case .list: "a list"
        }
    }
}

extension Sequence<Diagnostic> {
    /// These, by file, line and column; equal places in the order they came.
    var inOrderOfPlace: [Diagnostic] {
        sorted { left, right in
            guard let left = left.location, let right = right.location else { return false }
            return left < right
        }
    }
}
