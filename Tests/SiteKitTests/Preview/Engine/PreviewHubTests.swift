import Testing
@testable import SiteKit

/// What tabs are told, and when.
@Suite struct PreviewHubTests {
    private func view(_ version: String, frame: String = "f", style: String = "/a.css", state: String = "{}")
        -> PreviewHub.View
    {
        PreviewHub.View(version: version, frame: frame, styles: ["site.css": style], state: Array(state.utf8))
    }

    private func names(_ events: AsyncStream<ServerSentEvent>, _ count: Int) async -> [String] {
        var found: [String] = []
        for await event in events {
            found.append("\(event.name) \(String(decoding: event.data, as: UTF8.self))")
            if found.count == count { break }
        }
        return found
    }

    @Test func aTabIsToldWhatItShowsAndOnlyWhatIsNew() async {
        let hub = PreviewHub()
        let (id, events) = hub.open("/x/")
        hub.tell(view("1"), to: id)
        hub.tell(view("1"), on: "/x/")
        hub.tell(view("9", frame: "other"), on: "/y/")
        hub.tell(view("2", frame: "g", state: "{\"a\":1}"), on: "/x/")
        let told = await names(events, 4)
        #expect(
            told == [
                "page {\"version\":\"1\"}", "state {}", "page {\"version\":\"2\"}",
                "state {\"a\":1}",
            ])
    }

    @Test func otherStylesAloneAreSwapped() async {
        let hub = PreviewHub()
        let (id, events) = hub.open("/x/")
        hub.tell(view("1"), to: id)
        hub.tell(view("2", style: "/b.css"), on: "/x/")
        hub.tell(view("3", frame: "g", style: "/c.css"), on: "/x/")
        let told = await names(events, 4)
        #expect(told[2] == "styles {\"replace\":{\"/a.css\":\"/b.css\"},\"version\":\"2\"}")
        #expect(told[3].hasPrefix("page "))
    }

    @Test func aTabThatGoesIsForgotten() async {
        let hub = PreviewHub()
        let (_, events) = hub.open("/x/")
        let task = Task { for await _ in events {} }
        #expect(hub.count == 1)
        task.cancel()
        await task.value
        #expect(hub.count == 0)
    }

    @Test func aTabThatTakesNothingIsLetGo() async {
        let hub = PreviewHub()
        let (id, events) = hub.open("/x/")
        hub.tell(view("0"), to: id)
        for number in 1...200 { hub.tell(view("\(number)", frame: "\(number)"), on: "/x/") }
        var count = 0
        for await _ in events { count += 1 }
        #expect(count <= 64)
        #expect(hub.count == 0)
    }
}
