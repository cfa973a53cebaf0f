import Testing
@testable import SiteKit

@Suite("The walls between the rooms")
struct WallTests {
    /// The project's sources, read once.
    private static let project = Result { WallCheck(try Rooms.sources()) }

    @Test("no room names another that isn't on its list, and each type belongs to one room")
    func wallsHold() throws {
        let faults = try Self.project.get().faults(mayName: Rooms.mayName, importer: Rooms.importer)
        #expect(faults == [])
    }

    @Test("each C module, Crypto and Yams is imported by exactly one file, NIO by one folder")
    func oneImporterEach() throws {
        let found = try Self.project.get().importers
        for (module, place) in Rooms.importer {
            let files = found[module] ?? []
            #expect(!files.isEmpty && files.allSatisfy { WallCheck.allows(place, $0) }, "\(module): \(files)")
            // A folder where a file would do is too much.
            #expect(files.count > 1 || !place.hasSuffix("/"), "\(module): \(files)")
        }
    }

    @Test("every library that is no part of the toolchain is on the list of importers")
    func noUnlistedLibrary() throws {
        let toolchain: Set<String> = [
            "Glibc", "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "Synchronization", "ArgumentParser",
            "SiteKit", "ImageAPIEmulator",
        ]
        let found = Set(try Self.project.get().importers.keys)
        #expect(found.subtracting(toolchain) == Set(Rooms.importer.keys))
    }

    @Test("only the HTTP client asks a secret for its text")
    func secretsStayHidden() throws {
        let naming = try Rooms.sources().filter { source in
            let tokens = SwiftTokens(source.text).tokens
            return tokens.indices.dropFirst().contains { tokens[$0] == "revealed" && tokens[$0 - 1] == "." }
        }
        #expect(naming.map(\.file) == ["Network/CurlTransport.swift"])
    }

    @Test("the list names every room there is and no other, and has no circle")
    func listIsWhole() throws {
        let rooms = Set(try Rooms.sources().map(\.room))
        #expect(rooms == Set(Rooms.mayName.keys))
        var settled: Set<String> = []
        while let next = Rooms.mayName.first(where: { !settled.contains($0.key) && $0.value.isSubset(of: settled) }) {
            settled.insert(next.key)
        }
        #expect(settled == rooms)
    }

    @Test("the list is the smallest: every permission is used")
    func listIsSmallest() throws {
        let project = try Self.project.get()
        for (room, allowed) in Rooms.mayName {
            for other in allowed {
                var smaller = Rooms.mayName
                smaller[room]?.remove(other)
                #expect(!project.faults(mayName: smaller).isEmpty, "\(room) need not name \(other)")
            }
        }
    }

    private static let rooms: [String: Set<String>] = ["Low": [], "High": ["Low"]]

    @Test("a library may belong to a folder: its files import it, no others do")
    func folderOfImporters() {
        let check = WallCheck([
            WallCheck.Source(room: "Low", file: "Low/Net/a.swift", text: "import Net"),
            WallCheck.Source(room: "Low", file: "Low/Network.swift", text: "import Net"),
        ])
        let faults = check.faults(mayName: WallTests.rooms, importer: ["Net": "Low/Net/"])
        #expect(faults == ["Low/Network.swift: only Low/Net/ imports Net"])
    }

    private func faults(_ low: String, _ high: String) -> [String] {
        let check = WallCheck([
            WallCheck.Source(room: "Low", file: "Low/a.swift", text: low),
            WallCheck.Source(room: "High", file: "High/b.swift", text: high),
        ])
        return check.faults(mayName: WallTests.rooms, importer: ["Yams": "Low/a.swift"])
    }

    @Test(
        "a type of a room above is a broken wall, wherever in the code it is named",
        arguments: [
            "let tower: Tower",
            "func f() { Tower.build() }",
            "extension Tower {}",
            "let text = \"tall: \\(Tower.height)\"",
            "let text = #\"tall: \\#(Tower.height)\"#",
            "let text = \"\"\"\n\\(f(\")\") + Tower.name)\n\"\"\"",
            "let t = SiteKit.Tower()",
            "let a: [String: [Tower?]] = [:]",
        ])
    func brokenWall(code: String) {
        #expect(faults("struct Base {}\n" + code, "struct Tower {}") == ["Low/a.swift: Low names Tower of High"])
    }

    @Test(
        "what only looks like the type is no broken wall",
        arguments: [
            "// Tower", "/* Tower /* Tower */ Tower */", "let text = \"Tower \\\" Tower\"",
            "let text = #\"\\(Tower)\"#",
            "let kind = Kind.Tower", "let towers = Towers()", "struct Base { enum Tower {} }\nlet x: Base.Tower",
            "func f() { enum Tower {}; Tower.self }",
        ])
    func noBrokenWall(code: String) {
        #expect(faults(code, "struct Tower {}") == [])
    }

    @Test("a type of a room below may be named")
    func allowed() {
        #expect(faults("public final class Base {}", "struct Tower { let base: Base }") == [])
    }

    @Test("a type in two rooms is a fault; private ones may share a name")
    func twoRooms() {
        #expect(faults("struct Twin {}", "enum Twin {}") == ["Twin is declared in High and Low"])
        #expect(faults("private struct Twin {}", "fileprivate enum Twin {}") == [])
    }

    @Test("a second importer is a fault, and so is a room that isn't on the list")
    func importsAndUnlistedRooms() {
        #expect(faults("import Yams", "internal import Yams") == ["High/b.swift: only Low/a.swift imports Yams"])
        let stray = WallCheck.Source(room: "Attic", file: "Attic/c.swift", text: "")
        #expect(WallCheck([stray]).faults(mayName: [:]) == ["Attic/c.swift: the room 'Attic' is not on the list"])
    }
}
