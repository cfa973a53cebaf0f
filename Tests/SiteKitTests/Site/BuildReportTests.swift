import Testing
@testable import SiteKit

@Suite("Reports of builds")
struct BuildReportTests {
    private func fault(_ file: String?, _ line: Int = 0, _ message: String = "m") -> Diagnostic {
        .error(.strayFile, message, at: file.map { SiteKit.SourceLocation(file: $0, line: line) })
    }

    @Test("faults are ordered by place, those without one first, and the same fault is told once")
    func order() {
        let report = BuildReport(
            [
                fault("b", 1), fault("a", 10), fault(nil, 0, "x"), fault("a", 2), fault("b", 1), fault("a"),
                fault("a", 2, "other"),
            ],
            exitCode: .content)
        #expect(
            report.diagnostics == [
                fault(nil, 0, "x"), fault("a"), fault("a", 2), fault("a", 2, "other"), fault("a", 10), fault("b", 1),
            ])
    }

    @Test("exit codes are those of the manual")
    func exitCodes() {
        #expect(
            [SiteKit.ExitCode.clean, .content, .usage, .environment, .drift].map(\.rawValue) == [0, 1, 2, 3, 4])
        #expect(SiteKit.ExitCode.clean < .drift)
    }

    @Test("the printed reference names every template that a build needs, and how each field is written")
    func reference() {
        let text = TemplateViews.reference
        let names = Layout.allCases.map(\.template) + SectionFrontMatter.Kind.allCases.map(\.template)
        for name in names + [
            "header", "footer", "sidebar", "redirect", "directive-callout", "directive-sample", "directive-showcase",
        ] {
            #expect(text.contains("\(name).mustache\n"))
        }
        #expect(text.contains("  page (view): the page\n"))
        #expect(text.contains("    description (text, optional): one or two sentences\n"))
    }
}

@Suite("Fragments rendered once for many pages")
struct FragmentTests {
    @Test("one slot is marked, the others stay empty")
    func slots() {
        var html: HTML = "<a"
        html.append(Fragment.slot(0))
        html.append(markup: "><a")
        html.append(Fragment.slot(12))
        html.append(markup: ">")
        let fragment = Fragment(html)
        #expect(fragment.html(current: nil).string == "<a><a>")
        #expect(fragment.html(current: 12).string == "<a><a aria-current=\"page\">")
        #expect(fragment.html(current: 0).string == "<a aria-current=\"page\"><a>")
        #expect(fragment.html(current: 99).string == "<a><a>")
    }

    @Test(
        "HTML without slots, or with stray marks, stays as it is", arguments: ["", "plain", "a\u{1}b", "\u{1}x\u{1}"])
    func noSlots(text: String) {
        #expect(Fragment(HTML(text)).html(current: 0).string == text)
    }
}
