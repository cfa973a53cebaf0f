/// What a preview answers: the pages of a site as they are now, its files, the events of each tab, and the preview's own
/// pages.
struct PreviewPages: PreviewResponder {
    let site: PreviewSite
    let hub: PreviewHub
    /// The day it is.
    let today: @Sendable () -> CalendarDate

    /// A page as it is shown.
    struct Shown {
        /// 200, or 404 for the page that stands where there is none.
        var status = 200
        /// The bytes as a build would write them; or those of a page of the preview itself.
        var bytes: [UInt8]
        /// What a writer is told beside it.
        var state: PreviewState
        /// What the bytes are called, together with the files that are passed through, which the page may show.
        func version(_ snapshot: PreviewSnapshot?) -> String {
            String(Digest(of: bytes).hex.prefix(16)) + (snapshot.map { "-\($0.passedAt)" } ?? "")
        }
    }

    func answer(_ request: PreviewRequest) async -> PreviewAnswer {
        let path = request.path
        if path == ToolAddress.events { return await events(request.query["page"] ?? "/") }
        if let file = PreviewPages.ownFile(path) { return file }
        if let address = ToolAddress.meant(by: path) { return .redirect(to: address) }
        if let name = await listName(path) { return await index(name) }
        let snapshot = await site.snapshot()
        if let snapshot {
            if path == "/", snapshot.renderer.base.path != "/" { return .redirect(to: snapshot.renderer.base.path) }
            switch snapshot.addresses.target(path, site.files) {
            case .folder(let address): return .redirect(to: address)
            case .file(let file): return PreviewPages.body(of: file)
            case .twin(let index):
                let (record, newest) = site.store.page(index, snapshot)
                let bytes = record.isSound ? newest : site.store.lastGood(index, snapshot) ?? newest
                return .body(status: 200, type: ContentType.of("x.md"), bytes: bytes.twin)
            case .page, .index, nil: break
            }
            if let bytes = candidate(path) { return .body(status: 200, type: ContentType.of(path), bytes: bytes) }
        }
        let shown = shown(path, snapshot)
        let script = ClientScript(page: path, version: shown.version(snapshot))
        return .body(
            status: shown.status, type: ContentType.of("x.html"), bytes: script.inserted(into: shown.bytes))
    }

    /// The list of pages that is at a path.
    private func listName(_ path: String) async -> String? {
        guard case .index(let name)? = await site.snapshot()?.addresses.target(path, site.files) else { return nil }
        return name
    }

    /// Tells every tab what has changed for it. One caller at a time.
    func tellTabs() async {
        let snapshot = await site.snapshot()
        for path in hub.paths.sorted() {
            hub.tell(view(path, snapshot), on: path)
            await Task.yield()
        }
    }

    private func events(_ path: String) async -> PreviewAnswer {
        let (id, events) = hub.open(path)
        // Whatever changes from now on is told; what changed while this was looked up is looked up again.
        var number: Int?
        repeat {
            let snapshot = await site.snapshot()
            number = snapshot?.number
            hub.tell(view(path, snapshot), to: id)
        } while site.number != number && !Task.isCancelled
        return .events(events)
    }

    private func view(_ path: String, _ snapshot: PreviewSnapshot?) -> PreviewHub.View {
        let shown = shown(path, snapshot)
        var styles: [String: String] = [:]
        var frame = shown.bytes
        if let snapshot {
            for asset in snapshot.renderer.sources.assets.assets.values where asset.name.pathExtension == "css" {
                let url = snapshot.renderer.base.path + asset.outputPath
                styles[asset.name.string] = url
                let mark = Array(url.utf8)
                while let found = frame.range(of: mark) { frame.replaceSubrange(found, with: asset.name.string.utf8) }
            }
        }
        return PreviewHub.View(
            version: shown.version(snapshot), frame: Digest(of: frame).hex + "-\(snapshot?.passedAt ?? 0)",
            styles: styles, state: shown.state.json)
    }

    /// The page at a path: one of the site, one of the preview, or what stands in for it.
    private func shown(_ path: String, _ snapshot: PreviewSnapshot?) -> Shown {
        if let own = PreviewTools(site: site, today: today()).page(path, snapshot) { return own }
        let notes = PreviewNotes(site: site, today: today())
        guard let snapshot else {
            let state = notes.state(of: nil)
            return Shown(
                status: 503, bytes: BrokenPage.html(title: "The site", findings: state.errors), state: state)
        }
        if case .page(let index)? = snapshot.addresses.target(path, site.files) {
            return shown(index, snapshot, notes)
        }
        let missing = RelativePath.root.appending(ContentTree.folder).appending("404.md")
        if let index = snapshot.graph.byPath[missing] {
            var page = shown(index, snapshot, notes)
            page.status = 404
            return page
        }
        let near = Suggestion.nearest(to: path, among: snapshot.graph.pages.map(\.url)).map { [$0] } ?? []
        return Shown(
            status: 404, bytes: MissingPage.html(path: path, suggestions: near), state: notes.state(of: snapshot))
    }

