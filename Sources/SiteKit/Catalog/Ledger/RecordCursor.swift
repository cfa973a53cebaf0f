/// A place in a record's JSON, read with types; what isn't as it should be is named by its path.
struct RecordCursor {
    /// The value here; `nil` when there is none.
    let value: JSONValue?
    /// Such as `predicate.runDetails.metadata`.
    let path: String

    /// Why a record can't be read.
    struct Fault: Error {
        /// Such as `'predicate.seq' is not a whole number`.
        let message: String
    }

    /// The member with this name.
    subscript(key: String) -> RecordCursor {
        var found: JSONValue?
        if case .object(let entries)? = value { found = entries.first { $0.key == key }?.value }
        return RecordCursor(value: found, path: path.isEmpty ? key : "\(path).\(key)")
    }

    /// The names of the members.
    var names: [String] {
        if case .object(let entries)? = value { entries.map(\.key) } else { [] }
    }

    /// Nothing, or `null`.
    var isAbsent: Bool { value == nil || value == .null }

    func text() throws(Fault) -> String {
        guard case .string(let text)? = value, !text.isEmpty else { throw fault("a text") }
        return text
    }

    func integer(in range: ClosedRange<Int>) throws(Fault) -> Int {
        guard case .integer(let number)? = value, range.contains(number) else { throw fault("a fitting number") }
        return number
    }

    func flag() throws(Fault) -> Bool {
        guard case .bool(let flag)? = value else { throw fault("true or false") }
        return flag
    }

    func list() throws(Fault) -> [RecordCursor] {
        guard case .array(let values)? = value else { throw fault("a list") }
        return values.enumerated().map { RecordCursor(value: $1, path: "\(path)[\($0)]") }
    }

    func digest() throws(Fault) -> Digest {
        guard let digest = Digest(hex: try text()) else { throw fault("a SHA-256 digest") }
        return digest
    }

    func timestamp() throws(Fault) -> Timestamp {
        guard let time = Timestamp(try text()) else { throw fault("a time such as 2026-11-24T06:03:00Z") }
        return time
    }

    func date() throws(Fault) -> CalendarDate {
        guard let date = CalendarDate(try text()) else { throw fault("a date such as 2026-11-24") }
        return date
    }

    func choice<Choice: RawRepresentable>(_ type: Choice.Type) throws(Fault) -> Choice
    where Choice.RawValue == String {
        guard let choice = Choice(rawValue: try text()) else { throw fault("a word that is known here") }
        return choice
    }

    /// A fault at this place.
    func fault(_ wanted: String) -> Fault { Fault(message: "'\(path)' is not \(wanted)") }
}
