import Testing

@testable import SiteKit

@Suite("Raw HTML")
struct RawHTMLTests {
    @Test(
        "passes where it does no harm",
        arguments: [
            "<div class=\"a\" data-x='y'>z</div>", "a <kbd>b</kbd> <br/> <!-- c -->",
            "<a href=\"https://x.test\">y</a>",
            "<a href=//x.test/>y</a>", "<a href=mailto:x@y.test>z</a>",
            "<details open><summary>a</summary>b</details>",
            "<blockquote cite=\"https://x.test\">a</blockquote>", "<!-- <script> -->",
            "<img src=\"data:image/png;base64,x\">",
            "<a href=\"#b\" on=1>c</a><b id=b></b>", "a < b <3 <= c", "<!--> -->",
        ])
    func harmless(_ source: String) {
        let page = rendered(source)
        #expect(page.diagnostics.isEmpty)
    }

    @Test(
        "is refused where it runs script, styles or loads from elsewhere",
        arguments: [
            ("<script>x</script>", "SG0210 1:2+6"), ("a <SCRIPT src=x></SCRIPT>", "SG0210 1:4+6"),
            ("<div>\n  <style>a{}</style>\n</div>", "SG0210 2:4+5"), ("> <svg><script/></svg>", "SG0210 1:9+6"),
            ("<base href=/x>", "SG0210 1:2+4"), ("<a href='b.md'>c</a>", "SG0216 1:10+4"),
            ("<meta http-equiv=refresh>", "SG0210 1:2+4"),
            ("a <b onclick=\"x\">c</b>", "SG0211 1:6+7"), ("- é <b\n  OnLoad=x>c</b>", "SG0211 2:3+6"),
            ("<div>\n<img/onerror=x src=y>", "SG0211 2:6+7, SG0216 2:20+1"), ("<p style='a'>b</p>", "SG0211 1:4+5"),
            ("<iframe srcdoc='x'></iframe>", "SG0211 1:9+6"), ("<a href='javascript:x'>y</a>", "SG0212 1:10+12"),
            ("<a href=' java&#x73;cript:x'>y</a>", "SG0212 1:10+18"),
            ("<a href='java&Tab;script&colon;x'>y</a>", "SG0212 1:10+23"),
            ("<form action=javascript:x></form>", "SG0212 1:14+12"),
            ("<img src=\"https://x.test/y\">", "SG0212 1:11+16"),
            ("<img src='//x.test/y'>", "SG0212 1:11+10"), ("<img src='\\/x.test/y'>", "SG0212 1:11+10"),
            ("<img srcset='/a 1x, https://x.test/y 2x'>", "SG0216 1:14+2, SG0212 1:21+16"),
            ("<video poster=http://x.test></video>", "SG0212 1:15+13"),
            ("<svg><use xlink:href='https://x.test/#y'/></svg>", "SG0212 1:23+17"),
            ("<iframe src=https://x.test></iframe>", "SG0212 1:13+14"),
            ("<a href='data:text/html,x'>y</a>", "SG0212 1:10+16"), ("<!--> <script>", "SG0210 1:8+6"),
            ("<![CDATA[ > <script> ]]>", "SG0210 1:14+6"), ("<div\n\nx", "SG0213 1:1+4"),
            ("<div title=\"\n\nx", "SG0213 1:1+4"),
            ("<!-- never", "SG0213 1:1+4"), ("<textarea><b onclick=x></textarea>", "SG0211 1:14+7"),
            ("> a\n> <div>\n> é <b onclick=x>\n> </div>", "SG0211 3:8+7"),
            ("- a\r\n\r\n  <p>\r\n  <i onclick=x>\r\n", "SG0211 4:6+7"),
        ])
    func refused(_ source: String, _ expected: String) {
        #expect(faults(source).joined(separator: ", ") == expected)
    }

    @Test("its anchors are known")
    func ids() {
        #expect(rendered("<p id=\"a\"><a name='b'></a></p>\n\nx <i id=c></i>").htmlIDs == ["a", "b", "c"])
    }
}
