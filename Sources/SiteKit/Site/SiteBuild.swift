/// Builds a site: reads, renders, checks, and makes the result the output in one step.
public enum SiteBuild {
    /// The names at the top of a site that are its sources.
    public static var sourceNames: [String] { [SiteConfig.path, OutputContract.path] + SiteSources.folders }

    /// Builds the site and publishes it to the output folder, unless something is wrong.
    public static func write(_ options: BuildOptions) async -> BuildReport {
        if let fault = usageFault(options) { return BuildReport([fault], exitCode: .usage) }
        do throws(FileError) {
            if let refusal = OutputTarget.refusal(options.output, sources: options.root) {
                return BuildReport([refusal], exitCode: .environment)
            }
            guard let lock = try FileLock.take(OutputTarget.lockPath(options.output)) else {
                let busy = Diagnostic.error(
                    .outputBusy, "another sitegen is writing '\(options.output)'", help: "wait until it has ended")
                return BuildReport([busy], exitCode: .environment)
            }
            let (target, placeFaults) = OutputTarget.examine(options.output)
            guard let target, placeFaults.isEmpty else { return BuildReport(placeFaults, exitCode: .environment) }
            let report = await write(options, to: StagedOutput(target))
            _ = consume lock
            return report
        } catch {
            return BuildReport([OutputTarget.failure(error)], exitCode: .environment)
        }
    }

    /// Builds the site in memory and compares it with the output folder; writes nothing.
    public static func check(_ options: BuildOptions) async -> BuildReport {
        if let fault = usageFault(options) { return BuildReport([fault], exitCode: .usage) }
        do throws(FileError) {
            let target = try OutputTarget.read(options.output)
            let comparison = OutputComparison(target)
            let recorder = OutputRecorder(comparison)
            var report = await produce(options, into: recorder).report
            if report.exitCode == .clean, let drift = comparison.drift() {
                report.diagnostics.append(drift)
                report.exitCode = .drift
            }
            return report
        } catch {
            return BuildReport([OutputTarget.failure(error)], exitCode: .environment)
        }
    }

    private static func write(_ options: BuildOptions, to staged: StagedOutput) async -> BuildReport {
        var report = await produce(options, into: OutputRecorder(staged)).report
        guard report.exitCode == .clean else {
            staged.abandon()
            return report
        }
        do throws(FileError) {
            let outcome = try staged.publish()
            report.written = outcome.written
            report.removed = outcome.removed
            if let leftover = outcome.leftover {
                report.diagnostics.append(
                    .warning(
                        .outputLeftover, "the new site is published, but the old one could not be removed",
                        notes: [leftover.description], help: "the next build tries again"))
            }
        } catch {
            staged.abandon()
            report.diagnostics.append(failure(error))
            report.exitCode = .environment
        }
        return report
    }

    /// Reads, renders and checks everything, and passes the files to a recorder. `build`, `build --check`, `check` and
    /// `contract update` are all this, with another sink each.
    static func produce(
        _ options: BuildOptions, into recorder: OutputRecorder, keepsOutside: Bool = false
    ) async -> SiteProduction {
        let files = RealFileSystem(root: options.root)
        let (prepared, fatal) = await PreparedSite.make(options, files)
        guard let prepared else {
            return SiteProduction(report: BuildReport(fatal, exitCode: .usage))
        }
        if prepared.faults.hasErrors { recorder.stop() }
        let checks = BuiltChecks(
            prepared.renderer, prepared.plan, keepsOutside: keepsOutside, isJudging: options.isJudged)
        var faults = prepared.faults + checks.faults
        let rendered = await renderPages(
            prepared.renderer, checks, isComplete: !faults.hasErrors, jobs: options.jobs, into: recorder)
        let known = faults + rendered.faults
        faults += rendered.faults.filter { !prepared.consequences.contains($0.code) }
        let published = prepared.published(anchors: rendered.anchors)
        if let contract = prepared.renderer.sources.contract, let published {
            faults += ContractCheck.faults(contract, published, beside: faults)
        }
        if faults.hasErrors { recorder.stop() }
        var fileFinds = putIndexes(prepared.renderer, checks, rendered.summaries, into: recorder)
        fileFinds += await putFiles(prepared.renderer, checks, files, jobs: options.jobs, into: recorder)
        faults += fileFinds.flatMap(\.faults)
        let judged = checks.judge(
            rendered.finds, files: fileFinds, known: known, written: rendered.links, SourceReader(files))
        faults += judged.faults
        if !faults.hasErrors { faults += prepared.renderer.sources.unusedFacts }
        var report = BuildReport(faults, exitCode: faults.hasErrors ? .content : .clean)
        if report.exitCode == .clean, let error = recorder.failure {
            report.diagnostics.append(failure(error))
            report.exitCode = .environment
        }
        report.pages = prepared.renderer.graph.pages.count
        report.files = recorder.digests.count
        return SiteProduction(report: report, site: prepared, published: published, outside: judged.outside)
    }

    /// What is kept of the pages once they are rendered.
    private struct RenderedPages {
        var summaries: [PageSummary]
        var faults: [Diagnostic]
        var finds: [BuiltChecks.PageFinds]
        var links: [PageAnchor]
        /// The anchors of each page, `nil` for one at fault.
        var anchors: [[String]?]
    }

