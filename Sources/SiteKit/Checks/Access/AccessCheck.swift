/// What a page owes to people who can't see it, and to search engines.
struct AccessCheck: Sendable {
    /// The longest title that search results show whole, with room.
    static let titleLimit = 70
    /// The longest description that makes sense.
    static let descriptionLimit = 200

    /// Whether a missing description is worth a word.
    let needsDescription: Bool

    /// Everything on one page.
    func finds(in page: BuiltPage) -> [Find] {
        var finds = flaws(of: page) + headings(page) + identifiers(page)
        if let title = title(page) { finds.append(title) }
        if let description = description(page) { finds.append(description) }
        return finds
    }

    /// What is wrong with single elements.
    func flaws(of page: BuiltPage) -> [Find] { page.flaws.map(find) }

    private func find(_ flaw: BuiltPage.Flaw) -> Find {
        switch flaw {
        case .pictureWithoutAlt(let source):
            Find(
                severity: .error, code: .missingAlt, pattern: FindName.alt,
                message: "the picture '\(Self.name(source))' has no alt text",
                help: "say what it shows: alt=\"…\"", quote: Quote(Self.name(source)))
        case .pictureWithoutWords(let source):
            Find(
                severity: .warning, code: .missingAlt, pattern: FindName.alt,
                message: "the alt text of the picture '\(Self.name(source))' is empty",
                help: "say in a few words what it shows, between the brackets: ![…]", quote: Quote(Self.name(source)))
        case .pictureWithoutSize(let source):
            Find(
                severity: .warning, code: .missingPictureSize, pattern: FindName.pictureSize,
                message: "the picture '\(Self.name(source))' doesn't say its width and height",
                help: "give 'width' and 'height', or write the picture in Markdown", quote: Quote(Self.name(source)))
        case .emptyLink(let url):
            Find(
                severity: .error, code: .emptyLink, pattern: FindName.emptyLink,
                message: "a link to '\(url)' has no words", help: "write what it leads to between its brackets",
                quote: Quote(url.hasPrefix("http") ? url : Self.name(url)))
        case .emptyButton:
            Find(
                severity: .error, code: .emptyLink, pattern: FindName.emptyLink, message: "a button has no words",
                help: "write what it does, or give it an 'aria-label'", quote: Quote("<button"))
        case .duplicateID(let id):
            Find(
                severity: .error, code: .duplicateID, pattern: FindName.duplicateID,
                message: "the id '\(id)' stands twice on the page", help: "give one of the two another id",
                quote: Quote(id))
        case .noLanguage:
            Find(
                severity: .error, code: .missingLanguage, pattern: FindName.language,
                message: "the page doesn't say its language", help: "write <html lang=\"{{site.language}}\">",
                quote: Quote("<html"))
        }
    }

    /// The last part of an address, without the digest that publishing puts in.
    static func name(_ url: String) -> String {
        let path = url.prefix { $0 != "?" && $0 != "#" }
        let name = path.split(separator: "/").last.map(String.init) ?? url
        let parts = name.split(separator: ".")
        guard parts.count > 2, parts[parts.count - 2].count == 12, parts[parts.count - 2].allSatisfy(\.isHexDigit)
        else {
            return name
        }
        return parts.dropLast(2).joined(separator: ".") + "." + parts[parts.count - 1]
    }

    private func headings(_ page: BuiltPage) -> [Find] {
        var finds: [Find] = []
        var last = 0
        var main = 0
        for heading in page.headings {
            let text = String(decoding: heading.words, as: UTF8.self)
            if heading.level == 1 { main += 1 }
            if heading.level == 1, main == 2 {
                finds.append(
                    Find(
                        severity: .warning, code: .mainHeading, pattern: FindName.headings,
                        message: "the page has a second main heading, '\(text.prefix(60))'",
                        help: "begin it with '##': the title is the main heading", quote: Quote(text)))
            } else if last > 0, heading.level > last + 1 {
                finds.append(
                    Find(
                        severity: .warning, code: .headingOrder, pattern: FindName.headings,
                        message:
                            "after a heading of level \(last) comes one of level \(heading.level), '\(text.prefix(60))'",
                        help: "make it level \(last + 1)", quote: Quote(text)))
            }
            last = heading.level
        }
        if main == 0 {
            finds.append(
                Find(
                    severity: .warning, code: .mainHeading, pattern: FindName.headings,
                    message: "the page has no main heading", help: "show the title in an <h1> in the layout",
                    quote: Quote("")))
        }
        return finds
    }

    private func identifiers(_ page: BuiltPage) -> [Find] {
        var seen: Set<String> = []
        var told: Set<String> = []
        var finds = page.ids.filter { !seen.insert($0).inserted && told.insert($0).inserted }
            .map { find(.duplicateID($0)) }
        for name in page.references where !seen.contains(name) && told.insert(name).inserted {
            finds.append(
                Find(
                    severity: .error, code: .deadReference, pattern: FindName.reference,
                    message: "an element names the id '\(name)', which the page doesn't have",
                    help: Suggestion.help(for: name, among: seen) ?? "correct the id in the template",
                    quote: Quote(name)))
        }
        return finds
    }

    private func title(_ page: BuiltPage) -> Find? {
        // Bytes are at least as many as characters.
        if let length = page.title?.utf8.count, (1...Self.titleLimit).contains(length) { return nil }
        let title = page.title?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
        if title.isEmpty {
            return Find(
                severity: .error, code: .titleLength, pattern: FindName.title, message: "the page has no title element",
                help: "write <title>{{page.head_title}}</title> in the template", quote: Quote("</head>"))
        }
        guard title.count > Self.titleLimit else { return nil }
        return Find(
            severity: .warning, code: .titleLength, pattern: FindName.title,
            message: "the page's title has \(title.count) characters, and search results show about \(Self.titleLimit)",
            help: "shorten 'title' in the front matter; the site's name is added to it",
            quote: Quote(String(title.split(separator: " · ").first ?? Substring(title))))
    }

    private func description(_ page: BuiltPage) -> Find? {
        guard let description = page.description, !description.isEmpty else {
            guard needsDescription, !page.isUnindexed else { return nil }
            return Find(
                severity: .warning, code: .missingDescription, pattern: FindName.description,
                message: "the page has no description", help: "add 'description: …' to the front matter",
                quote: Quote(""))
        }
        guard description.utf8.count > Self.descriptionLimit, description.count > Self.descriptionLimit else {
            return nil
        }
        return Find(
            severity: .warning, code: .descriptionLength, pattern: FindName.description,
            message: "the description has \(description.count) characters, and search results show about 160",
            help: "say the most important in the first sentence, and leave the rest to the page",
            quote: Quote(String(description.prefix(60))))
    }
}
