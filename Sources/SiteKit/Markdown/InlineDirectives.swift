/// Directives in text that isn't Markdown, such as a title in front matter.
public enum InlineDirectives {
    /// A text with its directives replaced.
    public struct Expansion: Sendable {
        /// The text as HTML, escaped where it isn't a directive.
        public let html: HTML
        /// The text without markup.
        public let plainText: String
        /// What is wrong.
        public let diagnostics: [Diagnostic]
    }

    /// Replaces `:name[…]` in `text`; `\:` is a plain colon before a name.
    ///
    /// - Parameter base: Where the text begins in its file; columns are exact if the text is written there as it is.
    public static func expand(
        text: String, at base: SourceLocation, resolver: any MarkdownResolver
    ) -> Expansion {
        let bytes = Array(text.utf8)
        guard bytes.contains(.colon) else { return Expansion(html: .escaped(text), plainText: text, diagnostics: []) }
        let file = RelativePath(base.file) ?? .root
        func locate(_ range: Range<Int>) -> SourceLocation {
            SourceLocation(
                file: base.file, line: base.line,
                column: base.column + SourceText.scalarCount(bytes[..<range.lowerBound]),
                length: SourceText.scalarCount(bytes[range.clamped(to: 0..<bytes.count)]))
        }
        var html = HTML()
        var plain = ""
        var diagnostics: [Diagnostic] = []
        var begun = 0
        func copy(upTo end: Int) {
            let piece = String(decoding: bytes[begun..<end], as: UTF8.self)
            html.appendEscaped(piece)
            plain += piece
        }
        var index = 0
        while index < bytes.count {
            guard bytes[index] == .colon else {
                index += 1
                continue
            }
            if index > 0, bytes[index - 1] == .backslash, isEscaped(bytes, index) {
                copy(upTo: index - 1)
                begun = index
                index += 1
                continue
            }
            guard MarkdownScan.isInline(bytes, index, 0, bytes.count) else {
                index += 1
                continue
            }
            var parser = DirectiveParser(bytes: bytes, end: bytes.count, locate: locate)
            do {
                let (directive, end) = try parser.parse(at: index, form: .inline)
                switch resolver.directive(directive, in: file) {
                case .inline(let new), .leaf(let new), .container(let new, _):
                    copy(upTo: index)
                    html.append(new)
                    plain += String(decoding: HTMLText.decoded(new.bytes, skippingTags: true), as: UTF8.self)
                    begun = end
                case .failure(let failure):
                    diagnostics.append(failure.diagnostic(at: directive.location))
                }
                index = end
            } catch {
                diagnostics.append(error.diagnostic(locate))
                index += 1
            }
        }
        copy(upTo: bytes.count)
        return Expansion(html: html, plainText: plain, diagnostics: diagnostics)
    }

    /// Whether the backslash before a colon is there to escape a directive.
    private static func isEscaped(_ bytes: [UInt8], _ colon: Int) -> Bool {
        var slashes = 0
        while colon - slashes > 0, bytes[colon - slashes - 1] == .backslash { slashes += 1 }
        return slashes % 2 == 1 && MarkdownScan.isInline([.space] + bytes[colon...], 1, 0, bytes.count - colon + 1)
    }
}
