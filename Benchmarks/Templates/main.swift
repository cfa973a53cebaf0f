// How long our template engine takes beside swift-mustache: `make bench-templates`.
import Mustache
import SiteKit

struct Link: TemplateView {
    let title: String
    let url: String?
    let current: HTML

    static let fields: [ViewField<Link>] = [
        .text("title", \.title, "title"), .text("url", \.url, "address"), .html("current", \.current, "mark"),
    ]
}

struct Page: TemplateView {
    let title = "Quick start & more"
    let headTitle = "Quick start – AllToken"
    let description = "How to make the first picture with the API in five minutes."
    let canonical = "https://alltoken.ai/docs/quickstart/"
    let content = HTML(String(repeating: "<p>Some text of a docs page, long enough to count.</p>\n", count: 150))
    let isUnindexed = false

    static let fields: [ViewField<Page>] = [
        .text("title", \.title, "title"), .text("head_title", \.headTitle, "title"),
        .text("description", \.description, "description"), .text("canonical", \.canonical, "address"),
        .html("content", \.content, "body"), .flag("noindex", \.isUnindexed, "flag"),
    ]
}

struct Docs: TemplateView {
    let page = Page()
    let links: [Link]

    static let fields: [ViewField<Docs>] = [
        .view("page", \.page, "page"), .list("links", \.links, "links"),
    ]
}

extension Link: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "title": title
        case "url": url
        case "current": current.string
        default: nil
        }
    }
}

extension Page: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "title": title
        case "head_title": headTitle
        case "description": description
        case "canonical": canonical
        case "content": content.string
        case "noindex": isUnindexed
        default: nil
        }
    }
}

extension Docs: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "page": page
        case "links": links
        default: nil
        }
    }
}

let head = """
    <title>{{page.head_title}}</title>
    <meta name="description" content="{{page.description}}">
    <link rel="canonical" href="{{page.canonical}}">
    {{#page.noindex}}
    <meta name="robots" content="noindex">
    {{/page.noindex}}

    """
let fields = String(
    repeating: "<meta name=\"x\" content=\"{{page.title}}\"><meta name=\"y\" content=\"{{page.canonical}}\">\n",
    count: 15)
let list = "<ul>\n{{#links}}\n{{> link}}\n{{/links}}\n</ul>\n<h1>{{page.title}}</h1>\n{{{page.content}}}\n"
let link = "<li>{{#url}}<a href=\"{{url}}\"{{{current}}}>{{title}}</a>{{/url}}{{^url}}{{title}}{{/url}}</li>\n"
let texts = ["fields": head + fields, "docs": head + list, "link": link]

let sources = texts.sorted { $0.key < $1.key }.compactMap { name, text in
    RelativePath("templates/\(name).mustache").map { SourceText(path: $0, bytes: Array(text.utf8)) }
}
let (library, faults) = TemplateLibrary.load(sources)
precondition(faults.isEmpty)
var reference = MustacheLibrary()
for (name, text) in texts { try reference.register(text, named: name) }
let view = Docs(
    links: (0..<100).map { index in
        Link(
            title: "Page number \(index) about pictures", url: index % 10 == 9 ? nil : "/docs/page-\(index)/",
            current: index == 3 ? " aria-current=\"page\"" : "")
    })

/// Microseconds of one call: the best of seven series.
func microseconds(_ count: Int, _ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    return (0..<7).map { _ in clock.measure { for _ in 0..<count { body() } } / .microseconds(1) / Double(count) }.min()
        ?? 0
}

for (name, label) in [("fields", "35 fields"), ("docs", "sidebar of 100 links")] {
    guard let template = library.compile(name, for: Docs.self).0 else { preconditionFailure("no template \(name)") }
    let expected = reference.render(view, withTemplate: name) ?? ""
    guard template.render(view).string == expected else {
        print("the two disagree:\n\(template.render(view).string.prefix(600))\n---\n\(expected.prefix(600))")
        preconditionFailure("nothing to measure")
    }
    var output: [UInt8] = []
    output.reserveCapacity(100_000)
    let ours = microseconds(2000) {
        output.removeAll(keepingCapacity: true)
        template.render(view, into: &output)
    }
    let theirs = microseconds(100) { _ = reference.render(view, withTemplate: name) }
    let ratio = (theirs / ours * 10).rounded() / 10
    print(
        "\(label), \(output.count) bytes: ours \(ours.rounded()) µs, swift-mustache \(theirs.rounded()) µs, \(ratio) ×")
}
