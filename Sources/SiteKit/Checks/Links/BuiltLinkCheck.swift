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

    /// Judges the links of a page that is published at `path`, below the site's own.
    func judge(_ page: BuiltPage, _ bytes: [UInt8], at path: String, keepsOutside: Bool) -> Outcome {
        var outcome = Outcome()
        for link in page.links {
            judge(link, bytes, of: page, at: path, keepsOutside, &outcome)
            if outcome.finds.count >= FaultLimit.perFile { break }
        }
        return outcome
    }

    private func judge(
        _ link: BuiltPage.Link, _ bytes: [UInt8], of page: BuiltPage, at path: String, _ keepsOutside: Bool,
        _ outcome: inout Outcome
    ) {
        // Most links are a path and nothing else, and lead to a page: those are done with at once.
        if bytes[link.range.lowerBound] == .slash, link.kind == .follow, bytes.holds(base, at: link.range.lowerBound),
            index.target(bytes, (link.range.lowerBound + base.count)..<link.range.upperBound) != nil
        {
            return
        }
        judgeSlowly(link, HTMLText.decoded(Array(bytes[link.range])), of: page, at: path, keepsOutside, &outcome)
    }

    private func judgeSlowly(
        _ link: BuiltPage.Link, _ url: [UInt8], of page: BuiltPage, at path: String, _ keepsOutside: Bool,
        _ outcome: inout Outcome
    ) {
        if url[0] == .hash {
            guard url.count > 1, link.kind == .follow else { return }
            let fragment = text(decoded(url[1...]))
            if fragment != "top", !page.ids.contains(fragment) {
                outcome.finds.append(deadFragment(fragment, text(url[...]), among: page.ids))
            }
            return
        }
        guard let local = local(url, of: path) else {
            if keepsOutside, link.kind == .follow, url.starts(with: Self.http) {
                outcome.outside.append(text(url[...]))
            }
            return
        }
        let end = local.firstIndex { $0 == .hash || $0 == UInt8(ascii: "?") } ?? local.endIndex
        let place = Array(decoded(local[..<end]))
        guard let target = index.target(place, 0..<place.count) else {
            // A whole address that a writer gave may be of a part of the site that is made elsewhere.
            if link.kind == .follow, url.starts(with: Self.http) {
                if keepsOutside { outcome.outside.append(text(url[...])) }
                return
            }
            outcome.finds.append(dead(text(place[...]), url: text(url[...]), of: link))
            return
        }
        if link.kind == .own, place != Array(path.utf8), !page.isUnindexed {
            outcome.finds.append(
                Find(
                    severity: .error, code: .strayCanonical, pattern: "",
                    message: "the page says that its own address is '\(text(url[...]))', and it isn't",
                    help: "write {{page.canonical}} in the template", quote: Quote("rel=\"canonical\"")))
        }
        if case .page(let number) = target, link.kind == .follow, let hash = local[end...].firstIndex(of: .hash),
            hash + 1 < local.endIndex
        {
            outcome.anchors.append(
                AnchorLink(page: number, fragment: text(decoded(local[(hash + 1)...])), url: text(url[...])))
        }
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

    private func dead(_ place: String, url: String, of link: BuiltPage.Link) -> Find {
        Find(
            severity: .error, code: .deadAddress, pattern: "",
            message: link.kind == .load
                ? "the page loads '\(url)', which isn't published" : "nothing is published at '\(url)'",
            help: index.suggestion(for: place) ?? "correct the address where it is written", quote: Quote(url))
    }

    /// The find for an anchor that isn't on its page.
    func deadFragment(_ fragment: String, _ url: String, among ids: [String]) -> Find {
        Find(
            severity: .error, code: .deadFragment, pattern: "",
            message: "'\(url)' leads to an anchor that its page doesn't have",
            help: Suggestion.help(for: fragment, among: ids) ?? "correct the anchor, or give a heading that id",
            quote: Quote(url))
    }
}