    private func shown(_ index: Int, _ snapshot: PreviewSnapshot, _ notes: PreviewNotes) -> Shown {
        let (record, bytes) = site.store.page(index, snapshot)
        let good = record.isSound ? bytes : site.store.lastGood(index, snapshot)
        let state = notes.state(of: snapshot, index, record, html: good?.html ?? [])
        if let good { return Shown(bytes: good.html, state: state) }
        let title = snapshot.graph.pages[index].title
        return Shown(
            bytes: BrokenPage.html(
                title: title.isEmpty ? snapshot.graph.pages[index].path.string : title, findings: state.errors),
            state: state)
    }

    /// A file that says what pages there are; it waits until all of them are known.
    ///
    /// While the site changes again and again, it is answered from what was known last. No snapshot is held meanwhile.
    private func index(_ name: String) async -> PreviewAnswer {
        if PreviewPages.knownBefore.contains(name), let renderer = await site.snapshot()?.renderer,
            let file = OutputFile.indexes(renderer, []).first(where: { $0.path == name })
        {
            return PreviewPages.body(of: file)
        }
        let clock = ContinuousClock()
        let patience = clock.now + PreviewPages.patience
        while !Task.isCancelled {
            let isOver = clock.now >= patience
            if let survey = site.survey, isOver || site.isKnown(survey) {
                if name == BuildManifest.name, let snapshot = await site.snapshot() {
                    return manifest(survey, snapshot)
                }
                return .body(status: 200, type: ContentType.of(name), bytes: survey.indexes[name] ?? [])
            }
            if isOver { break }
            try? await Task.sleep(for: .milliseconds(20))
        }
        let words = "\(name) lists all pages, and they are still being looked at: ask again in a moment\n"
        return .body(status: 503, type: ContentType.of("x.txt"), bytes: Array(words.utf8))
    }

    /// Lists that say nothing of what is on a page.
    private static let knownBefore = ["sitemap.xml", "robots.txt"]

    /// How long somebody waits for a list of all pages at most.
    private static let patience: Duration = .seconds(10)

    private func manifest(_ survey: SiteSurvey, _ snapshot: PreviewSnapshot) -> PreviewAnswer {
        var outputs = survey.digests
        for (path, bytes) in survey.indexes { outputs[path] = Digest(of: bytes) }
        for file in snapshot.addresses.files(site.files) {
            if let bytes = try? file.bytes() { outputs[file.path] = Digest(of: bytes) }
        }
        let manifest = BuildManifest(
            tool: Version.sitegen, libraries: Version.libraries, inputs: site.memory.reading.digest { _ in true },
            outputs: outputs)
        return .body(status: 200, type: ContentType.of(BuildManifest.name), bytes: manifest.bytes)
    }

    /// A file of a picture that waits: only those that ledgers name can be asked for.
    private func candidate(_ path: String) -> [UInt8]? {
        guard path.hasPrefix("/_sitegen/candidates/") else { return nil }
        for asset in ShowcaseReview.read(site.files).assets {
            for file in asset.candidate?.entry.record.files ?? []
            where ToolAddress.candidate(asset.id, file) == path {
                return try? site.files.read(file.path, limit: 64 * 1024 * 1024)
            }
        }
        return nil
    }

    private static func body(of file: OutputFile) -> PreviewAnswer {
        do throws(FileError) {
            return .body(status: 200, type: ContentType.of(file.path), bytes: try file.bytes())
        } catch {
            return .body(status: 500, type: ContentType.of("x.txt"), bytes: Array("\(error.description)\n".utf8))
        }
    }

    /// The preview's own scripts and style sheets.
    private static func ownFile(_ path: String) -> PreviewAnswer? {
        let bytes: [UInt8]
        switch path {
        case ToolAddress.client: bytes = PackageResources.client_js
        case ToolAddress.clientStyles: bytes = PackageResources.client_css
        case ToolAddress.tools: bytes = PackageResources.tools_js
        case ToolAddress.toolStyles: bytes = PackageResources.tools_css
        default: return nil
        }
        return .body(status: 200, type: ContentType.of(path), bytes: bytes)
    }
}
