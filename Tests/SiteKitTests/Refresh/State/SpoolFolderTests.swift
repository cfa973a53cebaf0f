import Testing

@testable import SiteKit

@Suite("Spool folder")
struct SpoolFolderTests {
    private let place: TemporaryFolder

    init() throws { place = try TemporaryFolder() }

    private var spool: SpoolFolder { SpoolFolder(path: "\(place.path)/state/spool", byteLimit: 64 << 20) }

    private func put(_ name: String, _ text: String) throws {
        let file = try spool.open(name)
        try file.write(Array(text.utf8))
        try file.finish()
    }

    @Test("an answer is kept byte by byte, and the next of the same name takes its place")
    func kept() throws {
        #expect(try spool.read("key-1.json") == nil)
        let file = try spool.open("key-1.json")
        try file.write([1, 2])
        try file.write([3])
        #expect(try spool.read("key-1.json") == [1, 2, 3])
        try file.finish()
        try put("key-1.json", "x")
        #expect(try spool.read("key-1.json") == Array("x".utf8))
    }

    @Test("a task's files go together, and nobody else's")
    func removed() throws {
        try spool.remove(task: "key")
        for name in ["aa-1.json", "aa-2.json", "aa.png", "bb-1.json"] { try put(name, name) }
        try spool.remove(task: "aa")
        #expect(try place.files("state/spool") == ["bb-1.json"])
        try spool.remove(task: "aa")
        try spool.remove(task: "../state/spool/bb")
        #expect(try place.files("state/spool") == ["bb-1.json"])
    }

    @Test(
        "a name that comes back from a journal can't lead out of the folder",
        arguments: [
            "", ".", "..", "../journal.jsonl", "/etc/passwd", "a/b", ".hidden", "a\u{0}b", "a b", "\u{E9}", "a\\b",
        ])
    func names(name: String) throws {
        try place.write("state/journal.jsonl", "kept")
        try place.write("state/spool/ok", "")
        #expect(throws: FileError.self) { try spool.open(name) }
        #expect(try spool.read(name) == nil)
        #expect(try place.contents("state") == ["journal.jsonl": Array("kept".utf8), "spool/ok": []])
    }

    @Test("a link in the folder isn't written through")
    func link() throws {
        try place.write("outside", "kept")
        try place.write("state/spool/ok", "")
        try place.link("state/spool/key-1.json", to: "\(place.path)/outside")
        #expect(throws: FileError.self) { try spool.open("key-1.json") }
        #expect(try place.text("outside") == "kept")
    }

    @Test(
        "too little room is said before anything is read that is handed over only once",
        .enabled(if: SmallDisk.canBeMade))
    func room() throws {
        let disk = try SmallDisk()
        let small = SpoolFolder(path: disk.path, byteLimit: 64 << 20)
        let error = #expect(throws: SpoolFolder.NoRoom.self) { try small.checkRoom() }
        let words = "MiB are free at '\(disk.path)', and an answer of the API may need 64"
        #expect(error?.description.hasSuffix(words) == true)
        try SpoolFolder(path: disk.path, byteLimit: 1 << 20).checkRoom()
        // A folder that isn't there yet says nothing.
        try SpoolFolder(path: "\(disk.path)/none", byteLimit: 64 << 20).checkRoom()
    }

    @Test("a disk that fills up while an answer comes is told", .enabled(if: SmallDisk.canBeMade))
    func full() throws {
        let disk = try SmallDisk()
        let file = try SpoolFolder(path: disk.path, byteLimit: 1).open("key-1.json")
        let error = #expect(throws: FileError.self) { try file.write([UInt8](repeating: 7, count: 8 << 20)) }
        #expect(error?.path == "\(disk.path)/key-1.json")
    }
}
