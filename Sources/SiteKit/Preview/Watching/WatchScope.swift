/// What of a site's folder is watched: what its sources can be, and nothing that the program writes itself.
struct WatchScope: Sendable {
    /// Where hidden files are published from.
    private static let published = RelativePath.root.appending("static")

    /// Absolute path of the site's folder.
    let root: String
    /// The names in it that are sources, files and folders.
    let names: Set<String>

    init(root: String, names: some Sequence<String>) {
        self.root = root
        self.names = Set(names)
    }

    /// Whether a name in a folder is of interest: in the root those that are sources, below it those that don't begin with
    /// a dot, and in `static/` all.
    func includes(_ name: String, in folder: RelativePath) -> Bool {
        if folder == .root { return names.contains(name) }
        return name.utf8.first != UInt8(ascii: ".") || folder.isInside(WatchScope.published)
    }

    /// The absolute path of something in the site.
    func absolute(_ path: RelativePath) -> String {
        path == .root ? root : "\(root)/\(path)"
    }
}
