extension RequestSample {
    struct Keys: Sendable {
        let title = SchemaKey.text("title", "What it does.", isRequired: true, example: "Create a task")
        let method = SchemaKey.choice("method", Method.self, "The HTTP method.", isRequired: true)
        let path = SchemaKey.text(
            "path", "Appended to the fact `api-base`; `{name}` is taken from the command line.", isRequired: true,
            format: pathFormat)
        let headers = SchemaKey.node(
            "headers", .named(.text(nil), names: nil),
            "Names and values of headers; the value `uuid` stands for a fresh UUID. "
                + "The header with the API key is always there.",
            example: "{Idempotency-Key: uuid}")
        let body = SchemaKey.node(
            "body", .anything,
            "Sent as JSON: unquoted whole numbers, `true`, `false` and `null` stay what they are, all else is text.",
            example: "{prompt: A mountain lake, size: 1536x1024}")
        let poll = SchemaKey.mapping(
            "poll", Poll.schema.shape, "How to ask again until the task has ended.",
            example: "{field: status, done: [completed], failed: [failed]}", read: RequestSample.readPoll)
        let output = SchemaKey.mapping(
            "output", Output.schema.shape, "What to do with the answer.", isRequired: true, example: "{print: id}",
            read: RequestSample.readOutput)
    }

    /// The description of one request of `content/samples.yml`.
    static let schema = MappingSchema(
        "sample", subject: "a sample", "One request of an API.", Keys(),
        rules: [SchemaRule(when: SchemaCase("method", [Method.get.rawValue]), forbids: ["body"])])

    /// How a path is written. The reader says which of these it breaks.
    private static let pathFormat = TextFormat(
        "path that begins with `/`", pattern: "^/\(plain)*(?:\\{\(plain)*\\}\(plain)*)?$",
        examples: ["/images/generations/async", "/images/{id}", "/a/{b}/c?d=e"],
        mistakes: ["images", "/a b", "/{a}/{b}", "/}a{", "/a{", "/$x", "/'a'"],
        isSound: { path in
            let braces = path.filter { $0 == "{" || $0 == "}" }
            return path.hasPrefix("/") && (braces.isEmpty || braces == "{}")
                && !path.contains { $0.isWhitespace || "\"'`$\\".contains($0) }
        })

    private static let plain = "[^\\s\"'`$\\\\{}]"
}

extension RequestSample.Poll {
    struct Keys: Sendable {
        let field = SchemaKey.text(
            "field", "Field of the answer that tells the state.", isRequired: true, example: "status")
        let done = SchemaKey.texts("done", "States that end it well.", atLeast: 1, example: "[completed]")
        let failed = SchemaKey.texts("failed", "States that end it badly.", example: "[failed, cancelled]")
        let every = SchemaKey.integer(
            "every", "Seconds between two questions when the server gives no hint.", in: 1...3600, standard: 2,
            example: "5")
        let hint = SchemaKey.text(
            "hint", "Field of the answer with the milliseconds to wait.", example: "next_poll_after_ms")
    }

    static let schema = MappingSchema("poll", subject: "the poll", "How to ask again until a task has ended.", Keys())
}

extension RequestSample.Output {
    struct Keys: Sendable {
        let print = SchemaKey.text("print", "Print the value at this path of the answer.", example: "id")
        let save = SchemaKey.text(
            "save", "Decode the Base64 text at this path of the answer.", example: "data.0.b64_json")
        let file = SchemaKey.text("file", "The file to write it to.", format: fileName)
    }

    static let schema = MappingSchema(
        "output", subject: "the output", "What to do with the answer.", Keys(),
        alternatives: [["print"], ["save", "file"]])

    /// How a file is named.
    private static let fileName = TextFormat(
        "plain file name", pattern: "^(?!\\.)[A-Za-z0-9._-]+$", examples: ["image.png", "a", "A_1-2.b.c"],
        mistakes: [".hidden", "a/b.png", "../a", "a b", "ä.png"],
        isSound: { name in
            !name.isEmpty && !name.hasPrefix(".")
                && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
        })
}
