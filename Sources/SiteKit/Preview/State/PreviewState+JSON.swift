extension PreviewState {
    /// The state as the client in the page reads it: JSON on one line.
    var json: [UInt8] {
        let value: JSONValue = .object([
            "page": page?.json,
            "errors": .array(errors.map(\.json)),
            "findings": .array(findings.map(\.json)),
            "facts": .array(facts.map(\.json)),
            "candidates": .array(candidates.map(\.json)),
            "site": site.json,
        ])
        var bytes: [UInt8] = []
        value.write(into: &bytes, forScript: true)
        return bytes
    }
}

extension PreviewState.Page {
    fileprivate var json: JSONValue {
        .object([
            "file": file.map(JSONValue.string), "title": .string(title), "url": .string(url), "isDraft": .bool(isDraft),
            "isHeld": .bool(isHeld),
        ])
    }
}

extension PreviewState.FactNote {
    fileprivate var json: JSONValue {
        .object([
            "name": .string(name), "status": .string(status.rawValue), "shows": .string(shows),
            "due": due.map { .string($0.description) }, "file": location.map { .string($0.file) },
            "line": location.map { .integer($0.line) },
        ])
    }
}

extension PreviewState.Candidate {
    fileprivate var json: JSONValue { .object(["id": .string(id), "title": .string(title), "url": .string(url)]) }
}

extension PreviewState.OtherPage {
    fileprivate var json: JSONValue {
        .object([
            "title": .string(title), "url": .string(url), "errors": .integer(errors), "warnings": .integer(warnings),
        ])
    }
}

extension PreviewState.Site {
    fileprivate var json: JSONValue {
        .object([
            "errors": .integer(errors), "warnings": .integer(warnings), "isChecking": .bool(isChecking),
            "drafts": .integer(drafts), "pages": .array(pages.prefix(PreviewState.pageLimit).map(\.json)),
        ])
    }
}

extension PreviewState.Finding {
    fileprivate var json: JSONValue {
        .object([
            "severity": .string(severity.rawValue), "code": .string(code), "message": .string(message),
            "file": file.map(JSONValue.string), "line": line.map(JSONValue.integer),
            "column": column.map(JSONValue.integer), "label": label.isEmpty ? nil : .string(label),
            "excerpt": excerpt.isEmpty ? nil : .array(excerpt.map(\.json)),
            "notes": notes.isEmpty ? nil : .array(notes.map(JSONValue.string)), "help": help.map(JSONValue.string),
        ])
    }
}

extension PreviewState.ExcerptLine {
    fileprivate var json: JSONValue {
        .object([
            "number": .integer(number), "text": .string(text),
            "mark": mark.map { .object(["from": .integer($0.lowerBound), "length": .integer($0.count)]) },
        ])
    }
}
