/// What a create asks for, once it is found right.
struct GenerationOrder: Sendable, Hashable {
    /// What is wrong with a create.
    struct Fault: Error {
        let message: String
        let parameter: String?
        let code: String

        init(_ message: String, _ parameter: String?, code: String = "invalid_value") {
            self.message = message
            self.parameter = parameter
            self.code = code
        }
    }

    let model: String
    let prompt: String
    let width: Int
    let height: Int
    let quality: String
    let count: Int

    var size: String { "\(width)x\(height)" }

    private static let common: Set<String> = [
        "model", "prompt", "size", "quality", "output_format", "background", "moderation",
    ]

    /// Reads a body as one generation of the API does.
    init(_ body: [UInt8], _ settings: EmulatorSettings) throws(Fault) {
        guard let json = EmulatedJSON(parsing: body), case .object(let fields) = json else {
            throw Fault("We could not parse the JSON body of your request.", nil, code: "invalid_json")
        }
        let isAugust = settings.contract == .august
        let known = isAugust ? GenerationOrder.common.union(["n", "output_compression"]) : GenerationOrder.common
        for field in fields where !known.contains(field.key) {
            throw Fault("Unknown parameter: '\(field.key)'.", field.key, code: "unknown_parameter")
        }
        model = try GenerationOrder.word(json, "model", settings.models)
        guard case .string(let prompt)? = json["prompt"], !prompt.isEmpty else {
            throw Fault("Missing required parameter: 'prompt'.", "prompt", code: "missing_required_parameter")
        }
        guard prompt.unicodeScalars.count <= 32000 else {
            throw Fault("'prompt' may have at most 32000 characters.", "prompt", code: "string_above_max_length")
        }
        self.prompt = prompt
        (width, height) = try GenerationOrder.size(json["size"], isAugust)
        let quality = try GenerationOrder.word(json, "quality", ["auto", "low", "medium", "high"], default: "auto")
        self.quality = quality == "auto" ? "medium" : quality
        // Pictures are PNG here, whatever else the August generation can pack.
        _ = try GenerationOrder.word(json, "output_format", ["png"], default: "png")
        _ = try GenerationOrder.word(json, "background", ["auto", "opaque"], default: "auto")
        _ = try GenerationOrder.word(json, "moderation", ["auto", "low"], default: "auto")
        switch json["n"] {
        case nil: count = 1
        case .int(let count)? where (1...10).contains(count): self.count = count
        default: throw Fault("'n' must be a whole number from 1 to 10.", "n")
        }
        if json["output_compression"] != nil {
            throw Fault("'output_compression' is for JPEG and WebP only.", "output_compression")
        }
    }

    private static func word(
        _ json: EmulatedJSON, _ key: String, _ allowed: [String], default fallback: String? = nil
    ) throws(Fault) -> String {
        switch json[key] {
        case nil:
            guard let fallback else {
                throw Fault("Missing required parameter: '\(key)'.", key, code: "missing_required_parameter")
            }
            return fallback
        case .string(let word)? where allowed.contains(word): return word
        default:
            let list = allowed.map { "'\($0)'" }.joined(separator: ", ")
            throw Fault("Invalid value for '\(key)'. Supported values are: \(list).", key)
        }
    }

    private static func size(_ value: EmulatedJSON?, _ isFree: Bool) throws(Fault) -> (Int, Int) {
        let fixed = ["1024x1024": (1024, 1024), "1536x1024": (1536, 1024), "1024x1536": (1024, 1536)]
        guard let value else { return (1024, 1024) }
        if case .string(let text) = value {
            if let size = fixed[text] { return size }
            if isFree, text == "auto" { return (1024, 1024) }
            let parts = text.split(separator: "x", omittingEmptySubsequences: false).compactMap { Int($0) }
            if isFree, parts.count == 2, isServed(parts[0], parts[1]), text == "\(parts[0])x\(parts[1])" {
                return (parts[0], parts[1])
            }
        }
        throw Fault(
            isFree
                ? "Invalid size. Both sides must be multiples of 16, at most 3840x2160, with a ratio from 1:3 to 3:1."
                : "Invalid size. Supported values are: '1024x1024', '1536x1024', '1024x1536'.", "size")
    }

    private static func isServed(_ width: Int, _ height: Int) -> Bool {
        let (long, short) = (max(width, height), min(width, height))
        return short > 0 && width % 16 == 0 && height % 16 == 0 && long <= 3840 && short <= 2160 && long <= short * 3
    }

    /// Tokens as the provider counts them, near enough.
    var usage: EmulatedJSON {
        let input = 8 + prompt.utf8.count / 4
        let isSquare = width == height
        let each =
            switch quality {
            case "low": isSquare ? 272 : 400
            case "medium": isSquare ? 1056 : 1568
            default: isSquare ? 4160 : 6208
            }
        return .of([
            "input_tokens": .int(input), "output_tokens": .int(each * count),
            "total_tokens": .int(input + each * count),
            "input_tokens_details": .of(["text_tokens": .int(input), "image_tokens": .int(0)]),
        ])
    }
}
