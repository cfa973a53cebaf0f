extension ProvenanceRecord {
    /// in-toto's name for a statement: https://in-toto.io/Statement/v1.
    static let statementType = "https://in-toto.io/Statement/v1"
    /// Names of our own, as tag URIs (RFC 4151): they name and lead nowhere.
    static let predicateType = "tag:alltoken.ai,2026:sitegen/showcase-record/v1"
    static let builderID = "tag:alltoken.ai,2026:sitegen"
    private static let buildTypes = "tag:alltoken.ai,2026:sitegen/"

    /// The name of how a picture was made, such as `tag:…/drawn/v1`.
    static func buildType(_ event: LedgerEvent) -> String { "\(buildTypes)\(event.rawValue)/v1" }

    /// The record as a statement.
    public var statement: JSONValue {
        .object([
            "_type": .string(ProvenanceRecord.statementType),
            "subject": .array(files.map(ProvenanceRecord.subject)),
            "predicateType": .string(ProvenanceRecord.predicateType),
            "predicate": .object(predicate.map { JSONValue.Entry(key: $0.0, value: $0.1) }),
        ])
    }

    /// The line of the ledger, without its line feed.
    public var line: [UInt8] { CanonicalJSON.bytes(statement) }

    private var predicate: [(String, JSONValue)] {
        var entries: [(String, JSONValue)] = [
            ("assetId", .string(assetID)),
            ("seq", .integer(number)),
            ("prev", previous.map { .string($0.hex) } ?? .null),
            ("event", .string(event.rawValue)),
            ("runDetails", runDetails),
        ]
        if let about { entries.append(("about", .string(about.hex))) }
        if let review {
            entries.append(
                ("review", .object(["by": .string(review.by), "at": .string(review.at.description)])))
        }
        guard let picture, let kind = event.kind else { return entries }
        entries += [
            ("kind", .string(kind.rawValue)),
            ("digitalSourceType", .string(picture.sourceType.uri)),
            ("alt", .string(picture.alt)),
            ("rights", .object(["credit": .string(picture.credit), "licence": .string(picture.licence)])),
            ("sources", .array(picture.sources.map(ProvenanceRecord.source))),
            ("buildDefinition", definition(picture.build, credentials: picture.generation?.credentials)),
        ]
        if let generation = picture.generation { entries.append(("provider", generation.providerStatement)) }
        return entries
    }

    private static func subject(_ file: ShowcaseVariant) -> JSONValue {
        .object([
            "name": .string(file.path.string), "digest": sha256(file.digest),
            "annotations": .object([
                "width": .integer(file.width), "height": .integer(file.height), "bytes": .integer(file.bytes),
            ]),
        ])
    }

    private static func source(_ source: RecordedSource) -> JSONValue {
        .object([
            "role": .string(source.role.rawValue), "uri": .string(source.url), "licence": .string(source.licence),
            "retrievedAt": source.retrieved.map { .string($0.description) } ?? .null, "copied": .bool(source.isCopied),
        ])
    }

    private func definition(_ build: PictureBuild, credentials: Digest?) -> JSONValue {
        var dependencies: [JSONValue] = [
            .object([
                "name": .string("\(ShowcaseManifest.path)#\(assetID)"),
                "digest": ProvenanceRecord.sha256(build.manifestEntry),
            ])
        ]
        if let original = build.original {
            dependencies.append(
                .object([
                    "name": .string(ShowcaseOriginal.path(of: original).string),
                    "digest": ProvenanceRecord.sha256(original), "mediaType": .string("image/png"),
                ]))
            if let credentials {
                dependencies.append(
                    .object([
                        "name": .string("\(ShowcaseOriginal.path(of: original))#caBX"),
                        "digest": ProvenanceRecord.sha256(credentials), "mediaType": .string("application/c2pa"),
                    ]))
            }
        }
        let encoder = build.encoder
        return .object([
            "buildType": .string(ProvenanceRecord.buildType(event)),
            "externalParameters": .object(
                build.parameters.map { JSONValue.Entry(key: $0.name, value: .string($0.value)) }),
            "internalParameters": .object([
                "encoder": .object([
                    "name": .string("libwebp"), "version": .string(encoder.version),
                    "quality": .integer(encoder.quality), "method": .integer(encoder.method),
                    "sharpYUV": .bool(encoder.sharpYUV),
                    "losslessWidths": .array(encoder.losslessWidths.map(JSONValue.integer)),
                ]),
                "resize": .string("lanczos3"),
            ]),
            "resolvedDependencies": .array(dependencies),
        ])
    }

    private var runDetails: JSONValue {
        let byproducts: JSONValue? = picture.map { picture in
            // The data URI's content, so that the lock can be made again from the ledger alone.
            let content = String(picture.lqip.dropFirst(LQIP.head.count))
            return .array([
                .object([
                    "name": .string("lqip"), "mediaType": .string("image/webp"), "content": .string(content),
                ])
            ])
        }
        return .object([
            "builder": .object([
                "id": .string(ProvenanceRecord.builderID), "version": .object(["sitegen": .string(tool)]),
            ]),
            "metadata": .object([
                "invocationId": picture?.generation.map { .string($0.key) },
                "startedOn": picture?.generation.map { .string($0.started.description) },
                "finishedOn": .string(finished.description),
            ]),
            "byproducts": byproducts,
        ])
    }

    private static func sha256(_ digest: Digest) -> JSONValue {
        .object(["sha256": .string(digest.hex)])
    }
}
