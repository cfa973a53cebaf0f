/// Writes diagnostics for programs: one JSON object a line.
public enum JSONReporter {
    /// One diagnostic as a line, without the line's end.
    public static func line(_ diagnostic: Diagnostic) -> String {
        value(diagnostic).text()
    }

    /// One diagnostic as an object, for a larger one.
    public static func value(_ diagnostic: Diagnostic) -> JSONValue {
        .object([
            "severity": .string(diagnostic.severity.rawValue),
            "code": .string(diagnostic.code.id),
            "message": .string(diagnostic.message),
            "file": (diagnostic.location?.file).map(JSONValue.string),
            "line": diagnostic.location.flatMap { $0.line > 0 ? .integer($0.line) : nil },
            "column": diagnostic.location.flatMap { $0.line > 0 ? .integer($0.column) : nil },
            "length": diagnostic.location.flatMap { $0.line > 0 ? .integer($0.length) : nil },
            "label": diagnostic.label.isEmpty ? nil : .string(diagnostic.label),
            "notes": diagnostic.notes.isEmpty ? nil : .array(diagnostic.notes.map(JSONValue.string)),
            "help": diagnostic.help.map(JSONValue.string),
        ])
    }
}
