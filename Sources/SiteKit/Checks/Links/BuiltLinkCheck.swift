/// Whether the addresses on built pages lead to something the site has. It looks at the bytes that ship, so it also
/// sees what came from templates, facts and files that are passed through.
struct BuiltLinkCheck: Sendable {
    /// Everything that is published.
    let index: AddressIndex
    /// Scheme and host of the site.
    let origin: [UInt8]
    /// The site's own path, with slashes at both ends.
    let base: [UInt8]

    init(index: AddressIndex, origin: String, base: String) {
        self.index = index
        self.origin = Array(origin.utf8)
        self.base = Array(base.utf8)
    }

    /// A link to an anchor, which can be judged only when all pages are read.
    struct AnchorLink: Sendable {
        let page: Int
        let fragment: String
        let url: String
    }

    /// What the links of one page came to.
    struct Outcome: Sendable {
        var finds: [Find] = []
        var anchors: [AnchorLink] = []
        /// Addresses of other sites.
        var outside: [String] = []
    }

    /// What is judged, and how.
    private struct Reading {
        let page: BuiltPage
        /// Where it is published, below the site's own path.
        let path: String
        /// What it is called in messages.
        var name = "page"
        var keepsOutside = false
    }

    /// Judges the links of a page that is published at `path`, below the site's own.
    func judge(_ page: BuiltPage, _ bytes: [UInt8], at path: String, keepsOutside: Bool) -> Outcome {
        let name = path.lowercased().hasSuffix(".svg") ? "picture" : "page"
        let reading = Reading(page: page, path: path, name: name, keepsOutside: keepsOutside)
        var outcome = Outcome()
        for link in page.links {
            judge(link, bytes, reading, &outcome)
            if outcome.finds.count >= FaultLimit.perFile { break }
        }
        return outcome
    }

    /// Judges what a stylesheet loads: the addresses at some ranges of its bytes, as they are published.
    func judge(stylesheet bytes: [UInt8], _ addresses: [Range<Int>], at path: String) -> [Find] {
        // What has escapes is rare, and not read.
        let written = addresses.map { Array(bytes[$0]) }.filter { !$0.contains(.backslash) }
        return loads(written, by: Reading(page: BuiltPage(), path: path, name: "stylesheet"))
    }

    /// Judges the pictures and paths that a web app's manifest names among its texts.
    func judge(manifest words: BuiltPage, at path: String) -> [Find] {
        let texts = words.asides.bytes.split(separator: .newline).map(Array.init).filter { text in
            !text.contains { $0.isSpace }
                && (text[0] == .slash
                    || Self.pictures.contains { text.suffix($0.count).map(\.lowercased).elementsEqual($0) })
        }
        return loads(texts, by: Reading(page: BuiltPage(), path: path, name: "manifest"))
    }

    private static let pictures = [".png", ".svg", ".webp", ".ico", ".jpg", ".jpeg", ".avif"].map { Array($0.utf8) }

    private func loads(_ addresses: [[UInt8]], by reading: Reading) -> [Find] {
        var outcome = Outcome()
        for url in addresses where !url.isEmpty && outcome.finds.count < FaultLimit.perFile {
            judgeSlowly(.load, url, reading, &outcome)
        }
        return outcome.finds
    }

    private func judge(_ link: BuiltPage.Link, _ bytes: [UInt8], _ reading: Reading, _ outcome: inout Outcome) {
        // Most links are a path and nothing else, and lead to a page: those are done with at once.
        if bytes[link.range.lowerBound] == .slash, link.kind == .follow, bytes.holds(base, at: link.range.lowerBound),
            index.target(bytes, (link.range.lowerBound + base.count)..<link.range.upperBound) != nil
        {
            return
        }
        judgeSlowly(
            link.kind, HTMLText.decoded(Array(bytes[link.range])), isBare: isBare(link, bytes), reading, &outcome)
    }

    /// Whether the link's words are its address: whoever reads them sees where it leads.
    private func isBare(_ link: BuiltPage.Link, _ bytes: [UInt8]) -> Bool {
        let words = link.range.upperBound + 2
        return words < bytes.count && bytes[words - 1] == .greater && bytes[words...].starts(with: bytes[link.range])
    }

