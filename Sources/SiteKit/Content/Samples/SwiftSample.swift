/// Writes a request as a Swift script that uses Foundation alone.
enum SwiftSample {
    static func lines(_ request: SampleRequest) -> [String] {
        let sample = request.sample
        var lines = [
            "import Foundation", "#if canImport(FoundationNetworking)", "import FoundationNetworking", "#endif", "",
        ]
        var url = quoted(request.url.head)
        if let tail = request.url.tail {
            url += " + CommandLine.arguments[1]" + (tail.isEmpty ? "" : " + \(quoted(tail))")
        }
        lines += [
            "let key = ProcessInfo.processInfo.environment[\"ALLTOKEN_API_KEY\"] ?? \"\"",
            "var request = URLRequest(url: URL(string: \(url))!)",
        ]
        if sample.method != .get { lines.append("request.httpMethod = \(quoted(sample.method.rawValue))") }
        lines.append(#"request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")"#)
        if request.body != nil {
            lines.append("request.setValue(\"application/json\", forHTTPHeaderField: \"Content-Type\")")
        }
        if sample.headers.contains(where: { $0.value == "uuid" }) {
            lines.append("let retryKey = UUID().uuidString  // keep it: a retry needs the same one")
        }
        for header in sample.headers {
            let value = header.value == "uuid" ? "retryKey" : quoted(header.value)
            lines.append("request.setValue(\(value), forHTTPHeaderField: \(quoted(header.name)))")
        }
        if request.body != nil {
            lines += ["request.httpBody = Data(#\"\"\""] + request.bodyLines.map { "    \($0)" } + ["    \"\"\"#.utf8)"]
        }
        return lines + [""] + failure + answer(request) + send(request) + output(request)
    }

    /// What to do with an answer that isn't a success.
    private static let failure = [
        "func fail(_ message: Data) -> Never {",
        "    FileHandle.standardError.write(message)",
        "    exit(1)",
        "}",
        "",
    ]

    /// The fields of the answer that the sample reads, as a `Decodable` type.
    private static func answer(_ request: SampleRequest) -> [String] {
        var lines = ["struct Answer: Decodable {"]
        if let poll = request.sample.poll {
            lines.append("    let \(poll.field): String")
            if let hint = poll.hint { lines.append("    let \(hint): Int?") }
        }
        switch request.sample.output {
        case .print(let path): lines.append("    let \(path.first ?? "id"): String")
        case .save(let path, _):
            let name = path.first ?? "data"
            let leaf = path.last ?? "b64_json"
            lines += ["    struct Entry: Decodable { let \(leaf): String? }", "    let \(name): [Entry]?"]
        }
        return lines + ["}", ""]
    }

    private static func exchange(_ indent: String) -> [String] {
        [
            "\(indent)let (data, response) = try await URLSession.shared.data(for: request)",
            "\(indent)guard (response as? HTTPURLResponse).map({ (200..<300).contains($0.statusCode) }) == true else {",
            "\(indent)    fail(data)",
            "\(indent)}",
        ]
    }

    private static func send(_ request: SampleRequest) -> [String] {
        guard let poll = request.sample.poll else {
            return exchange("") + ["let answer = try JSONDecoder().decode(Answer.self, from: data)"]
        }
        let wait = poll.hint.map { "answer.\($0) ?? \(poll.every * 1000)" } ?? String(poll.every * 1000)
        return ["var answer: Answer", "while true {"] + exchange("    ") + [
            "    answer = try JSONDecoder().decode(Answer.self, from: data)",
            "    if \(list(poll.done)).contains(answer.\(poll.field)) { break }",
            "    if \(list(poll.failed)).contains(answer.\(poll.field)) { fail(data) }",
            "    try await Task.sleep(for: .milliseconds(\(wait)))",
            "}",
            "",
        ]
    }

    private static func output(_ request: SampleRequest) -> [String] {
        switch request.sample.output {
        case .print(let path): return ["print(answer.\(path.first ?? "id"))"]
        case .save(let path, let file):
            let name = path.first ?? "data"
            let leaf = path.last ?? "b64_json"
            return [
                "guard let text = answer.\(name)?.first?.\(leaf), let image = Data(base64Encoded: text) else {",
                "    fail(Data(\"the answer holds no picture\".utf8))",
                "}",
                "try image.write(to: URL(fileURLWithPath: \(quoted(file))))",
            ]
        }
    }

    private static func list(_ words: [String]) -> String {
        "[" + words.map(quoted).joined(separator: ", ") + "]"
    }

    private static func quoted(_ text: String) -> String { JSONValue.string(text).text() }
}
