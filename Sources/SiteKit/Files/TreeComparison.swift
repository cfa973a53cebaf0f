/// Compares two folders byte for byte.
public enum TreeComparison {
    /// What differs, one line a file, ordered by path.
    public static func differences(_ left: String, _ right: String) throws(FileError) -> [String] {
        let first = try Folder.walk(left).files
        let second = try Folder.walk(right).files
        var lines: [String] = []
        for path in Set(first.keys).union(second.keys).sorted() {
            switch (first[path], second[path]) {
            case (.some, nil): lines.append("only in the first build: \(path)")
            case (nil, .some): lines.append("only in the second build: \(path)")
            case (let a, let b) where a != b: lines.append("differs in size or type: \(path)")
            default:
                if try !Folder.holds("\(right)/\(path)", Folder.readAll("\(left)/\(path)")) {
                    lines.append("differs: \(path)")
                }
            }
        }
        return lines
    }

    /// Copies a folder's regular files; links and special files are passed over, since builds refuse them anyway.
    public static func copy(_ source: String, to target: String) throws(FileError) {
        let (files, folders) = try Folder.walk(source)
        try Folder.make(target)
        for folder in folders.sorted(by: { $0.utf8.count < $1.utf8.count }) { try Folder.make("\(target)/\(folder)") }
        for (path, kind) in files {
            guard case .file = kind else { continue }
            try Folder.writeNew("\(target)/\(path)", try Folder.readAll("\(source)/\(path)"))
        }
    }
}
