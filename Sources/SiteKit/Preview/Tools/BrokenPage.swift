/// What stands at an address whose page can't be made, when there is no earlier version of it either.
enum BrokenPage {
    /// The page: it tells the errors without a script, and gives way by itself as soon as they are mended.
    ///
    /// - Parameters:
    ///   - title: what can't be shown: a page's title or address.
    ///   - findings: why; told in their order.
    ///   - client: what `ClientScript` makes; empty when it is added later.
    static func html(title: String, findings: [PreviewState.Finding], client: HTML = HTML()) -> [UInt8] {
        var body = HTML()
        let errors = findings.count { $0.severity == .error }
        let why =
            errors > 0
            ? "\(counted(errors, "error")) to mend. As soon as the sources are sound, the page appears here."
            : "As soon as the sources are sound, the page appears here."
        body.append("p class=\"lead\"", text: why)
        body.append(markup: "\n")
        body.append(findings)
        return ToolPage(title: "\(title) can’t be built yet", isBroken: true).bytes(body, client: client)
    }
}
