/// `sitegen showcase refresh`: asks for the pictures that the manifest wants and nobody has asked for yet, and brings
/// them home.
///
/// Everything that costs money is written to the journal before it is done, and nothing is asked for twice: a run that was
/// ended anywhere, by whatever, is gone on with by the next.
public struct RefreshRun: Sendable {
    /// What is to be done.
    let request: RefreshRequest
    /// The API key; `nil` when there is none, which matters once something is to be sent.
    let key: SecretText?
    /// What is said when there is none.
    let keyFault: Diagnostic
    let transport: any HTTPTransport
    let clock: any RefreshClock
    let random: any RefreshRandom
    /// Lets requests go; a signal's handler ends the run through it.
    public let gate: RequestGate
    /// Carries the state folder away; why it couldn't, if so.
    let persist: (@Sendable () async -> String?)?
    let watch: @Sendable (RefreshNews) -> Void
    /// How a picture is made ready to be encoded; tests replace it by something quick.
    var fit = CandidateRun.whole

    /// Prepares a run.
    ///
    /// - Parameter keyFault: what is said when a key is needed and there is none.
    public init(
        _ request: RefreshRequest, key: SecretText?, keyFault: Diagnostic? = nil, transport: any HTTPTransport,
        clock: any RefreshClock = MachineClock(), random: any RefreshRandom = MachineRandom(),
        persist: (@Sendable () async -> String?)? = nil, watch: @escaping @Sendable (RefreshNews) -> Void = { _ in }
    ) {
        self.request = request
        self.key = key
        self.keyFault = keyFault ?? .missingAPIKey
        self.transport = transport
        self.clock = clock
        self.random = random
        gate = RequestGate(clock)
        self.persist = persist
        self.watch = watch
    }

    /// What a run would do. Asks nobody and writes nothing.
    ///
    /// - Throws: `FileError` when the disk says no.
    public func plan() throws(FileError) -> RefreshReport {
        var report = RefreshReport()
        let (manifest, faults) = ShowcaseManifest.read(RealFileSystem(root: request.root), root: request.root)
        report.diagnostics = faults
        guard let manifest, !faults.hasErrors else { return report }
        let fault =
            request.makesState
            ? try request.state.makingFault(root: request.root, provider: request.provider)
            : try request.state.fault(root: request.root, provider: request.provider)
        if let fault {
            report.diagnostics.append(fault)
            return report
        }
        let contents = request.makesState ? JournalContents() : try read(manifest, &report)
        guard let contents else { return report }
        report.take(plan(manifest, contents))
        return report
    }

    /// Does it.
    ///
    /// - Throws: `FileError` when the disk says no before anything was sent.
    public func run() async throws -> RefreshReport {
        var report = RefreshReport()
        let session = try ShowcaseSession.begin(
            root: request.root, command: "refresh", now: clock.now().timestamp, &report.diagnostics)
        guard let session else { return report }
        var done = try await run(session.folder, session.manifest)
        session.end()
        done.diagnostics = report.diagnostics + done.diagnostics
        return done
    }

    private func run(_ folder: ShowcaseFolder, _ manifest: ShowcaseManifest) async throws -> RefreshReport {
        var report = RefreshReport()
        // A folder made now would be in the way of the same command given again with a key. Who wants none asked for needs
        // no key.
        if request.makesState, key == nil, request.maxImages != 0 {
            report.diagnostics.append(keyFault)
            return report
        }
        // Nor may a name that was misspelt leave one behind.
        if request.makesState {
            let faults = plan(manifest, JournalContents()).diagnostics
            if faults.contains(where: \.endsRefresh) {
                report.diagnostics += faults
                return report
            }
        }
        guard let lock = try openState(&report) else { return report }
        defer { withExtendedLifetime(lock) {} }
        guard let contents = try read(manifest, &report) else { return report }
        report.take(plan(manifest, contents))
        guard !report.diagnostics.contains(where: \.endsRefresh) else { return report }
        let resumed = report.plan.resumed
        for key in report.plan.settled { try spool.remove(task: key) }
        guard !resumed.isEmpty || !report.plan.asked.isEmpty else {
            report.settle([], state: request.state)
            return report
        }
        guard let key else {
            report.diagnostics.append(keyFault)
            return report
        }
        let work = RefreshWork(
            request: request, key: key,
            ports: RefreshPorts(
                transport: transport, clock: clock, random: random,
                journal: Journal(try JournalFile(request.state.journal, length: contents.soundBytes)), spool: spool,
                store: ShowcaseStore(
                    folder: folder, tool: request.tool, jobs: request.jobs, lanes: Lanes(request.jobs + 1),
                    fit: fit),
                gate: gate, persist: persist.map(PersistRunner.init)),
            watch: watch)
        try await work.perform(&report, credit: manifest.credit)
        if let error = await gate.shutBy { report.diagnostics.append(.shut(error, request.provider)) }
        report.isInterrupted = await gate.isInterrupted
        return report
    }

    private var spool: SpoolFolder { SpoolFolder(path: request.state.spool, byteLimit: request.policy.byteLimit) }

    private func plan(_ manifest: ShowcaseManifest, _ contents: JournalContents) -> RefreshPlan {
        let files = RealFileSystem(root: request.root)
        return RefreshPlan.make(
            request, manifest, contents, history: { ShowcaseHistory.read($0, files) }, now: clock.now().timestamp)
    }

    /// The state folder that belongs to this showcase, for this process alone; `nil` together with why not.
    private func openState(_ report: inout RefreshReport) throws(FileError) -> StateLock? {
        let state = request.state
        if request.makesState {
            if let fault = try state.makingFault(root: request.root, provider: request.provider) {
                report.diagnostics.append(fault)
                return nil
            }
            let identity = StateIdentity(
                id: random.key(), provider: request.provider.name, created: clock.now().timestamp)
            try state.make(root: request.root, identity)
            watch(.note("made the state folder '\(state.shown)'; commit \(StateIdentity.path), which names it"))
        }
        if let fault = try state.fault(root: request.root, provider: request.provider) {
            report.diagnostics.append(fault)
            return nil
        }
        guard let lock = try StateLock.take(state.path) else {
            report.diagnostics.append(.busyState(state))
            return nil
        }
        return lock
    }

    /// What the journal says; `nil` together with why it can't be gone by.
    private func read(_ manifest: ShowcaseManifest, _ report: inout RefreshReport) throws(FileError) -> JournalContents?
    {
        let (contents, damage) = try request.state.contents()
        report.diagnostics += damage
        guard let contents else { return nil }
        let files = RealFileSystem(root: request.root)
        let ledgers = manifest.assets.compactMap { ShowcaseHistory.read($0.id, files).ledger }
        if let fault = try request.state.staleness(root: request.root, contents, ledgers) {
            report.diagnostics.append(fault)
            return nil
        }
        return contents
    }
}
