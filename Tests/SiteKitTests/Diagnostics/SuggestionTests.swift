import Testing
@testable import SiteKit

@Suite("Suggestions")
struct SuggestionTests {
    @Test(
        "a slip of the pen finds its name",
        arguments: [
            ("max-outptu", "max-output"), ("titel", "title"), ("Title", "title"), ("tittle", "title"),
            ("itle", "title"),
            ("descripshun", "description"), ("naïve", "naive"), ("sectons", "sections"),
        ])
    func slips(word: String, name: String) {
        let names = ["title", "description", "sections", "max-output", "naive"]
        #expect(Suggestion.nearest(to: word, among: names) == name)
        #expect(Suggestion.help(for: word, among: names) == "did you mean '\(name)'?")
    }

    @Test("what is far from every name finds none", arguments: ["price", "tilting", "", "xy", "sizes"])
    func far(word: String) {
        #expect(Suggestion.nearest(to: word, among: ["title", "description", "max-output"]) == nil)
        #expect(Suggestion.help(for: word, among: ["title", "description", "max-output"]) == nil)
    }

    @Test("a tie goes to the first in the alphabet, whatever the order of the names")
    func ties() {
        #expect(Suggestion.nearest(to: "cot", among: ["cut", "cat"]) == "cat")
        #expect(Suggestion.nearest(to: "cot", among: ["cat", "cut"]) == "cat")
    }

    @Test("the nearer of two wins, though the other is first in the alphabet")
    func nearer() {
        #expect(Suggestion.nearest(to: "images", among: ["aimagss", "imagess"]) == "imagess")
    }

    @Test("short words may differ in one letter only, long ones in three")
    func limits() {
        #expect(Suggestion.nearest(to: "abc", among: ["axc"]) == "axc")
        #expect(Suggestion.nearest(to: "abc", among: ["axy"]) == nil)
        #expect(Suggestion.nearest(to: "abcdefghijkl", among: ["abcdefghixyz"]) == "abcdefghixyz")
        #expect(Suggestion.nearest(to: "abcdefghijkl", among: ["abcdefghwxyz"]) == nil)
    }

    @Test("an endless word is not compared at all")
    func endless() {
        let word = String(repeating: "a", count: 101)
        #expect(Suggestion.nearest(to: word, among: [word]) == nil)
    }

    @Test("no candidates, no suggestion")
    func none() {
        #expect(Suggestion.nearest(to: "title", among: []) == nil)
    }
}
