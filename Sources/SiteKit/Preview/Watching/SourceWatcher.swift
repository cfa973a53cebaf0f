/// Says when files of a site may have changed.
protocol SourceWatcher: Sendable {
    /// What has changed since the last call, once there is something; `nil` when watching has ended or the task is
    /// cancelled. One caller at a time.
    func next() async -> SourceChanges?
}
