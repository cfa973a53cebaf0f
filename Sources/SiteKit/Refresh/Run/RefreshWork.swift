/// The part of a refresh that spends money: writes down what is going to be asked for, and follows every task.
package struct RefreshWork: Sendable {
    let request: RefreshRequest
    let key: SecretText
    let ports: RefreshPorts
    let watch: @Sendable (RefreshNews) -> Void

    /// Prepares the work.
    package init(
        request: RefreshRequest, key: SecretText, ports: RefreshPorts, watch: @escaping @Sendable (RefreshNews) -> Void
    ) {
        self.request = request
        self.key = key
        self.ports = ports
        self.watch = watch
    }

    /// Does what a plan says.
    ///
    /// - Throws: what the disk throws before anything was sent.
    package func perform(_ report: inout RefreshReport, credit: String) async throws {
        let resumed = report.plan.resumed
        var intents = try await intend(&report, credit: credit)
        guard !resumed.isEmpty || !intents.isEmpty else { return }
        // All that may be sent must be known elsewhere first, also what an earlier run meant and never carried away.
        var failure: String?
        if let persist = ports.persist {
            watch(.note("carrying the state folder away before anything is asked for"))
            failure = await persist.wait()
        }
        if failure != nil {
            let reason = "the state folder could not be carried away"
            await ports.gate.askNothing(reason)
            try await write(intents) { _ in .unsent(reason) }
            intents = []
        }
        let tasks =
            resumed.map { ImageTask(resuming: $0, policy: request.policy) }
            + intents.map { ImageTask($0, policy: request.policy) }
        if !tasks.isEmpty {
            watch(.began(report.plan, tasks: tasks.count, resumed: resumed.count))
            let (rows, faults) = await follow(tasks, resumed: resumed.count, TaskNames(report.plan.taskNames))
            report.settle(rows, state: request.state)
            report.diagnostics += faults.map { .refreshStorage($0) }
            failure = await ports.persist?.wait() ?? failure
        }
        if let failure { report.diagnostics.append(.persistFailure(failure)) }
    }

    /// Writes down what is going to be asked for, all of it before the first is sent.
    private func intend(_ report: inout RefreshReport, credit: String) async throws -> [GenerationIntent] {
        let now = ports.clock.now().timestamp
        let intents = report.plan.asked.map { asset, attempt in
            GenerationIntent(
                asset: asset, credit: credit, attempt: attempt, key: ports.random.key(), time: now,
                isPersisted: ports.persist != nil)
        }
        guard !intents.isEmpty else { return [] }
        do {
            // Better now than when the first picture is there.
            try ports.spool.checkRoom()
        } catch {
            report.diagnostics.append(.refreshStorage("\(error)"))
            return []
        }
        try await write(intents) { .intent($0) }
        return intents
    }

    private func write(
        _ intents: [GenerationIntent], _ event: (GenerationIntent) -> JournalEntry.Event
    ) async throws {
        let now = ports.clock.now()
        try await ports.journal.write(intents.map { JournalEntry(key: $0.key, now, event($0)) })
    }

    private func follow(
        _ tasks: [ImageTask], resumed: Int, _ names: TaskNames
    ) async -> (rows: [RefreshReport.Row], faults: [String]) {
        let watch = watch
        let run = TaskRun(
            provider: request.provider, key: key, policy: request.policy, ports: ports, names: names,
            agent: "sitegen/\(request.tool) (showcase refresh)"
        ) { task, step in
            if let words = step.words(task.trouble) { watch(.step(asset: task.intent.asset.id, words)) }
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
                    let (row, fault) = await follow(tasks[index], isNew: index >= resumed, run)
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
        let start = ports.clock.now().steady
        var task = task
        let outcome: TaskOutcome
        var fault: String?
        do {
            outcome = try await run.follow(&task)
        } catch {
            // Without a disk nothing may be asked for, and nothing read that is handed over only once.
            await ports.gate.stop("the disk is at fault")
            let words = key.redacted("\(error)")
            fault = words
            outcome = .underWay(words)
        }
        var isKept = false
        if case .held = outcome, let delivery = task.record.delivery {
            isKept = (try? ports.spool.read(delivery.spool)) ?? nil != nil
        }
        let row = RefreshReport.Row(
            asset: task.intent.asset.id, attempt: task.intent.attempt, taskID: task.record.taskID, outcome: outcome,
            isNew: isNew, key: task.intent.key, asked: task.intent.time, link: task.record.link,
            isKept: isKept,
            location: task.intent.asset.location,
            seconds: ports.clock.now().steady - start)
        return (row, fault)
    }
}
