/// What may stand at a key.
public indirect enum SchemaValue: Sendable {
    /// A single value, taken as written.
    case text(TextFormat?)
    /// `true` or `false`.
    case flag
    /// A whole number.
    case integer(ClosedRange<Int>)
    /// A day, `2026-11-20`.
    case date
    /// One of these words.
    case choice([String])
    /// Values of one kind, at least so many.
    case list(SchemaValue, atLeast: Int)
    /// A mapping with keys of its own.
    case mapping(SchemaShape)
    /// A mapping whose keys are names that the writer chooses; each holds such a value.
    case named(SchemaValue, names: TextFormat?)
    /// One of two kinds of value.
    case either(SchemaValue, SchemaValue)
    /// No value at all.
    case nothing
    /// Any YAML.
    case anything

    /// In words, for the reference.
    public var words: String {
        switch self {
        case .text(let format): format?.name ?? "text"
        case .flag: "`true` or `false`"
        case .integer(let range):
            range == SchemaValue.anyInteger
                ? "whole number" : "whole number, \(range.lowerBound) to \(range.upperBound)"
        case .date: "date"
        case .choice(let words): SchemaValue.alternatives(words)
        case .list(let value, let least):
            "list of \(value.pluralWords)" + (least > 0 ? ", at least \(least == 1 ? "one" : String(least))" : "")
        case .mapping(let shape): shape.words
        case .named(let value, _): "names, each with \(value.words)"
        case .either(let one, let other): "\(one.words), or \(other.words)"
        case .nothing: "nothing"
        case .anything: "any YAML"
        }
    }

    /// The integers a key takes that names no bounds.
    static let anyInteger = -1_000_000_000...1_000_000_000

    /// The mapping it is or is made of.
    public var shape: SchemaShape? {
        switch self {
        case .mapping(let shape): shape
        case .list(let value, _), .named(let value, _): value.shape
        case .either(let one, let other): one.shape ?? other.shape
        case .text, .flag, .integer, .date, .choice, .nothing, .anything: nil
        }
    }

    private var pluralWords: String {
        switch self {
        case .text(nil): "texts"
        case .text(let format?): "texts (\(format.name))"
        case .mapping(let shape): shape.pluralWords
        default: words
        }
    }

    static func alternatives(_ words: [String]) -> String {
        let quoted = words.map { "`\($0)`" }
        guard quoted.count > 1, let last = quoted.last else { return quoted.joined() }
        return quoted.dropLast().joined(separator: ", ") + " or " + last
    }
}
