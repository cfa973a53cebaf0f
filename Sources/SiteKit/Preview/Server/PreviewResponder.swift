/// What answers the requests that a `PreviewServer` lets through.
protocol PreviewResponder: Sendable {
    /// The answer to a request; called from any task, many at once. The server's stop cancels the task and waits for
    /// it.
    func answer(_ request: PreviewRequest) async -> PreviewAnswer
}
