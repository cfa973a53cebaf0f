import Testing
@testable import SiteKit

/// The two requests that the site shows, made for tests.
enum SampleRig {
    /// The base address in goldens.
    static let base = "https://api.alltoken.ai/v1"

    static let definitions = """
        create-image:
          title: Create a task
          method: POST
          path: /images/generations/async
          headers: {Idempotency-Key: uuid}
          body:
            model: ":fact[model]"
            prompt: 'A poster that says "it''s 100 % \\ <here> & now"'
            size: 1536x1024
            n: 1
            stream: false
            user: "1"
            tags: [a, null, 2]
          output: {print: id}
        poll-image:
          title: Poll it
          method: GET
          path: /images/generations/{id}
          poll: {field: status, done: [completed], failed: [failed, cancelled], every: 2, hint: next_poll_after_ms}
          output: {save: data.0.b64_json, file: image.png}

        """

    /// Facts with the API at an address; the registry wants https, the tests' server has none.
    static func facts(base: String = SampleRig.base) -> FactRegistry {
        let verified = "status: verified, source: s, verified: 2026-11-20"
        return FactRegistry.load(
            SourceText(
                "content/facts.yml",
                "api-base: {kind: text, value: '\(base)', \(verified)}\nmodel: {kind: model, value: gpt-image-2, \(verified)}\n"
            )
        ).0
    }

    /// A sample's request.
    static func request(_ id: String, base: String = SampleRig.base) throws -> SampleRequest {
        let sample = try #require(RequestSample.loadAll(SourceText("content/samples.yml", definitions)).0[id])
        return try #require(SampleRequest.resolve(sample, facts(base: base)).0)
    }

    /// A sample's source code.
    static func code(_ id: String, _ language: SampleLanguage, base: String = SampleRig.base) throws -> String {
        language.code(for: try request(id, base: base))
    }
}
