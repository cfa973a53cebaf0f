/// Writes diagnostics as a log of SARIF 2.1.0, which code scanning and editors read.
public struct SARIFReporter: Sendable {
    private let version: String
    private let run: String
    private let prefix: String

    /// Reports as `version` of sitegen.
    ///
    /// - Parameters:
    ///   - run: what the log is of, such as `build`; logs of one name replace each other where they are collected.
    ///   - prefix: what stands before each file, with a slash at its end; empty when the site is where the log's
    ///     reader begins.
    public init(version: String, run: String, prefix: String) {
        self.version = version
        self.run = run
        self.prefix = prefix
    }

    /// The whole log, with a line's end. It is as valid without any diagnostic.
    public func log(_ diagnostics: [Diagnostic]) -> String {
        let placed = diagnostics.filter { $0.location != nil }
        let others = diagnostics.filter { $0.location == nil }
        let codes = SARIFReporter.codes(of: placed)
        let indices = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
        var seen: [String: Int] = [:]
        let results = placed.map { result($0, ruleIndex: indices[$0.code] ?? -1, &seen) }
        let notifications = SARIFReporter.codes(of: others).map(SARIFReporter.descriptor)
        let driver = JSONValue.object([
            "name": .string("sitegen"), "semanticVersion": .string(version),
            "rules": .array(codes.map(SARIFReporter.descriptor)),
            "notifications": notifications.isEmpty ? nil : .array(notifications),
        ])
        let root = JSONValue.object([
            "description": SARIFReporter.message("The folder that sitegen was run in; the site when it lies elsewhere.")
        ])
        let run = JSONValue.object([
            "tool": .object(["driver": driver]),
            "automationDetails": .object(["id": .string("sitegen/\(run)/")]),
            "originalUriBaseIds": .object(["SRCROOT": root]),
            "columnKind": .string("unicodeCodePoints"),
            "invocations": others.isEmpty ? nil : .array([SARIFReporter.invocation(others)]),
            "results": .array(results),
        ])
        let log = JSONValue.object([
            "$schema": .string(
                "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"),
            "version": .string("2.1.0"),
            "runs": .array([run]),
        ])
        return log.text(indented: true) + "\n"
    }

    private func result(_ diagnostic: Diagnostic, ruleIndex: Int, _ seen: inout [String: Int]) -> JSONValue {
        var location: JSONValue?
        if let place = diagnostic.location {
            let artifact = JSONValue.object([
                "uri": .string(SARIFReporter.uri(prefix + place.file)), "uriBaseId": .string("SRCROOT"),
            ])
            let region = JSONValue.object([
                "startLine": .integer(place.line), "startColumn": .integer(place.column),
                "endColumn": .integer(place.column + place.length),
            ])
            location = .object([
                "physicalLocation": .object([
                    "artifactLocation": artifact, "region": place.line > 0 ? region : nil,
                ])
            ])
        }
        // Not the line, which every edit above moves. The same fault twice in a file is told apart by its number.
        let identity = [diagnostic.code.id, diagnostic.location?.file ?? "", diagnostic.message].joined(separator: "\n")
        let number = seen[identity, default: 0] + 1
        seen[identity] = number
        let fingerprint = "\(Digest(of: Array(identity.utf8)).hex):\(number)"
        return .object([
            "ruleId": .string(diagnostic.code.id),
            "ruleIndex": .integer(ruleIndex),
            "level": .string(diagnostic.severity.rawValue),
            "message": SARIFReporter.message(diagnostic.words.joined(separator: "\n")),
            "locations": .array(location.map { [$0] } ?? []),
            "partialFingerprints": .object(["codeFileMessage/v1": .string(fingerprint)]),
        ])
    }

    /// What is about no file, and so no result: readers of logs refuse results without a place.
    private static func invocation(_ diagnostics: [Diagnostic]) -> JSONValue {
        let notifications = diagnostics.map { diagnostic in
            JSONValue.object([
                "descriptor": .object(["id": .string(diagnostic.code.id)]),
                "level": .string(diagnostic.severity.rawValue),
                "message": message(diagnostic.words.joined(separator: "\n")),
            ])
        }
        return .object([
            "executionSuccessful": .bool(!diagnostics.hasErrors),
            "toolExecutionNotifications": .array(notifications),
        ])
    }

    private static func codes(of diagnostics: [Diagnostic]) -> [DiagnosticCode] {
        Set(diagnostics.map(\.code)).sorted { $0.id < $1.id }
    }

    private static func descriptor(_ code: DiagnosticCode) -> JSONValue {
        let first = code.explanation.split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
        let words = first.joined(separator: " ")
        return .object([
            "id": .string(code.id),
            "shortDescription": message(code.summary),
            // The example that a colon leads to isn't part of it.
            "fullDescription": message(words.hasSuffix(":") ? words.dropLast() + "." : words),
            "help": .object(["text": .string(code.explanation), "markdown": .string(code.explanation)]),
        ])
    }

    private static func message(_ text: String) -> JSONValue { .object(["text": .string(text)]) }

    /// A path as a relative address: everything but what no address misreads is escaped.
    private static func uri(_ path: String) -> String {
        var text = ""
        for byte in path.utf8 {
            let scalar = Unicode.Scalar(byte)
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/": text.unicodeScalars.append(scalar)
            default: text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return text
    }
}
