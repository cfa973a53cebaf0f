import Testing
@testable import SiteKit

@Suite("Places in source files")
struct SourceLocationTests {
    @Test("places are ordered by file, then line, then column")
    func order() {
        let places = [("a", 2, 1), ("a", 10, 1), ("a", 10, 2), ("b", 1, 1)].map {
            SiteKit.SourceLocation(file: $0.0, line: $0.1, column: $0.2)
        }
        #expect(Array(places.reversed()).sorted() == places)
    }

    @Test("nothing is shorter than one character")
    func length() {
        #expect(SiteKit.SourceLocation(file: "a", line: 1, length: 0).length == 1)
        #expect(SiteKit.SourceLocation(file: "a", line: 1, length: -5).length == 1)
    }
}
