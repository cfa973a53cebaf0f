/// Writes a request as an ES module for Node 18 and later.
enum JavaScriptSample {
    static func lines(_ request: SampleRequest) -> [String] {
        var lines: [String] = []
        if case .save = request.sample.output { lines += [#"import { writeFile } from "node:fs/promises";"#, ""] }
        if request.sample.headers.contains(where: { $0.value == "uuid" }) {
            lines += ["const key = crypto.randomUUID(); // keep it: a retry needs the same one", ""]
        }
        return lines + send(request) + output(request)
    }

    private static func fetchCall(_ request: SampleRequest, indent: String) -> [String] {
        let sample = request.sample
        let url =
            request.url.tail.map { "`\(request.url.head)${process.argv[2]}\($0)`" } ?? quoted(request.url.head)
        var lines = ["\(indent)const response = await fetch(\(url), {"]
        if sample.method != .get { lines.append("\(indent)  method: \(quoted(sample.method.rawValue)),") }
        lines += ["\(indent)  headers: {", "\(indent)    \"Authorization\": `Bearer ${process.env.ALLTOKEN_API_KEY}`,"]
        if request.body != nil { lines.append("\(indent)    \"Content-Type\": \"application/json\",") }
        for header in sample.headers {
            let value = header.value == "uuid" ? "key" : quoted(header.value)
            lines.append("\(indent)    \(quoted(header.name)): \(value),")
        }
        lines.append("\(indent)  },")
        if request.body != nil {
            let json = request.bodyLines.joined(separator: "\n\(indent)  ")
            lines.append("\(indent)  body: JSON.stringify(\(json)),")
        }
        return lines + [
            "\(indent)});",
            "\(indent)if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);",
        ]
    }

    private static func send(_ request: SampleRequest) -> [String] {
        guard let poll = request.sample.poll else {
            return fetchCall(request, indent: "") + ["const answer = await response.json();"]
        }
        let wait = poll.hint.map { "answer.\($0) ?? \(poll.every * 1000)" } ?? String(poll.every * 1000)
        return ["let answer;", "while (true) {"] + fetchCall(request, indent: "  ") + [
            "  answer = await response.json();",
            "  if (\(list(poll.done)).includes(answer.\(poll.field))) break;",
            "  if (\(list(poll.failed)).includes(answer.\(poll.field))) throw new Error(JSON.stringify(answer));",
            "  await new Promise((resolve) => setTimeout(resolve, \(wait)));",
            "}",
            "",
        ]
    }

    private static func output(_ request: SampleRequest) -> [String] {
        switch request.sample.output {
        case .print(let path): return ["console.log(answer\(member(path)));"]
        case .save(let path, let file):
            return ["await writeFile(\(quoted(file)), Buffer.from(answer\(member(path)), \"base64\"));"]
        }
    }

    private static func member(_ path: [String]) -> String {
        path.map { Int($0) == nil ? ".\($0)" : "[\($0)]" }.joined()
    }

    private static func list(_ words: [String]) -> String {
        "[" + words.map(quoted).joined(separator: ", ") + "]"
    }

    private static func quoted(_ text: String) -> String { JSONValue.string(text).text() }
}
