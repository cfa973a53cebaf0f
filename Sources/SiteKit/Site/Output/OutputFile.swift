/// A file of the output that isn't a page. Its bytes are made, or read, when somebody wants them.
struct OutputFile: Sendable {
    /// How the checks look at it.
    enum Kind: Sendable {
        /// Says what pages there are; its words come from them.
        case index
        /// Written by somebody, or made of what somebody wrote.
        case written(RelativePath)
        /// Not looked at: pictures, which are proved elsewhere, and what is made for programs.
        case unjudged
    }

    /// Its path in the output.
    let path: String
    let kind: Kind
    let bytes: @Sendable () throws(FileError) -> [UInt8]

    /// The files that say what pages there are.
    static func indexes(_ renderer: PageRenderer, _ pages: [PageSummary]) -> [OutputFile] {
        let graph = renderer.graph
        let base = renderer.base
        var files = [
            OutputFile(path: "sitemap.xml", kind: .index) { Sitemap.xml(graph, base: base) },
            OutputFile(path: "robots.txt", kind: .index) { Sitemap.robots(base: base) },
            OutputFile(path: LLMsText.name, kind: .index) { LLMsText.bytes(renderer, pages) },
            OutputFile(path: SearchIndex.name, kind: .index) { SearchIndex.bytes(graph, pages) },
        ]
        if AtomFeed.isWanted(graph) {
            files.append(OutputFile(path: AtomFeed.name, kind: .index) { AtomFeed.bytes(renderer, pages) })
        }
        return files
    }

    /// Everything else, but for the manifest of the build.
    static func others(_ renderer: PageRenderer, _ files: any FileSystem) -> [OutputFile] {
        let sources = renderer.sources
        let redirect = RelativePath.root.appending("templates").appending("redirect.mustache")
        var others = renderer.graph.aliases.map { alias in
            OutputFile(path: alias.permalink.outputPath, kind: .written(redirect)) { renderer.redirect(alias) }
        }
        others += sources.passthrough.map { path in
            let source = RelativePath.root.appending("static").appending(path.string)
            return OutputFile(path: path.string, kind: .written(source)) { () throws(FileError) in
                try files.read(source, limit: SiteSources.passthroughLimit)
            }
        }
        others += sources.assets.assets.values.sorted { $0.name < $1.name }.map { asset in
            let source = RelativePath.root.appending(AssetLibrary.folder).appending(asset.name.string)
            return OutputFile(path: asset.outputPath, kind: .written(source)) { asset.bytes }
        }
        for entry in sources.showcase.entries {
            others += zip(entry.published.variants, entry.contents).map { variant, bytes in
                OutputFile(path: ShowcaseViews.outputPath(entry, variant), kind: .unjudged) { bytes }
            }
        }
        if sources.showcase.hasManifest {
            let showcase = sources.showcase
            let pictures = renderer.pictures
            others.append(
                OutputFile(path: ProvenanceDocument.name, kind: .unjudged) {
                    ProvenanceDocument.bytes(showcase, pictures)
                })
        }
        return others
    }

    /// Makes the bytes, passes them on and looks at them; `nil` when there is nothing to say of them.
    func finds(_ checks: BuiltChecks, passing pass: ([UInt8]) -> Void = { _ in }) -> BuiltChecks.FileFinds? {
        do throws(FileError) {
            let bytes = try bytes()
            pass(bytes)
            switch kind {
            case .index: return checks.examine(index: bytes)
            case .written(let source):
                return BuiltChecks.FileFinds(source: source, finds: checks.examine(file: path, bytes))
            case .unjudged: return nil
            }
        } catch {
            guard case .written(let source) = kind else { return nil }
            return BuiltChecks.FileFinds(source: source, faults: [SourceReader.diagnostic(error, source)])
        }
    }
}
