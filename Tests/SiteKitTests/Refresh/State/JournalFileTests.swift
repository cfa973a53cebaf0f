import Testing

@testable import SiteKit

@Suite("Journal file")
struct JournalFileTests {
    private let place: TemporaryFolder

    init() throws {
        place = try TemporaryFolder()
        try place.write("journal.jsonl", "one\ntwo\nhal")
    }

    private var path: String { "\(place.path)/journal.jsonl" }

    private func text() throws -> String { try place.text("journal.jsonl") }

    @Test("what was never finished is cut off when it is opened, and lines are added at the end")
    func opened() throws {
        let file = try JournalFile(path, length: 8)
        #expect(try text() == "one\ntwo\n")
        try file.append(Array("three\n".utf8))
        try file.sync()
        try file.append(Array("four\n".utf8))
        #expect(try text() == "one\ntwo\nthree\nfour\n")
        #expect(try Folder.readAll(path + ".reserve").count == 1 << 20)
        // Opened again it is as it was.
        _ = try JournalFile(path, length: 19)
        #expect(try text() == "one\ntwo\nthree\nfour\n")
    }

    @Test("a journal behind a link, or in a folder that isn't there, isn't opened")
    func refused() throws {
        try place.link("link.jsonl", to: path)
        #expect(throws: FileError.self) { try JournalFile("\(place.path)/link.jsonl", length: 0) }
        #expect(throws: FileError.self) { try JournalFile("\(place.path)/none/journal.jsonl", length: 0) }
        #expect(try text() == "one\ntwo\nhal")
    }

    @Test(
        "on a full disk the reserve is given up, a line that doesn't fit leaves no half of it, and a smaller one still goes",
        .enabled(if: SmallDisk.canBeMade))
    func full() throws {
        let disk = try SmallDisk()
        let folder = disk.path
        let path = "\(folder)/journal.jsonl"
        let file = try JournalFile(path, length: 0)
        try file.append(Array("first\n".utf8))
        try disk.fill()
        // More than there is, less than the reserve.
        let line = [UInt8](repeating: 120, count: 300_000) + [10]
        try file.append(line)
        try file.sync()
        #expect(try Folder.status(path + ".reserve") == nil, "the reserve was used")
        let before = try Folder.readAll(path)
        #expect(before == Array("first\n".utf8) + line)
        let huge = [UInt8](repeating: 121, count: 8 << 20) + [10]
        #expect(throws: FileError.self) { try file.append(huge) }
        #expect(try Folder.readAll(path) == before, "half a line never stays")
        try file.append(Array("last\n".utf8))
        #expect(try Folder.readAll(path) == before + Array("last\n".utf8))
        // Without room for a reserve it isn't opened, and no part of one stays.
        #expect(throws: FileError.self) { try JournalFile("\(folder)/other.jsonl", length: 0) }
        #expect(try Folder.status("\(folder)/other.jsonl.reserve") == nil)
    }

    @Test("all that many tasks write is there, each line whole")
    func together() async throws {
        let path = "\(place.path)/many.jsonl"
        let journal = Journal(try JournalFile(path, length: 0))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...200 {
                group.addTask {
                    try await journal.write([
                        JournalEntry(key: "key-\(number)", time: Ledger.testTime, event: .reading(number))
                    ])
                }
            }
            try await group.waitForAll()
        }
        let lines = try place.text("many.jsonl").split(separator: "\n")
        #expect(Set(lines).count == 200 && lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    }
}
