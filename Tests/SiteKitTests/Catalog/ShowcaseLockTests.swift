import Testing

@testable import SiteKit

@Suite("Showcase lock")
struct ShowcaseLockTests {
    static func lock(_ id: String = "alpine-lake", width: Int = 24, height: Int = 16) throws -> Placeholder {
        try Placeholder.encode(Bitmap.make(width, height), id: id, widths: [8, width])
    }

    static func parse(_ text: String, id: String = "alpine-lake") -> (ShowcaseLock?, [Diagnostic]) {
        ShowcaseLock.parse(SourceText(path: ShowcaseLock.path(of: id), bytes: Array(text.utf8)), id: id)
    }

    @Test("what is written is read back, and written the same again")
    func roundTrip() throws {
        let lock = try Self.lock().lock
        #expect(lock.encoded == (try Self.lock().lock.encoded))
        let (read, faults) = Self.parse(String(decoding: lock.encoded, as: UTF8.self))
        #expect(faults.isEmpty)
        #expect(read == lock)
        #expect(read?.encoded == lock.encoded)
        #expect(read?.published?.variants.map(\.width) == [8, 24])
        #expect(read?.published?.variants.map(\.height) == [5, 16])
        #expect(read?.candidate == nil)
    }

    @Test("a lock with both slots and a ledger head is read back")
    func slots() throws {
        let slot = try #require(try Self.lock().lock.published)
        let candidate = ShowcaseSlot(
            kind: .generated, ledgerHead: Digest(of: [1]), variants: slot.variants, lqip: slot.lqip)
        let lock = ShowcaseLock(id: "alpine-lake", published: slot, candidate: candidate)
        let (read, faults) = Self.parse(String(decoding: lock.encoded, as: UTF8.self))
        #expect(faults.isEmpty)
        #expect(read == lock)
    }

    @Test("faults are told at their place")
    func faults() throws {
        let text = String(decoding: try Self.lock().lock.encoded, as: UTF8.self)
        let short = try #require(try Self.lock().lock.published?.variants.first?.digest.short)
        let cases: [(String, String, String, Int)] = [
            ("\"format\": 1", "\"format\": 2", "SG0905", 3),
            ("\"format\": 1", "\"format\": 01", "SG0904", 3),
            ("\"id\": \"alpine-lake\"", "\"id\": \"other\"", "SG0905", 4),
            ("\"placeholder\"", "\"plaecholder\"", "SG0107", 6),
            ("\"ledger_head\": null", "\"ledger_head\": \"abc\"", "SG0905", 7),
            ("data:image/webp", "data:image/avif", "SG0905", 8),
            ("\"height\": 5", "\"height\": 0", "SG0105", 12),
            ("\"height\": 5", "\"hieght\": 5", "SG0104", 12),
            ("showcase/assets/alpine-lake/\(short)", "../../etc/\(short)", "SG0905", 13),
            ("showcase/assets/alpine-lake/\(short)", "showcase/assets/alpine-lake/../\(short)", "SG0905", 13),
            ("showcase/assets/alpine-lake/\(short)", "/etc/\(short)", "SG0905", 13),
            ("\"candidate\": null,", "", "SG0106", 1),
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
        let text = String(decoding: try Self.lock().lock.encoded, as: UTF8.self)
        let (_, faults) = Self.parse(text.replacing("showcase/assets/alpine-lake/", with: "../../../etc/"))
        #expect(faults.first?.message == "'path' leaves the asset's folder 'showcase/assets/alpine-lake'")
    }

    @Test("another spelling of the same content is refused where it begins")
    func canonical() throws {
        let text = String(decoding: try Self.lock().lock.encoded, as: UTF8.self)
        let (lock, faults) = Self.parse(text.replacing("\"width\": 8", with: "\"width\": \"8\""))
        #expect(lock == nil)
        #expect(faults.map(\.code.id) == ["SG0905"])
        #expect(faults.first?.location?.column == 18)
        #expect(Self.parse(text + "\n").0 == nil)
    }

    @Test("every truncation and every flipped bit of 1,000 is found")
    func damage() throws {
        let whole = try Self.lock().lock.encoded
        for count in 0..<(whole.count - 1) {
            #expect(Self.parse(String(decoding: whole.prefix(count), as: UTF8.self)).1.hasErrors)
        }
        var random = SeededRandom(seed: 3)
        let lock = try Self.lock().lock
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
