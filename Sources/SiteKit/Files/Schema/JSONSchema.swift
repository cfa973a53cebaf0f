/// Writes descriptions as JSON Schema (draft-07), which editors read to complete, explain and check YAML.
///
/// Scalars are judged as YAML 1.2 types them. A text may look like a number or a flag, since ours are typed by their
/// key; a number or flag in quotes, which we take, is marked.
enum JSONSchema {
    /// A whole document.
    static func document(title: String, doc: String, _ root: SchemaValue) -> JSONValue {
        var entries = head(title: title, doc: doc)
        // A file without a value is an empty mapping; what must be in it is then missed.
        entries += members(of: root, isOptional: isNamed(root)).filter { $0.key != "description" }
        return .object(entries)
    }

    /// A document that is one of two mappings, told apart by whether a key is there.
    static func document(title: String, doc: String, with key: String, _ one: SchemaShape, else other: SchemaShape)
        -> JSONValue
    {
        .object(
            head(title: title, doc: doc) + [
                entry("if", object([entry("required", .array([.string(key)]))])),
                entry("then", object(members(of: .mapping(one), isOptional: false))),
                entry("else", object(members(of: .mapping(other), isOptional: false))),
            ])
    }

    private static func head(title: String, doc: String) -> [JSONValue.Entry] {
        [
            entry("$schema", .string("http://json-schema.org/draft-07/schema#")), entry("title", .string(title)),
            entry("description", .string(doc)),
        ]
    }

    private static func isNamed(_ value: SchemaValue) -> Bool {
        if case .named = value { true } else { false }
    }

    // MARK: - Values

    private static func members(of value: SchemaValue, isOptional: Bool) -> [JSONValue.Entry] {
        switch value {
        case .text(let format): text(format, isOptional: isOptional)
        case .flag: [type(["boolean"], isOptional)]
        case .integer(let range):
            [
                type(["integer"], isOptional), entry("minimum", .integer(range.lowerBound)),
                entry("maximum", .integer(range.upperBound)),
            ]
        case .date: [type(["string"], isOptional), entry("pattern", .string(datePattern))]
        case .choice(let words): [entry("enum", .array(words.map { .string($0) }))]
        case .list(let value, let least):
            [type(["array"], isOptional), entry("items", object(members(of: value, isOptional: false)))]
                + (least > 0 ? [entry("minItems", .integer(least))] : [])
        case .mapping(let shape): [type(["object"], isOptional)] + members(of: shape)
        case .named(let value, let names):
            [type(["object"], isOptional)]
                + (names.map { [entry("propertyNames", object([entry("pattern", .string($0.pattern))]))] } ?? [])
                + [entry("additionalProperties", object(members(of: value, isOptional: false)))]
        case .either(let one, let other):
            [
                entry(
                    "anyOf",
                    .array([one, other].map { object(members(of: $0, isOptional: isOptional)) }))
            ]
        case .nothing: [type(["null"], false)]
        case .anything: []
        }
    }

    private static func text(_ format: TextFormat?, isOptional: Bool) -> [JSONValue.Entry] {
        guard let format else {
            return [type(["string", "number", "boolean"], isOptional), entry("pattern", .string("\\S"))]
        }
        if !format.constants.isEmpty { return [entry("enum", .array(format.constants))] }
        return [type(format.scalars, isOptional), entry("pattern", .string(format.pattern))]
    }

    /// The months by their lengths; the twenty-ninth of February in every year.
    private static let datePattern = """
        ^[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])\
        |(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))$
        """

    // MARK: - Mappings

    private static func members(of shape: SchemaShape) -> [JSONValue.Entry] {
        let properties = shape.entries.map { key in entry(key.name, property(key)) }
        let required = shape.entries.filter { $0.isRequired && $0.only == nil }.map(\.name)
        var members = [
            entry("description", .string(shape.doc)), entry("properties", .object(properties)),
            entry("additionalProperties", .bool(false)),
        ]
        if !required.isEmpty { members.append(entry("required", names(required))) }
        let cases = limits(shape) + shape.rules.map(rule)
        if !cases.isEmpty { members.append(entry("allOf", .array(cases))) }
        if !shape.alternatives.isEmpty { members.append(entry("oneOf", .array(alternatives(shape)))) }
        return members
    }

    private static func property(_ key: SchemaEntry) -> JSONValue {
        // What is said of the key comes before what is said of its mapping.
        var members = [entry("description", .string(key.remark.replacing("`", with: "")))]
        members += self.members(of: key.value, isOptional: !key.isRequired).filter { $0.key != "description" }
        if let standard = key.standard { members.append(entry("default", standard)) }
        if let example = key.example, case .text = key.value {
            members.append(entry("examples", .array([.string(example)])))
        }
        return .object(members)
    }

    /// For each case that some keys are only for: what it misses, and what is out of place without it.
    private static func limits(_ shape: SchemaShape) -> [JSONValue] {
        var cases: [SchemaCase] = []
        for case let condition? in shape.entries.map(\.only) where !cases.contains(condition) {
            cases.append(condition)
        }
        return cases.map { condition in
            let keys = shape.entries.filter { $0.only == condition }
            let required = keys.filter(\.isRequired).map(\.name)
            return object(
                [entry("if", premise(condition))]
                    + (required.isEmpty ? [] : [entry("then", object([entry("required", names(required))]))])
                    + [
                        entry(
                            "else",
                            object([entry("properties", .object(keys.map { entry($0.name, .bool(false)) }))]))
                    ])
        }
    }

    private static func rule(_ rule: SchemaRule) -> JSONValue {
        var properties = rule.requires.map { entry($0, object([entry("not", object([type(["null"], false)]))])) }
        properties += rule.forbids.map { entry($0, object([type(["null"], false)])) }
        properties += rule.values.map { entry($0.key, object(members(of: $0.value, isOptional: true))) }
        var then: [JSONValue.Entry] = []
        if !rule.requires.isEmpty { then.append(entry("required", names(rule.requires))) }
        if !properties.isEmpty { then.append(entry("properties", .object(properties))) }
        return object([entry("if", premise(rule.when)), entry("then", object(then))])
    }

    private static func alternatives(_ shape: SchemaShape) -> [JSONValue] {
        shape.alternatives.map { keys in
            let others = shape.alternatives.joined().filter { !keys.contains($0) }
            return object([
                entry("required", names(keys)),
                entry("properties", .object(others.map { entry($0, object([type(["null"], false)])) })),
            ])
        }
    }

    private static func premise(_ condition: SchemaCase) -> JSONValue {
        object([
            entry(
                "properties",
                .object(
                    condition.conditions.map { condition in
                        entry(condition.key, object([entry("enum", names(condition.words))]))
                    })),
            entry("required", names(condition.conditions.map(\.key))),
        ])
    }

    // MARK: - JSON

    private static func type(_ types: [String], _ isOptional: Bool) -> JSONValue.Entry {
        let all = isOptional ? types + ["null"] : types
        return entry("type", all.count == 1 ? .string(all[0]) : names(all))
    }

    private static func names(_ names: [String]) -> JSONValue { .array(names.map { .string($0) }) }

    private static func entry(_ key: String, _ value: JSONValue) -> JSONValue.Entry {
        JSONValue.Entry(key: key, value: value)
    }

    private static func object(_ entries: [JSONValue.Entry]) -> JSONValue { .object(entries) }
}
