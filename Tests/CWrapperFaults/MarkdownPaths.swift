import SiteKit

/// Answers everything with something short.
private struct PlainResolver: MarkdownResolver {
    func link(_ destination: String, in file: RelativePath) -> LinkResolution { .url("/" + destination) }

    func image(_ destination: String, in file: RelativePath) -> ImageResolution {
        .image(url: "/" + destination, width: 2, height: 1)
    }

    func directive(_ directive: Directive, in file: RelativePath) -> DirectiveResult {
        switch directive.form {
        case .inline: .inline("<b>fact</b>")
        case .leaf: .leaf("<p>leaf</p>\n")
        case .container: .container(open: "<div>\n", close: "</div>\n")
        }
    }
}

/// cmark-gfm's wrapper: pages of all kinds, good and wrong.
func markdownPaths(_ expectations: inout Expectations) {
    let renderer = MarkdownRenderer(resolver: PlainResolver())
    func render(_ text: String, _ passes: MarkdownSource.Passes = .all) -> RenderedMarkdown {
        let source = SourceText(path: RelativePath("content/page.md") ?? .root, bytes: Array(text.utf8))
        return renderer.render(MarkdownSource(text: source, passes: passes))
    }
    let page = """
        # Title

        A [link](other.md#part), a ![picture](a.png), :fact[limit] and ~~old~~ https://example.org text.[^1]

        :::note[Mind]
        - [x] one
        - [ ] two
          :::tip
          inner
          :::
        :::

        ::leaf{id=a}

        | a | b |
        |---|---|
        | 1 | `2` |

        ```swift
        let a = 1
        ```

        <div>raw</div>

        [^1]: A note.
        """
    for passes in [MarkdownSource.Passes.all, .none] {
        let made = render(page, passes)
        expectations.expect(!made.parts.isEmpty, "a page is rendered")
        expectations.expect(!render("", passes).parts.isEmpty, "an empty page is rendered")
    }
    expectations.expect(render(page).diagnostics.isEmpty, "a good page has no faults")
    expectations.expect(render(":::note\nnever closed").diagnostics.hasErrors, "an open container is a fault")
    expectations.expect(render("<script>alert(1)</script>").diagnostics.hasErrors, "a script is a fault")
    expectations.expect(render("[a](#nowhere)").diagnostics.hasErrors, "a dead anchor is a fault")
    let columns = String(repeating: "|a", count: 3_000)
    let rule = String(repeating: "|-", count: 3_000)
    expectations.expect(
        render("\(columns)|\n\(rule)|\n").diagnostics.hasErrors, "a table of 3,000 columns is over the limit")
    expectations.expect(
        render(String(repeating: ">", count: 20_000)).diagnostics.hasErrors, "20,000 quotes are over the limit")
}
