/// What isn't a page: the Markdown beside pages, lists of pages, files that are passed through.
extension BuiltChecks {
    /// What the Markdown of a page holds that the page itself doesn't show, such as definitions that nothing uses. Its
    /// prose was judged on the page, where it can be told from code.
    func finds(inTwin bytes: [UInt8], _ level: PriceGuard) -> [Find] {
        guard bytes.firstIndex(of: BuiltChecks.definition) != nil else {
            return level == .guarded ? twinFinds(bytes, level) : []
        }
        var words = PageWords(.text)
        words.bytes = BuiltChecks.definitions(in: bytes)
        return twinFinds(bytes, level) + gate.finds(in: words).filter { $0.code != .markdownResidue }
    }

    /// The lines that define where references lead, outside blocks of code.
    private static func definitions(in bytes: [UInt8]) -> [UInt8] {
        var lines: [UInt8] = []
        let code = CodeRegions(bytes)
        for line in bytes.split(separator: .newline) {
            let text = line.drop { $0 == .space }
            if text.first == .openBracket, Array(text).firstIndex(of: definition) != nil,
                !code.contains(text.startIndex)
            {
                lines += Array(text) + [.newline, .newline]
            }
        }
        return lines
    }

    private func twinFinds(_ bytes: [UInt8], _ level: PriceGuard) -> [Find] {
        var words = PageWords(.code)
        words.bytes = bytes
        var page = BuiltPage()
        page.code = words
        guard level == .guarded else { return gate.finds(in: words) }
        page.prose = words
        page.codeBlocks = [bytes.indices]
        return gate.finds(in: words) + money.finds(in: page, level)
    }

    private static let definition = Array("]:".utf8)

    /// Looks at a file that lists pages. Its words come from pages, where prose could be told from code; what counts in
    /// code too is looked for once more.
    func examine(index bytes: [UInt8]) -> FileFinds {
        guard isJudging else { return FileFinds(source: nil) }
        var words = PageWords(.code)
        words.bytes = bytes
        return FileFinds(source: nil, finds: PageFinds(finds: gate.finds(in: words)))
    }

    /// Looks at a file that isn't a page: one that is passed through, or one that is made for programs.
    func examine(file path: String, _ bytes: [UInt8]) -> PageFinds {
        var result = PageFinds()
        guard isJudging else { return result }
        guard bytes.count <= TextFile.limit, let kind = TextFile(path) else {
            result.finds = finds(inUnknown: bytes, path)
            return result
        }
        let words = kind.read(bytes)
        result.finds = gate.finds(in: words).filter(kind.minds)
        let ending = path.lowercased()
        if ending.hasSuffix(".css") {
            result.finds += links.judge(stylesheet: bytes, StylesheetURL.all(in: bytes), at: path)
        }
        if kind == .code { return result }
        let name = path.split(separator: "/").last?.split(separator: ".").first
        let level: PriceGuard = name == "pricing" ? .guarded : money.hasPending ? .watched : .none
        result.finds += money.finds(in: words, level)
        if ending.hasSuffix(".webmanifest") { result.finds += links.judge(manifest: words, at: path) }
        if [".html", ".htm", ".xhtml", ".svg"].contains(where: ending.hasSuffix) {
            let outcome = links.judge(words, bytes, at: path, keepsOutside: keepsOutside)
            // A page that leads on names the address that it leads to as its own.
            result.finds += outcome.finds.filter { $0.code != .strayCanonical }
            result.anchors = outcome.anchors
            result.outside = outcome.outside
        }
        return result
    }

    /// Looks for secrets, and for nothing else, in a file of no known kind or one that is too large.
    private func finds(inUnknown bytes: [UInt8], _ path: String) -> [Find] {
        let isText = bytes.firstIndex(ofByte: 0, end: min(bytes.count, 8_192)) == nil
        guard isText else { return [] }
        var words = PageWords(.code)
        words.bytes = bytes
        var finds = gate.finds(in: words)
        if let kind = TextFile(path), kind != .code {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            finds.append(
                Find(
                    severity: .warning, code: .unjudgedFile, pattern: FindName.size,
                    message:
                        "'\(name)' has more than \(TextFile.limit / 1024 / 1024) MiB, so only secrets were looked for",
                    help: "split it, or look through it yourself", quote: Quote("")))
        }
        return finds
    }
}
