/// Makes the views of the gallery: each picture with its whole record, in words where there are words.
struct RecordViews {
    /// How wide the gallery shows a picture; it follows the grid in `assets/site.css`.
    private static let sizes = "(min-width: 60rem) 30rem, calc(100vw - 2rem)"

    private let pictures: ShowcaseViews

    init(_ pictures: ShowcaseViews) {
        self.pictures = pictures
    }

    /// All records, in the manifest's order; only the first picture is loaded at once.
    func records(_ entries: [ShowcaseEntry]) -> [PictureRecordView] {
        entries.enumerated().compactMap { index, entry in
            pictures.picture(entry, sizes: RecordViews.sizes, eager: index == 0).map { view(entry, $0) }
        }
    }

    private func view(_ entry: ShowcaseEntry, _ picture: PictureView) -> PictureRecordView {
        PictureRecordView(
            id: entry.asset.id, title: entry.asset.title, picture: picture,
            orientation: ShowcaseViews.orientation(entry.asset.size), isPlaceholder: entry.isPlaceholder,
            origin: ShowcaseViews.origin(entry), prompt: ShowcaseViews.prompt(entry), facts: RecordViews.facts(entry),
            sources: entry.picture.sources.map { RecordViews.source($0, of: entry) },
            files: entry.published.variants.map { file in
                RecordFileView(
                    url: pictures.url(entry, file), size: "\(file.width)\u{A0}×\u{A0}\(file.height)",
                    bytes: String(file.bytes), digest: file.digest.hex)
            },
            steps: entry.history.map { step in
                RecordStepView(
                    number: String(step.record.number), event: RecordViews.happened(step.record.event),
                    date: step.record.finished.date.description, digest: step.digest.hex)
            },
            digest: entry.origin.digest.hex, statement: entry.origin.record.statement.text(indented: true))
    }

    private static func facts(_ entry: ShowcaseEntry) -> [RecordFactView] {
        let record = entry.origin.record
        let build = entry.picture.build
        var facts: [RecordFactView] = [
            RecordFactView(label: happened(record.event), value: "\(record.finished.date), by sitegen \(record.tool)"),
            RecordFactView(label: "Source type (IPTC)", value: entry.picture.sourceType.rawValue, isCode: true),
        ]
        if let acceptance = entry.acceptance?.record, let review = acceptance.review {
            let label = acceptance.event == .imported ? "Brought by" : "Accepted by"
            facts.append(RecordFactView(label: label, value: "\(review.by), \(review.at.date)"))
        }
        if let model = ShowcaseViews.model(entry) {
            let asset = entry.asset
            // What was asked for is in the record; the manifest may ask for something else by now.
            let quality = entry.isPlaceholder ? asset.quality.rawValue : build["quality"] ?? asset.quality.rawValue
            facts.append(
                RecordFactView(
                    label: entry.isPlaceholder ? "To be asked of" : "Asked of",
                    value: "\(model), \(asset.size.width)\u{A0}×\u{A0}\(asset.size.height), quality \(quality)"))
        }
        if let generation = entry.picture.generation { facts += task(generation) }
        let encoder = build.encoder
        let lossless = encoder.losslessWidths.map { "\($0)" }.joined(separator: ", ")
        facts += [
            RecordFactView(label: "Credit", value: entry.picture.credit),
            RecordFactView(label: "Licence", value: licence(entry.picture.licence)),
            RecordFactView(
                label: "Encoded",
                value: "libwebp \(encoder.version), quality \(encoder.quality), method \(encoder.method)"
                    + (encoder.sharpYUV ? ", sharp YUV" : "")
                    + (lossless.isEmpty ? "" : "; lossless at a width of \(lossless)")),
            RecordFactView(
                label: "Original", value: build.original?.hex ?? "none: a drawing can be drawn again",
                isCode: build.original != nil),
            RecordFactView(label: "Manifest entry", value: build.manifestEntry.hex, isCode: true),
            RecordFactView(label: "Ledger", value: "record \(record.number) of \(entry.lock.records)"),
        ]
        return facts
    }

    /// What the provider said of the task that made a picture.
    private static func task(_ generation: RecordedGeneration) -> [RecordFactView] {
        let served = [generation.servedSize, generation.servedQuality.map { "quality \($0)" }].compactMap { $0 }
        var facts = [
            RecordFactView(label: "Provider", value: generation.provider),
            RecordFactView(label: "Task", value: generation.taskID, isCode: true),
        ]
        if !served.isEmpty { facts.append(RecordFactView(label: "Served", value: served.joined(separator: ", "))) }
        if let total = generation.usage?.total { facts.append(RecordFactView(label: "Tokens used", value: "\(total)")) }
        if let prompt = generation.revisedPrompt {
            facts.append(RecordFactView(label: "Prompt as the provider rewrote it", value: prompt))
        }
        facts.append(
            RecordFactView(
                label: "Content Credentials", value: generation.credentials?.hex ?? "none in the original",
                isCode: generation.credentials != nil))
        return facts
    }

    private static func happened(_ event: LedgerEvent) -> String {
        switch event {
        case .drawn: "Drawn"
        case .generated: "Generated"
        case .imported: "Imported"
        case .accepted: "Accepted"
        case .rejected: "Rejected"
        case .withdrawn: "Withdrawn"
        case .retired: "Retired"
        }
    }

    private static func source(_ source: RecordedSource, of entry: ShowcaseEntry) -> RecordSourceView {
        let role =
            switch source.role {
            // The manifest names the page for the day when the placeholder goes: for other pictures that day is over.
            case .replacement: entry.isPlaceholder ? "To be replaced from" : "Named as its source"
            case .reference: "Made after"
            case .origin: "Taken from"
            }
        let retrieved =
            source.retrieved.map { "fetched on \($0)" }
            ?? (source.isCopied ? "copied by the one who brought it" : "nothing fetched, nothing copied")
        return RecordSourceView(
            role: role, url: source.url, licence: licence(source.licence), retrieved: retrieved)
    }

    private static func licence(_ expression: String) -> String {
        expression == "NOASSERTION" ? "not stated" : expression
    }
}
