/// Reads text files for the stages and says in diagnostics what can't be read.
public struct SourceReader: Sendable {
    /// The largest text file, in bytes. What a page of this size takes to parse is what a writer can wait for.
    public static let textLimit = 4 * 1024 * 1024

    /// Where the files are.
    public let files: any FileSystem

    /// Reads from a file system.
    public init(_ files: any FileSystem) {
        self.files = files
    }

    /// The text of a file, without a byte-order mark; `nil` together with an error.
    public func text(_ path: RelativePath, limit: Int = SourceReader.textLimit) -> (SourceText?, [Diagnostic]) {
        do {
            var bytes = try files.read(path, limit: limit)
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
            let text = SourceText(path: path, bytes: bytes)
            if let fault = SourceReader.encodingFault(text) { return (nil, [fault]) }
            return (text, [])
        } catch {
            return (nil, [SourceReader.diagnostic(error, path)])
        }
    }

    /// The same of a file that need not be there: `nil` without an error when it isn't.
    public func textIfThere(_ path: RelativePath, limit: Int = SourceReader.textLimit) -> (SourceText?, [Diagnostic]) {
        let (text, faults) = text(path, limit: limit)
        guard text == nil, let entries = try? files.list(path.parent) else { return (text, faults) }
        return entries.contains { $0.name == path.name } ? (text, faults) : (nil, [])
    }

    /// Everything below a folder, folders before what is in them, ordered by the bytes of the paths.
    ///
    /// A folder that isn't there is empty. Links and special files are errors.
    public func tree(
        _ folder: RelativePath, shows visibility: Visibility = .plain
    ) -> ([(path: RelativePath, kind: FolderEntry.Kind)], [Diagnostic]) {
        var found: [(path: RelativePath, kind: FolderEntry.Kind)] = []
        var faults: [Diagnostic] = []
        var waiting = [folder]
        while let next = waiting.popLast() {
            let entries: [FolderEntry]
            do {
                entries = try files.list(next)
            } catch {
                if error.kind != .notFound || next != folder { faults.append(SourceReader.diagnostic(error, next)) }
                continue
            }
            for entry in entries where isShown(entry.name, visibility) {
                let path = next.appending(entry.name)
                switch entry.kind {
                case .file: found.append((path, entry.kind))
                case .folder:
                    found.append((path, entry.kind))
                    waiting.append(path)
                case .symbolicLink:
                    faults.append(
                        SourceReader.diagnostic(FileError(.symbolicLink, path: path.string, action: "read"), path))
                case .other:
                    faults.append(
                        SourceReader.diagnostic(FileError(.wrongType, path: path.string, action: "read"), path))
                }
            }
        }
        found.sort { $0.path < $1.path }
        return (found, faults.sorted { ($0.location?.file ?? "") < ($1.location?.file ?? "") })
    }

    /// Which names of a tree are of interest.
    public enum Visibility: Sendable {
        /// Those that don't begin with a dot.
        case plain
        /// Hidden ones too, but not what tools leave in folders and nobody means to publish.
        case hidden
        /// All of them.
        case everything
    }

    private func isShown(_ name: String, _ visibility: Visibility) -> Bool {
        switch visibility {
        case .plain: !name.hasPrefix(".")
        case .hidden: ![".DS_Store", ".git", ".gitignore", ".gitattributes", ".gitkeep"].contains(name)
        case .everything: true
        }
    }

    /// A file's failure as a diagnostic about the file.
    public static func diagnostic(_ error: FileError, _ path: RelativePath) -> Diagnostic {
        let place = SourceLocation(file: path.string)
        switch error.kind {
        case .symbolicLink:
            return .error(
                .symbolicLink, "'\(path)' is a symbolic link, or lies behind one", at: place,
                notes: ["links are never followed: they could lead out of the site, or in a circle"],
                help: "put the file itself here")
        case .tooLarge(let limit):
            return .error(
                .fileTooLarge, "'\(path)' is larger than \(size(limit))", at: place,
                help: "split it, or make it smaller")
        case .wrongType:
            return .error(
                .unreadableFile, "'\(path)' is a folder or a special file, or its name isn't UTF-8", at: place,
                help: "remove or rename it")
        case .notFound, .system:
            return .error(
                .unreadableFile, error.description, at: place, help: "see that it is there and that you may read it")
        }
    }

    private static func size(_ bytes: Int) -> String {
        bytes >= 1024 * 1024 ? "\(bytes / 1024 / 1024) MiB" : "\(bytes / 1024) KiB"
    }

    private static func encodingFault(_ text: SourceText) -> Diagnostic? {
        let help = "save the file as UTF-8, or move it to assets/ or static/ if it isn't text"
        if let offset = text.bytes.firstIndex(of: 0) {
            return .error(
                .notUTF8, "'\(text.path)' isn't text: it has a NUL byte", at: text.location(of: offset..<(offset + 1)),
                help: help)
        }
        do {
            _ = try UTF8Span(validating: text.bytes.span)
            return nil
        } catch {
            let range = error.byteOffsets
            return .error(
                .notUTF8, "'\(text.path)' isn't valid UTF-8",
                at: text.location(of: range.lowerBound..<range.lowerBound),
                label: "this byte can't stand here", help: help)
        }
    }
}
