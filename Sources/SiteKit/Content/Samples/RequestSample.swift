/// One request of an API, defined once in `content/samples.yml`; every language's sample is made from it.
public struct RequestSample: Sendable {
    /// Where requests are defined.
    public static let path = "content/samples.yml"
    /// The fact that says where the API is.
    public static let baseFact = "api-base"

    /// How to ask again until a task has ended.
    public struct Poll: Sendable {
        /// Field of the answer that tells the state.
        public let field: String
        /// States that end it well.
        public let done: [String]
        /// States that end it badly.
        public let failed: [String]
        /// Seconds between two questions when the server gives no hint.
        public let every: Int
        /// Field of the answer with the milliseconds to wait.
        public let hint: String?
    }

    /// What to do with the answer.
    public enum Output: Sendable {
        /// Print the value at this path.
        case print([String])
        /// Decode the Base64 text at this path into a file.
        case save([String], file: String)
    }

    /// Its name, used as `::sample{id=name}`.
    public let id: String
    /// What it does.
    public let title: String
    /// `GET` or `POST`.
    public let method: Method
    /// Path below the API's base; `{name}` is taken from the command line.
    public let path: String
    /// Header names and values; the value `uuid` means a fresh UUID.
    public let headers: [(name: String, value: String)]
    /// JSON body.
    public let body: JSONValue?
    /// How to wait for the end of a task.
    public let poll: Poll?
    /// What to do with the answer.
    public let output: Output
    /// Where it is defined.
    public let location: SourceLocation
    /// Where in the body each text stands, so that a fact in it can be pointed at.
    let textPlaces: [String: SourceLocation]

    /// The HTTP methods a sample can use.
    public enum Method: String, CaseIterable, Sendable {
        /// Read.
        case get = "GET"
        /// Create.
        case post = "POST"
    }

    /// Reads `content/samples.yml`.
    public static func loadAll(_ text: SourceText) -> ([String: RequestSample], [Diagnostic]) {
        let (root, faults) = YAMLDocument.parse(text)
        guard let root else { return ([:], faults) }
        var reader = MappingReader(root, "the request samples")
        var samples: [String: RequestSample] = [:]
        for name in reader.names {
            guard let node = reader.node(name, required: true) else { continue }
            let (sample, found) = read(name, node, at: reader.keyLocation(name))
            samples[name] = sample
            reader.absorb(found)
        }
        return (samples, faults + reader.finish())
    }

    private static func read(
        _ id: String, _ node: YAMLNode, at place: SourceLocation
    ) -> (RequestSample?, [Diagnostic]) {
        var reader = SchemaReader(node, schema, subject: "the sample '\(id)'")
        let title = reader[\.title]?.text
        let method = reader[\.method]
        let path = reader[\.path]?.text
        var headers: [(name: String, value: String)] = []
        if let node = reader[\.headers] {
            var nested = MappingReader(node, "the headers")
            for name in nested.names { headers.append((name, nested.string(name, required: true) ?? "")) }
            reader.absorb(nested.finish())
        }
        var places: [String: SourceLocation] = [:]
        let body = reader[\.body].map { json($0, &places) }
        let poll = reader[\.poll]
        let output = reader[\.output]
        func judge(_ isSound: Bool, _ message: String, _ key: String, help: String) {
            if !isSound { reader.report(.error(.invalidSample, message, at: reader.keyLocation(key), help: help)) }
        }
        if let path {
            let braces = path.filter { $0 == "{" || $0 == "}" }
            judge(
                path.hasPrefix("/"), "the path must begin with '/': it follows the API's base", "path",
                help: "write 'path: /\(path)'")
            judge(
                braces.isEmpty || braces == "{}", "the path may hold one parameter, written {name}", "path",
                help: "write the others out")
            judge(
                !path.contains { $0.isWhitespace || "\"'`$\\".contains($0) },
                "the path holds a character that an address can't", "path",
                help: "leave out blanks, quotes, '`', '$' and '\\'")
        }
        judge(
            body == nil || method != .get, "a GET request has no body", "body",
            help: "remove 'body', or write 'method: POST'")
        if let poll {
            judge(
                !poll.done.isEmpty, "'done' must name the states that end the task", "poll",
                help: "add 'done: [completed]', as the API calls it")
        }
        if let output, case .save(_, let file) = output {
            judge(
                file.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
                    && !file.hasPrefix("."),
                "'file' must be a plain file name", "output",
                help: "use letters, digits, '.', '_' and '-', and no folder: file: image.png")
        }
        let faults = reader.finish()
        guard let title, let method, let path, let output, !faults.hasErrors else { return (nil, faults) }
        let sample = RequestSample(
            id: id, title: title, method: method, path: path, headers: headers, body: body, poll: poll,
            output: output, location: place, textPlaces: places)
        return (sample, faults)
    }

    static func readPoll(_ node: YAMLNode) -> (Poll?, [Diagnostic]) {
        var reader = SchemaReader(node, Poll.schema)
        let field = reader[\.field]?.text
        let done = reader[\.done].map(\.text)
        let failed = reader[\.failed].map(\.text)
        let every = reader[\.every]
        let hint = reader[\.hint]?.text
        let faults = reader.finish()
        guard let field else { return (nil, faults) }
        return (Poll(field: field, done: done, failed: failed, every: every, hint: hint), faults)
    }

    static func readOutput(_ node: YAMLNode) -> (Output?, [Diagnostic]) {
        var reader = SchemaReader(node, Output.schema)
        let print = reader[\.print]?.text
        let save = reader[\.save]?.text
        let file = reader[\.file]?.text
        let parts = { (path: String) in path.split(separator: ".").map(String.init) }
        if let print, save == nil, file == nil { return (.print(parts(print)), reader.finish()) }
        if let save, let file, print == nil { return (.save(parts(save), file: file), reader.finish()) }
        reader.report(
            .error(
                .invalidSample, "the output must be either 'print', or 'save' and 'file'", at: node.location,
                help: "write {print: PATH}, or {save: PATH, file: NAME}"))
        return (nil, reader.finish())
    }

    /// Unquoted numbers, `true` and `false` become JSON's; everything else is text.
    private static func json(_ node: YAMLNode, _ places: inout [String: SourceLocation]) -> JSONValue {
        switch node.value {
        case .null: return .null
        case .list(let items): return .array(items.map { json($0, &places) })
        case .map(let entries):
            return .object(entries.map { JSONValue.Entry(key: $0.key, value: json($0.value, &places)) })
        case .scalar("true", isPlain: true): return .bool(true)
        case .scalar("false", isPlain: true): return .bool(false)
        case .scalar(let text, isPlain: true) where Int(text).map(String.init) == text: return .number(text)
        case .scalar(let text, _):
            places[text] = node.location
            return .string(text)
        }
    }
}
