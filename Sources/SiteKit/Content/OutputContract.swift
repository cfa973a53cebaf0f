/// What `contract.yml` promises of the built site: addresses with their anchors, redirects, and how many pages.
public struct OutputContract: Sendable {
    /// Where it stands.
    public static let path = "contract.yml"
    /// The version of its format.
    static let format = 1
    /// The largest contract, in bytes: that of some ten thousand pages.
    static let byteLimit = 2 * 1024 * 1024

    /// An address that must be published, and the anchors that must be on its page.
    struct Address: Sendable {
        let address: LocatedText
        let anchors: [LocatedText]
    }

    /// An old address and where it must lead.
    struct Redirect: Sendable {
        let from: LocatedText
        let to: LocatedText
    }

    /// A bound on the number of pages, and where it is set.
    struct Bound: Sendable {
        let number: Int
        let location: SourceLocation
    }

    /// The addresses, as listed.
    var addresses: [Address] = []
    /// The redirects, as listed.
    var redirects: [Redirect] = []
    /// The fewest pages there may be.
    var fewest: Bound?
    /// The most pages there may be.
    var most: Bound?
    /// The comment lines before the first key, each with its line's end.
    var header = ""

    /// Reads the contract; `nil` without a fault when there is none.
    static func load(_ reader: SourceReader) -> (OutputContract?, [Diagnostic]) {
        guard let path = RelativePath(path) else { return (nil, []) }
        let (text, faults) = reader.textIfThere(path, limit: byteLimit)
        guard let text else { return (nil, faults) }
        return read(text)
    }

    /// Reads the contract's text; `nil` only together with an error.
    static func read(_ text: SourceText) -> (OutputContract?, [Diagnostic]) {
        let (root, faults) = YAMLDocument.parse(text, byteLimit: byteLimit)
        guard let root else { return (nil, faults) }
        var reader = MappingReader(root, path)
        var contract = OutputContract(header: header(of: text))
        if reader.integer("version", required: true) ?? format != format {
            reader.report(
                .error(
                    .wrongValue, "this sitegen reads version \(format) of the contract's format",
                    at: reader.keyLocation("version"), help: "write 'version: \(format)'"))
        }
        if let node = reader.node("pages") {
            var bounds = MappingReader(node, "the bounds of 'pages'")
            contract.fewest = bound("min", &bounds)
            contract.most = bound("max", &bounds)
            if let fewest = contract.fewest, let most = contract.most, fewest.number > most.number {
                bounds.report(
                    .error(.wrongValue, "'min' is more than 'max'", at: fewest.location, help: "exchange the two"))
            }
            reader.absorb(bounds.finish())
        }
        var found: [Diagnostic] = []
        if let node = reader.node("urls") { contract.addresses = addresses(node, &found) }
        if let node = reader.node("redirects") { contract.redirects = redirects(node, &found) }
        if found.count > FaultLimit.perFile {
            found = found.prefix(FaultLimit.perFile) + [FaultLimit.rest(of: path)]
        }
        reader.absorb(found)
        return (contract, faults + reader.finish())
    }

    private static func bound(_ key: String, _ reader: inout MappingReader) -> Bound? {
        reader.integer(key, in: 0...1_000_000_000).map { Bound(number: $0, location: reader.keyLocation(key)) }
    }

    /// `/docs/: [anchor, …]` entries, or a list of `/docs/` and `/docs/#anchor`.
    private static func addresses(_ node: YAMLNode, _ faults: inout [Diagnostic]) -> [Address] {
        var found: [Address] = []
        switch node.value {
        case .map(let entries):
            for entry in entries {
                guard let address = address(entry.key, at: entry.keyLocation, &faults) else { continue }
                switch entry.value.value {
                case .null: found.append(Address(address: address, anchors: []))
                case .list(let list):
                    let anchors = list.compactMap { anchor in text(anchor, "an anchor", &faults) }
                    found.append(Address(address: address, anchors: anchors))
                case .map, .scalar:
                    faults.append(
                        wrongType(
                            "the anchors of '\(entry.key)' must be a list, not \(entry.value.kind)", entry.value,
                            "write '\(entry.key): [size, limits]', or nothing after the colon"))
                }
            }
        case .list(let list):
            for node in list {
                guard let text = text(node, "an address", &faults) else { continue }
                let parts = text.text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                guard let address = address(String(parts[0]), at: text.location, &faults) else { continue }
                let anchors = parts.dropFirst().map { LocatedText(String($0), at: text.location) }
                found.append(Address(address: address, anchors: anchors))
            }
        case .null, .scalar:
            faults.append(
                wrongType(
                    "'urls' must be a mapping or a list, not \(node.kind)", node, "write '/docs/: [anchor, …]' lines"))
        }
        return found
    }

    private static func redirects(_ node: YAMLNode, _ faults: inout [Diagnostic]) -> [Redirect] {
        guard case .map(let entries) = node.value else {
            faults.append(
                wrongType("'redirects' must be a mapping, not \(node.kind)", node, "write '/old/: /new/' lines"))
            return []
        }
        return entries.compactMap { entry in
            let from = address(entry.key, at: entry.keyLocation, &faults)
            let target = text(entry.value, "the target of '\(entry.key)'", &faults)
            let to = target.flatMap { address($0.text, at: $0.location, &faults) }
            guard let from, let to else { return nil }
            return Redirect(from: from, to: to)
        }
    }

    private static func text(_ node: YAMLNode, _ what: String, _ faults: inout [Diagnostic]) -> LocatedText? {
        guard case .scalar(let text, _) = node.value else {
            faults.append(wrongType("\(what) must be a text, not \(node.kind)", node, nil))
            return nil
        }
        return LocatedText(text, at: node.location)
    }

    /// A path below the site's top, as a page's `permalink` is written; names of files are fine too.
    private static func address(
        _ text: String, at place: SourceLocation, _ faults: inout [Diagnostic]
    ) -> LocatedText? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let isSound =
            text.hasPrefix("/") && !parts.dropFirst().dropLast().contains("") && !parts.contains(".")
            && !parts.contains("..")
            && !text.unicodeScalars.contains { "?#%\\ ".unicodeScalars.contains($0) || $0.value < 0x20 }
        guard isSound else {
            faults.append(
                .error(
                    .wrongValue, "'\(text)' can't be an address of this site", at: place,
                    help: "write the path below base_url as it reads, such as '/docs/limits/'"))
            return nil
        }
        return LocatedText(text, at: place)
    }

    private static func wrongType(_ message: String, _ node: YAMLNode, _ help: String?) -> Diagnostic {
        .error(.wrongType, message, at: node.location, help: help)
    }

    private static func header(of text: SourceText) -> String {
        let lines = text.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let comments = lines.prefix { $0.first == UInt8(ascii: "#") || $0.allSatisfy { $0 == 0x20 || $0 == 0x0D } }
        let last = comments.lastIndex { $0.first == UInt8(ascii: "#") }
        guard let last else { return "" }
        return comments[...last].map { String(decoding: $0, as: UTF8.self).replacing("\r", with: "") + "\n" }.joined()
    }
}
