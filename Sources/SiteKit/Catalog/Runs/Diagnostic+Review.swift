extension Diagnostic {
    /// A decision about a picture that isn't there.
    static func nothing(_ decision: ReviewRun.Decision, _ id: String, _ reason: String) -> Diagnostic {
        .error(
            .nothingToReview, "'\(id)' has nothing to \(decision.rawValue): \(reason)",
            at: SourceLocation(file: ShowcaseLock.path(of: id).string),
            help: "sitegen showcase status says where every asset stands")
    }

    /// A candidate that answers another request than the manifest's.
    static func stale(_ asset: ShowcaseAsset, _ waiting: Ledger.Entry, _ differences: [String]) -> Diagnostic {
        .error(
            .staleCandidate,
            "the picture that waits for '\(asset.id)' was asked for with another \(differences.joined(separator: ", "))",
            at: asset.location,
            notes: waiting.record.picture.map { picture in
                differences.map { name in
                    "\(name) was '\(picture.build[name] ?? "")', and the manifest says "
                        + "'\(GenerationRequest(asset).parameters[name] ?? "")'"
                }
            } ?? [],
            help: "set the manifest back and it can be accepted; or let it go with sitegen showcase reject \(asset.id)")
    }

    /// A candidate of another size than the manifest asks for.
    static func otherSizeWaits(_ asset: ShowcaseAsset, _ largest: ShowcaseVariant) -> Diagnostic {
        .error(
            .staleCandidate,
            "the picture that waits for '\(asset.id)' has \(largest.width)x\(largest.height), and the manifest asks for "
                + asset.size.rawValue, at: asset.location,
            help: "let it go with sitegen showcase reject \(asset.id)")
    }

    /// A picture of a rehearsal, waiting or published.
    static func rehearsal(_ id: String, of entry: Ledger.Entry) -> Diagnostic {
        .error(
            .rehearsalPicture, "the picture of '\(id)' comes from the emulator and can never be published",
            at: SourceLocation(
                file: Ledger.path(of: id).string, line: entry.record.number, column: 1, length: 1),
            notes: ["the emulator stands in for the image API; no model has made the picture"],
            help: "let it go with sitegen showcase reject \(id) …, or withdraw if it is published")
    }

    /// An asset that publishes nothing after a withdrawal.
    static func noPlaceholder(_ asset: ShowcaseAsset) -> Diagnostic {
        .warning(
            .nothingLeft, "nothing is published for '\(asset.id)' now: it never had a placeholder", at: asset.location,
            notes: ["sitegen build fails until there is a picture"],
            help: Motif(rawValue: asset.id) == nil
                ? "bring one with sitegen showcase import \(asset.id) …, or accept another"
                : "run sitegen showcase placeholders")
    }
}
