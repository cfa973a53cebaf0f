/// Has the state folder carried away, one time after the other, and never twice at once.
package actor PersistRunner {
    private let command: @Sendable () async -> String?
    private var isWanted = false
    private var running: Task<Void, Never>?
    /// Why the last time failed, if it did.
    private(set) var failure: String?

    /// - Parameter command: carries the folder away; why it couldn't, if so.
    package init(_ command: @escaping @Sendable () async -> String?) {
        self.command = command
    }

    /// Has it carried away soon. What is asked for meanwhile is one more time, not many.
    func want() {
        isWanted = true
        if running == nil { running = Task { await drain() } }
    }

    /// Has it carried away as it is now, and waits for that.
    ///
    /// - Returns: why it couldn't, if so.
    func wait() async -> String? {
        want()
        while let task = running { await task.value }
        return failure
    }

    private func drain() async {
        while isWanted {
            isWanted = false
            failure = await command()
        }
        running = nil
    }
}
