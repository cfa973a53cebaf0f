/// Picks the way a site is watched.
enum SourceWatch {
    /// Watches the names in a folder (an absolute path), everything below them included, from now on.
    ///
    /// - Returns: the watcher, and whether it looks again and again, because the system doesn't tell or has no watches left:
    ///   a change is seen later then, and looking takes time.
    static func start(root: String, names: [String]) -> (watcher: any SourceWatcher, isPolling: Bool) {
        #if canImport(Glibc)
            if let watcher = try? InotifyWatcher(root: root, names: names) { return (watcher, false) }
        #endif
        return (PollingWatcher(root: root, names: names), true)
    }
}
