/// How long a watcher waits for what.
struct WatchDelays: Sendable {
    /// How long something has to be gone before it is reported: editors rename or remove a file and write it anew.
    var vanished = Duration.milliseconds(80)
    /// How long a file that is kept open has to be left alone before it is reported.
    var quiet = Duration.milliseconds(100)
    /// How often it is seen whether the site's folder is still the one that is watched.
    var root = Duration.milliseconds(500)
    /// How often all files are looked at where the system doesn't tell.
    var poll = Duration.milliseconds(300)
}
