/// Has the state folder carried away, one time after the other, and never twice at once.
package actor PersistRunner {
    private let command: @Sendable () async -> String?
    /// How many times it was begun, and how many times it has ended.
    private var begun = 0
    private var ended = 0
    private var waiting: [(round: Int, continuation: CheckedContinuation<Void, Never>)] = []
    /// Why the last time failed, if it did.
    private(set) var failure: String?

    /// - Parameter command: carries the folder away; why it couldn't, if so.
    package init(_ command: @escaping @Sendable () async -> String?) {
        self.command = command
    }

    /// Has it carried away as it is now, and waits for that: for the first time that begins after this was asked. What others
    /// ask for meanwhile isn't waited for.
    ///
    /// - Returns: why it couldn't, if so.
    package func wait() async -> String? {
        let round = begun + 1
        await withCheckedContinuation { continuation in
            waiting.append((round, continuation))
            if begun == ended { begin() }
        }
        return failure
    }

    /// The same in the midst of a run: after a failure nothing is waited for any more, since what is paid for must be
    /// collected in time. `wait` tries once more at the end.
    ///
    /// - Returns: why it couldn't, if so.
    package func keepUp() async -> String? {
        if let failure { return failure }
        return await wait()
    }

    private func begin() {
        begun += 1
        let round = begun
        Task { await run(round) }
    }

    private func run(_ round: Int) async {
        failure = await command()
        ended = round
        for done in waiting where done.round <= round { done.continuation.resume() }
        waiting.removeAll { $0.round <= round }
        if !waiting.isEmpty { begin() }
    }
}
