/// Walks one task to its end: does what its state machine wants, and tells it what came of it.
struct TaskRun: Sendable {
    let provider: Provider
    let key: SecretText
    let policy: RefreshPolicy
    let ports: RefreshPorts
    /// Which request has which task.
    let names: TaskNames
    /// How the requests name themselves.
    let agent: String
    /// Is told each step, for whoever watches.
    let tell: @Sendable (ImageTask, TaskStep) -> Void

    /// What came that can't be undone and could not be written down.
    struct Unwritten: Error, CustomStringConvertible {
        let asset: String
        let taskID: String?
        let cause: any Error

        var description: String {
            let task = taskID.map { "; the task of '\(asset)' is \($0)" } ?? ""
            return "the journal can't be written: \(cause)\(task)"
        }
    }

    /// The disk didn't take an answer.
    struct Unstored: Error, CustomStringConvertible {
        let asset: String
        let taskID: String
        let words: String

        var description: String { "the answer to task \(taskID) of '\(asset)' can't be kept: \(words)" }
    }

    /// Follows a task as far as it goes in this run.
    ///
    /// - Throws: what the disk throws. The journal knows how far it had come.
    func follow(_ task: inout ImageTask) async throws -> TaskOutcome {
        var event = TaskEvent.begin
        while true {
            let now = ports.clock.now()
            let step = task.take(event, at: now, chance: ports.random.chance())
            do {
                try await ports.journal.write(
                    step.entries.map { JournalEntry(key: task.intent.key, now, $0) })
            } catch {
                throw Unwritten(asset: task.intent.asset.id, taskID: task.record.taskID, cause: error)
            }
            // What a copy must know before it is gone on: the task's name, where the picture lies, that it is here.
            if step.entries.contains(where: \.isWorthPersisting), await ports.persist?.keepUp() != nil {
                await ports.gate.askNothing("the state folder can't be carried away")
            }
            if let error = step.shuts { await ports.gate.shut(error) }
            tell(task, step)
            switch step.effect {
            case .wait(let seconds, let purpose):
                let stop = await ports.gate.pass(purpose, after: seconds)
                event = stop.map(TaskEvent.stopped) ?? .ready
            case .post(let timeout): event = .posted(await post(task.intent, timeout: timeout))
            case .inspect(let name): event = .read(try inspect(name, task))
            case .read(let name): event = .read(try await read(name, task))
            case .fetch(let link, let name): event = .fetched(try await fetch(link, name, task))
            case .store(let delivery): event = .stored(try await store(delivery, task))
            case .finish(let outcome):
                if outcome.needsNoSpool { try ports.spool.remove(task: task.intent.key) }
                return outcome
            }
        }
    }

    private var reader: APIReader { APIReader(redact: key.redacted) }

    private func request(_ method: HTTPRequest.Method, _ address: WebAddress) -> HTTPRequest {
        var request = HTTPRequest(method, address)
        request.headers = [("User-Agent", agent), ("Accept", "application/json")]
        request.bearer = key
        return request
    }

    private func post(_ intent: GenerationIntent, timeout: Double) async -> CreateAnswer {
        guard let address = provider.create else { return .neverSent("there is no such address") }
        var request = request(.post, address)
        request.headers += [("Content-Type", "application/json"), ("Idempotency-Key", intent.key)]
        request.body = Array(intent.body.utf8)
        request.idleTimeout = .seconds(timeout)
        request.deadline = .seconds(timeout)
        do throws(HTTPFailure) {
            let response = try await ports.transport.send(request)
            await ports.gate.note(response)
            let answer = reader.create(response)
            guard case .taken(let id, _) = answer, !names.claim(id, for: intent.key) else { return answer }
            return .unclear("the API named task \(id), which belongs to another request")
        } catch {
            await ports.gate.note(nil)
            return reader.create(error)
        }
    }

    /// What an earlier reading left, in another process perhaps.
    private func inspect(_ name: String, _ task: ImageTask) throws -> ReadAnswer {
        guard let body = try ports.spool.read(name), !body.isEmpty else {
            return .broken("the run before was interrupted while it read the task", link: nil)
        }
        switch reader.read(nil, nil, body, size: task.intent.asset.size, task: task.record.taskID) {
        // Its head isn't known, and neither is what has happened since: only a picture counts, or where to find it.
        case .picture(let digest, let bytes, let served, let link):
            return .picture(digest, bytes: bytes, served, link: link)
        case .linked(let link, let served): return .linked(link, served)
        case .unusable(let reason, let served, let link): return .unusable(reason, served, link: link)
        case .broken(let reason, let link): return .broken(reason, link: link)
        default: return .waiting(status: "known", after: 0)
        }
    }

