/// Looks for what raw HTML on a page must not have: script, inline style, and anything loaded from elsewhere.
///
/// Reads tags as a browser does, and is meant to err on the strict side: what is inside a `<textarea>` is looked
/// at too, and a tag that doesn't end is refused, since it would swallow what follows.
struct RawHTMLCheck {
    /// What is wrong, and which bytes are meant.
    struct Fault {
        let code: DiagnosticCode
        let message: String
        let label: String
        let help: String?
        let range: Range<Int>
    }

    let bytes: [UInt8]
    private(set) var faults: [Fault] = []
    /// Anchors that the HTML makes.
    private(set) var ids: [String] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func run() {
        var index = 0
        while let open = bytes[index...].firstIndex(of: .less) {
            index = readMarkup(open)
        }
    }

    // MARK: Reading

    /// Reads what a `<` begins; where to go on.
    private mutating func readMarkup(_ open: Int) -> Int {
        let after = open + 1
        guard after < bytes.count else { return after }
        switch bytes[after] {
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            return readComment(open)
        case .slash:
            guard after + 1 < bytes.count, bytes[after + 1].isLetter else { return after }
            return readTag(open, nameAt: after + 1, isEnd: true)
        case _ where bytes[after].isLetter:
            return readTag(open, nameAt: after, isEnd: false)
        default:
            return after
        }
    }

    private mutating func readComment(_ open: Int) -> Int {
        if bytes.holds(Array("<!--".utf8), at: open) {
            var index = open + 4
            if bytes.holds(Array(">".utf8), at: index) { return index + 1 }
            if bytes.holds(Array("->".utf8), at: index) { return index + 2 }
            while index < bytes.count {
                if bytes.holds(Array("-->".utf8), at: index) { return index + 3 }
                if bytes.holds(Array("--!>".utf8), at: index) { return index + 4 }
                index += 1
            }
        } else if let close = bytes[open...].firstIndex(of: .greater) {
            return close + 1
        }
        refuse(
            .malformedHTML, "a comment in raw HTML does not end", "begins here", open..<min(open + 4, bytes.count),
            help: "close it with '-->'")
        return bytes.count
    }

    private mutating func readTag(_ open: Int, nameAt start: Int, isEnd: Bool) -> Int {
        var index = start
        while index < bytes.count, !bytes[index].isSpace, bytes[index] != .slash, bytes[index] != .greater {
            index += 1
        }
        let nameRange = start..<index
        let name = lowercased(nameRange)
        let isRefused = !isEnd && judgeElement(name, nameRange)
        while true {
            while index < bytes.count, bytes[index].isSpace || bytes[index] == .slash { index += 1 }
            guard index < bytes.count else { break }
            if bytes[index] == .greater { return index + 1 }
            guard let (attribute, value, next) = readAttribute(index) else { break }
            if !isEnd, !isRefused { judgeAttribute(attribute, value, of: name) }
            index = next
        }
        refuse(
            .malformedHTML, "a tag in raw HTML does not end", "begins here", open..<nameRange.upperBound,
            help: "close it with '>' before the next blank line; write '&lt;' for a plain '<'")
        return bytes.count
    }

    /// Reads an attribute; `nil` if its quotes never close.
    private func readAttribute(_ start: Int) -> (name: Range<Int>, value: Range<Int>, next: Int)? {
        var index = start + 1
        while index < bytes.count, !bytes[index].isSpace,
            ![.slash, .greater, UInt8(ascii: "=")].contains(bytes[index])
        { index += 1 }
        let name = start..<index
        var equals = index
        while equals < bytes.count, bytes[equals].isSpace { equals += 1 }
        guard equals < bytes.count, bytes[equals] == UInt8(ascii: "=") else { return (name, index..<index, index) }
        index = equals + 1
        while index < bytes.count, bytes[index].isSpace { index += 1 }
        guard index < bytes.count else { return nil }
        let quote = bytes[index]
        if quote == .quote || quote == .apostrophe {
            guard let close = bytes[(index + 1)...].firstIndex(of: quote) else { return nil }
            return (name, (index + 1)..<close, close + 1)
        }
        let begun = index
        while index < bytes.count, !bytes[index].isSpace, bytes[index] != .greater { index += 1 }
        return (name, begun..<index, index)
    }

    // MARK: Judging

    private static let forbiddenElements: [String: String] = [
        "script": "put scripts into assets/ and name them in site.yml",
        "style": "put style into the stylesheet in assets/",
        "base": "write full paths instead",
        "meta": "set it in the front matter or in the layout",
        "link": "name the stylesheet in site.yml",
        "object": "use a link or a picture", "embed": "use a link or a picture", "applet": "use a link or a picture",
        "frame": "use a link", "frameset": "use a link", "plaintext": "use a code block",
    ]

    /// Whether the element is refused; then what it loads need not be said as well.
    private mutating func judgeElement(_ name: String, _ range: Range<Int>) -> Bool {
        // `svg:script` is a script to some parsers.
        let local = name.split(separator: ":").last.map(String.init) ?? name
        guard let help = Self.forbiddenElements[name] ?? Self.forbiddenElements[local] else { return false }
        refuse(
            .forbiddenElement, "raw HTML must not have a <\(name)> element", "not allowed on a page", range, help: help)
        return true
    }

