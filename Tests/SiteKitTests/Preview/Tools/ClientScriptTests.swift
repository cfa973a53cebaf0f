import Testing

@testable import SiteKit

@Suite("The line that the preview adds")
struct ClientScriptTests {
    private let script = ClientScript(page: "/a\"<b>/", version: "0123")

    private func inserted(_ page: String) -> String {
        String(decoding: script.inserted(into: Array(page.utf8)), as: UTF8.self)
    }

    private let line =
        "<script src=\"/_sitegen/client.js\" data-page=\"/a&quot;&lt;b&gt;/\" data-version=\"0123\" defer></script>\n"

    @Test("it stands before the end of the head, and everything else stays as it was")
    func place() {
        #expect(inserted("<head><</hea></head><body></head>") == "<head><</hea>\(line)</head><body></head>")
    }

    @Test("a page without a head has it at its end", arguments: ["", "<p>x", "</head"])
    func headless(page: String) { #expect(inserted(page) == page + line) }

    @Test("the client and its styles are part of the program")
    func embedded() {
        #expect(PackageResources.client_js.count > 1000 && PackageResources.client_css.count > 1000)
        #expect(PackageResources.tools_js.count > 1000 && PackageResources.tools_css.count > 1000)
    }
}
