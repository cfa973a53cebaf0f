import Testing

@testable import SiteKit

@Suite("Recorded generation")
struct RecordedGenerationTests {
    private func ledger(_ picture: RecordedPicture) -> Ledger {
        Ledger(id: "alpine-lake").drawing().adding(
            .generated, files: ShowcaseVariant.make(), picture: picture, at: Ledger.testTime, tool: "0.1.0")
    }

    private func parse(_ bytes: [UInt8]) -> (Ledger?, [Diagnostic]) {
        Ledger.parse(SourceText(path: Ledger.path(of: "alpine-lake"), bytes: bytes), id: "alpine-lake")
    }

    private func parse(_ text: String) -> (Ledger?, [Diagnostic]) { parse(Array(text.utf8)) }

    @Test("a generated record tells who made it, in answer to what, when and how it came")
    func statement() throws {
        let picture = RecordedPicture.makeGenerated(generation: .make(credentials: Digest(of: [9])))
        let record = try #require(ledger(picture).entries.last?.record)
        try Golden.expect(record.statement.text(indented: true) + "\n", "ledger-generated.json")
    }

    @Test("what is written is read again, with all that an answer may say and with nothing of it")
    func roundTrip() {
        let bare = RecordedGeneration(
            provider: "emulator", taskID: "igen_1", requestID: nil, key: "k", started: Ledger.testTime,
            servedSize: nil, servedQuality: nil, revisedPrompt: nil, usage: nil, delivery: .link, credentials: nil)
        let none = TokenUsage(input: nil, output: nil, total: nil, text: nil, image: nil)
        let some = RecordedGeneration(
            provider: "alltoken", taskID: "igen_\u{1F}\"\\", requestID: "é", key: "k", started: Ledger.testTime,
            servedSize: "auto", servedQuality: "x", revisedPrompt: "\u{2028}\n", usage: none, delivery: .inline,
            credentials: Digest(of: []))
        for generation in [bare, some, .make(), .make(credentials: Digest(of: [1]))] {
            let whole = ledger(.makeGenerated(generation: generation))
            let (read, faults) = parse(whole.encoded)
            #expect(faults == [] && read == whole)
            #expect(read?.entries.last?.record.picture?.generation == generation)
        }
    }

    @Test("what a provider says in no or too many words, or in no numbers, is left out")
    func kept() {
        let generation = RecordedGeneration(
            provider: "alltoken", taskID: "t", requestID: "", key: "k", started: Ledger.testTime, servedSize: "",
            servedQuality: String(repeating: "x", count: 200_000), revisedPrompt: String(repeating: "é", count: 65_537),
            usage: TokenUsage(input: -1, output: .max, total: 1 << 53, text: 0, image: 1 << 53 - 1),
            delivery: .inline, credentials: nil)
        #expect(generation.requestID == nil && generation.servedSize == nil && generation.servedQuality == nil)
        #expect(generation.revisedPrompt == nil)
        #expect(generation.usage == TokenUsage(input: nil, output: nil, total: nil, text: 0, image: 1 << 53 - 1))
        #expect(parse(ledger(.makeGenerated(generation: generation)).encoded).1 == [])
    }

    @Test(
        "a generated record without its task, or with one that is odd, is refused",
        arguments: [
            ("\"delivery\":\"b64_json\"", "\"delivery\":\"pigeon\""),
            ("\"taskId\":\"igen_0123456789abcdef01234567\"", "\"taskId\":\"\""),
            ("\"invocationId\":\"11111111-2222-4333-8444-555555555555\",", ""),
            ("\"startedOn\":\"", "\"startedOn\":\"x"), ("\"name\":\"alltoken\",", ""),
            ("\"usage\":{\"image\":0,", "\"usage\":{\"image\":-1,"),
            ("\"servedSize\":\"1024x1024\"", "\"servedSize\":7"),
            ("\"requestId\":\"req_1\"", "\"requestId\":null"), ("\"provider\":{", "\"supplier\":{"),
            ("\"background\":\"auto\",", ""), ("\"model\":\"gpt-image-2\",", ""),
        ])
    func refused(part: String, other: String) throws {
        let text = String(decoding: ledger(.makeGenerated()).encoded, as: UTF8.self)
        #expect(text.contains(part))
        let (read, faults) = parse(text.replacing(part, with: other))
        #expect(read == nil)
        #expect(faults.map(\.code.id) == ["SG0913"])
    }

    @Test("a drawing that says it was made by a task is refused")
    func drawn() {
        let whole = Ledger(id: "alpine-lake").drawing(ShowcaseVariant.make(), .make(generation: .make()))
        #expect(parse(whole.encoded).1.map(\.code.id) == ["SG0913"])
    }
}
