extension HTML {
    /// Adds a list of findings that can be read without a script. Nothing of a finding is taken as markup.
    mutating func append(_ findings: [PreviewState.Finding]) {
        append(markup: "<ol class=\"findings\">\n")
        for finding in findings { append(finding) }
        append(markup: "</ol>\n")
    }

    private mutating func append(_ finding: PreviewState.Finding) {
        append(markup: finding.severity == .error ? "<li class=\"finding error\">\n" : "<li class=\"finding\">\n")
        append("h2", text: finding.message)
        append(markup: "\n<p class=\"place\">")
        append("span", text: "\(finding.severity.rawValue) ")
        append("code", text: finding.code)
        if let place = finding.place {
            append(markup: " ")
            append(copied: place, name: place)
        }
        append(markup: "</p>\n")
        if !finding.excerpt.isEmpty {
            append(markup: "<pre><code>")
            for line in finding.excerpt { append(line, label: finding.label) }
            append(markup: "</code></pre>\n")
        } else if !finding.label.isEmpty {
            append("p class=\"note\"", text: finding.label)
        }
        for note in finding.notes { append("p class=\"note\"", text: note) }
        if let help = finding.help {
            append(markup: "<p class=\"help\"><b>Help</b> ")
            appendEscaped(help)
            append(markup: "</p>\n")
        }
        append(markup: "</li>\n")
    }

    private mutating func append(_ line: PreviewState.ExcerptLine, label: String) {
        append(markup: line.mark == nil ? "<span class=\"line\">" : "<span class=\"line meant\">")
        append("span class=\"number\"", text: String(line.number))
        append(markup: "<span class=\"words\">")
        if let mark = line.mark {
            let scalars = Array(line.text.unicodeScalars)
            func text(_ part: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(part)) }
            let from = min(mark.lowerBound, scalars.count)
            let to = min(mark.upperBound, scalars.count)
            appendEscaped(text(scalars[..<from]))
            append("mark", text: from == to ? " " : text(scalars[from..<to]))
            appendEscaped(text(scalars[to...]))
            if !label.isEmpty { append("span class=\"label\"", text: label) }
        } else {
            appendEscaped(line.text)
        }
        append(markup: "</span></span>\n")
    }
}
