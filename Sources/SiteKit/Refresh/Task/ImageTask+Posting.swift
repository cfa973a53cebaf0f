extension ImageTask {
    /// Sends the request, unless the server might have forgotten its key meanwhile.
    mutating func post(at now: Moment) -> TaskStep {
        guard let sent = record.sent else {
            isUnclear = false
            return step([.sent], .post(timeout: min(policy.createTimeout, policy.allTries)), at: now)
        }
        guard let age = sent.age(at: now), age <= policy.lastTry else { return giveUp("", at: now) }
        return step([], .post(timeout: min(policy.createTimeout, policy.allTries - age)), at: now)
    }

    /// Judges the answer to a request.
    mutating func posted(_ answer: CreateAnswer, at now: Moment, chance: Double) -> TaskStep {
        switch answer {
        case .taken(let id, let requestID):
            tries = 0
            let wait = policy.firstPoll * ImageTask.spread(chance)
            return step([.taken(id: id, requestID: requestID)], .wait(wait, .read), at: now)
        case .refused(let error):
            // Of a prompt that is forbidden the server takes nothing, ever. Of all else this answer says nothing of the try
            // before.
            if isUnclear, !error.isRefusal {
                return end(.unknown, "the answer to an earlier try never came; the last one was \(error)", at: now)
            }
            return end(.refused, error.description, at: now)
        case .shut(let error):
            if isUnclear { return end(.unknown, "the answer to an earlier try never came", at: now, shuts: error) }
            let reason = error.description
            return step([.unsent(reason)], .finish(.notSent(reason)), at: now, shuts: error)
        case .unclear(let reason):
            isUnclear = true
            trouble = reason
            return tryAgain(after: backoff(), reason, at: now)
        case .neverSent(let reason):
            trouble = reason
            return later(after: backoff(), reason, patience: policy.unreachablePatience, at: now)
        case .limited(let seconds):
            let reason = "the API takes no more requests for now (429)"
            trouble = reason
            return later(after: seconds ?? backoff(), reason, patience: policy.patience, at: now)
        }
    }

    /// Sends again what may have been taken, as long as the server knows the key.
    mutating func tryAgain(after wait: Double, _ reason: String, at now: Moment) -> TaskStep {
        guard let age = record.sent?.age(at: now), age + wait <= policy.lastTry else { return giveUp(reason, at: now) }
        return step([], .wait(wait, .post), at: now)
    }

    /// Sends later what this try has certainly not brought anywhere.
    private mutating func later(after wait: Double, _ reason: String, patience: Double, at now: Moment) -> TaskStep {
        if isUnclear { return tryAgain(after: wait, reason, at: now) }
        let first = firstRefusal ?? now
        firstRefusal = first
        guard now.steady - first.steady + wait <= patience else {
            return step([.unsent(reason)], .finish(.notSent(reason)), at: now)
        }
        return step([.released], .wait(wait, .post), at: now)
    }

    private mutating func giveUp(_ reason: String, at now: Moment) -> TaskStep {
        let last = reason.isEmpty ? "" : "; the last try: \(reason)"
        guard record.sent?.age(at: now) != nil else {
            return end(
                .unknown,
                "the machine was started anew, or is another one, so nobody can tell whether the server still knows the "
                    + "request's key\(last)", at: now)
        }
        return end(
            .unknown, "no answer said so while the server still knew the request's key\(last)", at: now)
    }

    /// The next wait between tries.
    mutating func backoff() -> Double {
        defer { tries += 1 }
        var wait = policy.backoff
        for _ in 0..<min(tries, 10) { wait *= 2 }
        return min(wait, policy.longestBackoff)
    }

    /// From 0.8 up to 1.2.
    static func spread(_ chance: Double) -> Double { 0.8 + 0.4 * min(max(chance, 0), 1) }
}
