/// `showcase/manifest.yml`, format version 1: which pictures the showcase has, and what each is asked for.
public struct ShowcaseManifest: Hashable, Sendable {
    /// Where it lies.
    public static let path = RelativePath.root.appending("showcase").appending("manifest.yml")

    /// The pictures in their order on the page.
    public let assets: [ShowcaseAsset]
    /// Whom to credit for pictures made here; every file says so. Empty only together with an error.
    public let credit: String
    /// How many may be bought.
    public let caps: SpendingCaps

    /// Joins assets, credit and caps.
    public init(assets: [ShowcaseAsset], credit: String, caps: SpendingCaps) {
        self.assets = assets
        self.credit = credit
        self.caps = caps
    }

    /// The asset with this id.
    public func asset(_ id: String) -> ShowcaseAsset? {
        assets.first { $0.id == id }
    }

    /// Reads the manifest of a site that must have one; `nil` together with an error.
    ///
    /// - Parameter root: the site's folder, for the message when there is none.
    public static func read(_ files: any FileSystem, root: String? = nil) -> (ShowcaseManifest?, [Diagnostic]) {
        do {
            _ = try files.read(path, limit: YAMLDocument.byteLimit)
        } catch {
            return (nil, [error.kind == .notFound ? .noManifest(in: root) : SourceReader.diagnostic(error, path)])
        }
        let (text, unreadable) = SourceReader(files).text(path, limit: YAMLDocument.byteLimit)
        guard let text else { return (nil, unreadable) }
        return parse(text)
    }

    /// Reads the file. An asset with a fault is left out and its faults are told; `nil` when the whole can't be read.
    public static func parse(_ text: SourceText) -> (ShowcaseManifest?, [Diagnostic]) {
        let (root, syntax) = YAMLDocument.parse(text)
        guard let root else { return (nil, syntax) }
        var reader = MappingReader(root, "the showcase manifest")
        if let version = reader.text("version", required: true), version.text != "1" {
            reader.report(
                .error(
                    .invalidManifest, "this manifest has format version \(version.text), and only 1 is known",
                    at: version.location, help: "write 'version: 1', or use the sitegen that wrote it"))
        }
        let credit = words("credit", &reader)
        let caps = readCaps(&reader)
        var assets: [ShowcaseAsset] = []
        for node in reader.list("assets") {
            guard let asset = readAsset(node, &reader) else { continue }
            if let first = assets.first(where: { $0.id == asset.id }) {
                reader.report(
                    .error(
                        .duplicateAsset, "the id '\(asset.id)' is given twice", at: asset.location,
                        label: "again here", notes: ["first on line \(first.location.line)"],
                        help: "ids name files and links; choose another"))
                continue
            }
            assets.append(asset)
        }
        return (ShowcaseManifest(assets: assets, credit: credit ?? "", caps: caps), syntax + reader.finish())
    }

    private static func readCaps(_ outer: inout MappingReader) -> SpendingCaps {
        guard let node = outer.node("caps", required: true) else { return .none }
        var reader = MappingReader(node, "'caps'")
        let monthly = reader.integer("monthly", in: 0...100_000)
        let perRun = reader.integer("per-run", in: 0...100_000)
        outer.absorb(reader.finish())
        return SpendingCaps(monthly: monthly ?? 0, perRun: perRun ?? 0)
    }

    private static func readAsset(_ node: YAMLNode, _ outer: inout MappingReader) -> ShowcaseAsset? {
        var reader = MappingReader(node, "an asset")
        let id = reader.text("id", required: true)
        let title = words("title", &reader)
        let alt = words("alt", &reader)
        let prompt = words("prompt", &reader)
        let model = words("model", &reader)
        let size = reader.choice("size", PictureSize.self, required: true)
        let quality = reader.choice("quality", PictureQuality.self, required: true)
        let sourceNodes = reader.list("sources")
        let sources = sourceNodes.compactMap { readSource($0, &reader) }
        if let id, !ShowcaseAsset.isID(id.text) {
            reader.report(
                .error(
                    .invalidManifest, "'\(id.text.prefix(80))' can't be an asset's id", at: id.location,
                    help: "use lower-case letters, digits and hyphens"))
        }
        if sourceNodes.isEmpty {
            reader.report(
                .error(
                    .invalidManifest, "an asset needs at least one source", at: id?.location ?? node.location,
                    help: "say where the picture comes from, or shall come from"))
        }
        let faults = reader.finish()
        outer.absorb(faults)
        guard !faults.hasErrors, let id, let title, let alt, let prompt, let model, let size, let quality
        else { return nil }
        return ShowcaseAsset(
            id: id.text, title: title, alt: alt, prompt: prompt, size: size, quality: quality, model: model,
            sources: sources, location: id.location)
    }

    private static func readSource(_ node: YAMLNode, _ outer: inout MappingReader) -> ShowcaseSource? {
        var reader = MappingReader(node, "a source")
        let role = reader.choice("role", ShowcaseSource.Role.self, required: true)
        let url = reader.text("url", required: true)
        let licence = words("licence", &reader)
        let retrieved = reader.date("retrieved")
        if let url, !ShowcaseSource.isAddress(url.text) {
            reader.report(
                .error(
                    .invalidManifest, "a source must be an https address", at: url.location, label: "not https",
                    help: "write the whole address: https://example.org/page"))
        }
        let faults = reader.finish()
        outer.absorb(faults)
        guard !faults.hasErrors, let role, let url, let licence else { return nil }
        return ShowcaseSource(role: role, url: url.text, licence: licence, retrieved: retrieved)
    }

    /// A text that says something, its line breaks folded into spaces.
    private static func words(_ key: String, _ reader: inout MappingReader) -> String? {
        guard let found = reader.text(key, required: true) else { return nil }
        let folded = found.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if folded.isEmpty {
            reader.report(
                .error(.invalidManifest, "'\(key)' says nothing", at: found.location, help: "write something"))
            return nil
        }
        return folded
    }
}
