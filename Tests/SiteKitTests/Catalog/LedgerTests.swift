import Testing

@testable import SiteKit

@Suite("Ledger")
struct LedgerTests {
    static let path = Ledger.path(of: "alpine-lake")

    static func parse(_ bytes: [UInt8], id: String = "alpine-lake") -> (Ledger?, [Diagnostic]) {
        Ledger.parse(SourceText(path: Ledger.path(of: id), bytes: bytes), id: id)
    }

    /// Drawn, drawn anew, generated, accepted.
    static var four: Ledger {
        let waiting = Ledger(id: "alpine-lake").drawing().drawing(ShowcaseVariant.make(shade: 2)).generating()
        return waiting.deciding(.accepted, about: waiting.head)
    }

    private static func lines(_ ledger: Ledger) -> [[UInt8]] {
        ledger.entries.map { $0.record.line + [UInt8(ascii: "\n")] }
    }

    @Test("what is written is read back, and written the same again")
    func roundTrip() {
        let ledger = Self.four.importing().deciding(.withdrawn, about: Self.four.importing().head)
        let (read, faults) = Self.parse(ledger.encoded)
        #expect(faults.isEmpty, "\(faults.map(\.summary))")
        #expect(read == ledger)
        #expect(read?.encoded == ledger.encoded)
        #expect(read?.entries.map(\.record.number) == [1, 2, 3, 4, 5, 6])
    }

    @Test("a line is an in-toto statement whose digest is that of its canonical JSON")
    func statement() throws {
        let ledger = Ledger(id: "alpine-lake").drawing()
        let line = try #require(ledger.entries.first)
        try Golden.expect(line.record.statement.text(indented: true) + "\n", "ledger-drawn.json")
        #expect(line.digest == Digest(of: CanonicalJSON.bytes(line.record.statement)))
        #expect(!line.record.line.contains(UInt8(ascii: "\n")))
    }

    @Test("a changed line is found, and named by its number")
    func changed() {
        let text = String(decoding: Self.four.encoded, as: UTF8.self)
        let second = text.split(separator: "\n")[1]
        let (read, faults) = Self.parse(
            Array(text.replacing(second, with: second.replacing("A lake.", with: "A pond.")).utf8))
        #expect(read == nil)
        #expect(faults.map(\.spot) == ["SG0914 showcase/ledger/alpine-lake.jsonl:3:1"])
        #expect(faults.first?.message == "line 2 was changed after line 3 was written on top of it")
    }

