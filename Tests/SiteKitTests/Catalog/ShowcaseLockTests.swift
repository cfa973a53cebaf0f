import Testing

@testable import SiteKit

@Suite("Showcase lock")
struct ShowcaseLockTests {
    static func lock() throws -> ShowcaseLock {
        try #require(ShowcaseLock(Ledger(id: "alpine-lake").drawing()))
    }

    static func parse(_ text: String, id: String = "alpine-lake") -> (ShowcaseLock?, [Diagnostic]) {
        ShowcaseLock.parse(SourceText(path: ShowcaseLock.path(of: id), bytes: Array(text.utf8)), id: id)
    }

    @Test("what is written is read back, and written the same again")
    func roundTrip() throws {
        let lock = try Self.lock()
        let (read, faults) = Self.parse(String(decoding: lock.encoded, as: UTF8.self))
        #expect(faults.isEmpty)
        #expect(read == lock)
        #expect(read?.encoded == lock.encoded)
        #expect(read?.published?.variants.map(\.width) == [8, 24])
        #expect(read?.published?.variants.map(\.height) == [5, 16])
        #expect(read?.candidate == nil)
    }

    @Test("a lock follows from its ledger: both slots, the head, the number of records")
    func slots() throws {
        let ledger = Ledger(id: "alpine-lake").drawing().generating()
        let lock = try #require(ShowcaseLock(ledger))
        #expect(lock.head == ledger.head && lock.records == 2)
        #expect(lock.published?.kind == .placeholder && lock.published?.record == ledger.entries.first?.digest)
        #expect(lock.candidate?.kind == .generated && lock.candidate?.record == ledger.head)
        let (read, faults) = Self.parse(String(decoding: lock.encoded, as: UTF8.self))
        #expect(faults.isEmpty)
        #expect(read == lock)
        #expect(ShowcaseLock(Ledger(id: "alpine-lake")) == nil)
    }

    @Test("the first version is refused with the way out")
    func firstVersion() throws {
        let text = String(decoding: try Self.lock().encoded, as: UTF8.self)
        let (_, faults) = Self.parse(text.replacing("\"format\": 2", with: "\"format\": 1"))
        #expect(faults.map(\.message) == ["this lock has format version 1, and only 2 is known"])
        #expect(faults.first?.help == "version 1 had no ledger: remove the lock and run sitegen showcase placeholders")
    }

    @Test("faults are told at their place")
    func faults() throws {
        let text = String(decoding: try Self.lock().encoded, as: UTF8.self)
        let short = try #require(try Self.lock().published?.variants.first?.digest.short)
        let cases: [(String, String, String, Int)] = [
            ("\"format\": 2", "\"format\": 3", "SG0905", 3),
            ("\"format\": 2", "\"format\": 02", "SG0904", 3),
            ("\"id\": \"alpine-lake\"", "\"id\": \"other\"", "SG0905", 4),
            ("\"head\": \"", "\"head\": \"x", "SG0905", 6),
            ("\"records\": 1", "\"records\": 0", "SG0105", 7),
            ("\"placeholder\"", "\"plaecholder\"", "SG0107", 10),
            ("data:image/webp", "data:image/avif", "SG0905", 11),
            ("\"record\": \"", "\"record\": \"x", "SG0905", 12),
            ("\"height\": 5", "\"height\": 0", "SG0105", 16),
            ("\"height\": 5", "\"hieght\": 5", "SG0104", 16),
            ("showcase/assets/alpine-lake/\(short)", "../../etc/\(short)", "SG0905", 17),
            ("showcase/assets/alpine-lake/\(short)", "showcase/assets/alpine-lake/../\(short)", "SG0905", 17),
            ("showcase/assets/alpine-lake/\(short)", "/etc/\(short)", "SG0905", 17),
            ("\"candidate\": null,", "", "SG0106", 1),
            ("\"ledger\"", "\"legder\"", "SG0104", 5),
        ]
        for (old, new, code, line) in cases {
            let broken = text.replacing(old, with: new)
            #expect(broken != text)
            let (lock, faults) = Self.parse(broken)
            #expect(lock == nil)
            let fault = faults.first { $0.code.id == code }
            #expect(fault?.location?.line == line, "\(new): \(faults)")
            #expect(fault?.location?.file == "showcase/lock/alpine-lake.json")
        }
    }

    @Test("a path that leaves the asset's folder is named as such")
    func escape() throws {
        let text = String(decoding: try Self.lock().encoded, as: UTF8.self)
        let (_, faults) = Self.parse(text.replacing("showcase/assets/alpine-lake/", with: "../../../etc/"))
        #expect(faults.first?.message == "'path' leaves the asset's folder 'showcase/assets/alpine-lake'")
    }

    @Test("another spelling of the same content is refused where it begins")
    func canonical() throws {
        let text = String(decoding: try Self.lock().encoded, as: UTF8.self)
        let (lock, faults) = Self.parse(text.replacing("\"width\": 8", with: "\"width\": \"8\""))
        #expect(lock == nil)
        #expect(faults.map(\.code.id) == ["SG0905"])
        #expect(faults.first?.location?.column == 18)
        #expect(Self.parse(text + "\n").0 == nil)
    }

    @Test("every truncation and every flipped bit of 1,000 is found")
    func damage() throws {
        let whole = try Self.lock().encoded
        for count in 0..<(whole.count - 1) {
            #expect(Self.parse(String(decoding: whole.prefix(count), as: UTF8.self)).1.hasErrors)
        }
        var random = FixedRandom(seed: 3)
        let lock = try Self.lock()
        for _ in 0..<1_000 {
            var bytes = whole
            bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0...6, using: &random)
            let text = SourceText(path: ShowcaseLock.path(of: "alpine-lake"), bytes: bytes)
            let (read, faults) = ShowcaseLock.parse(text, id: "alpine-lake")
            // A changed digit of a size or a letter of the preview is still a lock, but another one: the files tell.
            #expect(read != lock)
            #expect((read == nil) == faults.hasErrors)
        }
    }
}
