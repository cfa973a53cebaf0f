/// Everything in `assets/`, fingerprinted.
public struct AssetLibrary: Sendable {
    /// The folder with the assets.
    public static let folder = "assets"
    /// The largest asset, in bytes.
    static let byteLimit = 64 * 1024 * 1024

    /// The assets by their path below `assets/`.
    public private(set) var assets: [RelativePath: Asset] = [:]

    /// A library without assets.
    public init() {}

    /// Reads the folder. `appendix` maps names of stylesheets to rules that are added to their end.
    ///
    /// Relative `url(…)` in stylesheets are pointed at the fingerprinted names; one that names nothing is an error.
    public static func load(
        _ reader: SourceReader, appendix: [RelativePath: [UInt8]] = [:]
    ) -> (AssetLibrary, [Diagnostic]) {
        guard let folder = RelativePath(AssetLibrary.folder) else { return (AssetLibrary(), []) }
        let (entries, listFaults) = reader.tree(folder)
        var faults = listFaults
        var library = AssetLibrary()
        var stylesheets: [(RelativePath, SourceText)] = []
        for (path, kind) in entries {
            guard case .file = kind, let name = path.relative(to: folder) else { continue }
            if name.pathExtension == "css" {
                let (text, found) = reader.text(path)
                faults += found
                if let text { stylesheets.append((name, text)) }
                continue
            }
            do {
                let bytes = try reader.files.read(path, limit: byteLimit)
                library.assets[name] = Asset(name: name, bytes: bytes)
            } catch {
                faults.append(SourceReader.diagnostic(error, path))
            }
        }
        for (name, text) in stylesheets {
            let (bytes, found) = library.pointed(text, name)
            faults += found
            library.assets[name] = Asset(name: name, bytes: bytes + (appendix[name] ?? []))
        }
        return (library, faults)
    }

    /// The asset of this name, below `assets/`.
    public subscript(name: RelativePath) -> Asset? { assets[name] }

    /// The asset named in a configuration file, or the error at that place.
    public func find(_ name: LocatedText) -> (Asset?, [Diagnostic]) {
        if let path = RelativePath(name.text), let asset = assets[path] { return (asset, []) }
        let names = assets.keys.map(\.string).sorted()
        return (
            nil,
            [
                .error(
                    .missingAsset, "there is no '\(name.text)' in assets/", at: name.location,
                    help: Suggestion.help(for: name.text, among: names) ?? "put the file into assets/, or mend the name"
                )
            ]
        )
    }

    /// A stylesheet whose `url(…)` name published files.
    private func pointed(_ text: SourceText, _ name: RelativePath) -> ([UInt8], [Diagnostic]) {
        var output: [UInt8] = []
        output.reserveCapacity(text.bytes.count)
        var faults: [Diagnostic] = []
        var copied = 0
        for reference in StylesheetURL.all(in: text.bytes) {
            let written = String(decoding: text.bytes[reference], as: UTF8.self)
            if StylesheetURL.isElsewhere(written) {
                faults.append(
                    .error(
                        .thirdPartyAsset, "the stylesheet loads '\(written.prefix(80))' from another site",
                        at: text.location(of: reference), help: "put the file into assets/ and write the path to it"))
                continue
            }
            guard StylesheetURL.isRelative(written) else { continue }
            let path = written.prefix { $0 != "?" && $0 != "#" }
            let tail = written.dropFirst(path.count)
            if path.lowercased().hasSuffix(".css") {
                faults.append(
                    .error(
                        .missingAsset, "the stylesheet imports '\(written.prefix(80))', which isn't published for it",
                        at: text.location(of: reference),
                        help: "put the rules of both into one stylesheet: that also loads faster"))
                continue
            }
            guard let target = name.parent.resolving(String(path)), let asset = assets[target] else {
                faults.append(
                    .error(
                        .missingAsset, "the stylesheet uses '\(written.prefix(80))', which isn't in assets/",
                        at: text.location(of: reference),
                        help: Suggestion.help(for: String(path), among: assets.keys.map(\.string).sorted())
                            ?? "put the file into assets/; the path is relative to the stylesheet"))
                continue
            }
            output += text.bytes[copied..<reference.lowerBound]
            let up = String(repeating: "../", count: name.components.count - 1)
            output += (up + asset.outputPath.dropFirst("assets/".count) + tail).utf8
            copied = reference.upperBound
        }
        output += text.bytes[copied...]
        return (output, faults)
    }
}
