#if canImport(Glibc)
    import Synchronization

    /// Watches a site through the system's events (inotify), on a thread of its own; when the system has no more watches
    /// for new folders, by polling.
    ///
    /// The site's folder may go and come back. Watching ends when the watcher goes out of use, or is stopped.
    final class InotifyWatcher: SourceWatcher {
        private enum Source {
            case events, polling(PollingWatcher), stopped
        }

        private let scope: WatchScope
        private let delays: WatchDelays
        /// Ends when the thread ends.
        let mailbox = ChangeMailbox()
        private let signal: StopSignal
        private let source = Mutex(Source.events)

        /// Watches the names in a folder, everything below them included, from now on.
        ///
        /// Throws when there is no such folder, and when the system has no watches left.
        convenience init(root: String, names: [String]) throws(FileError) {
            try self.init(WatchScope(root: root, names: names), WatchDelays())
        }

        init(_ scope: WatchScope, _ delays: WatchDelays) throws(FileError) {
            self.scope = scope
            self.delays = delays
            do throws(SystemFailure) {
                signal = try StopSignal()
                let loop = try InotifyLoop(scope, delays, into: mailbox, until: signal)
                try WatchThread.start { loop.run() }
            } catch {
                throw error.error(scope.root, "watch")
            }
        }

        deinit {
            signal.set()
        }

        /// Ends watching: who waits gets `nil`.
        func stop() {
            let source = source.withLock { source in
                defer { source = .stopped }
                return source
            }
            if case .polling(let watcher) = source { watcher.stop() }
            signal.set()
            mailbox.end()
        }

        func next() async -> SourceChanges? {
            if case .polling(let watcher) = source.withLock({ $0 }) { return await watcher.next() }
            if let changes = await mailbox.next() { return changes }
            guard mailbox.isEnded, !Task.isCancelled else { return nil }
            // The thread has ended by itself. What happened until now is in no one's books.
            let polling = PollingWatcher(scope, delays)
            return source.withLock { source in
                guard case .events = source else { return nil }
                source = .polling(polling)
                return SourceChanges(isEverything: true)
            }
        }
    }
#endif
