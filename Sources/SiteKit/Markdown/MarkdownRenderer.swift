/// Turns Markdown into HTML, resolving links, pictures and directives on the way.
public struct MarkdownRenderer: Sendable {
    private let resolver: any MarkdownResolver

    /// Makes a renderer that asks `resolver` about the rest of the site.
    public init(resolver: any MarkdownResolver) {
        self.resolver = resolver
    }

    /// Renders one file; what is wrong with it is in the result's diagnostics.
    public func render(_ source: MarkdownSource) -> RenderedMarkdown {
        let scan = MarkdownScan(source, marking: source.passes == .all)
        var result = RenderedMarkdown()
        let overLimits = MarkdownLimits.faults(of: scan)
        guard overLimits.isEmpty else {
            result.parts = [.init(heading: nil, html: HTML())]
            result.diagnostics = overLimits
            return result
        }
        let tree = MarkdownTree(
            parsing: scan.prepared, in: scan.preparedRange, strikethrough: scan.mayStrike, autolink: scan.mayAutolink)
        guard source.passes == .all else {
            result.parts = [.init(heading: nil, html: HTML(bytes: tree.root.html()))]
            return result
        }
        var rewrite = PageRewrite(source: source, resolver: resolver, scan: scan)
        rewrite.run(tree.root)
        var html = tree.root.html()
        if !scan.inlines.isEmpty { DirectiveMark.restore(&html) }
        result.parts = Self.parts(html, rewrite.partHeadings)
        result.title = rewrite.title
        result.headings = rewrite.headings
        result.htmlIDs = rewrite.htmlIDs
        result.links = rewrite.links
        if let twin = rewrite.twin {
            let (title, body) = twin.applied(source.body, scan.lines)
            result.twin = MarkdownTwin(title: title, body: body)
        }
        result.diagnostics = rewrite.diagnostics.sorted { left, right in
            guard let a = left.location, let b = right.location else { return right.location != nil }
            return a < b
        }
        return result
    }

    /// Cuts a page where its splitting headings were.
    private static func parts(_ html: [UInt8], _ headings: [Heading]) -> [RenderedMarkdown.Part] {
        guard !headings.isEmpty else { return [.init(heading: nil, html: HTML(bytes: html))] }
        var parts: [RenderedMarkdown.Part] = []
        var begun = 0
        var heading: Heading?
        for next in headings {
            guard let end = html.firstIndex(of: PageRewrite.partMark, from: begun) else { break }
            parts.append(.init(heading: heading, html: HTML(bytes: Array(html[begun..<end]))))
            begun = end + PageRewrite.partMark.count
            heading = next
        }
        parts.append(.init(heading: heading, html: HTML(bytes: Array(html[begun...]))))
        return parts
    }
}
