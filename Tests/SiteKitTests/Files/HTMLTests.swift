import Testing
@testable import SiteKit

@Suite("HTML")
struct HTMLTests {
    @Test("the five characters that mean something are escaped, others are not")
    func escaped() {
        #expect(
            HTML.escaped(#"<a href="x" title='y'>&amp; ü</a>"#).string
                == "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp; ü&lt;/a&gt;")
    }

    @Test("finished HTML is joined as it is")
    func joined() {
        var html: HTML = "<b>"
        html.appendEscaped("1 < 2")
        html.append(markup: "</b>")
        html.append(HTML("&amp;"))
        #expect(html.string == "<b>1 &lt; 2</b>&amp;")
        #expect(!html.isEmpty && HTML().isEmpty)
    }
}
