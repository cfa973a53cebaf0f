/// Everything a build is made from, read and checked.
public struct SiteSources: Sendable {
    /// The folders that hold sources.
    static let folders = [ContentTree.folder, "templates", AssetLibrary.folder, "static", "showcase"]

    /// The largest file that is passed through, in bytes.
    static let passthroughLimit = 256 * 1024 * 1024

    /// What `site.yml` says.
    let config: SiteConfig
    /// Pages, facts and samples.
    let content: ContentTree
    /// The templates.
    let templates: TemplateLibrary
    /// Styles, scripts and pictures.
    let assets: AssetLibrary
    /// Files of `static/`, by path in it.
    let passthrough: [RelativePath]
    /// The showcase.
    let showcase: Showcase
    /// What the site has promised, if it has a contract.
    let contract: OutputContract?
    /// One digest over all that was read.
    let inputs: Digest

    /// Reads a site; `nil` together with errors that leave nothing to build.
    /// With a memory, only what it doesn't know is read, and the last good version stands in for what is at fault.
    static func load(
        _ files: any FileSystem, drafts: Bool, jobs: Int, memory: SiteMemory? = nil
    ) async -> (SiteSources?, [Diagnostic]) {
        let reading = memory?.reading ?? RecordingFileSystem(files)
        memory?.prepare()
        let reader = SourceReader(reading)
        guard let configPath = RelativePath(SiteConfig.path) else { return (nil, []) }
        let (text, readFaults) = reader.text(configPath)
        let (written, configFaults) = text.map { SiteConfig.load($0) } ?? (nil, readFaults)
        let config = memory?.settled(written) ?? written
        if text == nil, config == nil { return (nil, configFaults) }
        let (content, contentFaults) = await ContentTree.load(reader, jobs: jobs, memory: memory?.content)
        memory?.prune()
        let (templates, templateFaults) = loadTemplates(reader)
        let (read, showcaseFaults) = Showcase.load(reading)
        let showcase = memory?.settled(read, showcaseFaults) ?? read
        var appendix: [RelativePath: [UInt8]] = [:]
        if let name = config.flatMap({ RelativePath($0.stylesheet.text) }) {
            appendix[name] = LQIPRules.css(for: showcase)
        }
        let (assets, assetFaults) = AssetLibrary.load(reader, appendix: appendix)
        let (passthrough, staticFaults) = listStatic(reader)
        let (contract, contractFaults) = OutputContract.load(reader)
        let faults =
            configFaults + contentFaults + templateFaults + showcaseFaults + assetFaults + staticFaults + contractFaults
        guard let config else { return (nil, faults) }
        let shown = drafts ? content : content.withoutDrafts
        let left = Set(content.pages.filter { drafts ? false : $0.matter.isDraft }.map(\.path))
        let sources = SiteSources(
            config: config, content: shown, templates: templates, assets: assets, passthrough: passthrough,
            showcase: showcase, contract: contract, inputs: reading.digest(leavingOut: left))
        return (sources, faults)
    }

    private static func loadTemplates(_ reader: SourceReader) -> (TemplateLibrary, [Diagnostic]) {
        let (entries, listFaults) = reader.tree(RelativePath.root.appending("templates"))
        var faults = listFaults
        var texts: [SourceText] = []
        var unreadable: [RelativePath] = []
        for (path, kind) in entries {
            guard case .file = kind else { continue }
            guard path.pathExtension == "mustache" else {
                faults.append(
                    .error(
                        .strayFile, "'\(path)' is not a template", at: SourceLocation(file: path.string),
                        help: "templates end in .mustache; other files belong in assets/ or static/"))
                continue
            }
            let (text, found) = reader.text(path)
            faults += found
            if let text { faults += literalFacts(text) }
            if let text { texts.append(text) } else { unreadable.append(path) }
        }
        let (library, found) = TemplateLibrary.load(texts, unreadable: unreadable)
        return (library, faults + found)
    }

    /// Facts written into a template as in Markdown, where nothing reads them.
    private static func literalFacts(_ text: SourceText) -> [Diagnostic] {
        let mark = Array(":fact[".utf8)
        guard var found = text.bytes.firstRange(of: mark) else { return [] }
        let line = text.bytes[found.upperBound...].prefix { $0 != UInt8(ascii: "\n") }
        if let close = line.firstIndex(of: UInt8(ascii: "]")) { found = found.lowerBound..<(close + 1) }
        return [
            .error(
                .misplacedDirective, "directives are not read in templates", at: text.location(of: found),
                label: "would stay as it is", help: "write {{fact.name}}; 'sitegen templates' prints what else there is"
            )
        ]
    }

    private static func listStatic(_ reader: SourceReader) -> ([RelativePath], [Diagnostic]) {
        let folder = RelativePath.root.appending("static")
        let (entries, faults) = reader.tree(folder, shows: .hidden)
        let files = entries.compactMap { path, kind in
            if case .file = kind { path.relative(to: folder) } else { nil }
        }
        return (files, faults)
    }
}
