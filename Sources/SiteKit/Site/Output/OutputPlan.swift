/// The files a build makes, and who makes each: two makers of one file, or a file where another needs a folder, clash.
struct OutputPlan {
    private var owners: [String: String] = [:]
    private var folders: [String: String] = [:]
    private(set) var faults: [Diagnostic] = []

    /// All files.
    var paths: [String] { Array(owners.keys) }

    /// Claims a path for what makes it.
    ///
    /// - Parameter isJudged: whether clashes with others of the same sort are judged elsewhere, as those of pages are.
    mutating func claim(_ path: String, by owner: String, at place: SourceLocation? = nil, isJudged: Bool = false) {
        let identity = path.lowercased()
        let other = owners[identity]
        let inside = folders[identity]
        if let other {
            if !isJudged { report("'\(path)' is made by \(owner) and by \(other)", at: place) }
            return
        }
        if let inside { report("'\(path)', made by \(owner), is a folder for \(inside)", at: place) }
        owners[identity] = owner
        var folder = identity[...]
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            let name = String(folder)
            if let file = owners[name] {
                report("'\(path)', made by \(owner), needs a folder where \(file) is a file", at: place)
            }
            guard folders[name] == nil else { break }
            folders[name] = owner
        }
    }

    private mutating func report(_ message: String, at place: SourceLocation?) {
        faults.append(.error(.outputCollision, message, at: place, help: "rename or remove one of the two"))
    }
}
