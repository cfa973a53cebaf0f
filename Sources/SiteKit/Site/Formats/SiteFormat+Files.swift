extension SiteFormat {
    /// The JSON Schema files by name: one a format, one for all front matter, one a layout and one a kind of section.
    static var schemaFiles: [(name: String, schema: JSONValue)] {
        let page = FrontMatter.schema.shape
        let section = SectionFrontMatter.schema.shape
        var files = all.map { ("\($0.name).schema.json", $0.jsonSchema) }
        files.append(
            (
                "front-matter.schema.json",
                JSONSchema.document(
                    title: "front matter of content/**.md",
                    doc: "The front matter of a page, or, with a 'kind', of a section.", with: "kind", section,
                    else: page)
            ))
        // A layout that some path gives by itself need not be written.
        for layout in Layout.allCases {
            let shape = page.narrowed("layout", to: layout.rawValue, isRequired: !layout.isGivenByPath)
            files.append(
                (
                    "page-\(layout.rawValue).schema.json",
                    JSONSchema.document(
                        title: "front matter of a page with layout \(layout.rawValue)", doc: shape.doc, .mapping(shape))
                ))
        }
        for kind in SectionFrontMatter.Kind.allCases {
            let shape = section.narrowed("kind", to: kind.rawValue, isRequired: true)
            files.append(
                (
                    "section-\(kind.rawValue).schema.json",
                    JSONSchema.document(
                        title: "front matter of a section of kind \(kind.rawValue)", doc: shape.doc, .mapping(shape))
                ))
        }
        return files
    }

    /// Writes the JSON Schema files into a folder, which is made when it isn't there. Files that are as they should
    /// be are left alone.
    ///
    /// - Returns: the names of those written.
    public static func writeSchemas(to folder: String) throws(FileError) -> [String] {
        try Folder.makeAll(above: "\(folder)/file")
        var written: [String] = []
        for file in schemaFiles {
            let bytes = Array((file.schema.text(indented: true) + "\n").utf8)
            let path = "\(folder)/\(file.name)"
            if Folder.holds(path, bytes) { continue }
            try replace(path, bytes)
            written.append(file.name)
        }
        return written
    }

    /// Writes the tables of keys in a Markdown file anew, between the comments that name them.
    ///
    /// - Returns: whether anything changed, or what is wrong with the file.
    public static func renewTables(in path: String) throws(FileError) -> (isChanged: Bool, fault: String?) {
        let old = String(decoding: try Folder.readAll(path, limit: 4 << 20), as: UTF8.self)
        let (text, unknown) = SchemaReference.renewed(old, shapes)
        guard let text else {
            let name = unknown ?? ""
            let names = shapes.map(\.name)
            let help = names.contains(name) ? nil : Suggestion.help(for: name, among: names)
            return (false, "there is no table of keys '\(name)', or it has no end\(help.map { "; \($0)" } ?? "")")
        }
        if text == old { return (false, nil) }
        try replace(path, Array(text.utf8))
        return (true, nil)
    }

    private static func replace(_ path: String, _ bytes: [UInt8]) throws(FileError) {
        let new = path + ".new"
        // What a run that was killed left behind.
        try Folder.removeTree(new)
        try Folder.writeNew(new, bytes)
        try Folder.rename(new, to: path)
    }
}

extension Layout {
    /// Whether pages have it that don't name a layout.
    fileprivate var isGivenByPath: Bool { self == .docs || self == .page }
}