    private func judgeSlowly(
        _ kind: BuiltPage.Link.Kind, _ url: [UInt8], isBare: Bool = false, _ reading: Reading, _ outcome: inout Outcome
    ) {
        if url[0] == .hash {
            guard url.count > 1, kind == .follow else { return }
            let fragment = text(decoded(url[1...]))
            if fragment != "top", !reading.page.ids.contains(fragment) {
                outcome.finds.append(deadFragment(fragment, text(url[...]), among: reading.page.ids))
            }
            return
        }
        guard let local = local(url, of: reading.path) else {
            guard kind == .follow, url.starts(with: Self.http) else { return }
            // A site that is tried out has such an address itself.
            if let host = OwnMachine.host(of: url), !isBare, !url.starts(with: origin) {
                outcome.finds.append(OwnMachine.find(text(url[...]), host: host))
            } else if reading.keepsOutside {
                outcome.outside.append(text(url[...]))
            }
            return
        }
        let end = local.firstIndex { $0 == .hash || $0 == UInt8(ascii: "?") } ?? local.endIndex
        let place = Array(decoded(local[..<end]))
        guard let target = index.target(place, 0..<place.count) else {
            judgeDead(kind, place, url: url, reading, &outcome)
            return
        }
        if kind == .own, place != Array(reading.path.utf8), !reading.page.isUnindexed {
            outcome.finds.append(
                Find(
                    severity: .error, code: .strayCanonical, pattern: "",
                    message: "the page says that its own address is '\(text(url[...]))', and it isn't",
                    help: "write {{page.canonical}} in the template", quote: Quote("rel=\"canonical\"")))
        }
        if case .page(let number) = target, kind == .follow, let hash = local[end...].firstIndex(of: .hash),
            hash + 1 < local.endIndex
        {
            outcome.anchors.append(
                AnchorLink(page: number, fragment: text(decoded(local[(hash + 1)...])), url: text(url[...])))
        }
    }

    private func judgeDead(
        _ kind: BuiltPage.Link.Kind, _ place: [UInt8], url: [UInt8], _ reading: Reading, _ outcome: inout Outcome
    ) {
        let isWhole = url.starts(with: Self.http)
        let top = text((isWhole ? origin + base : base)[...])
        let near = index.suggestion(for: text(place[...]), below: top)
        let shown = text(url[...])
        // A whole address that a writer gave may be of a part of the site that is made elsewhere, unless it is almost one
        // of a page here.
        if kind == .follow, isWhole {
            if reading.keepsOutside { outcome.outside.append(shown) }
            guard let near else { return }
            outcome.finds.append(
                Find(
                    severity: .warning, code: .deadAddress, pattern: "",
                    message: "this build publishes nothing at '\(shown)'", help: near, quote: Quote(shown)))
            return
        }
        let isAsset = reading.name == "stylesheet" && reading.path.hasPrefix("assets/")
        outcome.finds.append(
            Find(
                severity: .error, code: .deadAddress, pattern: "",
                message: kind == .load
                    ? "the \(reading.name) loads '\(shown)', which isn't published"
                    : "nothing is published at '\(shown)'",
                help: near
                    ?? (isAsset
                        ? "put the file into assets/ and write its path relative to the stylesheet: it is published "
                            + "under another name" : "correct the address where it is written"),
                quote: Quote(shown)))
    }

    private static let http = Array("http".utf8)

    /// The rest of an address after the site's own path; `nil` when it leads to another site or needs no file.
    private func local(_ url: [UInt8], of path: String) -> ArraySlice<UInt8>? {
        var rest = url[...]
        if url.starts(with: origin), url.count == origin.count || url[origin.count] == .slash {
            rest = url[origin.count...]
            if rest.isEmpty { return base == [.slash] ? [] : nil }
        } else if url[0] != .slash {
            // `mailto:`, `data:`, `https:` and so on lead elsewhere; what is left is relative to the page.
            if LinkDestination.scheme(of: rest) != nil { return nil }
            return resolved(rest, from: path)
        } else if url.count > 1, url[1] == .slash {
            return nil
        }
        // The site may be part of another one, whose other pages aren't ours to judge.
        guard rest.starts(with: base) else { return nil }
        return rest.dropFirst(base.count)
    }

    private func resolved(_ url: ArraySlice<UInt8>, from path: String) -> ArraySlice<UInt8>? {
        let end = url.firstIndex { $0 == .hash || $0 == UInt8(ascii: "?") } ?? url.endIndex
        var parts = path.utf8.split(separator: .slash, omittingEmptySubsequences: false).map(Array.init).dropLast()
        let names = url[..<end].split(separator: .slash, omittingEmptySubsequences: false).map(Array.init)
        for (number, name) in names.enumerated() {
            let isLast = number == names.count - 1
            if name == Array("..".utf8) {
                if parts.isEmpty { return nil }
                parts.removeLast()
                if isLast { parts.append([]) }
            } else if name != Array(".".utf8) {
                parts.append(name)
            }
        }
        return (Array(parts.joined(separator: [.slash])) + url[end...])[...]
    }

    private func decoded(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.contains(UInt8(ascii: "%")) else { return bytes }
        return LinkDestination.unescaped(bytes).map { Array($0.utf8)[...] } ?? bytes
    }

    private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    /// The find for an anchor that isn't on its page.
    func deadFragment(_ fragment: String, _ url: String, among ids: [String]) -> Find {
        Find(
            severity: .error, code: .deadFragment, pattern: "",
            message: "'\(url)' leads to an anchor that its page doesn't have",
            help: Suggestion.help(for: fragment, among: ids) ?? "correct the anchor, or give a heading that id",
            quote: Quote(url))
    }
}
