/// A code as `Diagnostics/DiagnosticCode+….swift` declares it.
struct DeclaredCode: Sendable {
    /// Its name in Swift.
    let name: String
    /// Such as `SG0412`.
    let id: String
    let summary: String
    let file: String

    /// All of them, read from the sources.
    static func all() throws -> [DeclaredCode] {
        let pattern = /static let (\w+) = DiagnosticCode\(\s*"([^"]*)",\s*"([^"]*)"/
        return try Rooms.sources().filter { $0.file.hasPrefix("Diagnostics/DiagnosticCode+") }.flatMap { source in
            source.text.matches(of: pattern).map {
                DeclaredCode(name: String($0.1), id: String($0.2), summary: String($0.3), file: source.file)
            }
        }
    }
}