    private mutating func judgeAttribute(_ nameRange: Range<Int>, _ value: Range<Int>, of element: String) {
        let name = lowercased(nameRange)
        if name.hasPrefix("on"), name.utf8.count > 2 {
            refuse(
                .forbiddenAttribute, "raw HTML must not have the event handler '\(name)'", "runs script", nameRange,
                help: "listen for the event in a script in assets/")
        } else if name == "style" {
            refuse(
                .forbiddenAttribute, "raw HTML must not have a style attribute", "inline style", nameRange,
                help: "use a class and the stylesheet in assets/")
        } else if name == "srcdoc" {
            refuse(
                .forbiddenAttribute, "raw HTML must not have a srcdoc attribute", "a page within the page", nameRange,
                help: "write its content into the page, or link to a page of its own")
        } else if name == "id" || (name == "name" && element == "a") {
            let id = decoded(value)
            if !id.isEmpty { ids.append(String(decoding: id, as: UTF8.self)) }
        } else if Self.urlLists.contains(name) {
            judgeList(value, separator: name == "ping" ? .space : UInt8(ascii: ","))
        } else if Self.urlAttributes.contains(name) || name.hasSuffix(":href") {
            let leavesPage = name == "cite" || (name == "href" && (element == "a" || element == "area"))
            judgeURL(value, isLink: leavesPage)
        }
    }

    private static let urlLists: Set<String> = ["srcset", "imagesrcset", "ping"]
    private static let urlAttributes: Set<String> = [
        "href", "src", "action", "formaction", "poster", "data", "background", "cite", "manifest", "longdesc",
        "lowsrc", "dynsrc", "profile", "usemap", "codebase", "classid", "to", "from", "values", "by",
    ]

    private mutating func judgeList(_ value: Range<Int>, separator: UInt8) {
        var start = value.lowerBound
        while start <= value.upperBound {
            let end = bytes[start..<value.upperBound].firstIndex { $0 == separator } ?? value.upperBound
            var from = start
            while from < end, bytes[from].isSpace { from += 1 }
            let to = bytes[from..<end].firstIndex { $0.isSpace } ?? end
            if from < to { judgeURL(from..<to, isLink: false) }
            start = end + 1
        }
    }

    private mutating func judgeURL(_ value: Range<Int>, isLink: Bool) {
        // Browsers drop control characters in a URL and white space around it.
        var url = decoded(value)
        url.removeAll { $0 < 0x20 || $0 == 0x7F }
        let text = url.drop { $0 == .space }
        let range = value.isEmpty ? value.lowerBound..<(value.lowerBound + 1) : value
        if let length = LinkDestination.scheme(of: text) {
            let scheme = String(decoding: text.prefix(length).map(\.lowercased), as: UTF8.self)
            switch scheme {
            case "javascript", "vbscript", "livescript", "data", "blob", "file", "filesystem":
                if scheme == "data", !isLink, isPictureData(text) { return }
                refuse(
                    .forbiddenURL, "raw HTML must not have a '\(scheme):' URL", "not allowed on a page", range,
                    help: !isLink && (scheme == "data" || scheme == "blob")
                        ? "put the file into assets/ and write the picture in Markdown"
                        : "link to a page or to an https address")
            case _ where isLink: return
            default: refuseElsewhere(range)
            }
            return
        }
        let slashes: [UInt8] = [.slash, .backslash]
        if text.count > 1, slashes.contains(text[text.startIndex]), slashes.contains(text[text.startIndex + 1]) {
            if !isLink { refuseElsewhere(range) }
        } else if let first = text.first, first != .hash {
            refuse(
                .uncheckedURL, "paths in raw HTML are neither resolved nor checked", "a path of this site", range,
                help: "write the link or picture in Markdown")
        }
    }

    private func isPictureData(_ url: ArraySlice<UInt8>) -> Bool {
        ["data:image/png", "data:image/webp", "data:image/jpeg", "data:image/gif"].contains {
            Array(url).holds(Array($0.utf8), at: 0)
        }
    }

    private mutating func refuseElsewhere(_ range: Range<Int>) {
        refuse(
            .forbiddenURL, "raw HTML must not load from another site", "another site", range,
            help: "link to it, or put the file into assets/ and show it with Markdown")
    }

    private mutating func refuse(
        _ code: DiagnosticCode, _ message: String, _ label: String, _ range: Range<Int>, help: String?
    ) {
        // Enough to see that something is wrong; each costs a search for its place.
        guard faults.count < 50 else { return }
        faults.append(Fault(code: code, message: message, label: label, help: help, range: range))
    }

    private func lowercased(_ range: Range<Int>) -> String {
        String(decoding: bytes[range].map(\.lowercased), as: UTF8.self)
    }

    private func decoded(_ range: Range<Int>) -> [UInt8] {
        HTMLText.decoded(Array(bytes[range]))
    }
}
