/// Writes a request for Python 3 with nothing but its standard library.
enum PythonSample {
    static func lines(_ request: SampleRequest) -> [String] {
        let sample = request.sample
        var modules: Set<String> = ["json", "os", "urllib.request"]
        if sample.headers.contains(where: { $0.value == "uuid" }) { modules.insert("uuid") }
        if request.parameter != nil || sample.poll != nil { modules.insert("sys") }
        if sample.poll != nil { modules.insert("time") }
        if case .save = sample.output { modules.insert("base64") }
        return modules.sorted().map { "import \($0)" } + [""] + setup(request) + send(request) + output(request)
    }

    private static func setup(_ request: SampleRequest) -> [String] {
        let sample = request.sample
        var url = quoted(request.url.head)
        if let tail = request.url.tail { url += " + sys.argv[1]" + (tail.isEmpty ? "" : " + \(quoted(tail))") }
        var lines: [String] = []
        if sample.headers.contains(where: { $0.value == "uuid" }) {
            lines += ["key = str(uuid.uuid4())  # keep it: a retry needs the same one", ""]
        }
        lines += ["request = urllib.request.Request(", "    \(url),"]
        if sample.method != .get { lines.append("    method=\(quoted(sample.method.rawValue)),") }
        lines += ["    headers={", #"        "Authorization": "Bearer " + os.environ["ALLTOKEN_API_KEY"],"#]
        if request.body != nil { lines.append(#"        "Content-Type": "application/json","#) }
        for header in sample.headers {
            lines.append(
                "        \(quoted(header.name)): \(header.value == "uuid" ? "key" : quoted(header.value)),"
            )
        }
        lines.append("    },")
        if let body = request.body {
            let literal = python(body, indent: 4)
            lines.append("    data=json.dumps(\(literal)).encode(),")
        }
        return lines + [")"]
    }

    private static func send(_ request: SampleRequest) -> [String] {
        guard let poll = request.sample.poll else {
            return ["with urllib.request.urlopen(request) as response:", "    answer = json.load(response)"]
        }
        let field = quoted(poll.field)
        let wait = poll.hint.map { "(answer.get(\(quoted($0))) or \(poll.every * 1000)) / 1000" } ?? String(poll.every)
        return [
            "while True:",
            "    with urllib.request.urlopen(request) as response:",
            "        answer = json.load(response)",
            "    if answer[\(field)] in \(list(poll.done)):",
            "        break",
            "    if answer[\(field)] in \(list(poll.failed)):",
            "        sys.exit(json.dumps(answer))",
            "    time.sleep(\(wait))",
            "",
        ]
    }

    private static func output(_ request: SampleRequest) -> [String] {
        switch request.sample.output {
        case .print(let path): return ["print(answer\(subscript_(path)))"]
        case .save(let path, let file):
            return [
                "with open(\(quoted(file)), \"wb\") as file:",
                "    file.write(base64.b64decode(answer\(subscript_(path))))",
            ]
        }
    }

    private static func subscript_(_ path: [String]) -> String {
        path.map { Int($0) == nil ? "[\(quoted($0))]" : "[\($0)]" }.joined()
    }

    private static func list(_ words: [String]) -> String {
        "[" + words.map(quoted).joined(separator: ", ") + "]"
    }

    /// JSON's quoting is valid in Python.
    private static func quoted(_ text: String) -> String { JSONValue.string(text).text() }

    private static func python(_ value: JSONValue, indent: Int) -> String {
        let inner = String(repeating: " ", count: indent + 4)
        let outer = String(repeating: " ", count: indent)
        switch value {
        case .null: return "None"
        case .bool(let flag): return flag ? "True" : "False"
        case .integer, .number, .string: return value.text()
        case .array(let values):
            return "[" + values.map { python($0, indent: indent + 4) }.joined(separator: ", ") + "]"
        case .object(let entries):
            let lines = entries.map { "\(inner)\(quoted($0.key)): \(python($0.value, indent: indent + 4)),\n" }
            return "{\n" + lines.joined() + outer + "}"
        }
    }
}
