/// How an entry is spelt: canonical JSON, one line.
extension JournalEntry {
    /// The line, without its line feed.
    var line: [UInt8] {
        var entries: [(String, JSONValue?)] = [
            ("task", .string(key)), ("time", .string(time.description)), ("event", .string(name)),
            ("boot", uptime.map { .string($0.boot) }), ("uptime", uptime.map { .integer($0.milliseconds) }),
        ]
        switch event {
        case .intent(let intent): entries += intent.fields
        case .sent, .released: break
        case .unsent(let reason): entries.append(("reason", .string(reason)))
        case .taken(let id, let request):
            entries += [("id", .string(id)), ("requestId", request.map(JSONValue.string))]
        case .reading(let number): entries.append(("number", .integer(number)))
        case .link(let link, let served):
            entries += [
                ("url", .string(link.address)), ("expires", link.expires.map { .string($0.description) }),
                ("served", served.json),
            ]
        case .delivered(let delivery):
            entries += [
                ("spool", .string(delivery.spool)), ("way", .string(delivery.way.rawValue)),
                ("original", .string(delivery.original.hex)), ("bytes", .integer(delivery.bytes)),
                ("served", delivery.served.json),
            ]
        case .ended(let end):
            entries += [("kind", .string(end.kind.rawValue)), ("reason", .string(end.reason))]
        case .done(let head): entries.append(("record", .string(head.hex)))
        }
        return CanonicalJSON.bytes(JournalEntry.object(entries))
    }

    private var name: String {
        switch event {
        case .intent: "intent"
        case .sent: "sent"
        case .released: "released"
        case .unsent: "unsent"
        case .taken: "taken"
        case .reading: "reading"
        case .link: "link"
        case .delivered: "delivered"
        case .ended: "ended"
        case .done: "done"
        }
    }

    /// An object whose absent values are left out.
    static func object(_ entries: [(String, JSONValue?)]) -> JSONValue {
        .object(entries.compactMap { key, value in value.map { JSONValue.Entry(key: key, value: $0) } })
    }

    /// Reads a line; what isn't as it should be is thrown.
    init(_ cursor: RecordCursor) throws(RecordCursor.Fault) {
        let key = try cursor["task"].text()
        let time = try cursor["time"].timestamp()
        let event: Event
        switch try cursor["event"].text() {
        case "intent": event = .intent(try GenerationIntent(cursor, key: key, time: time))
        case "sent": event = .sent
        case "released": event = .released
        case "unsent": event = .unsent(try cursor["reason"].text())
        case "taken": event = .taken(id: try cursor["id"].text(), requestID: try cursor["requestId"].optionalText())
        case "reading": event = .reading(try cursor["number"].integer(in: 1...1_000_000))
        case "link":
            let expires = cursor["expires"].isAbsent ? nil : try cursor["expires"].timestamp()
            event = .link(
                PictureLink(address: try cursor["url"].text(), expires: expires),
                try ServedPicture(cursor["served"]))
        case "delivered":
            event = .delivered(
                Delivery(
                    spool: try cursor["spool"].text(), way: try cursor["way"].choice(RecordedGeneration.Delivery.self),
                    original: try cursor["original"].digest(), bytes: try cursor["bytes"].integer(in: 1...1 << 30),
                    served: try ServedPicture(cursor["served"]), time: time))
        case "ended":
            event = .ended(TaskEnd(try cursor["kind"].choice(TaskEnd.Kind.self), try cursor["reason"].text()))
        case "done": event = .done(try cursor["record"].digest())
        default: throw cursor["event"].fault("a word that is known here")
        }
        var uptime: Uptime?
        if !cursor["boot"].isAbsent {
            uptime = Uptime(
                boot: try cursor["boot"].text(), milliseconds: try cursor["uptime"].integer(in: TokenUsage.counts))
        }
        self.init(key: key, time: time, event: event, uptime: uptime)
    }
}

