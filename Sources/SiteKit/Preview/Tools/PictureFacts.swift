/// What a record says of a picture, in words for its review.
enum PictureFacts {
    /// How it came about and since when, in a line.
    static func caption(_ picture: ShowcaseReview.Picture) -> String {
        let day = picture.entry.record.finished.date
        let by = picture.review.map { ", by \($0.by)" } ?? ""
        return switch picture.kind {
        case .placeholder: "Placeholder, drawn on \(day)"
        case .generated:
            picture.review.map { "Generated on \(day), accepted by \($0.by) on \($0.at.date)" } ?? "Generated on \(day)"
        case .imported: "Imported on \(day)\(by)"
        }
    }

    /// What was asked for, by name; the prompt first.
    static func request(_ picture: ShowcaseReview.Picture) -> [(String, HTML)] {
        let build = picture.recorded.build
        let first = ["prompt", "model", "size", "quality"]
        let rest = build.parameters.map(\.name).filter { !first.contains($0) }
        var facts = (first + rest).compactMap { name in
            build[name].map { (heading(name), HTML.escaped($0)) }
        }
        facts.append(("Alternative text", .escaped(picture.recorded.alt)))
        return facts
    }

    /// What the record says besides.
    static func record(_ picture: ShowcaseReview.Picture, records: Int) -> [(String, HTML)] {
        let recorded = picture.recorded
        let record = picture.entry.record
        var facts: [(String, HTML)] = [
            ("Came", .escaped("\(record.finished), by sitegen \(record.tool)")),
            ("Source type (IPTC)", code(recorded.sourceType.rawValue)),
        ]
        if let generation = recorded.generation { facts += task(generation) }
        facts += [
            ("Credit", .escaped(recorded.credit)),
            ("Licence", .escaped(licence(recorded.licence))),
            ("Sources", sources(recorded.sources)),
            ("Files", files(record.files)),
            ("Original", recorded.build.original.map { code($0.hex) } ?? HTML()),
            ("Manifest entry", code(recorded.build.manifestEntry.hex)),
            ("Record", code(picture.entry.digest.hex)),
            ("Ledger", .escaped("record \(record.number) of \(records)")),
        ]
        return facts
    }

    private static func task(_ generation: RecordedGeneration) -> [(String, HTML)] {
        let served = [generation.servedSize, generation.servedQuality.map { "quality \($0)" }].compactMap { $0 }
        return [
            ("Provider", .escaped(generation.provider)),
            ("Task", code(generation.taskID)),
            ("Asked for", .escaped(generation.started.description)),
            ("Served", .escaped(served.joined(separator: ", "))),
            ("Prompt as the provider rewrote it", .escaped(generation.revisedPrompt ?? "")),
            ("Tokens used", .escaped(generation.usage?.total.map(String.init) ?? "")),
            ("Content Credentials", generation.credentials.map { code($0.hex) } ?? "none in the original"),
        ]
    }

    private static func sources(_ sources: [RecordedSource]) -> HTML {
        var html = HTML()
        for (index, source) in sources.enumerated() {
            if index > 0 { html.append(markup: "<br>") }
            html.append(link: source.url, text: source.url)
            html.appendEscaped(" (\(source.role.rawValue), licence \(licence(source.licence)))")
        }
        return html
    }

    private static func files(_ files: [ShowcaseVariant]) -> HTML {
        var html = HTML()
        for (index, file) in files.enumerated() {
            if index > 0 { html.append(markup: "<br>") }
            html.appendEscaped("\(file.width) × \(file.height), \(counted(file.bytes, "byte")), ")
            html.append(code(file.digest.hex))
        }
        return html
    }

    private static func code(_ text: String) -> HTML {
        var html = HTML()
        html.append("code", text: text)
        return html
    }

    private static func heading(_ name: String) -> String {
        let words = name.replacing("_", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private static func licence(_ expression: String) -> String {
        expression == "NOASSERTION" ? "not stated" : expression
    }
}
