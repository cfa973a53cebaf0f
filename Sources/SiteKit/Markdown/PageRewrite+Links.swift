extension PageRewrite {
    /// Judges a link's destination, or asks the resolver for it.
    mutating func resolveLink(_ node: MarkdownNode) {
        var written = node.url
        if !scan.inlines.isEmpty, DirectiveMark.first(in: written) != nil {
            DirectiveMark.restore(&written)
            node.setURL(written)
        }
        let spot = Spot(node, in: block)
        guard isUsable(written, spot, what: "link") else { return }
        refuseDirective(inTitleOf: node, written, spot)
        if written.holds(Self.https, at: 0) { return }
        var fact: SourceLocation?
        if let length = LinkDestination.scheme(of: written[...]) {
            let scheme = String(decoding: written[..<length].map { $0.lowercased }, as: UTF8.self)
            switch scheme {
            case "http", "https", "mailto": return
            case "fact":
                // Between pointed brackets the name of the fact would be what a reader sees.
                guard let child = node.firstChild, child.kind == .text, child.literal == written else {
                    fact = place(of: written, spot)
                    break
                }
                diagnostics.append(
                    .error(
                        .malformedLink, "a link to a fact's address needs a text", at: place(of: written, spot),
                        label: "the fact's name would be shown",
                        help: "write [text](\(String(decoding: written, as: UTF8.self)))"))
                return
            default:
                diagnostics.append(
                    .error(
                        .forbiddenScheme, "links must not use '\(scheme):'", at: place(of: written, spot),
                        label: "this scheme is not allowed", help: "use https:, http:, mailto: or a path"))
                return
            }
        } else if written[0] == .hash {
            if written.count > 1, let fragment = LinkDestination.unescaped(written[1...]) {
                ownAnchors.append((fragment, written, spot))
            }
            return
        }
        switch resolver.link(String(decoding: written, as: UTF8.self), in: file, at: fact) {
        case .url(let url, let target):
            node.setURL(Array(url.utf8))
            noteTwin(of: written, spot, url: url)
            if let target {
                links.append(
                    PageAnchor(page: target.page, fragment: target.fragment, location: place(of: written, spot)))
            }
        case .text:
            noteTwin(of: written, spot, url: nil)
            while let child = node.firstChild {
                child.insertBefore(node)
            }
            node.remove()
        case .failure(let failure):
            diagnostics.append(failure.diagnostic(at: place(of: written, spot)))
        }
    }

    private static let https = Array("https:".utf8)

    /// Replaces a picture by an element that has its size.
    mutating func resolveImage(_ node: MarkdownNode) {
        var written = node.url
        DirectiveMark.restore(&written)
        let spot = Spot(node, in: block)
        guard isUsable(written, spot, what: "picture") else { return }
        refuseDirective(inTitleOf: node, written, spot)
        if let length = LinkDestination.scheme(of: written[...]) {
            let scheme = String(decoding: written[..<length].map { $0.lowercased }, as: UTF8.self)
            let isRemote = scheme == "http" || scheme == "https"
            guard scheme == "showcase" else {
                diagnostics.append(
                    .error(
                        isRemote ? .thirdPartyPicture : .forbiddenScheme,
                        isRemote
                            ? "pictures must not be loaded from another site"
                            : "pictures must not use '\(scheme):'",
                        at: place(of: written, spot), label: isRemote ? "another site" : "this scheme is not allowed",
                        help: "put the picture in assets/ and write the path to it, or use showcase:ID"))
                return
            }
        }
        switch resolver.image(String(decoding: written, as: UTF8.self), in: file) {
        case .image(let url, let width, let height, let srcset, let sizes, let note):
            var html = Array("<img src=\"".utf8)
            Self.escapeURL(Array(url.utf8), into: &html)
            if let srcset {
                html.append(contentsOf: "\" srcset=\"".utf8)
                HTML.escape(srcset, into: &html)
            }
            if let sizes {
                html.append(contentsOf: "\" sizes=\"".utf8)
                HTML.escape(sizes, into: &html)
            }
            html.append(contentsOf: "\" alt=\"".utf8)
            HTML.escape(plainText(of: node), into: &html)
            let title = node.title
            if !title.isEmpty {
                html.append(contentsOf: "\" title=\"".utf8)
                HTML.escape(String(decoding: title, as: UTF8.self), into: &html)
            }
            html.append(contentsOf: "\" width=\"\(width)\" height=\"\(height)\" ".utf8)
            html.append(contentsOf: "loading=\"lazy\" decoding=\"async\" />".utf8)
            if let note {
                html.append(contentsOf: "<small class=\"picture-note\">".utf8)
                HTML.escape(note, into: &html)
                html.append(contentsOf: "</small>".utf8)
            }
            noteTwin(of: written, spot, url: url, note: note)
            MarkdownNode.inlineHTML(html).insertBefore(node)
            node.remove()
        case .failure(let failure):
            diagnostics.append(failure.diagnostic(at: place(of: written, spot)))
        }
    }

    private mutating func refuseDirective(inTitleOf node: MarkdownNode, _ url: [UInt8], _ spot: Spot) {
        var title = node.title
        guard !title.isEmpty else { return }
        DirectiveMark.restore(&title)
        guard title.firstIndex(of: Self.factMark, from: 0, end: title.count) != nil else { return }
        let range = lines.window(around: lines.range(of: spot), in: spot.block)
        let found = bytes.firstIndex(of: Self.factMark, from: range.lowerBound, end: range.upperBound)
        let place = found.map { directivePlace(at: $0) } ?? place(of: url, spot)
        refuseDirective(in: "the title of a link or picture", at: place)
    }

    private mutating func isUsable(_ url: [UInt8], _ spot: Spot, what: String) -> Bool {
        if url.isEmpty {
            diagnostics.append(
                .error(
                    .malformedLink, "a \(what) has no destination", at: place(of: url, spot),
                    label: "nothing between the parentheses",
                    help: what == "link"
                        ? "write where it leads: [text](page.md)" : "write its source: ![text](../assets/…)"))
            return false
        }
        if url.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            diagnostics.append(
                .error(
                    .malformedLink, "a \(what)'s destination holds a control character", at: place(of: url, spot),
                    label: "an invisible character in here", help: "delete it, or write the destination anew"))
            return false
        }
        if url[0] == .slash || url[0] == .backslash, url.count > 1, url[1] == .slash || url[1] == .backslash {
            diagnostics.append(
                .error(
                    .malformedLink, "a \(what)'s destination begins with two slashes", at: place(of: url, spot),
                    label: "another site, without a scheme", help: "write the scheme: 'https:' before the slashes"))
            return false
        }
        return true
    }

    /// Judges the links to anchors of this page.
    mutating func judgeOwnAnchors() {
        guard !ownAnchors.isEmpty else { return }
        var known: Set<String> = source.reservedIDs
        if source.checksOwnAnchors {
            for heading in headings { known.insert(heading.id) }
            for id in htmlIDs { known.insert(id) }
        }
        var suggestions = 0
        lazy var names = known.sorted()
        for (fragment, written, spot) in ownAnchors where fragment != "top" {
            guard diagnostics.count < FaultLimit.perFile else { return }
            guard source.checksOwnAnchors else {
                links.append(PageAnchor(page: file, fragment: fragment, location: place(of: written, spot)))
                continue
            }
            guard !known.contains(fragment) else { continue }
            // Each compares with every anchor of the page.
            suggestions += 1
            let help = suggestions > 20 ? nil : Suggestion.help(for: fragment, among: names)
            diagnostics.append(
                .error(
                    .unknownAnchor, "this page has no anchor '#\(fragment)'", at: place(of: written, spot),
                    label: "no such heading",
                    help: help ?? "a heading's anchor is its text in lower case with '-' for spaces"))
        }
    }

    /// Where a destination is written.
    mutating func place(of url: [UInt8], _ spot: Spot) -> SourceLocation {
        let range = lines.range(of: spot)
        // Where cmark-gfm's positions are off, the destination is looked for nearby.
        let region = lines.window(around: range, in: spot.block)
        if !url.isEmpty {
            if let found = find(url, range, afterOpening: true) ?? find(url, range, afterOpening: false)
                ?? definition(of: url) ?? find(url, region, afterOpening: true)
                ?? find(url, region, afterOpening: false)
            {
                return lines.location(of: found..<(found + url.count))
            }
        }
        return lines.location(of: range.isEmpty ? range.lowerBound..<(range.lowerBound + 1) : range)
    }

    private func find(_ url: [UInt8], _ range: Range<Int>, afterOpening: Bool) -> Int? {
        var from = range.lowerBound
        var last: Int?
        while let found = bytes.firstIndex(of: url, from: from, end: min(range.upperBound, bytes.count)) {
            if !afterOpening { return found }
            var before = found - 1
            if before >= 0, bytes[before] == .less { before -= 1 }
            while before > range.lowerBound, bytes[before].isSpace { before -= 1 }
            // The last one that follows a parenthesis: those before it belong to the link's text.
            if before > 0, bytes[before] == UInt8(ascii: "("), bytes[before - 1] == .closeBracket { last = found }
            from = found + 1
        }
        return last
    }

    /// Where the definition is that a reference leads through.
    mutating func definition(of url: [UInt8]) -> Int? {
        if let definitions { return definitions[url] }
        var known: [[UInt8]: Int] = [:]
        var from = source.body.lowerBound
        let end = source.body.upperBound
        while let found = bytes.firstIndex(of: [.closeBracket, .colon], from: from, end: end) {
            from = found + 2
            var index = from
            while index < end, bytes[index].isSpace { index += 1 }
            let isPointed = index < end && bytes[index] == .less
            if isPointed { index += 1 }
            let start = index
            while index < end, isPointed ? bytes[index] != .greater : !bytes[index].isSpace { index += 1 }
            let destination = Array(bytes[start..<index])
            if known[destination] == nil { known[destination] = start }
        }
        definitions = known
        return known[url]
    }

    /// The text below a node, for `alt`.
    private func plainText(of node: MarkdownNode) -> String {
        var text: [UInt8] = []
        var position = node.firstChild
        var level = 0
        while let node = position {
            switch node.kind {
            case .text, .code: text.append(contentsOf: node.literal)
            case .softBreak, .lineBreak: text.append(.space)
            case .html: text.append(contentsOf: HTMLText.decoded(node.literal, skippingTags: true))
            default: break
            }
            if let child = node.firstChild {
                level += 1
                position = child
                continue
            }
            var leaving = node
            while leaving.next == nil, level > 0, let parent = leaving.parent {
                leaving = parent
                level -= 1
            }
            position = level >= 0 && !(level == 0 && leaving.next == nil) ? leaving.next : nil
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Writes a URL into a quoted attribute, as cmark-gfm does.
    static func escapeURL(_ url: [UInt8], into output: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in url {
            switch byte {
            case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "'"): output.append(contentsOf: "&#x27;".utf8)
            case _ where byte.isLetter || byte.isDigit || urlMarks.contains(byte): output.append(byte)
            default:
                output.append(UInt8(ascii: "%"))
                output.append(digits[Int(byte >> 4)])
                output.append(digits[Int(byte & 15)])
            }
        }
    }

    private static let urlMarks = Set("!#$%()*+,-./:;=?@_~".utf8)
}
