/// What may have changed below a site's folder since it was last asked.
struct SourceChanges: Sendable, Equatable {
    /// Files that were written, made, renamed or removed.
    var files: Set<RelativePath> = []
    /// Folders that came, went or were renamed: anything below them may differ.
    var folders: Set<RelativePath> = []
    /// Whether the watcher lost track, so that anything may differ.
    var isEverything = false

    /// Whether nothing is known to have changed.
    var isEmpty: Bool { files.isEmpty && folders.isEmpty && !isEverything }
}

extension SourceChanges {
    /// Takes in what another report says.
    mutating func merge(_ other: SourceChanges) {
        files.formUnion(other.files)
        folders.formUnion(other.folders)
        isEverything = isEverything || other.isEverything
    }
}