extension GenerationIntent {
    /// What an intent's line has besides task and time.
    fileprivate var fields: [(String, JSONValue?)] {
        let sources = asset.sources.map { source in
            JSONValue.object([
                "role": .string(source.role.rawValue), "url": .string(source.url), "licence": .string(source.licence),
                "retrieved": source.retrieved.map { .string($0.description) },
            ])
        }
        let entry: JSONValue = .object([
            "id": .string(asset.id), "title": .string(asset.title), "alt": .string(asset.alt),
            "prompt": .string(asset.prompt), "size": .string(asset.size.rawValue),
            "quality": .string(asset.quality.rawValue), "model": .string(asset.model), "sources": .array(sources),
        ])
        return [
            ("asset", entry), ("attempt", .integer(attempt)), ("body", .string(body)), ("credit", .string(credit)),
            ("persisted", .bool(isPersisted)), ("request", .string(request.hex)),
        ]
    }

    fileprivate init(_ cursor: RecordCursor, key: String, time: Timestamp) throws(RecordCursor.Fault) {
        let entry = cursor["asset"]
        var sources: [ShowcaseSource] = []
        for source in try entry["sources"].list() {
            sources.append(
                ShowcaseSource(
                    role: try source["role"].choice(ShowcaseSource.Role.self), url: try source["url"].text(),
                    licence: try source["licence"].text(),
                    retrieved: source["retrieved"].isAbsent ? nil : try source["retrieved"].date()))
        }
        let id = try entry["id"].text()
        guard ShowcaseAsset.isID(id) else { throw entry["id"].fault("an asset's id") }
        let asset = ShowcaseAsset(
            id: id, title: try entry["title"].text(), alt: try entry["alt"].text(), prompt: try entry["prompt"].text(),
            size: try entry["size"].choice(PictureSize.self), quality: try entry["quality"].choice(PictureQuality.self),
            model: try entry["model"].text(), sources: sources,
            location: SourceLocation(file: ShowcaseManifest.path.string))
        self.init(
            asset: asset, credit: try cursor["credit"].text(),
            attempt: try cursor["attempt"].integer(in: 1...1_000_000), key: key, body: try cursor["body"].text(),
            request: try cursor["request"].digest(), time: time, isPersisted: try cursor["persisted"].flag())
    }
}

extension ServedPicture {
    fileprivate var json: JSONValue {
        let used: JSONValue? = usage.map { usage in
            .object([
                "input": usage.input.map(JSONValue.integer), "output": usage.output.map(JSONValue.integer),
                "total": usage.total.map(JSONValue.integer), "text": usage.text.map(JSONValue.integer),
                "image": usage.image.map(JSONValue.integer),
            ])
        }
        return .object([
            "size": size.map(JSONValue.string), "quality": quality.map(JSONValue.string),
            "revisedPrompt": revisedPrompt.map(JSONValue.string), "requestId": requestID.map(JSONValue.string),
            "usage": used,
        ])
    }

    fileprivate init(_ cursor: RecordCursor) throws(RecordCursor.Fault) {
        let used = cursor["usage"]
        var usage: TokenUsage?
        if !used.isAbsent {
            usage = TokenUsage(
                input: try used["input"].optionalCount(), output: try used["output"].optionalCount(),
                total: try used["total"].optionalCount(), text: try used["text"].optionalCount(),
                image: try used["image"].optionalCount())
        }
        self.init(
            size: try cursor["size"].optionalText(), quality: try cursor["quality"].optionalText(),
            revisedPrompt: try cursor["revisedPrompt"].optionalText(), usage: usage,
            requestID: try cursor["requestId"].optionalText())
    }
}

extension RecordCursor {
    fileprivate func optionalText() throws(Fault) -> String? { isAbsent ? nil : try text() }
    fileprivate func optionalCount() throws(Fault) -> Int? { isAbsent ? nil : try integer(in: TokenUsage.counts) }
}
