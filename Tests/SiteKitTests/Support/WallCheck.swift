/// Finds sources that name what their room may not name.
struct WallCheck: Sendable {
    /// One Swift file.
    struct Source: Sendable {
        let room: String
        let file: String
        let text: String
    }

    private struct Reading: Sendable {
        let source: Source
        let imports: [String]
        /// Types declared at the top, private ones left out.
        let types: [String]
        /// Words that may be types of other files.
        let named: Set<String>
    }

    private static let keywords: Set<String> = ["struct", "enum", "class", "protocol", "actor", "typealias"]

    private let readings: [Reading]
    private let owners: [String: Set<String>]

    /// Reads the sources once, for any number of questions.
    init(_ sources: [Source]) {
        readings = sources.map(WallCheck.read)
        var owners: [String: Set<String>] = [:]
        for reading in readings {
            for type in reading.types { owners[type, default: []].insert(reading.source.room) }
        }
        self.owners = owners
    }

    /// Every broken wall, a line each, in order.
    func faults(mayName: [String: Set<String>], importer: [String: String] = [:]) -> [String] {
        var faults: Set<String> = []
        for (type, rooms) in owners where rooms.count > 1 {
            faults.insert("\(type) is declared in \(rooms.sorted().joined(separator: " and "))")
        }
        for reading in readings {
            let (room, file) = (reading.source.room, reading.source.file)
            guard let allowed = mayName[room] else {
                faults.insert("\(file): the room '\(room)' is not on the list")
                continue
            }
            for name in reading.named {
                guard let owner = owners[name]?.first, owners[name]?.contains(room) == false else { continue }
                if !allowed.contains(owner) { faults.insert("\(file): \(room) names \(name) of \(owner)") }
            }
            for module in reading.imports {
                if let only = importer[module], !WallCheck.allows(only, file) {
                    faults.insert("\(file): only \(only) imports \(module)")
                }
            }
        }
        return faults.sorted()
    }

    /// The files that import each library, for those with exactly one importer to be.
    var importers: [String: [String]] {
        var found: [String: [String]] = [:]
        for reading in readings {
            for module in Set(reading.imports) { found[module, default: []].append(reading.source.file) }
        }
        return found
    }

    /// Whether a file is the one, or in the folder, that may import a library.
    static func allows(_ importer: String, _ file: String) -> Bool {
        importer.hasSuffix("/") ? file.hasPrefix(importer) : file == importer
    }

    /// Capitalised words that are no members: not after a dot, unless the dot follows the module's name.
    private static func namedTypes(_ tokens: [String]) -> Set<String> {
        var names: Set<String> = []
        for (index, token) in tokens.enumerated() where token.first?.isUppercase == true {
            let isMember = index > 0 && tokens[index - 1] == "."
            if !isMember || (index > 1 && tokens[index - 2] == "SiteKit") { names.insert(token) }
        }
        return names
    }

    private static func read(_ source: Source) -> Reading {
        let tokens = SwiftTokens(source.text).tokens
        var depth = 0
        var imports: [String] = []
        var types: [String] = []
        var declared: Set<String> = []
        for (index, token) in tokens.enumerated() {
            if token == "{" { depth += 1 }
            if token == "}" { depth -= 1 }
            guard index + 1 < tokens.count else { break }
            if token == "import", depth == 0 { imports.append(tokens[index + 1]) }
            guard keywords.contains(token), tokens[index + 1].first?.isUppercase == true,
                index == 0 || tokens[index - 1] != "."
            else { continue }
            declared.insert(tokens[index + 1])
            let before = tokens[max(0, index - 2)..<index]
            if depth == 0, !before.contains("private"), !before.contains("fileprivate") {
                types.append(tokens[index + 1])
            }
        }
        return Reading(
            source: source, imports: imports, types: types, named: namedTypes(tokens).subtracting(declared))
    }
}
