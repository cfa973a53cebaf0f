/// The files that are the same whatever the pages say, and the names all files claim.
struct OutputPlan {
    private var owners: [String: String] = [:]
    private(set) var faults: [Diagnostic] = []

    /// Claims a path for what makes it.
    mutating func claim(_ path: String, by owner: String, at file: String? = nil) {
        let identity = path.lowercased()
        if let other = owners[identity] {
            faults.append(
                .error(
                    .outputCollision, "'\(path)' is made by \(owner) and by \(other)",
                    at: file.map { SourceLocation(file: $0) }, help: "rename or remove one of the two"))
            return
        }
        owners[identity] = owner
    }

    /// Whether a path is among the files.
    func contains(_ path: String) -> Bool { owners[path.lowercased()] != nil }
}
