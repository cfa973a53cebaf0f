extension ImageTask {
    /// Judges what came of reading the task.
    mutating func read(_ answer: ReadAnswer, at now: Moment, chance: Double) -> TaskStep {
        if let linkFault, let step = readForLink(answer, linkFault, at: now) { return step }
        isUnmade = false
        switch answer {
        case .waiting(let status, let hint):
            isUnmade = true
            lastFault = "it was '\(status)' when it was last read"
            tries = 0
            // It isn't made yet, so no answer has had it.
            brokenRead = nil
            guard let hint else {
                let wait = pollWait * ImageTask.spread(chance)
                pollWait = min(pollWait * 1.5, policy.longestPoll)
                return readAgain(after: wait, at: now)
            }
            return readAgain(after: min(max(hint, 0.1), policy.longestHint), at: now)
        case .picture(let digest, let bytes, let served, let link):
            let delivery = Delivery(
                spool: spoolOfReading, way: .inline, original: digest, bytes: bytes, served: served, time: now.timestamp
            )
            return step(noting(link, served) + [.delivered(delivery)], .store(delivery), at: now)
        case .linked(let link, let served):
            return fetchNow(noting(link, served), at: now)
        case .unusable(let reason, let served, let link):
            lastFault = reason
            unusable = reason
            trouble = reason
            if link != nil || record.link != nil { return fetchNow(noting(link, served), at: now) }
            return end(.unusable, reason, at: now)
        case .ended(let error, let isCancelled):
            return end(isCancelled ? .cancelled : error.isRefusal ? .refused : .failed, error.description, at: now)
        case .gone(let error):
            if record.link != nil { return fetchNow(at: now) }
            if let brokenRead {
                return end(
                    .lost,
                    "the API hands a picture over once, and that answer didn't come whole (\(brokenRead)); now it says "
                        + "\(error)", at: now)
            }
            let before = record.readings > 1 ? lastFault.map { "; \($0)" } ?? "" : ""
            return end(.lost, "\(error)\(before)", at: now)
        case .collecting:
            if record.link != nil { return fetchNow(at: now) }
            lastFault = "somebody else is reading it (409)"
            trouble = lastFault
            return readAgain(after: backoff(), at: now)
        case .unknownTask(let error):
            unknownReads += 1
            lastFault = error.description
            trouble = lastFault
            guard unknownReads < policy.unknownTaskReads else { return end(.lost, error.description, at: now) }
            return readAgain(after: backoff(), at: now)
        case .limited(let seconds):
            lastFault = "the API takes no more requests for now (429)"
            trouble = lastFault
            return readAgain(after: seconds ?? backoff(), at: now)
        case .shut(let error):
            return step([], .finish(.underWay(error.description)), at: now, shuts: error)
        case .broken(let reason, let link):
            brokenRead = reason
            lastFault = reason
            trouble = reason
            let entries = noting(link, ServedPicture())
            if link != nil || record.link != nil { return fetchNow(entries, at: now) }
            return readAgain(after: backoff(), at: now)
        }
    }

    /// Judges what came of fetching the picture from its own address.
    mutating func fetched(_ answer: FetchAnswer, at now: Moment) -> TaskStep {
        switch answer {
        case .picture(let digest, let bytes):
            let delivery = Delivery(
                spool: "\(intent.key).png", way: .link, original: digest, bytes: bytes, served: record.linkServed,
                time: now.timestamp)
            return step([.delivered(delivery)], .store(delivery), at: now)
        case .unusable(let reason): return end(.unusable, reason, at: now)
        case .never(let reason): return readForLink(reason, isPermanent: true, at: now)
        case .failed(let reason):
            lastFault = reason
            trouble = reason
            let wait = backoff()
            guard tries < policy.linkTries else {
                let age = now.wall - Double(intent.time.seconds)
                let isOld = record.link?.expires == nil && age > policy.linkLife
                return readForLink(reason, isPermanent: isOld, at: now)
            }
            return step([], .wait(wait, .fetch), at: now)
        }
    }

    /// Fetches the picture from its own address, which has all its tries before it.
    mutating func fetchNow(_ entries: [JournalEntry.Event] = [], at now: Moment) -> TaskStep {
        tries = 0
        return step(entries, .wait(0, .fetch), at: now)
    }

    /// Reads the task again after a while: in any case once at its deadline, and after that as long as the server still
    /// knows it for certain.
    mutating func readAgain(after wait: Double, at now: Moment) -> TaskStep {
        // After another start of the machine nobody knows how old it is. It is at least as old as this process has read it, and
        // before that is as much as a task lives, the server says when it is over.
        let firstRead = firstRead ?? now
        self.firstRead = firstRead
        let age = record.sent?.age(at: now) ?? (now.steady - firstRead.steady)
        let left = policy.taskDeadline - age
        if left > 0 { return step([], .wait(min(wait, left), .read), at: now) }
        if !wasReadLate || age + wait <= policy.taskDeadline + policy.lateReads {
            let pause = wasReadLate ? wait : 0
            wasReadLate = true
            return step([], .wait(pause, .read), at: now)
        }
        if let linkFault { return giveUp(linkFault, at: now) }
        // Only the server can say that there is no picture. What it wouldn't say now, another run asks: it costs nothing.
        guard isUnmade else { return step([], .finish(.underWay(lastFault ?? "no answer came")), at: now) }
        let minutes = Int((policy.taskDeadline / 60).rounded())
        let fault = lastFault.map { "; \($0)" } ?? ""
        return end(.lost, "it wasn't done within \(minutes) minutes\(fault)", at: now)
    }

    /// The file that the reading under way, or the last one, is in.
    private var spoolOfReading: String { "\(intent.key)-\(record.readings).json" }

    /// The entry for a link that wasn't known before.
    private func noting(_ link: PictureLink?, _ served: ServedPicture) -> [JournalEntry.Event] {
        guard let link, link.address != record.link?.address else { return [] }
        return [.link(link, served)]
    }
}
