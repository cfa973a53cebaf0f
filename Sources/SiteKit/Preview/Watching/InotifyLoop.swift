#if canImport(Glibc)
    import Glibc

    /// Turns the system's events into changes, on a thread of its own.
    ///
    /// What was written is told at once. What has gone waits, as editors save by renaming or removing a file and writing it
    /// anew; so does what is written and kept open.
    final class InotifyLoop {
        private let scope: WatchScope
        private let delays: WatchDelays
        private let mailbox: ChangeMailbox
        private let stop: StopSignal

        /// `nil` while the site's folder is gone.
        private var tree: WatchedTree?
        private var files = HeldPaths()
        private var folders = HeldPaths()
        private var changes = SourceChanges()
        /// When it is told that the site's folder is gone.
        private var rootGoneDue: ContinuousClock.Instant?
        private var isLost = false

        /// Watches everything from now on; throws the system's error number.
        init(
            _ scope: WatchScope, _ delays: WatchDelays, into mailbox: ChangeMailbox, until stop: StopSignal
        ) throws(SystemFailure) {
            self.scope = scope
            self.delays = delays
            self.mailbox = mailbox
            self.stop = stop
            tree = try WatchedTree.start(scope)
        }

        /// Waits and tells until it is stopped, or the system has no more watches for it; then the mailbox has ended.
        func run() {
            defer { mailbox.end() }
            while true {
                let outcome = stop.wait(orReadable: tree?.number, for: waitingTime)
                if outcome == .stopped { return }
                do throws(SystemFailure) {
                    try step(isReadable: outcome == .readable)
                } catch {
                    return
                }
            }
        }

        /// Takes the events that are there, and tells what is due. Throws when the system refuses to watch.
        func step(isReadable: Bool) throws(SystemFailure) {
            if isReadable {
                try take(try tree?.events() ?? [])
            } else if let isThere = tree?.isThere, !isThere {
                isLost = true
            }
            if isLost || tree == nil { try watchAnew() }
            let now = ContinuousClock.now
            changes.files.formUnion(files.take(at: now))
            changes.folders.formUnion(folders.take(at: now))
            if let end = rootGoneDue, end <= now {
                changes.isEverything = true
                rootGoneDue = nil
            }
            mailbox.add(changes)
            changes = SourceChanges()
        }

        /// Takes events in, in their order.
        func take(_ events: [InotifyEvent]) throws(SystemFailure) {
            for event in events where !isLost { try take(event) }
        }

        private var waitingTime: Duration {
            let due = [files.next, folders.next, rootGoneDue].compactMap(\.self).min()
            return min(delays.root, due.map { $0 - .now } ?? delays.root)
        }

        private func take(_ event: InotifyEvent) throws(SystemFailure) {
            if event.has(IN_Q_OVERFLOW, IN_UNMOUNT) {
                isLost = true
                return
            }
            // Forgotten watches have nothing to say: their folders were told as a whole.
            guard let folder = tree?.path(of: event.watch) else { return }
            if event.name.isEmpty {
                takeOwn(event)
                return
            }
            guard let name = String(validating: event.name, as: UTF8.self) else {
                if folder != .root { changes.folders.insert(folder) }
                return
            }
            guard scope.includes(name, in: folder) else { return }
            if event.mask & InotifyEvent.isFolder != 0 {
                try takeFolder(event, name, at: folder.appending(name))
            } else {
                takeFile(event, at: folder.appending(name))
            }
        }

        /// Takes an event about a watched folder itself. All but the root's are told by its parent as well.
        private func takeOwn(_ event: InotifyEvent) {
            if event.watch == tree?.root {
                if event.has(IN_DELETE_SELF, IN_MOVE_SELF, IN_IGNORED, IN_ATTRIB) { isLost = true }
            } else if event.has(IN_IGNORED) {
                tree?.forget(event.watch)
            }
        }

        private func takeFolder(_ event: InotifyEvent, _ name: String, at path: RelativePath) throws(SystemFailure) {
            if event.has(IN_MOVED_FROM, IN_DELETE) {
                tree?.forget(name, in: event.watch)
                folders.hold(path, until: .now + delays.vanished)
            } else if event.has(IN_CREATE, IN_MOVED_TO, IN_ATTRIB) {
                try tree?.add(name, in: event.watch)
                folders.drop(path)
                changes.folders.insert(path)
            }
        }

        private func takeFile(_ event: InotifyEvent, at path: RelativePath) {
            if event.has(IN_CLOSE_WRITE, IN_MOVED_TO) {
                tell(path)
            } else if event.has(IN_MOVED_FROM, IN_DELETE) {
                files.hold(path, until: .now + delays.vanished)
            } else if event.has(IN_MODIFY) || event.has(IN_CREATE) && isBeingWritten(path) {
                files.hold(path, until: .now + delays.quiet)
            } else if event.has(IN_CREATE) || event.has(IN_ATTRIB) && !files.contains(path) {
                tell(path)
            }
        }

        private func tell(_ path: RelativePath) {
            files.drop(path)
            changes.files.insert(path)
        }

        /// Whether a new name will be closed by whoever made it: links are whole from the beginning.
        private func isBeingWritten(_ path: RelativePath) -> Bool {
            guard let status = try? Folder.status(scope.absolute(path)) else { return true }
            return status.st_mode & S_IFMT == S_IFREG && status.st_nlink == 1
        }

        /// Makes all watches anew, as the old ones can't be trusted; waits for the site's folder when it is gone.
        private func watchAnew() throws(SystemFailure) {
            let wasThere = tree != nil
            // Given back first: the next one may be refused for it.
            tree = nil
            isLost = false
            do throws(SystemFailure) {
                tree = try WatchedTree.start(scope)
            } catch {
                guard [ENOENT, ENOTDIR, EACCES, ELOOP].contains(error.number) else { throw error }
                if wasThere { rootGoneDue = .now + delays.vanished }
                return
            }
            rootGoneDue = nil
            files = HeldPaths()
            folders = HeldPaths()
            changes = SourceChanges(isEverything: true)
        }
    }
#endif
