import Synchronization

/// A preview that runs: a site is watched, made anew where it changes, and shown to whoever opens it on this machine.
public final class PreviewSession: Sendable {
    /// How a preview is to run.
    public struct Settings: Sendable {
        /// Absolute path of the folder with `site.yml`.
        public var root: String
        /// The address of the network interface to listen on, as numbers.
        public var host = "127.0.0.1"
        /// The first port to try; 0 for any that is free.
        public var port: Int
        /// Names under which browsers may ask for it besides those of this machine.
        public var allowedHosts: [String] = []
        /// How much to work on at once.
        public var jobs: Int

        /// Describes a preview.
        public init(root: String, port: Int, jobs: Int) {
            self.root = root
            self.port = port
            self.jobs = jobs
        }
    }

    /// What there is to tell while it runs.
    public enum News: Sendable {
        /// The site has been read for the first time.
        case ready(pages: Int, seconds: Double)
        /// Something has changed, and the pages that were asked for are up to date.
        case changed(files: [String], seconds: Double)
        /// The whole site has been looked at, and what is wrong is not what it was: all of it, and what is new.
        case judged([Diagnostic], new: [Diagnostic])
        /// There is no site to show.
        case broken([Diagnostic])
    }

    /// The port it listens on.
    public let port: Int
    /// Whether the system doesn't tell of changes, so that they are looked for.
    public let isPolling: Bool
    private let site: PreviewSite
    private let pages: PreviewPages
    private let server: PreviewServer
    private let watcher: any SourceWatcher
    private let pokes: AsyncStream<Void>
    private let onNews: @Sendable (News) -> Void

    private init(
        _ site: PreviewSite, _ pages: PreviewPages, _ server: PreviewServer,
        _ watch: (watcher: any SourceWatcher, isPolling: Bool), _ pokes: AsyncStream<Void>,
        _ onNews: @escaping @Sendable (News) -> Void
    ) {
        self.site = site
        self.pages = pages
        self.server = server
        watcher = watch.watcher
        isPolling = watch.isPolling
        port = server.port
        self.pokes = pokes
        self.onNews = onNews
    }

    /// Takes a port and begins to watch; pages are shown from now on, as soon as `run` has read them.
    ///
    /// - Throws: a diagnostic that says why it can't.
    public static func start(
        _ settings: Settings, onNews: @escaping @Sendable (News) -> Void
    ) async throws(PreviewRefusal) -> PreviewSession {
        let options = BuildOptions(root: settings.root, output: settings.root, jobs: settings.jobs)
        if let fault = SiteBuild.siteFault(options) { throw PreviewRefusal(fault, exitCode: .usage) }
        ProcessMemory.keepLittle()
        let (pokes, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let site = PreviewSite(root: settings.root, jobs: settings.jobs) { continuation.yield() }
        let pages = PreviewPages(site: site, hub: PreviewHub()) { Timestamp.now.date }
        let server: PreviewServer
        do throws(PreviewServer.StartError) {
            server = try await PreviewServer.start(
                PreviewServer.Settings(
                    host: settings.host, port: settings.port, allowedHosts: settings.allowedHosts),
                responder: pages)
        } catch {
            throw PreviewRefusal(error.diagnostic, exitCode: .environment)
        }
        let watch = SourceWatch.start(root: settings.root, names: SiteBuild.sourceNames)
        return PreviewSession(site, pages, server, watch, pokes, onNews)
    }

    /// Reads the site, follows its changes and tells those who look at it; returns when the task is cancelled and
    /// everything has ended.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.follow() }
            group.addTask { await self.tell() }
            await group.waitForAll()
        }
        site.stop()
        pages.hub.close()
        await server.stop()
    }

    /// How long editors keep what they put beside a file while they save it.
    private static let editorTime: Duration = .milliseconds(50)

    /// What makes two findings the same though lines above them came or went.
    private struct Told: Hashable {
        let code: DiagnosticCode
        let message: String
        let file: String?

        init(_ diagnostic: Diagnostic) {
            code = diagnostic.code
            message = diagnostic.message
            file = diagnostic.location?.file
        }
    }

    private func follow() async {
        let clock = ContinuousClock()
        let start = clock.now
        await site.load()
        if let snapshot = await site.snapshot() {
            onNews(.ready(pages: snapshot.graph.pages.count, seconds: (clock.now - start) / .seconds(1)))
        } else {
            onNews(.broken(site.faults))
        }
        while !Task.isCancelled, var changes = await watcher.next() {
            // An editor may be in the middle of saving: what it puts beside a file is gone in a moment.
            let patience = clock.now + PreviewSession.editorTime
            while site.hasLeftovers(changes) {
                changes = site.withoutLeftovers(changes)
                if clock.now >= patience || Task.isCancelled { break }
                if site.hasLeftovers(changes) { try? await Task.sleep(for: .milliseconds(5)) }
            }
            if changes.isEmpty { continue }
            let start = clock.now
            guard await site.absorb(changes) else { continue }
            let files = (changes.files.union(changes.folders)).sorted().map(\.string)
            onNews(.changed(files: files, seconds: (clock.now - start) / .seconds(1)))
            if await site.snapshot() == nil { onNews(.broken(site.faults)) }
        }
    }

    private func tell() async {
        var told: Set<Told>?
        for await _ in pokes {
            await pages.tellTabs()
            guard let survey = site.survey else { continue }
            let found = survey.diagnostics.map { ($0, Told($0)) }
            let all = Set(found.map(\.1))
            if all != told {
                let new = found.filter { told?.contains($0.1) != true }.map(\.0)
                onNews(.judged(survey.diagnostics, new: new))
            }
            told = all
        }
    }
}

/// Why no preview could be started.
public struct PreviewRefusal: Error, Sendable {
    /// What is wrong, and what to do.
    public let diagnostic: Diagnostic
    /// What it means for whoever called.
    public let exitCode: ExitCode

    init(_ diagnostic: Diagnostic, exitCode: ExitCode) {
        self.diagnostic = diagnostic
        self.exitCode = exitCode
    }
}
