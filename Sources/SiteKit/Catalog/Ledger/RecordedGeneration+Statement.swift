extension RecordedGeneration {
    /// `predicate.provider` of a statement.
    var providerStatement: JSONValue {
        .object([
            "name": .string(provider), "taskId": .string(taskID), "requestId": requestID.map(JSONValue.string),
            "servedSize": servedSize.map(JSONValue.string), "servedQuality": servedQuality.map(JSONValue.string),
            "revisedPrompt": revisedPrompt.map(JSONValue.string), "usage": usage?.statement,
            "delivery": .string(delivery.rawValue),
        ])
    }

    /// Reads a task from the parts of a statement that tell of it.
    ///
    /// - Parameters:
    ///   - predicate: the statement's.
    ///   - credentials: what the build's dependencies say.
    init(_ predicate: RecordCursor, credentials: Digest?) throws(RecordCursor.Fault) {
        let provider = predicate["provider"]
        func text(_ cursor: RecordCursor) throws(RecordCursor.Fault) -> String? {
            cursor.isAbsent ? nil : try cursor.text()
        }
        let metadata = predicate["runDetails"]["metadata"]
        self.init(
            provider: try provider["name"].text(), taskID: try provider["taskId"].text(),
            requestID: try text(provider["requestId"]), key: try metadata["invocationId"].text(),
            started: try metadata["startedOn"].timestamp(), servedSize: try text(provider["servedSize"]),
            servedQuality: try text(provider["servedQuality"]), revisedPrompt: try text(provider["revisedPrompt"]),
            usage: provider["usage"].isAbsent ? nil : try TokenUsage(provider["usage"]),
            delivery: try provider["delivery"].choice(RecordedGeneration.Delivery.self), credentials: credentials)
    }
}

extension TokenUsage {
    fileprivate var statement: JSONValue {
        .object([
            "input": input.map(JSONValue.integer), "output": output.map(JSONValue.integer),
            "total": total.map(JSONValue.integer), "text": text.map(JSONValue.integer),
            "image": image.map(JSONValue.integer),
        ])
    }

    fileprivate init(_ usage: RecordCursor) throws(RecordCursor.Fault) {
        func count(_ cursor: RecordCursor) throws(RecordCursor.Fault) -> Int? {
            cursor.isAbsent ? nil : try cursor.integer(in: TokenUsage.counts)
        }
        self.init(
            input: try count(usage["input"]), output: try count(usage["output"]), total: try count(usage["total"]),
            text: try count(usage["text"]), image: try count(usage["image"]))
    }
}
