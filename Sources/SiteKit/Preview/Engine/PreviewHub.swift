import Synchronization

/// The tabs that look at a site, each told when what it shows has changed.
final class PreviewHub: Sendable {
    /// What a tab is shown.
    struct View: Sendable {
        /// What the bytes of its page are called.
        let version: String
        /// The same with the addresses of stylesheets left out.
        let frame: String
        /// The stylesheets of the site: the address of each by its name.
        let styles: [String: String]
        /// The bar's data, on one line.
        let state: [UInt8]
    }

    private struct Tab {
        let path: String
        let continuation: AsyncStream<ServerSentEvent>.Continuation
        var view: View?
    }

    /// How many messages wait for a tab at most. One that doesn't take them is let go: it connects anew and catches up.
    private static let most = 64

    private let tabs = Mutex<(next: Int, tabs: [Int: Tab])>((0, [:]))

    /// How many tabs are open.
    var count: Int { tabs.withLock(\.tabs.count) }

    /// The pages that tabs show, each once.
    var paths: Set<String> { tabs.withLock { Set($0.tabs.values.map(\.path)) } }

    /// The number of a new tab that shows a page, and its messages; from now on it is told what others on the page are.
    func open(_ path: String) -> (id: Int, events: AsyncStream<ServerSentEvent>) {
        let (stream, continuation) = AsyncStream.makeStream(
            of: ServerSentEvent.self, bufferingPolicy: .bufferingOldest(PreviewHub.most))
        let id = tabs.withLock { tabs in
            tabs.next += 1
            tabs.tabs[tabs.next] = Tab(path: path, continuation: continuation)
            return tabs.next
        }
        continuation.onTermination = { [weak self] _ in
            self?.tabs.withLock { $0.tabs[id] = nil }
        }
        return (id, stream)
    }

    /// Tells every tab on a page what it is to show now.
    func tell(_ view: View, on path: String) {
        let ids = tabs.withLock { tabs in tabs.tabs.filter { $0.value.path == path }.map(\.key) }
        for id in ids { tell(view, to: id) }
    }

    /// Ends all streams.
    func close() {
        let open = tabs.withLock { Array($0.tabs.values) }
        for tab in open { tab.continuation.finish() }
    }

    /// Tells one tab what it is to show now.
    func tell(_ view: View, to id: Int) {
        let (continuation, before) = tabs.withLock { tabs in
            let before = tabs.tabs[id]
            tabs.tabs[id]?.view = view
            return (before?.continuation, before?.view)
        }
        guard let continuation else { return }
        var events: [ServerSentEvent] = []
        if before?.version != view.version {
            let isRestyled = before.map { $0.frame == view.frame && $0.styles != view.styles } ?? false
            events.append(isRestyled ? styles(before?.styles ?? [:], view) : page(view))
        }
        if before?.state != view.state { events.append(ServerSentEvent(name: "state", data: view.state)) }
        for event in events {
            guard case .enqueued = continuation.yield(event) else {
                continuation.finish()
                return
            }
        }
    }

    private func page(_ view: View) -> ServerSentEvent {
        event("page", [JSONValue.Entry(key: "version", value: .string(view.version))])
    }

    private func styles(_ before: [String: String], _ view: View) -> ServerSentEvent {
        let changed = view.styles.keys.sorted().compactMap { name -> JSONValue.Entry? in
            guard let old = before[name], let new = view.styles[name], old != new else { return nil }
            return JSONValue.Entry(key: old, value: .string(new))
        }
        return event(
            "styles",
            [
                JSONValue.Entry(key: "replace", value: .object(changed)),
                JSONValue.Entry(key: "version", value: .string(view.version)),
            ])
    }

    private func event(_ name: String, _ entries: [JSONValue.Entry]) -> ServerSentEvent {
        var bytes: [UInt8] = []
        JSONValue.object(entries).write(into: &bytes)
        return ServerSentEvent(name: name, data: bytes)
    }
}
