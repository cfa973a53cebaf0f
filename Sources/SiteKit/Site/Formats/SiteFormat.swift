/// A file format that people write: what `sitegen schema` lists, explains and writes down for editors.
public struct SiteFormat: Sendable {
    /// What it is called on the command line.
    public let name: String
    /// Which files have it.
    public let files: String
    /// What it holds, in a sentence.
    public let doc: String
    /// What the whole file is.
    let root: SchemaValue

    /// All of them.
    public static let all: [SiteFormat] = [
        SiteFormat(
            name: "site", files: SiteConfig.path, doc: SiteConfig.schema.shape.doc,
            root: .mapping(SiteConfig.schema.shape)),
        SiteFormat(
            name: "page", files: "front matter of content/**.md", doc: FrontMatter.schema.shape.doc,
            root: .mapping(FrontMatter.schema.shape)),
        SiteFormat(
            name: "section", files: "front matter of content/**.md with a 'kind'",
            doc: SectionFrontMatter.schema.shape.doc, root: .mapping(SectionFrontMatter.schema.shape)),
        SiteFormat(
            name: "facts", files: FactRegistry.path,
            doc: "Every number, limit, price and name that the site states, once.",
            root: .named(.mapping(Fact.schema.shape), names: Fact.nameFormat)),
        SiteFormat(
            name: "samples", files: RequestSample.path, doc: "Each API request, once, by its name.",
            root: .named(.mapping(RequestSample.schema.shape), names: nil)),
        SiteFormat(
            name: "manifest", files: ShowcaseManifest.path.string, doc: ShowcaseManifest.schema.shape.doc,
            root: .mapping(ShowcaseManifest.schema.shape)),
        SiteFormat(
            name: "contract", files: OutputContract.path, doc: OutputContract.schema.shape.doc,
            root: .mapping(OutputContract.schema.shape)),
    ]

    /// The format of this name.
    public static func named(_ name: String) -> SiteFormat? { all.first { $0.name == name } }

    /// Every key with its type and meaning, for a terminal.
    public var reference: String {
        var text = "\(files)\n\(doc)\n\n"
        if case .named(_, let names) = root {
            text += "Each name leads to one of these" + (names.map { "; a name is of \($0.name)" } ?? "") + ".\n\n"
        }
        return (text + (root.shape.map { SchemaReference.text($0) } ?? "")).replacing("`", with: "")
    }

    /// What editors read.
    public var jsonSchema: JSONValue { JSONSchema.document(title: files, doc: doc, root) }

    /// Every mapping of every format, each once.
    static var shapes: [SchemaShape] {
        var found: [SchemaShape] = []
        for shape in all.flatMap({ $0.root.shape?.all ?? [] }) where !found.contains(where: { $0.name == shape.name }) {
            found.append(shape)
        }
        return found
    }
}
