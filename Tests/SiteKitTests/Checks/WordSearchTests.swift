import Testing
@testable import SiteKit

@Suite("Searching many words at once")
struct WordSearchTests {
    @Test("finds just what looking at every place finds, on seeded texts of few letters")
    func agreesWithPlainSearch() {
        var random = FixedRandom(seed: 11)
        let letters = Array("abAB{$[ ".utf8)
        func text(_ length: Int) -> [UInt8] { (0..<length).map { _ in letters.randomElement(using: &random)! } }
        for _ in 0..<500 {
            let words = (0..<8).map { _ in text(Int.random(in: 2...5, using: &random)) }
            let bytes = text(Int.random(in: 0...200, using: &random))
            var found: Set<[Int]> = []
            WordSearch(words).each(in: bytes) { found.insert([$0, $1.lowerBound, $1.upperBound]) }
            var expected: Set<[Int]> = []
            for (number, word) in words.enumerated() {
                for start in bytes.indices where start + word.count <= bytes.count {
                    let part = bytes[start..<(start + word.count)].map(\.lowercased)
                    if part == word.map(\.lowercased) { expected.insert([number, start, start + word.count]) }
                }
            }
            #expect(found == expected)
        }
    }
}
