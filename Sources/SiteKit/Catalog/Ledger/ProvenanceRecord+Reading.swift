extension ProvenanceRecord {
    /// Reads one line of a ledger; `nil` only together with an error at its place.
    ///
    /// What is read is written again and must give the same bytes, so that nothing in a line goes unread.
    ///
    /// - Parameters:
    ///   - text: the line alone, without its line feed.
    ///   - id: the asset it must be about.
    static func parse(_ text: SourceText, id: String) -> (ProvenanceRecord?, [Diagnostic]) {
        let (root, syntax) = JSONDocument.parse(text)
        guard let root else { return (nil, syntax) }
        func refuse(_ message: String, at place: SourceLocation, label: String = "") -> (
            ProvenanceRecord?, [Diagnostic]
        ) {
            (nil, [.error(.invalidRecord, message, at: place, label: label, help: "restore the ledger from git")])
        }
        if let place = CanonicalJSON.oddNumber(in: root) {
            return refuse(
                "a record holds no such number", at: place, label: "not whole, or too large to be kept exactly")
        }
        do throws(RecordCursor.Fault) {
            let record = try ProvenanceRecord(RecordCursor(value: CanonicalJSON.value(root), path: ""), id: id)
            let line = record.line
            if line == text.bytes { return (record, []) }
            let same = zip(line, text.bytes).prefix { $0 == $1 }.count
            return refuse(
                "the record is not as sitegen writes it", at: text.location(of: same..<(same + 1)),
                label: "differs from here on")
        } catch {
            return refuse("the record can't be used: \(error.message)", at: root.location)
        }
    }

    private init(_ statement: RecordCursor, id: String) throws(RecordCursor.Fault) {
        let predicate = statement["predicate"]
        let name = try predicate["assetId"].text()
        guard name == id else { throw RecordCursor.Fault(message: "it is about '\(name.prefix(80))', not '\(id)'") }
        let event = try predicate["event"].choice(LedgerEvent.self)
        var files: [ShowcaseVariant] = []
        for subject in try statement["subject"].list() { files.append(try ShowcaseVariant(subject, id: id)) }
        guard let first = files.first, zip(files, files.dropFirst()).allSatisfy({ $0.width < $1.width }),
            first.width > 0
        else { throw statement["subject"].fault("a list of files by ascending width") }
        let about = predicate["about"]
        let review = predicate["review"]
        if about.isAbsent != event.bringsPicture { throw about.fault("what a record '\(event.rawValue)' has") }
        if review.isAbsent == event.needsReview { throw review.fault("what a record '\(event.rawValue)' has") }
        let details = predicate["runDetails"]
        self.init(
            assetID: id, number: try predicate["seq"].integer(in: 1...1_000_000),
            previous: predicate["prev"].isAbsent ? nil : try predicate["prev"].digest(), event: event, files: files,
            picture: event.bringsPicture ? try RecordedPicture(predicate, event) : nil,
            about: about.isAbsent ? nil : try about.digest(),
            review: review.isAbsent ? nil : Review(by: try review["by"].text(), at: try review["at"].timestamp()),
            finished: try details["metadata"]["finishedOn"].timestamp(),
            tool: try details["builder"]["version"]["sitegen"].text())
    }
}

extension ShowcaseVariant {
    /// A file as a statement's subject names it.
    fileprivate init(_ subject: RecordCursor, id: String) throws(RecordCursor.Fault) {
        let digest = try subject["digest"]["sha256"].digest()
        let annotations = subject["annotations"]
        let width = try annotations["width"].integer(in: 1...Bitmap.longestSide)
        self.init(
            width: width, height: try annotations["height"].integer(in: 1...Bitmap.longestSide),
            bytes: try annotations["bytes"].integer(in: 1...64 << 20), digest: digest,
            path: ShowcaseVariant.path(of: id, digest: digest, width: width))
    }
}

extension RecordedPicture {
    fileprivate init(_ predicate: RecordCursor, _ event: LedgerEvent) throws(RecordCursor.Fault) {
        let uri = try predicate["digitalSourceType"].text()
        guard let sourceType = event.sourceTypes.first(where: { $0.uri == uri }) else {
            throw predicate["digitalSourceType"].fault("one that a picture '\(event.rawValue)' has")
        }
        let build = try PictureBuild(predicate["buildDefinition"])
        if build.original == nil, event != .drawn {
            throw predicate["buildDefinition"]["resolvedDependencies"].fault("a list with the original")
        }
        var sources: [RecordedSource] = []
        for source in try predicate["sources"].list() {
            sources.append(
                RecordedSource(
                    role: try source["role"].choice(RecordedSource.Role.self), url: try source["uri"].text(),
                    licence: try source["licence"].text(),
                    retrieved: source["retrievedAt"].isAbsent ? nil : try source["retrievedAt"].date(),
                    isCopied: try source["copied"].flag()))
        }
        let byproducts = try predicate["runDetails"]["byproducts"].list()
        guard let byproduct = byproducts.first else { throw predicate["runDetails"]["byproducts"].fault("there") }
        let lqip = LQIP.head + (try byproduct["content"].text())
        guard LQIP.isDataURI(lqip) else { throw byproduct["content"].fault("base64") }
        // A drawing or an import that names a provider is not as sitegen writes it, and is refused for that.
        let dependencies = try predicate["buildDefinition"]["resolvedDependencies"].list()
        let credentials = dependencies.count > 2 ? try dependencies[2]["digest"]["sha256"].digest() : nil
        self.init(
            sourceType: sourceType, alt: try predicate["alt"].text(), credit: try predicate["rights"]["credit"].text(),
            licence: try predicate["rights"]["licence"].text(), sources: sources,
            build: build, lqip: lqip,
            generation: event == .generated ? try RecordedGeneration(predicate, credentials: credentials) : nil)
        if event == .generated, GenerationRequest(self) == nil {
            throw predicate["buildDefinition"]["externalParameters"].fault("what the model was asked for")
        }
    }
}

extension PictureBuild {
    fileprivate init(_ definition: RecordCursor) throws(RecordCursor.Fault) {
        var parameters: [String: String] = [:]
        let outer = definition["externalParameters"]
        for name in outer.names { parameters[name] = try outer[name].text() }
        let encoder = definition["internalParameters"]["encoder"]
        var widths: [Int] = []
        for width in try encoder["losslessWidths"].list() {
            widths.append(try width.integer(in: 1...Bitmap.longestSide))
        }
        let dependencies = try definition["resolvedDependencies"].list()
        guard let entry = dependencies.first else { throw definition["resolvedDependencies"].fault("there") }
        self.init(
            parameters: parameters,
            encoder: PictureEncoder(
                version: try encoder["version"].text(), quality: try encoder["quality"].integer(in: 0...100),
                method: try encoder["method"].integer(in: 0...6), sharpYUV: try encoder["sharpYUV"].flag(),
                losslessWidths: widths),
            manifestEntry: try entry["digest"]["sha256"].digest(),
            original: dependencies.count > 1 ? try dependencies[1]["digest"]["sha256"].digest() : nil)
    }
}
