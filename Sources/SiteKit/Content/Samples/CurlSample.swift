/// Writes a request for the shell: curl, and jq where the answer is read.
enum CurlSample {
    static func lines(_ request: SampleRequest) -> [String] {
        request.sample.poll == nil ? once(request) : polled(request)
    }

    private static func url(_ request: SampleRequest) -> String {
        request.url.head + (request.url.tail.map { "$TASK_ID" + $0 } ?? "")
    }

    private static func headers(_ request: SampleRequest) -> [String] {
        var lines = [#"  -H "Authorization: Bearer $ALLTOKEN_API_KEY""#]
        if request.body != nil { lines.append(#"  -H "Content-Type: application/json""#) }
        for header in request.sample.headers {
            let value = header.value == "uuid" ? "$KEY" : header.value
            lines.append("  -H \"\(header.name): \(value)\"")
        }
        return lines
    }

    private static func once(_ request: SampleRequest) -> [String] {
        let method = request.sample.method == .get || request.body != nil ? "" : "-X \(request.sample.method.rawValue) "
        var words = ["curl --fail-with-body \(method)\"\(url(request))\""] + headers(request)
        if request.body != nil {
            let json = request.bodyLines.map { $0.replacing("'", with: #"'\''"#) }
            words.append("  -d '" + json.joined(separator: "\n  ") + "'")
        }
        let key = request.sample.headers.contains { $0.value == "uuid" } ? ["KEY=\"$(uuidgen)\" &&"] : []
        return key + [words.joined(separator: " \\\n")] + output(request, answer: nil)
    }

    private static func polled(_ request: SampleRequest) -> [String] {
        guard let poll = request.sample.poll else { return [] }
        let wait =
            poll.hint.map {
                "sleep \"$(jq -r '(.\($0) // \(poll.every * 1000)) / 1000' answer.json)\""
            } ?? "sleep \(poll.every)"
        return ["TASK_ID=\"$1\"", "", "while :; do"]
            + [
                (["  curl -sS --fail-with-body -o answer.json \"\(url(request))\""]
                    + headers(request).map { "  " + $0 }).joined(separator: " \\\n") + " || exit 1"
            ]
            + [
                "  case \"$(jq -r .\(poll.field) answer.json)\" in",
                "    \(poll.done.joined(separator: "|"))) break ;;",
                "    \(poll.failed.joined(separator: "|"))) cat answer.json >&2; exit 1 ;;",
                "  esac",
                "  \(wait)",
                "done",
            ] + output(request, answer: "answer.json")
    }

    private static func output(_ request: SampleRequest, answer: String?) -> [String] {
        guard let answer else { return [] }
        switch request.sample.output {
        case .print(let path): return ["jq -r '\(filter(path))' \(answer)"]
        case .save(let path, let file): return ["jq -r '\(filter(path))' \(answer) | base64 --decode > \(file)"]
        }
    }

    /// `data.0.b64_json` as `.data[0].b64_json`.
    private static func filter(_ path: [String]) -> String {
        path.map { Int($0) == nil ? ".\($0)" : "[\($0)]" }.joined()
    }
}
