import Testing

@testable import SiteKit

@Suite("Pages in the place of a page")
struct BrokenPageTests {
    private func broken(_ findings: [PreviewState.Finding], title: String = "/docs/x/") -> String {
        String(decoding: BrokenPage.html(title: title, findings: findings), as: UTF8.self)
    }

    @Test("errors are told without a script, and none of their text is markup")
    func escaped() throws {
        let page = broken(PreviewFindingTests.make([PreviewFindingTests.unknownFact]), title: "</title><script>")
        #expect(!page.contains("<script>"))
        #expect(!page.contains("</pre><script"))
        #expect(page.contains("unknown fact &#39;&lt;/pre&gt;&lt;script&gt;alert(1)"))
        #expect(page.contains("<mark>&lt;/pre&gt;&lt;script&gt;"))
        #expect(page.contains("1 error to mend."))
        // The client lays nothing over it.
        #expect(page.contains("<html lang=\"en\" data-sitegen=\"broken\">"))
        try Golden.expect(
            broken(PreviewFindingTests.make([PreviewFindingTests.unknownFact])), "preview/broken.html")
    }

    @Test("an error without a place, label or help is told too")
    func bare() {
        let page = broken(PreviewFindingTests.make([.error(.unknownFact, "all is lost")]))
        #expect(page.contains("<h2>all is lost</h2>"))
        #expect(!page.contains("<pre>") && !page.contains("Help"))
    }

    @Test("without errors it still says what to expect")
    func empty() { #expect(broken([]).contains("As soon as the sources are sound, the page appears here.")) }

    @Test("nothing in it runs or looks as it likes")
    func policy() {
        let page = broken([])
        #expect(page.contains("default-src &#39;none&#39;"))
        #expect(!page.contains("style=") && !page.contains("<style") && !page.contains("onclick"))
    }

    @Test("the client's line stands in the head")
    func client() {
        let client = ClientScript(page: "/x/", version: "1").html
        let page = String(decoding: BrokenPage.html(title: "X", findings: [], client: client), as: UTF8.self)
        #expect(page.contains(client.string + "</head>"))
    }

    @Test("a missing page names what was asked for and what may be meant")
    func missing() throws {
        let page = String(
            decoding: MissingPage.html(path: "/dcos/<x>\u{1B}", suggestions: ["/docs/", "/docs/x/"]), as: UTF8.self)
        #expect(page.contains("<code>/dcos/&lt;x&gt;\u{FFFD}</code>"))
        #expect(page.contains("<a href=\"/docs/\">/docs/</a>"))
        try Golden.expect(page, "preview/missing.html")
        let plain = String(decoding: MissingPage.html(path: "/x", suggestions: []), as: UTF8.self)
        #expect(!plain.contains("Did you mean"))
    }
}
