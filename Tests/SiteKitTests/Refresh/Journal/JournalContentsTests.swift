import Testing

@testable import SiteKit

@Suite("Journal: what it says")
struct JournalContentsTests {
    private static let time = Ledger.testTime
    private static let key = "11111111-2222-4333-8444-555555555555"

    static let served = ServedPicture(
        size: "1024x1024", quality: "low", revisedPrompt: "A \"lake\"\n\u{7} at dawn \u{1F30A}",
        usage: TokenUsage(input: 1, output: 2, total: 3, text: nil, image: 0), requestID: "req_1")

    /// Every kind of event, with as much and as little in it as there can be.
    static let events: [JournalEntry.Event] =
        [
            .intent(.make()), .intent(.make(isPersisted: true)), .sent, .released, .unsent("a reason: \"quoted\""),
            .taken(id: "igen_1", requestID: nil), .taken(id: "igen_1", requestID: "req_1"), .reading(1),
            .reading(1_000_000), .link(.make(), ServedPicture()),
            .link(.make(expires: Timestamp(seconds: time.seconds + 9)), served),
            .delivered(
                Delivery(
                    spool: "\(key)-1.json", way: .inline, original: Digest(of: [1]), bytes: 9, served: served,
                    time: time)),
            .delivered(
                Delivery(
                    spool: "\(key).png", way: .link, original: Digest(of: [1]), bytes: 1 << 30,
                    served: ServedPicture(), time: time)),
            .done(Digest(of: [3])),
        ] + TaskEnd.Kind.allCases.map { .ended(TaskEnd($0, "why")) }

    static func bytes(_ events: [JournalEntry.Event]) -> [UInt8] {
        events.flatMap { JournalEntry(key: key, time: time, event: $0).line + [UInt8(ascii: "\n")] }
    }

    private func parse(_ bytes: [UInt8]) -> (JournalContents?, [String]) {
        let (contents, faults) = JournalContents.parse(bytes, "state/journal.jsonl")
        return (contents, faults.map(\.summary))
    }

    @Test("every event is read as it was written", arguments: events)
    func roundTrip(event: JournalEntry.Event) throws {
        let entry = JournalEntry(key: Self.key, time: Self.time, event: event)
        let text = SourceText(path: .root.appending("journal.jsonl"), bytes: entry.line)
        let value = try #require(JSONDocument.parse(text).0.flatMap(CanonicalJSON.value))
        let read = try JournalEntry(RecordCursor(value: value, path: ""))
        #expect(read.key == entry.key && read.time == entry.time && read.line == entry.line)
        // Where an asset stood in the manifest isn't written down.
        if case .intent = event { return }
        #expect(read == entry)
    }

    @Test("an intent keeps all that is needed to ask, to ask again and to record what comes")
    func intent() throws {
        let asset = try #require(ShowcaseManifestTests.parse(ShowcaseManifestTests.good).0?.assets.first)
        let intent = GenerationIntent.make(asset, attempt: 3, isPersisted: true)
        let read = try #require(parse(Self.bytes([.intent(intent)])).0?.records.first?.intent)
        #expect(read.body == intent.body && read.request == intent.request && read.credit == "The test")
        #expect(read.attempt == 3 && read.isPersisted && read.time == Self.time)
        #expect(GenerationRequest(read.asset) == GenerationRequest(asset) && read.asset.title == asset.title)
        #expect(read.asset.sources == asset.sources && read.asset.entryDigest == asset.entryDigest)
    }

    @Test("a last line that is torn at any byte is left out, and all before it counts")
    func torn() throws {
        for last in Self.events.dropFirst(2) {
            let before = Self.bytes([.intent(.make()), .sent])
            let line = Self.bytes([last])
            for count in 0..<line.count {
                let (contents, faults) = parse(before + line.prefix(count))
                #expect(faults == [] && contents?.soundBytes == before.count)
                #expect(contents?.records.count == 1)
            }
            #expect(parse(before + line).0?.soundBytes == before.count + line.count)
        }
        #expect(parse([]).0?.records.isEmpty == true)
        #expect(parse(Array("{".utf8)).0?.soundBytes == 0)
    }

    @Test("zeros at the end, as a power cut leaves them, are left out; in the middle they are damage")
    func zeros() {
        let sound = Self.bytes([.intent(.make()), .sent])
        for tail in [[UInt8](repeating: 0, count: 4096), [0, 0, 10], [0, 10, 0, 10]] {
            let (contents, faults) = parse(sound + tail)
            #expect(faults == [] && contents?.soundBytes == sound.count)
        }
        let (contents, faults) = parse(sound + [0, 0, 10] + Self.bytes([.released]))
        #expect(contents == nil)
        #expect(
            faults == [
                "SG1502 state/journal.jsonl:3:1+1 the journal can't be read: line 3 is not JSON as sitegen writes it"
            ])
    }

    @Test("a line that was once waited for and can't be read is refused, by file and line")
    func damaged() {
        let first = Self.bytes([.intent(.make())])
        let more = Self.bytes([.sent])
        let text = String(decoding: more, as: UTF8.self)
        let cases: [(String, String)] = [
            ("garbage\n", "line 2 is not JSON as sitegen writes it"),
            ("\n", "line 2 is not JSON as sitegen writes it"),
            (text.replacing("\"sent\"", with: "\"danced\""), "in line 2 'event' is not a word that is known here"),
            (text.replacing("\":", with: "\": "), "line 2 is not as sitegen writes it"),
            (text.replacing("{", with: "{\"and\":1,"), "line 2 is not as sitegen writes it"),
            (text.replacing("Z\"", with: "\""), "in line 2 'time' is not a time such as 2026-11-24T06:03:00Z"),
            (text.replacing("1111", with: "2222"), "line 2 is about a task that was never meant"),
            (String(decoding: first, as: UTF8.self), "line 2 means a task a second time"),
        ]
        for (line, reason) in cases {
            let (contents, faults) = parse(first + Array(line.utf8) + more)
            #expect(contents == nil)
            #expect(faults == ["SG1502 state/journal.jsonl:2:1+1 the journal can't be read: \(reason)"])
        }
        let help = JournalContents.parse(first + Array("x\n".utf8), "j").1.first?.help
        #expect(help == "restore the state folder from its newest copy; nothing is asked for until then")
    }

    @Test("no flipped bit is taken for something else")
    func flipped() {
        let whole = Self.bytes([.intent(.make()), .sent, .taken(id: "igen_1", requestID: nil), .reading(1)])
        let sound = parse(whole).0?.records
        // In the line's own words a flip may give another sound line; it never gives a crash, and never no complaint
        // where the form is broken.
        for index in whole.indices {
            for bit in [UInt8(0x80), 0x20, 0x01] {
                var flipped = whole
                flipped[index] ^= bit
                let (contents, faults) = parse(flipped)
                #expect((contents == nil) == !faults.isEmpty)
                if bit == 0x80, contents != nil { #expect(contents?.records != sound || index == whole.count - 1) }
            }
        }
    }

    @Test("what must be in a copy before anything follows from it is told from the rest")
    func persisting() {
        let names = Self.events.filter(\.isWorthPersisting).map { String("\($0)".prefix { $0.isLetter }) }
        #expect(Set(names) == ["taken", "link", "delivered"])
    }
}
