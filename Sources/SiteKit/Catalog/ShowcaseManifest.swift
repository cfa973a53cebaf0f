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
        var reader = SchemaReader(root, schema)
        if let version = reader[\.version], version.text != "1" {
            reader.report(
                .error(
                    .invalidManifest, "this manifest has format version \(version.text), and only 1 is known",
                    at: version.location, help: "write 'version: 1', or use the sitegen that wrote it"))
        }
        let credit = reader[\.credit]
        let caps = reader[\.caps] ?? .none
        var assets: [ShowcaseAsset] = []
        for asset in reader[\.assets] {
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

    static func readAsset(_ node: YAMLNode) -> (ShowcaseAsset?, [Diagnostic]) {
        var reader = SchemaReader(node, ShowcaseAsset.schema)
        let id = reader[\.id]
        let title = reader[\.title]
        let alt = reader[\.alt]
        let prompt = reader[\.prompt]
        let model = reader[\.model]
        let size = reader[\.size]
        let quality = reader[\.quality]
        let sources = reader[\.sources]
        if let id, !ShowcaseAsset.isID(id.text) {
            reader.report(
                .error(
                    .invalidManifest, "'\(id.text.prefix(80))' can't be an asset's id", at: id.location,
                    help: "use lower-case letters, digits and hyphens"))
        }
        if reader.isEmpty(\.sources) {
            reader.report(
                .error(
                    .invalidManifest, "an asset needs at least one source", at: id?.location ?? node.location,
                    help: "say where the picture comes from, or shall come from"))
        }
        let faults = reader.finish()
        guard !faults.hasErrors, let id, let title, let alt, let prompt, let model, let size, let quality
        else { return (nil, faults) }
        let asset = ShowcaseAsset(
            id: id.text, title: title, alt: alt, prompt: prompt, size: size, quality: quality, model: model,
            sources: sources, location: id.location)
        return (asset, faults)
    }

    static func readSource(_ node: YAMLNode) -> (ShowcaseSource?, [Diagnostic]) {
        var reader = SchemaReader(node, ShowcaseSource.schema)
        let role = reader[\.role]
        let url = reader[\.url]
        let licence = reader[\.licence]
        let retrieved = reader[\.retrieved]
        if let url, !ShowcaseSource.isAddress(url.text) {
            reader.report(
                .error(
                    .invalidManifest, "a source must be an https address", at: url.location, label: "not https",
                    help: "write the whole address: https://example.org/page"))
        }
        let faults = reader.finish()
        guard !faults.hasErrors, let role, let url, let licence else { return (nil, faults) }
        return (ShowcaseSource(role: role, url: url.text, licence: licence, retrieved: retrieved), faults)
    }
}
