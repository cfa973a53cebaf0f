import Synchronization

/// What a preview shows at which path of a URL: everything a build would write, and nothing else. No path from a URL
/// reaches the disk.
final class PreviewAddresses: Sendable {
    /// What is at an address.
    enum Target: Sendable {
        /// A page, by its number in the graph.
        case page(Int)
        /// The Markdown of a page.
        case twin(Int)
        /// A file that isn't a page.
        case file(OutputFile)
        /// A file that says what pages there are, by its path in the output.
        case index(String)
        /// The same address with a slash at its end.
        case folder(String)
    }

    private let renderer: PageRenderer
    private let pages: [String: Int]
    private let table = Mutex<[String: Target]?>(nil)

    init(_ renderer: PageRenderer) {
        self.renderer = renderer
        var pages: [String: Int] = [:]
        for (index, page) in renderer.graph.pages.enumerated() {
            pages[page.path.string] = index
            for section in page.source.sections { pages[section.path.string] = index }
        }
        self.pages = pages
    }

    /// The page that a file of `content/` is, or is a part of.
    func page(ofFile file: String) -> Int? { pages[file] }

    /// What is at a path, percent escapes resolved; `nil` when nothing is.
    func target(_ path: String, _ files: any FileSystem) -> Target? {
        table.withLock { table in
            let known = table ?? makeTable(files)
            table = known
            if let target = known[path] { return target }
            return known[path + "/"] == nil ? nil : .folder(path + "/")
        }
    }

    /// The files that aren't pages and don't list them.
    func files(_ files: any FileSystem) -> [OutputFile] { OutputFile.others(renderer, files) }

    private func makeTable(_ files: any FileSystem) -> [String: Target] {
        let base = renderer.base.path
        var table: [String: Target] = [:]
        func put(_ path: String, _ target: Target) {
            table[base + path] = target
            if path == "index.html" || path.hasSuffix("/index.html") {
                table[base + path.dropLast("index.html".count)] = target
            }
        }
        for file in OutputFile.others(renderer, files) { put(file.path, .file(file)) }
        for file in OutputFile.indexes(renderer, []) { put(file.path, .index(file.path)) }
        put(BuildManifest.name, .index(BuildManifest.name))
        for (index, page) in renderer.graph.pages.enumerated() {
            put(page.permalink.outputPath, .page(index))
            if let twin = page.permalink.twinPath { put(twin, .twin(index)) }
        }
        return table
    }
}
