import Testing

@testable import SiteKit

@Suite("Generation request")
struct GenerationRequestTests {
    @Test("the body is canonical JSON with the fields that both generations of the API take")
    func body() {
        let request = GenerationRequest(.make(prompt: "A \"lake\"\nat dawn", size: .portrait, quality: .auto))
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == "{\"background\":\"auto\",\"model\":\"gpt-image-2\",\"moderation\":\"auto\",\"output_format\":\"png\","
                + "\"prompt\":\"A \\\"lake\\\"\\nat dawn\",\"quality\":\"auto\",\"size\":\"1024x1536\"}")
    }

    @Test("the digest stays what it is: another one would have every picture paid for again")
    func digest() {
        let text =
            "{\"background\":\"auto\",\"model\":\"gpt-image-2\",\"moderation\":\"auto\",\"output_format\":\"png\","
            + "\"prompt\":\"A lake\",\"quality\":\"high\",\"size\":\"1536x1024\",\"version\":1}"
        #expect(GenerationRequest(.make()).digest == Digest(of: Array(text.utf8)))
        #expect(
            GenerationRequest(.make()).digest.hex == "2189282066d25dd13320e9c1ce22af196b38246ee6748024810a19ad416f954e")
    }

    @Test("what is asked for changes the digest and is named; title and id don't")
    func differences() {
        let request = GenerationRequest(.make())
        let others: [(ShowcaseAsset, [String])] = [
            (.make(prompt: "A pond"), ["prompt"]), (.make(size: .square), ["size"]),
            (.make(quality: .low), ["quality"]), (.make(model: "gpt-image-3"), ["model"]),
            (.make(prompt: "A pond", quality: .low), ["prompt", "quality"]), (.make(title: "Another"), []),
            (.make("other"), []),
        ]
        for (asset, names) in others {
            #expect(GenerationRequest(asset).differences(from: request) == names)
            #expect((GenerationRequest(asset).digest == request.digest) == names.isEmpty)
        }
        // An accented letter as one character, and as two that look the same.
        #expect(
            GenerationRequest(.make(prompt: "\u{E9}")).differences(
                from: GenerationRequest(.make(prompt: "e\u{301}"))) == ["prompt"])
    }

    @Test("a record gives back the request it answers; a picture that the model wasn't asked for gives none")
    func recorded() {
        let asset = ShowcaseAsset.make(prompt: "A lake\u{0}")
        #expect(GenerationRequest(RecordedPicture.makeGenerated(asset))?.body == GenerationRequest(asset).body)
        #expect(GenerationRequest(RecordedPicture.make()) == nil)
        #expect(GenerationRequest(RecordedPicture.make(parameters: GenerationRequest(asset).parameters)) == nil)
        #expect(GenerationRequest(RecordedPicture.make(parameters: ["model": "x"], generation: .make())) == nil)
    }
}
