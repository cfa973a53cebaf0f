import Testing
@testable import SiteKit

@Suite("Definitions of request samples")
struct RequestSampleTests {
    private func load(_ yaml: String) -> ([String: RequestSample], [String]) {
        let (samples, faults) = RequestSample.loadAll(SourceText("content/samples.yml", yaml))
        return (samples, faults.map(\.summary))
    }

    @Test("a definition is read whole, its headers and body in their order")
    func whole() throws {
        let (samples, faults) = load(SampleRig.definitions)
        #expect(faults == [])
        let create = try #require(samples["create-image"])
        #expect(create.method == .post && create.path == "/images/generations/async")
        #expect(create.headers.map(\.name) == ["Idempotency-Key"])
        #expect(
            create.body?.text()
                == #"{"model":":fact[model]","prompt":"A poster that says \"it's 100 % \\ <here> & now\"","size":"1536x1024","#
                + #""n":1,"stream":false,"user":"1","tags":["a",null,2]}"#)
        let poll = try #require(samples["poll-image"]?.poll)
        #expect(poll.field == "status" && poll.done == ["completed"] && poll.failed == ["failed", "cancelled"])
        #expect(poll.every == 2 && poll.hint == "next_poll_after_ms")
        guard case .save(let path, let file) = samples["poll-image"]?.output else {
            Issue.record("not an output to save")
            return
        }
        #expect(path == ["data", "0", "b64_json"] && file == "image.png")
    }

    @Test(
        "only plain whole numbers, true and false are no text in a body",
        arguments: [
            ("1", "1"), ("-5", "-5"), ("007", #""007""#), ("1.5", #""1.5""#), ("'1'", #""1""#), ("true", "true"),
            ("True", #""True""#),
            ("'true'", #""true""#), ("yes", #""yes""#), ("~", "null"), ("1536x1024", #""1536x1024""#), ("+1", #""+1""#),
        ])
    func scalars(yaml: String, json: String) {
        let (samples, _) = load("s: {title: t, method: POST, path: /x, body: {k: \(yaml)}, output: {print: id}}")
        #expect(samples["s"]?.body?.text() == "{\"k\":\(json)}")
    }

    @Test(
        "a definition at fault is an error at its place, and left out",
        arguments: [
            (
                "{method: GET, path: /x, output: {print: id}}",
                "SG0106 content/samples.yml:1:4+1 the sample 's' needs a value for 'title'"
            ),
            (
                "{title: t, method: get, path: /x, output: {print: id}}",
                "SG0107 content/samples.yml:1:23+3 there is no method 'get'"
            ),
            (
                "{title: t, method: GET, path: /x}",
                "SG0106 content/samples.yml:1:4+1 the sample 's' needs a value for 'output'"
            ),
            (
                "{title: t, method: GET, path: /x, output: {save: a}}",
                "SG0118 content/samples.yml:1:46+1 the output must be either 'print', or 'save' and 'file'"
            ),
            (
                "{title: t, method: GET, path: /x, output: {print: a, save: b, file: c}}",
                "SG0118 content/samples.yml:1:46+1 the output must be either 'print', or 'save' and 'file'"
            ),
            (
                "{title: t, method: GET, path: /x, poll: {every: 0, field: f, done: [d]}, output: {print: a}}",
                "SG0105 content/samples.yml:1:52+1 'every' must be a whole number from 1 to 3600, not '0'"
            ),
            (
                "{title: t, method: GET, path: /x, poll: {done: [a]}, output: {print: a}}",
                "SG0106 content/samples.yml:1:44+1 the poll needs a value for 'field'"
            ),
            (
                "{title: t, method: GET, path: /x, headers: [a], output: {print: a}}",
                "SG0105 content/samples.yml:1:47+1 the headers must be a mapping, not a list"
            ),
            (
                "{title: t, method: GET, path: /x, verb: a, output: {print: a}}",
                "SG0104 content/samples.yml:1:38+4 unknown key 'verb' in the sample 's'"
            ),
        ])
    func faults(definition: String, expected: String) {
        let (samples, faults) = load("s: \(definition)\n")
        #expect(faults == [expected])
        #expect(samples.isEmpty)
    }

    private func resolve(_ definition: String, facts: String) throws -> (SampleRequest?, [String]) {
        let sample = try #require(load("s: \(definition)\n").0["s"])
        let (request, faults) = SampleRequest.resolve(
            sample, FactRegistry.load(SourceText("content/facts.yml", facts)).0)
        return (request, faults.map(\.summary))
    }

    private static let base =
        "api-base: {kind: url, value: 'https://a.b/v1', status: verified, source: s, verified: 2026-01-01}\n"

    @Test("facts are filled in wherever they stand in the body")
    func filled() throws {
        let facts = Self.base + "m: {value: x, status: verified, source: s, verified: 2026-01-01}\n"
        let (request, faults) = try resolve(
            "{title: t, method: POST, path: /p, body: {a: ':fact[m]', b: [':fact[m]', {c: ':fact[m]'}], d: 'not :fact[m]'}, output: {print: id}}",
            facts: facts)
        #expect(faults == [])
        #expect(request?.body?.text() == #"{"a":"x","b":["x",{"c":"x"}],"d":"not x"}"#)
        #expect(request?.url.head == "https://a.b/v1/p")
        #expect(request?.url.tail == nil)
    }

    @Test("the parameter of a path is told apart from what is around it")
    func parameter() throws {
        let (request, _) = try resolve(
            "{title: t, method: GET, path: '/p/{id}/content', output: {print: id}}", facts: Self.base)
        #expect(request?.url.head == "https://a.b/v1/p/")
        #expect(request?.url.tail == "/content")
        #expect(request?.parameter == "id")
    }

    @Test(
        "an unknown or pending fact can't stand in a request",
        arguments: [
            ("", "SG0412 content/samples.yml:1:1+1 unknown fact 'api-base'"),
            (
                "api-base: {kind: url, status: pending, fallback: soon}\n",
                "SG0403 content/samples.yml:1:1+1 the fact 'api-base' is pending and can't stand in a request"
            ),
            (Self.base, "SG0412 content/samples.yml:1:56+1 unknown fact 'm'"),
            (
                Self.base + "m: {status: pending, fallback: soon}\n",
                "SG0403 content/samples.yml:1:56+1 the fact 'm' is pending and can't stand in a request"
            ),
        ])
    func unusableFacts(facts: String, expected: String) throws {
        let (request, faults) = try resolve(
            "{title: t, method: POST, path: /p, body: {m: ':fact[m]'}, output: {print: id}}", facts: facts)
        #expect(request == nil)
        #expect(faults == [expected])
    }
}
