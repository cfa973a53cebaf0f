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
        let isComplete = !(prepared.faults + checks.faults).hasErrors
        let pages = await renderPages(
            prepared.renderer, checks, isComplete: isComplete, jobs: options.jobs, into: recorder)
        let judgement = SiteJudgement(prepared, checks, pages)
        let before = judgement.faults
        if before.hasErrors { recorder.stop() }
        let finds = await putFiles(
            prepared.renderer, checks, pages.map(\.summary), files, jobs: options.jobs, into: recorder)
        let facts = prepared.renderer.sources.content.facts
        let (faults, outside) = judgement.verdict(
            before: before, files: finds, used: facts.uses.names, SourceReader(files))
        var report = BuildReport(faults, exitCode: faults.hasErrors ? .content : .clean)
        if report.exitCode == .clean, let error = recorder.failure {
            report.diagnostics.append(failure(error))
            report.exitCode = .environment
        }
        report.pages = prepared.renderer.graph.pages.count
        report.files = recorder.digests.count
        return SiteProduction(report: report, site: prepared, published: judgement.published, outside: outside)
    }

    /// Renders the pages on a bounded number of tasks; only what is said of them is kept.
    private static func renderPages(
        _ renderer: PageRenderer, _ checks: BuiltChecks, isComplete: Bool, jobs: Int, into recorder: OutputRecorder
    ) async -> [PageOutcome] {
        await BoundedWork.map(Array(renderer.graph.pages.indices), jobs: jobs) { index in
            let page = renderer.render(index)
            if page.diagnostics.hasErrors {
                recorder.stop()
            } else {
                let permalink = renderer.graph.pages[index].permalink
                recorder.put(permalink.outputPath, page.bytes)
                if let path = permalink.twinPath { recorder.put(path, page.twin) }
            }
            return PageOutcome(page, number: index, checks, isComplete: isComplete)
        }
    }

    /// Puts everything that isn't a page, the manifest last.
    private static func putFiles(
        _ renderer: PageRenderer, _ checks: BuiltChecks, _ pages: [PageSummary], _ files: any FileSystem, jobs: Int,
        into recorder: OutputRecorder
    ) async -> [BuiltChecks.FileFinds] {
        let made = OutputFile.indexes(renderer, pages) + OutputFile.others(renderer, files)
        let finds = await BoundedWork.map(made, jobs: jobs) { file in
            file.finds(checks) { recorder.put(file.path, $0) }
        }
        let manifest = BuildManifest(
            tool: Version.sitegen, libraries: Version.libraries, inputs: renderer.sources.inputs,
            outputs: recorder.digests)
        recorder.put(BuildManifest.name, manifest.bytes)
        return finds.compactMap { $0 }
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
