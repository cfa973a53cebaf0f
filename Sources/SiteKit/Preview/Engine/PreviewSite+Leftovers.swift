/// What editors put beside a file while they save it.
extension PreviewSite {
    /// Whether a change has files in `content/` that can't be sources, as editors put there while they save.
    func hasLeftovers(_ changes: SourceChanges) -> Bool {
        !changes.isEverything && changes.files.contains { isLeftover($0) }
    }

    /// The change without such files that have gone again.
    func withoutLeftovers(_ changes: SourceChanges) -> SourceChanges {
        let told = otherErrors
        var rest = changes
        rest.files = rest.files.filter { path in
            if !isLeftover(path) || (try? Folder.status("\(options.root)/\(path)")) != nil { return true }
            // One that was told is to be told no more.
            return told.contains { $0.location?.file == path.string }
        }
        return rest
    }

    private func isLeftover(_ path: RelativePath) -> Bool {
        path.isInside(RelativePath.root.appending(ContentTree.folder)) && path.pathExtension != "md"
            && ![FactRegistry.path, RequestSample.path].contains(path.string)
    }
}
