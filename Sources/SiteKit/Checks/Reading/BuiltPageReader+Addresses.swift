/// Links, pictures, meta elements and scripts.
extension BuiltPageReader {
    mutating func addLink(_ range: Range<Int>, _ tag: TagAttributes, _ element: PageElement?) {
        let address = trimmed(range)
        guard !address.isEmpty else { return }
        var kind: BuiltPage.Link.Kind = element == .anchor ? .follow : .load
        if element != .anchor, let relation = tag[.relation].flatMap(text)?.lowercased() {
            if relation == "canonical" { kind = .own }
            if relation.hasPrefix("alternate") { kind = .follow }
        }
        page.links.append(BuiltPage.Link(kind: kind, range: address))
        // What leads elsewhere is words too: a link to example.com is as unfinished as the text.
        if bytes[address.lowerBound].isLetter { addAttribute(address, name: Self.href) }
    }

    mutating func addSourceSet(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end =
                bytes.firstIndex(ofByte: UInt8(ascii: ","), from: start, end: range.upperBound) ?? range.upperBound
            let candidate = trimmed(start..<end)
            let length = bytes[candidate].prefix { !$0.isSpace }.count
            if length > 0 {
                let address = candidate.lowerBound..<(candidate.lowerBound + length)
                page.links.append(BuiltPage.Link(kind: .load, range: address))
            }
            start = end + 1
        }
    }

    mutating func openLink(isButton: Bool, _ tag: TagAttributes) {
        closeLink()
        // An anchor without an address is a place, not a link.
        guard isButton || tag[.address] != nil else { return }
        link = OpenLink(
            isButton: isButton, address: tag[.address], start: page.prose.bytes.count + page.code.bytes.count,
            hasName: tag.hasName)
    }

    mutating func closeLink() {
        guard let open = link else { return }
        link = nil
        guard !open.hasName else { return }
        let added = page.prose.bytes.count + page.code.bytes.count - open.start
        guard added == 0 || page.prose.bytes.suffix(added).allSatisfy({ $0.isSpace }) else { return }
        page.flaws.append(open.isButton ? .emptyButton : .emptyLink(url: text(open.address) ?? ""))
    }

    mutating func addPicture(_ tag: TagAttributes) {
        let source = text(tag[.address]) ?? ""
        if let alt = tag[.alternative] {
            if alt.isEmpty {
                if !tag.isDecoration(bytes) { page.flaws.append(.pictureWithoutWords(source: source)) }
            } else {
                addAttribute(alt, name: "alt")
                link?.hasName = true
            }
        } else {
            page.flaws.append(.pictureWithoutAlt(source: source))
        }
        if tag[.width] == nil || tag[.height] == nil { page.flaws.append(.pictureWithoutSize(source: source)) }
    }

    mutating func addMeta(_ tag: TagAttributes) {
        guard let content = tag[.content] else { return }
        let name = (text(tag[.name]) ?? "").lowercased()
        if name == "price" || name.hasSuffix("price:amount") || name == "lowprice" || name == "highprice",
            let price = text(content)
        {
            page.prices.append(price)
        }
        switch name {
        case "viewport", "theme-color", "color-scheme", "twitter:card", "og:type", "og:image:width",
            "og:image:height", "":
            // `http-equiv="refresh"`, where a page is sent on.
            if let mark = bytes.firstIndex(of: Self.refresh, from: content.lowerBound, end: content.upperBound) {
                let target = trimmed((mark + Self.refresh.count)..<content.upperBound)
                if !target.isEmpty { page.links.append(BuiltPage.Link(kind: .load, range: target)) }
            }
        case "og:url": addAddress(content, .own)
        case "og:image", "og:image:url", "twitter:image": addAddress(content, .load)
        case "robots": page.isUnindexed = (text(content) ?? "").contains("noindex")
        default:
            if name == "description" { page.description = text(content) }
            addAttribute(content, name: "content")
        }
    }

    mutating func addAddress(_ range: Range<Int>, _ kind: BuiltPage.Link.Kind) {
        let address = trimmed(range)
        if !address.isEmpty { page.links.append(BuiltPage.Link(kind: kind, range: address)) }
    }

    private static let refresh = Array("url=".utf8)
    private static let scriptEnd = Array("</script".utf8)
    static let styleEnd = Array("</style".utf8)

    func rawEnd(_ mark: [UInt8], from index: Int) -> Int {
        bytes.firstIndex(of: mark, from: min(index, bytes.count)) ?? bytes.count
    }

    mutating func readScript(_ tag: TagAttributes, from index: Int) -> Int {
        let end = rawEnd(Self.scriptEnd, from: index)
        if text(tag[.type]) == "application/ld+json" {
            page.asides.enter(.structuredData)
            JSONTexts.append(bytes, index..<end, to: &page.asides.bytes)
            page.prices += JSONTexts.prices(bytes, index..<end)
        } else {
            page.code.bytes += bytes[index..<end]
            page.code.bytes.append(.newline)
        }
        return end
    }
}
