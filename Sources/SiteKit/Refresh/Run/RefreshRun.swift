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
        if !request.makesState, let fault = try request.state.fault(root: request.root, provider: request.provider) {
            report.diagnostics.append(fault)
            return report
        }
        let (contents, damage) = request.makesState ? (JournalContents(), []) : try request.state.contents()
        report.diagnostics += damage
        guard let contents else { return report }
        report.take(plan(manifest, contents))
        return report
    }

    /// Does it.
    ///
    /// - Throws: `FileError` when the disk says no before anything was sent.
    public func run() async throws -> RefreshReport {
        var report = RefreshReport()
        guard let session = try ShowcaseSession.begin(root: request.root, &report.diagnostics) else { return report }
        var done = try await run(session.folder, session.manifest)
        session.end()
        done.diagnostics = report.diagnostics + done.diagnostics
        return done
    }

    private func run(_ folder: ShowcaseFolder, _ manifest: ShowcaseManifest) async throws -> RefreshReport {
        var report = RefreshReport()
        // A folder made now would be in the way of the same command given again with a key.
        if request.makesState, key == nil {
            report.diagnostics.append(keyFault)
            return report
        }
        guard let contents = try openState(&report) else { return report }
        report.take(plan(manifest, contents))
        guard !report.diagnostics.contains(where: \.endsRefresh) else { return report }
        let resumed = contents.records.filter { !$0.isClosed }
        guard !resumed.isEmpty || !report.plan.asked.isEmpty else {
            report.settle([], state: request.state)
            return report
        }
        guard let key else {
            report.diagnostics.append(keyFault)
            return report
        }
        let journal = Journal(try JournalFile(request.state.journal, length: contents.soundBytes))
        let spool = SpoolFolder(path: request.state.spool, byteLimit: request.policy.byteLimit)
        let intents = try await intend(report.plan, manifest, journal, spool, &report)
        let tasks =
            resumed.map { ImageTask(resuming: $0, policy: request.policy) }
            + intents.map { ImageTask($0, policy: request.policy) }
        guard !tasks.isEmpty else { return report }
        watch(.began(report.plan, tasks: tasks.count, resumed: resumed.count))
        let store = ShowcaseStore(
            folder: folder, tool: request.tool, jobs: request.jobs, lanes: Lanes(request.jobs))
        let ports = RefreshPorts(
            transport: transport, clock: clock, random: random, journal: journal, spool: spool, store: store, gate: gate
        )
        let runner = persist.map(PersistRunner.init)
        let outcomes = await follow(tasks, resumed: resumed.count, key: key, ports, runner)
        report.settle(outcomes.rows, state: request.state)
        report.diagnostics += outcomes.faults.map { .refreshStorage($0) }
        if let error = await gate.shutBy { report.diagnostics.append(.shut(error, request.provider)) }
        if let runner, let failure = await runner.wait() { report.diagnostics.append(.persistFailure(failure)) }
        report.isInterrupted = await gate.isInterrupted
        return report
    }

    private func plan(_ manifest: ShowcaseManifest, _ contents: JournalContents) -> RefreshPlan {
        let files = RealFileSystem(root: request.root)
        return RefreshPlan.make(
            request, manifest, contents, history: { ShowcaseHistory.read($0, files) }, now: clock.now().timestamp)
    }

    /// The journal, of the folder that belongs to this showcase; `nil` together with why not.
    private func openState(_ report: inout RefreshReport) throws -> JournalContents? {
        if request.makesState {
            let identity = StateIdentity(id: random.key(), provider: request.provider.name)
            if let fault = try request.state.make(root: request.root, identity) {
                report.diagnostics.append(fault)
                return nil
            }
            watch(
                .note("made the state folder '\(request.state.shown)'; commit \(StateIdentity.path), which names it"))
        }
        if let fault = try request.state.fault(root: request.root, provider: request.provider) {
            report.diagnostics.append(fault)
            return nil
        }
        let (contents, damage) = try request.state.contents()
        report.diagnostics += damage
        return contents
    }

    /// Writes down what is going to be asked for, all of it before the first is sent; none when it can't be carried away.
    private func intend(
        _ plan: RefreshPlan, _ manifest: ShowcaseManifest, _ journal: Journal, _ spool: SpoolFolder,
        _ report: inout RefreshReport
    ) async throws -> [GenerationIntent] {
        let now = clock.now().timestamp
        let intents = plan.asked.map { asset, attempt in
            GenerationIntent(
                asset: asset, credit: manifest.credit, attempt: attempt, key: random.key(), time: now,
                isPersisted: persist != nil)
        }
        guard !intents.isEmpty else { return [] }
        do {
            // Better now than when the first picture is there.
            try spool.checkRoom()
        } catch {
            report.diagnostics.append(.refreshStorage("\(error)"))
            return []
        }
        func entries(_ event: (GenerationIntent) -> JournalEntry.Event) -> [JournalEntry] {
            intents.map { JournalEntry(key: $0.key, time: now, event: event($0)) }
        }
        try await journal.write(entries { .intent($0) })
        guard let persist else { return intents }
        watch(.note("carrying the state folder away before anything is asked for"))
        guard let failure = await persist() else { return intents }
        try await journal.write(entries { _ in .unsent("the persist command failed") })
        report.diagnostics.append(.persistFailure(failure))
        return []
    }

    private func follow(
        _ tasks: [ImageTask], resumed: Int, key: SecretText, _ ports: RefreshPorts, _ runner: PersistRunner?
    ) async -> (rows: [RefreshReport.Row], faults: [String]) {
        let watch = watch
        let run = TaskRun(
            provider: request.provider, key: key, policy: request.policy, ports: ports,
            agent: "sitegen/\(request.tool) (showcase refresh)"
        ) { task, step in
            if let words = step.words { watch(.step(asset: task.intent.asset.id, words)) }
            if let runner, step.entries.contains(where: \.isWorthPersisting) { Task { await runner.want() } }
        }
        var rows = [RefreshReport.Row?](repeating: nil, count: tasks.count)
        var faults: [String] = []
        await withTaskGroup(of: (Int, RefreshReport.Row, String?).self) { group in
            var next = 0
            func begin() {
                guard next < tasks.count else { return }
                let index = next
                next += 1
                group.addTask {
                    let (row, fault) = await self.follow(tasks[index], isNew: index >= resumed, run)
                    watch(.finished(row))
                    return (index, row, fault)
                }
            }
            for _ in 0..<max(1, request.concurrency) { begin() }
            for await (index, row, fault) in group {
                rows[index] = row
                if let fault, !faults.contains(fault) { faults.append(fault) }
                begin()
            }
        }
        return (rows.compactMap { $0 }, faults)
    }

    private func follow(_ task: ImageTask, isNew: Bool, _ run: TaskRun) async -> (RefreshReport.Row, String?) {
        let start = clock.now().steady
        var task = task
        let outcome: TaskOutcome
        var fault: String?
        do {
            outcome = try await run.follow(&task)
        } catch {
            // Without a disk nothing may be asked for, and nothing read that is handed over only once.
            await gate.stop("the disk is at fault")
            let words = run.key.redacted("\(error)")
            fault = words
            outcome = .underWay(words)
        }
        let row = RefreshReport.Row(
            asset: task.intent.asset.id, attempt: task.intent.attempt, taskID: task.record.taskID, outcome: outcome,
            isNew: isNew, key: task.intent.key, asked: task.intent.time, location: task.intent.asset.location,
            seconds: clock.now().steady - start)
        return (row, fault)
    }
}
