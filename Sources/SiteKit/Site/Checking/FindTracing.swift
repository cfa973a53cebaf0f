/// Turns finds on built pages into diagnostics at the places in the sources that they came from.
struct FindTracing {
    /// The most errors, and the most warnings, of a site that are told: more have one cause.
    private static let limit = 500
    /// The most finds of one page that are traced.
    private static let pageLimit = 500

    private(set) var faults: [Diagnostic] = []
    private(set) var waivers: Waivers
    private let reader: SourceReader
    private var trace = SourceTrace()
    private var shared: [SourceText]?
    /// Where words that come from what all pages share were found.
    private var memory: [Quote: SourceLocation?] = [:]
    /// Whether directives stand on pages as they were written because something else is at fault.
    private let hasFailedDirectives: Bool
    /// What was said of no certain place.
    private var toldMessages: Set<String> = []
    /// Lines about which something has been said.
    private let toldLines: Set<Line>

    private var toldSpots: Set<Spot> = []
    private var counts: [Diagnostic.Severity: Int] = [:]
    /// The pages with their titles, which stand on other pages too.
    private let titled: [(title: String, text: SourceText)]

    private struct Spot: Hashable {
        let code: DiagnosticCode
        let file: String
        let line: Int
    }

    private struct Told: Hashable {
        let code: DiagnosticCode
        let place: SourceLocation
    }

    private var told: Set<Told> = []

    private struct Line: Hashable {
        let file: String
        let number: Int
    }

    init(
        reader: SourceReader, waivers: Waivers, known: [Diagnostic], titled: [(title: String, text: SourceText)] = []
    ) {
        self.titled = titled
        self.reader = reader
        self.waivers = waivers
        // Faults of facts.yml count too: without a fact its directives fail.
        hasFailedDirectives = known.contains { fault in
            fault.severity == .error
                && (fault.location?.file == FactRegistry.path
                    || ["SG02", "SG04", "SG05", "SG07"].contains { fault.code.id.hasPrefix($0) })
        }
        toldLines = Set(
            known.filter { $0.severity == .error }.compactMap(\.location).map { Line(file: $0.file, number: $0.line) })
    }

    /// Adds a diagnostic for each find that isn't waived.
    mutating func trace(_ finds: [Find], own: [SourceText], page: RelativePath?) {
        for find in finds.prefix(FindTracing.pageLimit) + (finds.count > FindTracing.pageLimit ? [.tooMany] : []) {
            // A directive that failed stays as it was written, and why it failed has been said.
            if find.code == .markdownResidue, hasFailedDirectives { continue }
            let traced =
                find.needsSource
                ? trace.location(of: find.quote, own: own, shared: literalSources())
                : place(of: find.quote, own: own)
            if find.needsSource, traced == nil { continue }
            let place = traced ?? page.map { SourceLocation(file: $0.string) }
            if let place, place.line > 0, toldLines.contains(Line(file: place.file, number: place.line)) { continue }
            // One word a line is enough of what is only a warning.
            if find.severity == .warning, let traced,
                !toldSpots.insert(Spot(code: find.code, file: traced.file, line: traced.line)).inserted
            {
                continue
            }
            if find.code == .markdownResidue, let place, isEscaped(place, own) { continue }
            if find.canBeWaived, waivers.permits(find.pattern, in: place?.file) { continue }
            // What no source has was put together by a template: it is the same on every page, and is told once.
            if traced == nil, !toldMessages.insert(find.message).inserted { continue }
            // A title stands in several places of a page, and a template on every page: the source is to be mended once.
            if let place, place.line > 0, !told.insert(Told(code: find.code, place: place)).inserted { continue }
            add(find, at: place)
        }
    }

    /// Adds a diagnostic, up to a number of errors and of warnings.
    private mutating func add(_ find: Find, at place: SourceLocation?) {
        let count = counts[find.severity, default: 0] + 1
        counts[find.severity] = count
        guard count <= FindTracing.limit else {
            guard count == FindTracing.limit + 1 else { return }
            let what = find.severity == .error ? "errors" : "warnings"
            faults.append(
                Diagnostic(
                    severity: find.severity, code: .tooManyFaults,
                    message: "the site has more than \(FindTracing.limit) such \(what); the rest isn't shown",
                    location: nil, label: "", notes: [], help: "mend these first", hidesSource: false))
            return
        }
        let isTemplate = place?.file.hasSuffix(".mustache") ?? false
        faults.append(
            Diagnostic(
                severity: find.severity, code: find.code, message: find.message, location: place, label: find.label,
                notes: find.note.map { [$0] } ?? [],
                // Directives are not read in templates, which have a way of their own to state a fact.
                help: isTemplate ? find.help.replacing(/:fact\[([^\]]*)\]/) { "{{fact.\($0.1)}}" } : find.help,
                hidesSource: find.isSecret))
    }

    /// Whether a backslash says that what looks like Markdown is meant as it stands.
    private func isEscaped(_ place: SourceLocation, _ own: [SourceText]) -> Bool {
        guard let text = own.first(where: { $0.path.string == place.file }), place.column > 1,
            let start = text.offset(ofLine: place.line)
        else { return false }
        let line = String(decoding: text.bytes[start...].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        return line.unicodeScalars.dropFirst(place.column - 2).first == "\\"
    }

    /// Where words were written.
    mutating func place(of quote: Quote, own: [SourceText]) -> SourceLocation? {
        if let known = memory[quote] { return known }
        // `/` stands everywhere.
        guard quote.match.count >= 2 else { return nil }
        if let place = trace.location(of: quote, own: own, shared: sharedSources()) {
            if !own.contains(where: { $0.path.string == place.file }) { memory[quote] = place }
            return place
        }
        // The titles of other pages stand in sidebars, and in links to the page before and after.
        let words = String(decoding: quote.match, as: UTF8.self)
        let others = titled.lazy.filter { $0.title.contains(words) }.prefix(20).map(\.text)
        if !others.isEmpty, let place = trace.location(of: quote, own: [], shared: Array(others)) {
            memory[quote] = place
            return place
        }
        return trace.neighbourhood(of: quote, own: own, shared: [])
    }

    /// The shared files that may state in plain text what a fact states: all but the one that registers facts.
    private mutating func literalSources() -> [SourceText] {
        sharedSources().filter { $0.path.string != FactRegistry.path }
    }

    /// The files that every page may have words from, read when first needed.
    private mutating func sharedSources() -> [SourceText] {
        if let shared { return shared }
        var paths = [FactRegistry.path, RequestSample.path, SiteConfig.path].compactMap { RelativePath($0) }
        paths.append(ShowcaseManifest.path)
        paths += reader.tree(RelativePath.root.appending("templates")).0.map(\.path).filter {
            $0.pathExtension == "mustache"
        }
        let texts = paths.compactMap { reader.text($0).0 }
        shared = texts
        return texts
    }
}
