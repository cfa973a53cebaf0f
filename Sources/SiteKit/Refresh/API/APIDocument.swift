internal import FoundationEssentials

/// The JSON of any answer of the API. Every field may be missing or of another kind than it should be: then it is as if
/// it weren't there. Fields that nobody knows are passed over.
struct APIDocument: Decodable {
    let id: String?
    let status: String?
    let created: Bool
    let pollAfterMilliseconds: Double?
    let size: String?
    let quality: String?
    let usage: Usage?
    let data: [Picture]?
    let error: Fault?
    let requestID: String?

    /// One picture of an answer.
    struct Picture: Decodable {
        let inline: String?
        let link: String?
        let linkExpires: String?
        let upstream: String?
        let revisedPrompt: String?

        /// Whether there is a picture in it, or where to find it.
        var hasPicture: Bool { inline != nil || link != nil || upstream != nil }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            inline = values.text("b64_json")
            link = values.text("r2_url")
            linkExpires = values.text("r2_url_expires_at")
            upstream = values.text("url")
            revisedPrompt = values.text("revised_prompt")
        }
    }

    /// An element of the list of pictures, which may be anything.
    private struct Element: Decodable {
        let picture: Picture?

        init(from decoder: any Decoder) throws {
            picture = try? Picture(from: decoder)
        }
    }

    /// What was used.
    struct Usage: Decodable {
        let tokens: TokenUsage

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            let details = try? values.nestedContainer(keyedBy: Key.self, forKey: Key("input_tokens_details"))
            tokens = TokenUsage(
                input: values.count("input_tokens"), output: values.count("output_tokens"),
                total: values.count("total_tokens"), text: details?.count("text_tokens"),
                image: details?.count("image_tokens"))
        }
    }

    /// What went wrong.
    struct Fault: Decodable {
        let code: String?
        let type: String?
        let message: String?
        let requestID: String?
        let taskID: String?

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            code = values.text("code") ?? values.count("code").map(String.init)
            type = values.text("type")
            message = values.text("message")
            requestID = values.text("request_id")
            taskID = values.text("task_id")
        }
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        id = values.text("id")
        status = values.text("status")
        created = values.contains(Key("created")) || values.contains(Key("data"))
        pollAfterMilliseconds = values.number("next_poll_after_ms")
        size = values.text("size")
        quality = values.text("quality")
        usage = try? values.decode(Usage.self, forKey: Key("usage"))
        data = (try? values.decode([Element?].self, forKey: Key("data")))?.compactMap { $0?.picture }
        error = try? values.decode(Fault.self, forKey: Key("error"))
        requestID = values.text("request_id")
    }

    /// Reads an answer; `nil` for what isn't a JSON object.
    init?(_ body: [UInt8]) {
        guard let document = try? JSONDecoder().decode(APIDocument.self, from: Data(body)) else { return nil }
        self = document
    }

    /// Any name of a field.
    fileprivate struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

extension KeyedDecodingContainer where Key == APIDocument.Key {
    /// A text that says something.
    fileprivate func text(_ name: String) -> String? {
        guard let text = try? decode(String.self, forKey: Key(name)), !text.isEmpty else { return nil }
        return text
    }

    fileprivate func count(_ name: String) -> Int? { try? decode(Int.self, forKey: Key(name)) }

    fileprivate func number(_ name: String) -> Double? {
        guard let number = try? decode(Double.self, forKey: Key(name)), number.isFinite else { return nil }
        return number
    }
}
