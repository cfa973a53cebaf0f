import Testing
@testable import SiteKit

@Suite("Finding outside links in built pages")
struct OutsideLinkScanTests {
    @Test(
        "absolute addresses of links are found, nothing else",
        arguments: [
            ("<p><a href=\"https://a.example/?x=1&amp;y=2#z\">A</a></p>", ["https://a.example/?x=1&y=2#z"]),
            ("<a class=\"x > y\" href=\"http://a.example/\" rel=\"x\">A</a>", ["http://a.example/"]),
            ("<a href=\"/docs/\">A</a><a href=\"#a\">B</a><a href=\"mailto:a@b.c\">C</a><a href=\"httpx\">D</a>", []),
            ("<abbr href=\"https://a.example/\">", []), ("<link href=\"https://a.example/\">", []),
            ("<a id=\"x\">https://a.example/</a>", []), ("<a href=\"https://a.example/", ["https://a.example/"]),
            ("<a ", []), ("<a data-href=\"https://no.example/\" href=\"https://a.example/\">", ["https://a.example/"]),
        ])
    func scan(html: String, expected: [String]) {
        #expect(OutsideLinkScan.addresses(in: Array(html.utf8)) == expected)
    }
}
