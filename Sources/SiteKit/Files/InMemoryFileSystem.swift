/// A tree of files held in memory.
public struct InMemoryFileSystem: FileSystem {
    private var files: [RelativePath: [UInt8]] = [:]
    private var folders: [RelativePath: Set<String>] = [:]

    /// Makes a tree from paths and texts.
    public init(_ texts: [String: String] = [:]) {
        for (path, text) in texts {
            guard let path = RelativePath(path) else { continue }
            write(path, Array(text.utf8))
        }
    }

    /// Adds or replaces a file.
    public mutating func write(_ path: RelativePath, _ bytes: [UInt8]) {
        files[path] = bytes
        var child = path
        while !child.string.isEmpty {
            folders[child.parent, default: []].insert(child.name)
            child = child.parent
        }
    }

    /// Takes a file away; its folder stays.
    public mutating func remove(_ path: RelativePath) {
        files[path] = nil
        folders[path.parent]?.remove(path.name)
    }

    /// The bytes of a file.
    public func read(_ path: RelativePath, limit: Int) throws(FileError) -> [UInt8] {
        guard let bytes = files[path] else {
            throw FileError(folders[path] == nil ? .notFound : .wrongType, path: path.string, action: "read")
        }
        guard bytes.count <= limit else {
            throw FileError(.tooLarge(limit: limit), path: path.string, action: "read")
        }
        return bytes
    }

    /// What is in a folder.
    public func list(_ folder: RelativePath) throws(FileError) -> [FolderEntry] {
        guard let names = folders[folder] else { throw FileError(.notFound, path: folder.string, action: "list") }
        return names.map { name in
            let kind: FolderEntry.Kind =
                files[folder.appending(name)].map { .file(size: $0.count) } ?? .folder
            return FolderEntry(name: name, kind: kind)
        }
        .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}
