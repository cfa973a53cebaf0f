@testable import SiteKit

/// Answers simply enough that a test can tell what was asked.
struct StubResolver: MarkdownResolver {
    func link(_ destination: String, in file: RelativePath) -> LinkResolution {
        guard let parts = LinkDestination(destination) else { return .failure(failure("no '\(destination)'")) }
        if parts.scheme == "fact" { return parts.path == "pending" ? .text : .url("https://fact.test/\(parts.path)") }
        if parts.path.hasPrefix("missing") { return .failure(failure("no page '\(parts.path)'")) }
        guard let page = file.parent.resolving(parts.path) else { return .failure(failure("outside")) }
        let url = "/" + page.string.replacing(".md", with: "/")
        guard let fragment = parts.fragment else { return .url(url) }
        return .url("\(url)#\(fragment)", target: LinkTarget(page: page, fragment: fragment))
    }

    func image(_ destination: String, in file: RelativePath) -> ImageResolution {
        if destination.hasPrefix("missing") { return .failure(failure("no picture '\(destination)'")) }
        if destination.hasPrefix("showcase:") {
            return .image(url: "/a.webp", width: 3, height: 2, srcset: "/a.webp 3w", sizes: "50vw")
        }
        return .image(url: "/assets/" + destination, width: 640, height: 480)
    }

    func directive(_ directive: Directive, in file: RelativePath) -> DirectiveResult {
        if directive.name == "unknown" {
            return .failure(
                ResolutionFailure(code, "unknown directive 'unknown'", label: "?", at: directive.nameLocation))
        }
        if let wrong = directive.attributes.first(where: { $0.name == "wrong" }) {
            return .failure(ResolutionFailure(code, "unknown attribute 'wrong'", at: wrong.location))
        }
        let attributes = directive.attributes.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
        let text = "\(directive.name)|\(directive.label ?? "-")|\(attributes)"
        switch directive.form {
        case .inline: return .inline(HTML(bytes: Array("<i>\(text)</i>".utf8)))
        case .leaf: return .leaf(HTML(bytes: Array("<leaf>\(text)</leaf>\n".utf8)))
        case .container:
            return .container(
                open: HTML(bytes: Array("<box>\(text)\n".utf8)), close: HTML(bytes: Array("</box>\n".utf8)))
        }
    }

    func markdown(_ directive: Directive, in file: RelativePath) -> [UInt8] {
        if directive.form == .leaf { return Array("[\(directive.name)]\n\nmore".utf8) }
        return MarkdownText.escaped(directive.label ?? directive.name)
    }

    private let code = DiagnosticCode("SG0299", "A fault made up for tests.", "")

    private func failure(_ message: String) -> ResolutionFailure {
        ResolutionFailure(code, message, label: "stub")
    }
}

/// Renders a page with the stub.
func rendered(
    _ text: String, headingOffset: Int = 0, splitLevel: Int? = nil, liftsTitle: Bool = false, checksOwn: Bool = true,
    from start: Int = 0, twinOrigin: String? = nil
) -> RenderedMarkdown {
    let bytes = Array(text.utf8)
    return MarkdownRenderer(resolver: StubResolver()).render(
        MarkdownSource(
            text: SourceText(path: RelativePath("content/page.md") ?? .root, bytes: bytes), body: start..<bytes.count,
            headingOffset: headingOffset, splitLevel: splitLevel, liftsTitle: liftsTitle, checksOwnAnchors: checksOwn,
            twinOrigin: twinOrigin))
}

/// The diagnostics of a page, as `code line:column+length`.
func faults(_ text: String, from start: Int = 0) -> [String] {
    rendered(text, from: start).diagnostics.map { fault in
        let place = fault.location.map { "\($0.line):\($0.column)+\($0.length)" } ?? "-"
        return "\(fault.code.id) \(place)"
    }
}
