/// Answers what the Markdown room asks: where links lead, which pictures are meant, what directives stand for.
struct SiteResolver: MarkdownResolver {
    let links: LinkTable
    let sources: SiteSources
    let templates: SiteTemplates?
    let pictures: ShowcaseViews
    let base: BaseURL
    /// The directives there are, for suggestions.
    static let directives = ["fact", "note", "tip", "warning", "danger", "sample", "showcase"]
    private static let callouts = ["note": "Note", "tip": "Tip", "warning": "Warning", "danger": "Danger"]

    func link(_ destination: String, in file: RelativePath) -> LinkResolution {
        link(destination, in: file, at: nil)
    }

    func link(_ destination: String, in file: RelativePath, at place: SourceLocation?) -> LinkResolution {
        switch links.resolve(destination, in: file, at: place ?? SourceLocation(file: file.string)) {
        case .page(let index, let url, let fragment):
            .url(url, target: fragment.map { LinkTarget(page: links.path(of: index), fragment: $0) })
        case .url(let url): .url(url)
        case .pending: .text
        case .failure(let failure): .failure(failure)
        }
    }

    func image(_ destination: String, in file: RelativePath) -> ImageResolution {
        if destination.hasPrefix("showcase:") { return showcaseImage(String(destination.dropFirst(9))) }
        let assets = RelativePath.root.appending(AssetLibrary.folder)
        let path =
            destination.hasPrefix("/assets/")
            ? RelativePath(String(destination.dropFirst())) : file.parent.resolving(destination)
        guard let name = path?.relative(to: assets), let asset = sources.assets[name] else {
            let names = sources.assets.assets.keys.map(\.string).sorted()
            return .failure(
                ResolutionFailure(
                    .missingAsset, "there is no picture '\(destination)'",
                    help: Suggestion.help(for: path?.name ?? destination, among: names)
                        ?? "pictures belong in assets/ and are named by a path from this file"))
        }
        guard let header = asset.header else {
            return .failure(
                ResolutionFailure(
                    .unreadablePicture, "the size of '\(asset.name)' can't be read",
                    help: "use a PNG, WebP, JPEG or GIF file"))
        }
        return .image(url: base.path + asset.outputPath, width: header.width, height: header.height)
    }

    func directive(_ directive: Directive, in file: RelativePath) -> DirectiveResult {
        switch (directive.name, directive.form) {
        case ("fact", .inline): return fact(directive, in: file)
        case ("sample", .leaf): return sample(directive)
        case ("showcase", .leaf): return showcase(directive)
        case (let name, .container) where SiteResolver.callouts[name] != nil: return callout(directive)
        case (let name, let form) where SiteResolver.directives.contains(name):
            return .failure(
                ResolutionFailure(
                    .directiveUse, "'\(name)' is not used as \(SiteResolver.words(form))",
                    help: "write \(SiteResolver.usage(name))", at: directive.nameLocation))
        default:
            return .failure(
                ResolutionFailure(
                    .unknownDirective, "unknown directive '\(directive.name)'", label: "no such directive",
                    help: Suggestion.help(for: directive.name, among: SiteResolver.directives)
                        ?? "there are: \(SiteResolver.directives.joined(separator: ", "))",
                    at: directive.nameLocation))
        }
    }

    func markdown(_ directive: Directive, in file: RelativePath) -> [UInt8] {
        switch directive.name {
        case "sample":
            guard let sample = directive["id"].flatMap({ sources.content.samples[$0] }),
                let request = SampleRequest.resolve(sample, sources.content.facts).0
            else { return [] }
            let code = MarkdownText.code(
                SampleLanguage.curl.code(for: request), language: SampleLanguage.curl.codeLanguage)
            return Array("**".utf8) + MarkdownText.escaped(sample.title) + Array("**\n\n".utf8) + code
        case "showcase":
            let entries = directive["id"].map { sources.showcase.entry($0).map { [$0] } ?? [] }
            return pictures.markdown(entries ?? sources.showcase.entries)
        default:
            return MarkdownText.escaped(calloutTitle(directive).0)
        }
    }

    private func showcaseImage(_ id: String) -> ImageResolution {
        guard let entry = sources.showcase.entry(id),
            let picture = pictures.picture(entry, sizes: ShowcaseViews.textSizes),
            let largest = entry.published.variants.last
        else { return .failure(unknownPicture(id)) }
        return .image(
            url: picture.source, width: largest.width, height: largest.height, srcset: picture.sourceSet,
            sizes: picture.sizes, note: entry.isPlaceholder ? ShowcaseViews.origin(entry) : nil)
    }

    private func fact(_ directive: Directive, in file: RelativePath) -> DirectiveResult {
        if let failure = unknownAttribute(directive, known: []) { return .failure(failure) }
        guard let name = directive.label, !name.isEmpty else {
            return .failure(
                ResolutionFailure(.directiveUse, "a fact needs its name", help: "write \(SiteResolver.usage("fact"))"))
        }
        guard let fact = sources.content.facts.use(name, at: directive.labelLocation) else {
            return .failure(
                sources.content.facts.unresolved(name, in: file.string, at: directive.labelLocation))
        }
        return .inline(fact.html)
    }

