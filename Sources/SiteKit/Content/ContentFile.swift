/// What one file of `content/` turned out to be.
enum ContentFile: Sendable {
    case page(SourcePage)
    case section(SourceSection)

    /// Reads a Markdown file. Front matter with a `kind` makes it a section.
    static func read(_ path: RelativePath, _ reader: SourceReader) -> (ContentFile?, [Diagnostic]) {
        let (text, readFaults) = reader.text(path)
        guard let text else { return (nil, readFaults) }
        let (file, splitFaults) = SourceFile.split(text)
        guard let file else { return (nil, splitFaults) }
        guard let range = file.matter else {
            var matter = FrontMatter()
            matter.layout = FrontMatter.defaultLayout(path)
            return (.page(SourcePage(path: path, text: text, body: file.body, matter: matter)), [])
        }
        let (root, faults) = YAMLDocument.parse(text, range: range)
        guard let root else { return (nil, faults) }
        if case .map(let entries) = root.value, entries.contains(where: { $0.key == "kind" }) {
            let (matter, faults) = SectionFrontMatter.read(root)
            guard let matter else { return (nil, faults) }
            return (.section(SourceSection(path: path, text: text, body: file.body, matter: matter)), faults)
        }
        let (matter, matterFaults) = FrontMatter.read(root, path: path)
        return (.page(SourcePage(path: path, text: text, body: file.body, matter: matter)), matterFaults)
    }
}
