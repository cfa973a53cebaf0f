/// Everything in `content/`, read.
public struct ContentTree: Sendable {
    /// The pages, ordered by path.
    public let pages: [SourcePage]
    /// The facts.
    public let facts: FactRegistry
    /// The request samples.
    public let samples: [String: RequestSample]
    /// Files that are pages but could not be read; links to them are no further faults.
    var failed: Set<RelativePath> = []
    /// Files of drafts that have been left out.
    var drafts: Set<RelativePath> = []
    /// What those drafts say.
    var draftTexts: [SourceText] = []

    /// The folder with the content.
    public static let folder = "content"

    /// Reads the folder; pages with faults are left out of the result and are in the diagnostics.
    public static func load(_ reader: SourceReader, jobs: Int) async -> (ContentTree, [Diagnostic]) {
        await load(reader, jobs: jobs, memory: nil)
    }

    /// As above; with a memory, only what it doesn't know is read.
    static func load(
        _ reader: SourceReader, jobs: Int, memory: ContentMemory?
    ) async -> (ContentTree, [Diagnostic]) {
        guard let folder = RelativePath(ContentTree.folder) else { return (ContentTree.empty, []) }
        let (entries, listFaults) = reader.tree(folder)
        var faults = listFaults
        var markdown: [RelativePath] = []
        var facts = FactRegistry()
        var samples: [String: RequestSample] = [:]
        for (path, kind) in entries {
            switch (kind, path.pathExtension) {
            case (.folder, "md"):
                faults.append(
                    stray(path, "is a folder named like a page", "rename it; a bundle is a folder with an index.md"))
            case (.folder, _): continue
            case (_, "md"): markdown.append(path)
            case (_, _) where path.string == FactRegistry.path:
                let (text, found) = reader.text(path)
                let (registry, factFaults) = text.map { FactRegistry.load($0) } ?? (FactRegistry(), [])
                facts = memory?.settled(registry, found + factFaults) ?? registry
                faults += found + factFaults
            case (_, _) where path.string == RequestSample.path:
                let (text, found) = reader.text(path)
                let (loaded, sampleFaults) = text.map { RequestSample.loadAll($0) } ?? ([:], [])
                samples = memory?.settled(loaded, found + sampleFaults) ?? loaded
                faults += found + sampleFaults
            default:
                faults.append(
                    stray(
                        path, "is neither a Markdown page nor a data file that is known",
                        path.pathExtension == "markdown"
                            ? "rename it to \(path.stem).md"
                            : "pictures belong in assets/, files to pass through in static/"))
            }
        }
        memory?.keep(only: Set(markdown))
        let files = await BoundedWork.map(markdown, jobs: jobs) { path -> (ContentFile?, [Diagnostic]) in
            guard let memory else { return ContentFile.read(path, reader) }
            let reading = memory.reading(of: path, reader)
            return (reading.file, reading.faults)
        }
        var pages: [SourcePage] = []
        var sections: [SourceSection] = []
        var failed: Set<RelativePath> = []
        for (path, (file, found)) in zip(markdown, files) {
            faults += found
            switch file {
            case .page(let page): pages.append(page)
            case .section(let section): sections.append(section)
            case nil: failed.insert(path)
            }
        }
        faults += attach(sections, to: &pages, all: Set(markdown))
        return (ContentTree(pages: pages, facts: facts, samples: samples, failed: failed), faults)
    }

    /// The same without the pages that are drafts.
    var withoutDrafts: ContentTree {
        let drafts = pages.filter(\.matter.isDraft)
        return ContentTree(
            pages: pages.filter { !$0.matter.isDraft }, facts: facts, samples: samples, failed: failed,
            drafts: Set(drafts.map(\.path)), draftTexts: drafts.flatMap { [$0.text] + $0.sections.map(\.text) })
    }

    private static let empty = ContentTree(pages: [], facts: FactRegistry(), samples: [:])

    /// Gives each page the sections it lists.
    private static func attach(
        _ sections: [SourceSection], to pages: inout [SourcePage], all files: Set<RelativePath>
    ) -> [Diagnostic] {
        var faults: [Diagnostic] = []
        let byPath = Dictionary(uniqueKeysWithValues: sections.map { ($0.path, $0) })
        var listed: Set<RelativePath> = []
        for index in pages.indices where !pages[index].matter.sections.isEmpty {
            let folder = pages[index].path.parent
            for name in pages[index].matter.sections {
                let path = folder.appending(name.text + ".md")
                if !listed.insert(path).inserted {
                    faults.append(
                        .error(
                            .wrongValue, "the section '\(name.text)' is listed twice", at: name.location,
                            help: "list it once"))
                } else if let section = byPath[path] {
                    pages[index].sections.append(section)
                } else if !files.contains(path) {
                    let names = sections.filter { $0.path.parent == folder }.map(\.path.stem)
                    faults.append(
                        .error(
                            .missingSection, "the section '\(name.text)' has no file", at: name.location,
                            label: "no such file as \(path)",
                            help: Suggestion.help(for: name.text, among: names)
                                ?? "write \(path), or take it off the list"))
                } else if pages.contains(where: { $0.path == path }) {
                    faults.append(
                        .error(
                            .missingKey, "'\(path)' is listed as a section, but its front matter has no 'kind'",
                            at: name.location, help: "add 'kind: cards' or another kind to it"))
                }
            }
        }
        for section in sections where !listed.contains(section.path) {
            faults.append(
                .warning(
                    .unlistedSection, "no page lists the section '\(section.path.stem)'",
                    at: SourceLocation(file: section.path.string),
                    help:
                        "add '\(section.path.stem)' to 'sections' in \(section.path.parent)/index.md, or delete the file"
                ))
        }
        return faults
    }

    private static func stray(_ path: RelativePath, _ what: String, _ help: String) -> Diagnostic {
        .error(.strayFile, "'\(path)' \(what)", at: SourceLocation(file: path.string), help: help)
    }
}
