import Testing

@testable import SiteKit

@Suite("API key")
struct APIKeyTests {
    @Test("a key is taken without the white space around it")
    func taken() {
        #expect(APIKey(" sk-abc\n").secret != nil)
        #expect(APIKey.rehearsal.secret != nil)
        #expect(APIKey.variable == "ALLTOKEN_API_KEY")
    }

    @Test("none, or nothing but white space, is no key", arguments: [nil, "", " \n\t"] as [String?])
    func none(text: String?) {
        let key = APIKey(text)
        #expect(key.secret == nil && key.fault.code.id == "SG1503")
        #expect(key.fault.message.hasPrefix("there is no API key"))
    }

    @Test(
        "what can't be one is told by its place, and none of it is shown",
        arguments: [
            ("sk-abc def", "character 7 of it is a space"), ("sk-a\nb", "character 5 of it is a control character"),
            (" \u{201C}sk-abc\u{201D}", "character 1 of it is not an ASCII character"),
        ])
    func forbidden(text: String, reason: String) {
        let key = APIKey(text)
        #expect(key.secret == nil && key.fault.code.id == "SG1503")
        #expect(key.fault.message == "the API key in ALLTOKEN_API_KEY can't be one: \(reason)")
        #expect(!"\(key)".contains("sk-a") && key.fault.help != nil)
    }
}
