/// What answers the requests that a `PreviewServer` lets through.
protocol PreviewResponder: Sendable {
    /// The answer to a request; called from any task, many at once.
    func answer(_ request: PreviewRequest) async -> PreviewAnswer
}
