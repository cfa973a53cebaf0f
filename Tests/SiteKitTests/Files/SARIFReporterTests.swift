import Foundation
import Testing
@testable import SiteKit

@Suite("Diagnostics as a SARIF log")
struct SARIFReporterTests {
    private typealias Object = [String: Any]

    private func run(_ diagnostics: [Diagnostic], prefix: String = "") throws -> Object {
        let text = SARIFReporter(version: "1.2.3", run: "build", prefix: prefix).log(diagnostics)
        #expect(text.hasSuffix("}\n"))
        let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
        #expect(log["version"] as? String == "2.1.0")
        return try #require((log["runs"] as? [Object])?.first)
    }

    private func results(_ diagnostics: [Diagnostic], prefix: String = "") throws -> [Object] {
        try #require(try run(diagnostics, prefix: prefix)["results"] as? [Object])
    }

    private func physical(_ result: Object) -> Object? {
        (result["locations"] as? [Object])?.first?["physicalLocation"] as? Object
    }

    private func uri(_ file: String, prefix: String = "") throws -> String? {
        let fault = Diagnostic.error(.strayFile, "m", at: SiteKit.SourceLocation(file: file))
        let result = try #require(try results([fault], prefix: prefix).first)
        return (physical(result)?["artifactLocation"] as? Object)?["uri"] as? String
    }

    @Test("a run without faults is a whole log too")
    func empty() throws {
        let run = try run([])
        #expect((run["results"] as? [Any])?.isEmpty == true)
        #expect(run["invocations"] == nil)
        let driver = try #require((run["tool"] as? Object)?["driver"] as? Object)
        #expect(driver["name"] as? String == "sitegen")
        #expect(driver["semanticVersion"] as? String == "1.2.3")
        #expect((driver["rules"] as? [Any])?.isEmpty == true)
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        #expect((run["automationDetails"] as? Object)?["id"] as? String == "sitegen/build/")
    }

    @Test("a result has its rule, level, words and place")
    func whole() throws {
        let place = SiteKit.SourceLocation(file: "content/a.md", line: 3, column: 5, length: 7)
        let result = try #require(
            try results([
                .error(.unknownFact, "unknown fact 'x'", at: place, label: "here", notes: ["n"], help: "register it")
            ]).first)
        #expect(result["ruleId"] as? String == "SG0412")
        #expect(result["level"] as? String == "error")
        #expect(
            (result["message"] as? Object)?["text"] as? String
                == "unknown fact 'x' (here)\nnote: n\nhelp: register it")
        let location = try #require(physical(result))
        #expect(location["artifactLocation"] as? [String: String] == ["uri": "content/a.md", "uriBaseId": "SRCROOT"])
        #expect(location["region"] as? [String: Int] == ["startLine": 3, "startColumn": 5, "endColumn": 12])
    }

    @Test("a fault of a whole file has no region")
    func wholeFile() throws {
        let fault = Diagnostic.warning(.strayFile, "m", at: SiteKit.SourceLocation(file: "a.txt"))
        let result = try #require(try results([fault]).first)
        #expect(result["level"] as? String == "warning")
        #expect(physical(result)?["region"] == nil)
        #expect(physical(result)?["artifactLocation"] != nil)
    }

    @Test("what is about no file is a notification of the run, since readers refuse results without a place")
    func placeless() throws {
        let run = try run([.error(.outputBusy, "busy", help: "wait"), .warning(.outputLeftover, "left")])
        #expect((run["results"] as? [Any])?.isEmpty == true)
        let invocation = try #require((run["invocations"] as? [Object])?.first)
        #expect(invocation["executionSuccessful"] as? Bool == false)
        let notes = try #require(invocation["toolExecutionNotifications"] as? [Object])
        #expect(notes.map { ($0["descriptor"] as? Object)?["id"] as? String } == ["SG0804", "SG0808"])
        #expect(notes.map { $0["level"] as? String } == ["error", "warning"])
        #expect(notes.map { ($0["message"] as? Object)?["text"] as? String } == ["busy\nhelp: wait", "left"])
        let driver = try #require((run["tool"] as? Object)?["driver"] as? Object)
        #expect((driver["notifications"] as? [Object])?.map { $0["id"] as? String } == ["SG0804", "SG0808"])
        let warned = try self.run([.warning(.outputLeftover, "left")])
        #expect((warned["invocations"] as? [Object])?.first?["executionSuccessful"] as? Bool == true)
    }

    @Test("each code used is one rule with what it means, and results point at it")
    func rules() throws {
        let place = SiteKit.SourceLocation(file: "a.md", line: 1)
        let run = try run([
            .error(.unknownFact, "a", at: place), .error(.yamlSyntax, "b", at: place),
            .error(.unknownFact, "c", at: place),
        ])
        let rules = try #require(((run["tool"] as? Object)?["driver"] as? Object)?["rules"] as? [Object])
        #expect(rules.map { $0["id"] as? String } == ["SG0101", "SG0412"])
        #expect((rules[1]["help"] as? Object)?["markdown"] as? String == DiagnosticCode.unknownFact.explanation)
        #expect((rules[1]["shortDescription"] as? Object)?["text"] as? String == DiagnosticCode.unknownFact.summary)
        let whole = try #require((rules[1]["fullDescription"] as? Object)?["text"] as? String)
        #expect(whole.hasPrefix("A page, a sample") && whole.hasSuffix("."))
        #expect((run["results"] as? [Object])?.map { $0["ruleIndex"] as? Int } == [1, 0, 1])
    }

    @Test("paths are relative addresses, whatever is in them")
    func addresses() throws {
        #expect(try uri("content/größe 100%.md") == "content/gr%C3%B6%C3%9Fe%20100%25.md")
        #expect(try uri("a:b#c?d.md") == "a%3Ab%23c%3Fd.md")
        #expect(try uri("a\u{1}.md") == "a%01.md")
        #expect(try uri("a.md", prefix: "docs/site/") == "docs/site/a.md")
    }

    @Test("a fingerprint stays when lines move, and tells two of the same fault apart")
    func fingerprints() throws {
        func prints(_ lines: [Int], _ file: String = "a.md", _ message: String = "m") throws -> [String] {
            try results(
                lines.map { .error(.unknownFact, message, at: SiteKit.SourceLocation(file: file, line: $0)) }
            ).compactMap { ($0["partialFingerprints"] as? [String: String])?["codeFileMessage/v1"] }
        }
        #expect(try prints([3, 8]) == prints([40, 41]))
        #expect(Set(try prints([3, 8])).count == 2)
        #expect(try prints([3]) != prints([3], "b.md"))
        #expect(try prints([3]) != prints([3], "a.md", "n"))
    }
}