    /// Renders the pages on a bounded number of tasks; only what is said of them is kept, and their anchors.
    private static func renderPages(
        _ renderer: PageRenderer, _ checks: BuiltChecks, isComplete: Bool, jobs: Int, into recorder: OutputRecorder
    ) async -> RenderedPages {
        let results = await BoundedWork.map(Array(renderer.graph.pages.indices), jobs: jobs) { index in
            var page = renderer.render(index)
            let isSound = isComplete && !page.diagnostics.hasErrors
            let finds = checks.examine(page, number: index, isComplete: isSound)
            if page.diagnostics.hasErrors {
                recorder.stop()
            } else {
                let permalink = renderer.graph.pages[index].permalink
                recorder.put(permalink.outputPath, page.bytes)
                if let path = permalink.twinPath { recorder.put(path, page.twin) }
            }
            page.bytes = []
            page.twin = []
            page.sidebar = HTML()
            return (page, finds)
        }
        let pages = results.map(\.0)
        let links = pages.flatMap(\.links) + renderer.navigation.anchors
        let anchorFaults = AnchorCheck.faults(links: links) { path in
            renderer.graph.byPath[path].map { pages[$0].anchors }
        }
        return RenderedPages(
            summaries: pages.map(\.summary), faults: pages.flatMap(\.diagnostics) + anchorFaults,
            finds: results.map(\.1), links: links,
            anchors: pages.map { $0.diagnostics.hasErrors ? nil : $0.anchors })
    }

    /// Puts the files that say what pages there are.
    private static func putIndexes(
        _ renderer: PageRenderer, _ checks: BuiltChecks, _ pages: [PageSummary], into recorder: OutputRecorder
    ) -> [BuiltChecks.FileFinds] {
        var indexes = [
            ("sitemap.xml", Sitemap.xml(renderer.graph, base: renderer.base)),
            ("robots.txt", Sitemap.robots(base: renderer.base)),
            (LLMsText.name, LLMsText.bytes(renderer, pages)),
            (SearchIndex.name, SearchIndex.bytes(renderer.graph, pages)),
        ]
        if AtomFeed.isWanted(renderer.graph) { indexes.append((AtomFeed.name, AtomFeed.bytes(renderer, pages))) }
        return indexes.map { name, bytes in
            recorder.put(name, bytes)
            return checks.examine(index: bytes)
        }
    }

    /// Puts everything that isn't a page, the manifest last.
    private static func putFiles(
        _ renderer: PageRenderer, _ checks: BuiltChecks, _ files: any FileSystem, jobs: Int,
        into recorder: OutputRecorder
    ) async -> [BuiltChecks.FileFinds] {
        let sources = renderer.sources
        let redirects = renderer.graph.aliases.map { alias in
            let bytes = renderer.redirect(alias)
            recorder.put(alias.permalink.outputPath, bytes)
            let template = RelativePath.root.appending("templates").appending("redirect.mustache")
            return BuiltChecks.FileFinds(
                source: template, finds: checks.examine(file: alias.permalink.outputPath, bytes))
        }
        for asset in sources.assets.assets.values { recorder.put(asset.outputPath, asset.bytes) }
        for entry in sources.showcase.entries {
            for (variant, bytes) in zip(entry.published.variants, entry.contents) {
                recorder.put(ShowcaseViews.outputPath(entry, variant), bytes)
            }
        }
        if sources.showcase.hasManifest {
            recorder.put(ProvenanceDocument.name, ProvenanceDocument.bytes(sources.showcase, renderer.pictures))
        }
        let passed = await BoundedWork.map(sources.passthrough, jobs: jobs) { path in
            let source = RelativePath.root.appending("static").appending(path.string)
            do throws(FileError) {
                let bytes = try files.read(source, limit: SiteSources.passthroughLimit)
                recorder.put(path.string, bytes)
                return BuiltChecks.FileFinds(source: source, finds: checks.examine(file: path.string, bytes))
            } catch {
                return BuiltChecks.FileFinds(source: source, faults: [SourceReader.diagnostic(error, source)])
            }
        }
        let assets = sources.assets.assets.values.sorted { $0.name < $1.name }.map { asset in
            let source = RelativePath.root.appending(AssetLibrary.folder).appending(asset.name.string)
            return BuiltChecks.FileFinds(source: source, finds: checks.examine(file: asset.outputPath, asset.bytes))
        }
        let manifest = BuildManifest(
            tool: Version.sitegen, libraries: Version.libraries, inputs: sources.inputs, outputs: recorder.digests)
        recorder.put(BuildManifest.name, manifest.bytes)
        return redirects + passed + assets
    }

    /// What must hold before a site is looked at; anything found is wrong usage.
    static func usageFault(_ options: BuildOptions) -> Diagnostic? { baseURLFault(options) ?? siteFault(options) }

    private static func baseURLFault(_ options: BuildOptions) -> Diagnostic? {
        guard let written = options.baseURL, BaseURL(written) == nil else { return nil }
        return BaseURL.fault(written, at: nil)
    }

    /// The folder must be there and hold a site.yml before anything else is looked at.
    static func siteFault(_ options: BuildOptions) -> Diagnostic? {
        if (try? Folder.status("\(options.root)/\(SiteConfig.path)")) != nil { return nil }
        return .error(
            .missingConfiguration, "there is no site.yml in '\(options.root)'",
            help: "run sitegen in the folder of a site, or name that folder with --site")
    }

    static func failure(_ error: FileError) -> Diagnostic {
        let isFull = if case .system(let number) = error.kind { SystemError.meansFull(number) } else { false }
        return .error(
            .outputFailure, error.description,
            notes: ["the output is as it was before"],
            help: isFull ? "make room on the disk and build again" : nil)
    }
}