    private func read(_ name: String, _ task: ImageTask) async throws -> ReadAnswer {
        guard let id = task.record.taskID, let address = provider.task(id) else {
            return .broken("the task has no name", link: nil)
        }
        try ports.spool.checkRoom()
        let file = try ports.spool.open(name)
        // Should the server repeat the key it never gets to the disk: copies of the folder go to other places.
        let sink = SecretlessSink(file, without: key)
        var request = request(.get, address)
        request.wants = .into(sink, limit: policy.byteLimit)
        request.idleTimeout = .seconds(policy.readIdle)
        request.deadline = .seconds(policy.readTimeout)
        var response: HTTPResponse?
        var failure: HTTPFailure?
        do throws(HTTPFailure) {
            let answer = try await ports.transport.send(request)
            await ports.gate.note(answer)
            response = answer
        } catch {
            await ports.gate.note(nil)
            failure = error
        }
        do { try sink.finish() } catch { failure = .storage("\(error)") }
        if case .storage(let words)? = failure { throw Unstored(asset: task.intent.asset.id, taskID: id, words: words) }
        try file.finish()
        let body = try ports.spool.read(name) ?? []
        return reader.read(response, failure, body, size: task.intent.asset.size, task: id)
    }

    private func fetch(_ link: PictureLink, _ name: String, _ task: ImageTask) async throws -> FetchAnswer {
        let isOver = link.expires.map { $0 < ports.clock.now().timestamp } ?? false
        func failed(_ reason: String) -> FetchAnswer {
            let words = key.redacted(reason)
            return isOver
                ? .never("its picture was there until \(link.expires?.description ?? ""): \(words)") : .failed(words)
        }
        guard let address = WebAddress(link.address) else {
            return .never("the API gives no usable address for it")
        }
        try ports.spool.checkRoom()
        let file = try ports.spool.open(name)
        let fetch = CheckedFetch(
            transport: ports.transport, trusted: provider.isEmulator ? provider.base : nil)
        if let refusal = await fetch.refusal(of: address), refusal.isOfAddress {
            return .never(key.redacted(refusal.description))
        }
        let answer = await fetch.get(
            address, into: file, limit: policy.byteLimit, idleTimeout: .seconds(policy.readIdle),
            deadline: .seconds(policy.readTimeout))
        if case .failure(.failure(.storage(let words), _)) = answer {
            throw Unstored(asset: task.intent.asset.id, taskID: task.record.taskID ?? "", words: words)
        }
        try file.finish()
        switch answer {
        case .failure(.status(let status, let host)) where status == 404 || status == 410:
            return .never(key.redacted("\(CheckedFetch.Refusal.status(status, host: host))"))
        case .failure(let refusal): return failed(refusal.description)
        case .success:
            let found = reader.fetched(try ports.spool.read(name) ?? [], size: task.intent.asset.size)
            // Cut off or damaged on its way, perhaps: it can be fetched again.
            if case .unusable(let reason) = found { return task.tries < policy.linkTries - 1 ? failed(reason) : found }
            return found
        }
    }

    private func store(_ delivery: Delivery, _ task: ImageTask) async throws -> StoreAnswer {
        let intent = task.intent
        let served = delivery.served
        let generation = RecordedGeneration(
            provider: provider.name, taskID: task.record.taskID ?? "",
            requestID: served.requestID ?? task.record.requestID, key: intent.key, started: intent.time,
            servedSize: served.size, servedQuality: served.quality, revisedPrompt: served.revisedPrompt,
            usage: served.usage, delivery: delivery.way, credentials: nil)
        return try await ports.store.store {
            try original(delivery).map { original in
                DeliveredPicture(
                    asset: intent.asset, credit: intent.credit, generation: generation, original: original,
                    delivered: delivery.time)
            }
        }
    }

    /// The picture's file, from the spool or from where it was put already.
    private func original(_ delivery: Delivery) throws -> [UInt8]? {
        if let bytes = try ports.spool.read(delivery.spool) {
            let file = delivery.way == .link ? bytes : APIReader.picture(in: bytes)
            if let file, Digest(of: file) == delivery.original { return file }
        }
        return try ports.store.original(delivery.original)
    }
}

extension CheckedFetch.Refusal {
    /// Whether it is the address that is refused, and will be whenever it is asked.
    fileprivate var isOfAddress: Bool {
        switch self {
        case .notEncrypted, .unusualPort, .privateHost: true
        case .status, .tooManyRedirects, .redirectWithoutPlace, .failure: false
        }
    }
}
