extension HTML {
    /// Adds an element around escaped text.
    ///
    /// - Parameters:
    ///   - name: the element, with its attributes as they are written in this source code.
    ///   - text: what it holds.
    mutating func append(_ name: StaticString, text: String) {
        append(name, html: .escaped(text))
    }

    /// Adds an element around finished HTML.
    mutating func append(_ name: StaticString, html: HTML) {
        append(markup: "<")
        append(markup: name)
        append(markup: ">")
        append(html)
        append(markup: "</")
        bytes.append(contentsOf: name.description.utf8.prefix { $0 != UInt8(ascii: " ") })
        append(markup: ">")
    }

    /// Adds a link.
    mutating func append(link url: String, text: String) {
        append(markup: "<a href=\"")
        appendEscaped(url)
        append(markup: "\">")
        appendEscaped(text)
        append(markup: "</a>")
    }

    /// Adds text as code that can be copied, once the script has put a button beside it.
    mutating func append(copied text: String, name: String) {
        append(markup: "<span class=\"copied\"><code>")
        appendEscaped(text)
        append(markup: "</code><span data-copy=\"")
        appendEscaped(name)
        append(markup: "\"></span></span>")
    }

    /// Adds the place where the script puts a field that filters what `[data-filter-row]` marks.
    mutating func append(filter name: String) {
        append(markup: "<div class=\"filter\" data-filter=\"")
        appendEscaped(name)
        append(markup: "\"></div>\n")
    }

    /// Adds a term and what belongs to it, unless that is empty.
    mutating func append(term: String, _ html: HTML) {
        guard !html.isEmpty else { return }
        append(markup: "<div>")
        append("dt", text: term)
        append("dd", html: html)
        append(markup: "</div>\n")
    }
}

/// `3 errors`, `1 error`.
func counted(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
