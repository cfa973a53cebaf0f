/// Finds sources that name what their room may not name.
struct WallCheck {
    /// One Swift file.
    struct Source {
        let room: String
        let file: String
        let text: String
    }

    private struct Reading {
        let source: Source
        let tokens: [String]
        let imports: [String]
        /// Types declared at the top, private ones left out.
        let types: [String]
        /// Types declared anywhere.
        let declared: Set<String>
    }

    private static let keywords: Set<String> = ["struct", "enum", "class", "protocol", "actor", "typealias"]

    /// Every broken wall, a line each, in order.
    static func faults(
        _ sources: [Source], mayName: [String: Set<String>], importer: [String: String] = [:]
    ) -> [String] {
        let readings = sources.map(read)
        var owners: [String: Set<String>] = [:]
        for reading in readings {
            for type in reading.types { owners[type, default: []].insert(reading.source.room) }
        }
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
            for name in namedTypes(reading) where !reading.declared.contains(name) {
                guard let owner = owners[name]?.first, owners[name]?.contains(room) == false else { continue }
                if !allowed.contains(owner) { faults.insert("\(file): \(room) names \(name) of \(owner)") }
            }
            for module in reading.imports {
                if let only = importer[module], only != file { faults.insert("\(file): only \(only) imports \(module)") }
            }
        }
        return faults.sorted()
    }

    /// The files that import each library, for those with exactly one importer to be.
    static func importers(_ sources: [Source]) -> [String: [String]] {
        var found: [String: [String]] = [:]
        for reading in sources.map(read) {
            for module in Set(reading.imports) { found[module, default: []].append(reading.source.file) }
        }
        return found
    }

    /// Capitalised words that are no members: not after a dot, unless the dot follows the module's name.
    private static func namedTypes(_ reading: Reading) -> Set<String> {
        var names: Set<String> = []
        for (index, token) in reading.tokens.enumerated() where token.first?.isUppercase == true {
            let isMember = index > 0 && reading.tokens[index - 1] == "."
            if !isMember || (index > 1 && reading.tokens[index - 2] == "SiteKit") { names.insert(token) }
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
        return Reading(source: source, tokens: tokens, imports: imports, types: types, declared: declared)
    }
}