    /// A callout's title with its facts filled in.
    private func calloutTitle(_ directive: Directive) -> (String, [Diagnostic]) {
        guard let label = directive.label else { return (SiteResolver.callouts[directive.name] ?? "", []) }
        return links.text(LocatedText(label, at: directive.labelLocation))
    }

    private func callout(_ directive: Directive) -> DirectiveResult {
        if let failure = unknownAttribute(directive, known: []) { return .failure(failure) }
        let (title, faults) = calloutTitle(directive)
        if let fault = faults.first {
            return .failure(
                ResolutionFailure(fault.code, fault.message, label: fault.label, help: fault.help, at: fault.location))
        }
        let slot = HTML("\u{1}content\u{1}")
        let view = CalloutView(kind: directive.name, title: title, content: slot)
        let html = templates?.callout.render(view) ?? slot
        guard let place = html.bytes.firstRange(of: slot.bytes) else { return .leaf(html) }
        return .container(
            open: HTML(bytes: Array(html.bytes[..<place.lowerBound])),
            close: HTML(bytes: Array(html.bytes[place.upperBound...])))
    }

    private func sample(_ directive: Directive) -> DirectiveResult {
        if let failure = unknownAttribute(directive, known: ["id"]) { return .failure(failure) }
        let known = sources.content.samples.keys.sorted()
        guard let id = directive["id"], let sample = sources.content.samples[id] else {
            let written = directive["id"] ?? ""
            let attribute = directive.attributes.first { $0.name == "id" }
            return .failure(
                ResolutionFailure(
                    .unknownSample,
                    written.isEmpty ? "a sample needs an id" : "there is no request sample '\(written)'",
                    label: written.isEmpty ? "" : "not in \(RequestSample.path)",
                    help: Suggestion.help(for: written, among: known) ?? "write ::sample{id=\(known.first ?? "name")}",
                    at: attribute?.valueLocation))
        }
        let (request, faults) = SampleRequest.resolve(sample, sources.content.facts)
        guard let request else {
            return .failure(
                ResolutionFailure(
                    faults.first?.code ?? .invalidSample, faults.first?.message ?? "the sample can't be made",
                    help: faults.first?.help, at: faults.first?.location))
        }
        let tabs = SampleLanguage.allCases.map { language in
            SampleTabView(
                id: "\(id)-\(language.rawValue)", label: language.label, language: language.codeLanguage,
                code: language.code(for: request), isFirst: language == SampleLanguage.allCases.first)
        }
        return .leaf(templates?.sample.render(SampleView(id: id, title: sample.title, tabs: tabs)) ?? HTML())
    }

    private func showcase(_ directive: Directive) -> DirectiveResult {
        if let failure = unknownAttribute(directive, known: ["id"]) { return .failure(failure) }
        var entries = sources.showcase.entries
        if let id = directive["id"] {
            guard let entry = sources.showcase.entry(id) else {
                return .failure(unknownPicture(id, at: directive.attributes.first { $0.name == "id" }?.valueLocation))
            }
            entries = [entry]
        }
        return .leaf(templates?.showcase.render(ShowcaseView(cards: pictures.cards(entries, in: .text))) ?? HTML())
    }

    /// The failure for an id that the manifest doesn't have.
    func unknownPicture(_ id: String, at place: SourceLocation? = nil) -> ResolutionFailure {
        let ids = sources.showcase.entries.map(\.asset.id)
        return ResolutionFailure(
            .unknownPicture, "there is no showcase picture '\(id)'", label: "not in \(ShowcaseManifest.path)",
            help: Suggestion.help(for: id, among: ids)
                ?? (ids.isEmpty
                    ? "the showcase has no pictures; write the path to one in assets/"
                    : "there \(ids.count == 1 ? "is" : "are") \(ids.prefix(8).joined(separator: ", "))"
                        + (ids.count > 8 ? ", …" : "")),
            at: place)
    }

    private func unknownAttribute(_ directive: Directive, known: [String]) -> ResolutionFailure? {
        guard let attribute = directive.attributes.first(where: { !known.contains($0.name) }) else { return nil }
        return ResolutionFailure(
            .directiveUse, "'\(directive.name)' has no attribute '\(attribute.name)'",
            help: Suggestion.help(for: attribute.name, among: known) ?? "write \(SiteResolver.usage(directive.name))",
            at: attribute.location)
    }

    private static func words(_ form: Directive.Form) -> String {
        switch form {
        case .inline: "':name[…]' within a line"
        case .leaf: "'::name' on a line of its own"
        case .container: "':::name' around blocks"
        }
    }

    private static func usage(_ name: String) -> String {
        switch name {
        case "fact": ":fact[name]"
        case "sample": "::sample{id=name}"
        case "showcase": "::showcase, or ::showcase{id=name}"
        default: ":::\(name) … :::"
        }
    }
}
