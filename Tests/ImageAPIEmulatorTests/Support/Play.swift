import Foundation

@testable import ImageAPIEmulator

/// An API and the requests that tests make of it.
struct Play {
    /// Tuesday, 24 November 2026, 12:30:00 UTC.
    static let start = 1_795_523_400.0
    static let key = "Bearer sk-of-a-test"

    var api: EmulatedAPI

    init(
        _ contract: EmulatorSettings.Contract = .august, faults: [String] = [],
        _ change: (inout EmulatorSettings) -> Void = { _ in }
    ) {
        var settings = EmulatorSettings(contract: contract)
        settings.pictures = .flat
        settings.readyAfter = 15
        change(&settings)
        api = EmulatedAPI(settings, faults: faults.compactMap { try? EmulatorFault(parsing: $0) })
    }

    static func order(_ changes: [String: Any?] = [:]) -> [UInt8] {
        var fields: [String: Any] = [
            "model": "gpt-image-2", "prompt": "a cat", "size": "1024x1024", "quality": "low",
            "output_format": "png", "background": "auto", "moderation": "auto",
        ]
        for (key, value) in changes { fields[key] = value }
        return (try? JSONSerialization.data(withJSONObject: fields, options: .sortedKeys)).map { Array($0) } ?? []
    }

    mutating func create(
        _ body: [UInt8] = Play.order(), key: String? = "key-1", at seconds: Double = 0
    ) -> EmulatedAnswer {
        send("POST", "/v1/images/generations/async", key.map { [("Idempotency-Key", $0)] } ?? [], body, at: seconds)
    }

    mutating func poll(_ id: String, at seconds: Double) -> EmulatedAnswer {
        send("GET", "/v1/images/generations/\(id)", at: seconds)
    }

    mutating func send(
        _ method: String, _ path: String, _ headers: [(String, String)] = [], _ body: [UInt8] = [],
        authorization: String? = Play.key, at seconds: Double = 0
    ) -> EmulatedAnswer {
        let all = headers + (authorization.map { [("Authorization", $0)] } ?? [])
        return api.answer(
            EmulatedRequest(
                method: method, path: path, headers: all.map { (name: $0.0, value: $0.1) }, body: body,
                authority: "127.0.0.1:8787"), at: Play.start + seconds)
    }

    /// Creates a task and says its id.
    mutating func task(_ body: [UInt8] = Play.order(), key: String? = "key-1", at seconds: Double = 0) -> String {
        create(body, key: key, at: seconds)["id"] ?? "no id"
    }
}

extension EmulatedAnswer {
    var json: EmulatedJSON? { EmulatedJSON(parsing: body + [UInt8](repeating: 65, count: min(filling, 4)) + tail) }

    /// A text below these keys; numbers pick from lists.
    subscript(path: String...) -> String? { text(path) }

    func value(_ path: [String]) -> EmulatedJSON? {
        var value = json
        for key in path {
            if case .array(let values)? = value, let index = Int(key) {
                value = values.indices.contains(index) ? values[index] : nil
            } else {
                value = value?[key]
            }
        }
        return value
    }

    private func text(_ path: [String]) -> String? {
        switch value(path) {
        case .string(let text)?: text
        case .int(let number)?: String(number)
        default: nil
        }
    }

    /// The picture in the answer.
    var picture: [UInt8]? { self["data", "0", "b64_json"].flatMap { Data(base64Encoded: $0) }.map { Array($0) } }

    /// Status and the word for what is wrong.
    var verdict: String { "\(status) \(self["error", "code"] ?? self["status"] ?? "")" }
}
