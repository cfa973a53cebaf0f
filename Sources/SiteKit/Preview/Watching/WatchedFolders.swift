/// Which watch stands for which folder.
///
/// Names are bytes here: two that differ only in how their letters are composed are two folders.
struct WatchedFolders {
    private struct Entry {
        let path: RelativePath
        let name: [UInt8]
        let parent: Int32?
        var children: [[UInt8]: Int32] = [:]
    }

    private var entries: [Int32: Entry] = [:]

    /// How many folders are watched.
    var count: Int { entries.count }

    /// The folder a watch stands for; `nil` when it is forgotten.
    func path(of watch: Int32) -> RelativePath? { entries[watch]?.path }

    /// The watch of a folder in a watched folder.
    func watch(of name: [UInt8], in parent: Int32) -> Int32? { entries[parent]?.children[name] }

    /// Notes a watch: the root's has no parent, any other's is watched. The place must be free, and the watch new.
    mutating func insert(_ watch: Int32, _ path: RelativePath, in parent: Int32?) {
        let name = Array(path.name.utf8)
        entries[watch] = Entry(path: path, name: name, parent: parent)
        if let parent { entries[parent]?.children[name] = watch }
    }

    /// Forgets a watch and those of the folders below; returns all of them.
    mutating func remove(_ watch: Int32) -> [Int32] {
        guard let entry = entries[watch] else { return [] }
        if let parent = entry.parent { entries[parent]?.children[entry.name] = nil }
        var removed: [Int32] = []
        var waiting = [watch]
        while let next = waiting.popLast() {
            guard let entry = entries.removeValue(forKey: next) else { continue }
            removed.append(next)
            waiting += entry.children.values
        }
        return removed
    }
}
