import Testing
@testable import SiteKit

@Suite("What YAML's faults are called")
struct YAMLProblemTests {
    private func fault(_ yaml: String) throws -> Diagnostic {
        try #require(YAMLDocument.parse(SourceText("a.yml", yaml)).1.first)
    }

    @Test(
        "the usual slips are named in the writer's words, with the way out",
        arguments: [
            ("title: Image 2: pictures\n", "quotes"), ("a: \"open\n", "close"), ("a: 'open\n", "close"),
            ("a: \"\\q\"\n", "'…'"),
            ("a: [1, 2\nb: 3\n", "[a, b, c]"), ("a: {b: 1\nc: 2\n", "{a: 1, b: 2}"), ("a: @x\n", "quotes"),
            ("a: 1\n  b: 2\n", ""),
            ("a: 1\nword\nb: 2\n", "key: value"), ("a: *bold\n", "quotes"),
            ("a: 1\n\tb: 2\n", "spaces"),
        ])
    func slips(yaml: String, help: String) throws {
        let fault = try fault(yaml)
        #expect(fault.code == .yamlSyntax)
        #expect(!fault.message.isEmpty && !fault.message.hasSuffix("."))
        #expect(help.isEmpty || fault.help?.contains(help) == true, "\(fault.message); \(fault.help ?? "no help")")
    }

    @Test("what began and never ended is shown where it began")
    func start() throws {
        #expect(try fault("x: 1\na: \"open\nb: 2\nc: 3\n").spot == "SG0101 a.yml:2:4")
        #expect(try fault("x: 1\na: [1,\n  2,\nb: 3\n").spot == "SG0101 a.yml:2:4")
    }
}