    @Test("swapped lines, a missing line and a missing beginning are found")
    func order() {
        var lines = Self.lines(Self.four)
        lines.swapAt(1, 2)
        let (_, swapped) = Self.parse(Array(lines.joined()))
        #expect(swapped.map(\.code.id).allSatisfy { $0 == "SG0914" } && !swapped.isEmpty)
        #expect(swapped.first?.message == "the lines are out of order: line 2 follows line 3")
        lines = Self.lines(Self.four)
        lines.remove(at: 1)
        let (_, missing) = Self.parse(Array(lines.joined()))
        #expect(
            missing.first?.summary.contains("SG0914 showcase/ledger/alpine-lake.jsonl:2:1+1 a record is missing")
                == true)
        let (_, beheaded) = Self.parse(Array(Self.lines(Self.four).dropFirst().joined()))
        #expect(beheaded.first?.spot == "SG0914 showcase/ledger/alpine-lake.jsonl:1:1")
    }

    @Test("a fork names both heads")
    func fork() throws {
        let stem = Ledger(id: "alpine-lake").drawing()
        let mine = stem.drawing(ShowcaseVariant.make(shade: 2)).drawing(ShowcaseVariant.make(shade: 3))
        let theirs = stem.importing()
        let (_, faults) = Self.parse(mine.encoded + Array(Self.lines(theirs).dropFirst().joined()))
        #expect(faults.map(\.spot) == ["SG0915 showcase/ledger/alpine-lake.jsonl:4:1"])
        let notes = try #require(faults.first?.notes)
        #expect(notes.count == 2)
        #expect(notes[0].contains(try #require(mine.head?.short)))
        #expect(notes[1].contains(try #require(theirs.head?.short)) && notes[1].contains("imported"))
    }

    @Test(
        "what isn't a record is told at its line",
        arguments: [
            ("", "SG0913", 0), ("\n", "SG0913", 1), ("{}\n", "SG0913", 1), ("[1]\n", "SG0913", 1), ("{\n", "SG0904", 1),
            ("null\n", "SG0913", 1),
        ])
    func nonsense(text: String, code: String, line: Int) {
        let (read, faults) = Self.parse(Array(text.utf8))
        #expect(read == nil)
        #expect(faults.first?.code.id == code)
        #expect(faults.first?.location?.line == line)
    }

    @Test("a last line without its end is found")
    func torn() {
        let (_, faults) = Self.parse(Self.four.encoded.dropLast())
        #expect(faults.map(\.spot) == ["SG0913 showcase/ledger/alpine-lake.jsonl:4:1"])
        let (_, cut) = Self.parse(Array(Self.four.encoded.dropLast(40)))
        #expect(cut.first?.location?.line == 4)
    }

    @Test("a record of another asset is refused")
    func otherAsset() {
        let (read, faults) = Self.parse(Ledger(id: "city").drawing().encoded)
        #expect(read == nil)
        #expect(faults.first?.message == "the record can't be used: it is about 'city', not 'alpine-lake'")
    }

    @Test(
        "a field that is missing or of the wrong kind is named by its path",
        arguments: [
            ("\"event\":\"drawn\"", "\"event\":\"drown\"", "'predicate.event'"),
            ("\"seq\":1", "\"seq\":0", "'predicate.seq'"),
            ("\"prev\":null", "\"prev\":\"abc\"", "'predicate.prev'"),
            ("\"width\":8", "\"width\":99999", "'subject[0].annotations.width'"),
            ("\"copied\":false", "\"copied\":0", "'predicate.sources[0].copied'"),
            ("digitalCreation", "digitalKreation", "'predicate.digitalSourceType'"),
            ("digitalCreation", "trainedAlgorithmicMedia", "'predicate.digitalSourceType'"),
            ("finishedOn", "finishedAt", "'predicate.runDetails.metadata.finishedOn'"),
            ("UklGRg==", "UklGR)==", "'predicate.runDetails.byproducts[0].content'"),
            ("\"role\":\"replacement\"", "\"role\":\"none\"", "'predicate.sources[0].role'"),
        ])
    func fields(old: String, new: String, path: String) {
        let text = String(decoding: Ledger(id: "alpine-lake").drawing().encoded, as: UTF8.self)
        #expect(text.contains(old))
        let (read, faults) = Self.parse(Array(text.replacing(old, with: new).utf8))
        #expect(read == nil)
        #expect(faults.map(\.code.id) == ["SG0913"])
        #expect(faults.first?.message.contains(path) == true, "\(faults.map(\.summary))")
    }

    @Test("what editors and transfers do to a ledger is named in words")
    func oddities() throws {
        let text = String(decoding: Self.four.encoded, as: UTF8.self)
        let cases = [
            ("\u{FEFF}" + text, 1, "the ledger begins with a byte-order mark"),
            (
                text.replacing("\n", with: "\r\n"), 1,
                "the line ends in CR LF: something has converted the ledger's lines"
            ),
            (text + "\n", 5, "an empty line stands in the ledger"),
            (text + String(repeating: "x", count: 600_000) + "\n", 5, "a line of 600000 bytes is no record"),
            (text.replacing("\"seq\":2", with: "\"seq\":2.5"), 2, "a record holds no such number"),
            (text.replacing("\"seq\":2", with: "\"seq\":-9223372036854775808"), 2, "a record holds no such number"),
        ]
        for (text, line, message) in cases {
            let fault = try #require(Self.parse(Array(text.utf8)).1.first)
            #expect(fault.message == message && fault.location?.line == line && fault.code.id == "SG0913")
        }
    }

    @Test("of very many bad lines a hundred are told")
    func many() {
        let (_, faults) = Self.parse(Array(String(repeating: "{}\n", count: 5_000).utf8))
        #expect(faults.count == 101 && faults.last?.code.id == "SG0326")
    }

    @Test("another spelling, another type or a further key is refused where it begins")
    func canonical() {
        let text = String(decoding: Ledger(id: "alpine-lake").drawing().encoded, as: UTF8.self)
        let cases = [
            ("\"seq\":1", "\"seq\": 1"), ("\"seq\":1,", "\"seq\":1,\"zeta\":2,"), ("in-toto.io", "in-toto.iq"),
            ("\"kind\":\"placeholder\"", "\"kind\":\"imported\""), ("lanczos3", "lanczos2"),
            ("A lake.", "A\\u0020lake."),
        ]
        for (old, new) in cases {
            let (read, faults) = Self.parse(Array(text.replacing(old, with: new).utf8))
            #expect(read == nil, "\(new)")
            #expect(
                faults.first?.message == "the record is not as sitegen writes it", "\(new): \(faults.map(\.summary))")
        }
    }

    @Test("a record without the name of who decided, or with one too many, is refused")
    func review() {
        let waiting = Ledger(id: "alpine-lake").drawing().generating()
        let nobody = waiting.adding(
            .accepted, files: ShowcaseVariant.make(), about: waiting.head, at: Ledger.testTime, tool: "0.1.0")
        #expect(Self.parse(nobody.encoded).1.first?.message.contains("'predicate.review'") == true)
        let somebody = Ledger(id: "alpine-lake").adding(
            .drawn, files: ShowcaseVariant.make(), picture: .make(), by: "Ada", at: Ledger.testTime, tool: "0.1.0")
        #expect(Self.parse(somebody.encoded).1.first?.message.contains("'predicate.review'") == true)
    }

    @Test("done again, a record is the same whenever it is written")
    func same() throws {
        let one = try #require(Ledger(id: "alpine-lake").drawing().entries.first?.record)
        let later = Ledger(id: "alpine-lake").adding(
            .drawn, files: ShowcaseVariant.make(), picture: .make(), at: Timestamp(seconds: 9), tool: "0.9.0")
        #expect(one.isSame(as: try #require(later.entries.first?.record)))
        let other = Ledger(id: "alpine-lake").drawing(ShowcaseVariant.make(shade: 9))
        #expect(!one.isSame(as: try #require(other.entries.first?.record)))
    }
}
