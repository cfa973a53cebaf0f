#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The folder a site is written to, looked at before any work is done.
struct OutputTarget: Sendable {
    /// Absolute path of the output.
    let path: String
    /// Its files before the build, by path from it.
    let files: [String: FolderEntry.Kind]
    /// Whether there is something there to exchange with.
    let exists: Bool

    /// The last part of the path.
    var name: String { String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...]) }
    /// Where a build puts files until it is whole: beside the output, or as near as there is a folder yet.
    let staging: String

    /// Why a site whose sources are in `root` can't be written to a place, as far as a look can tell; both paths are
    /// absolute and normal.
    static func refusal(_ path: String, sources root: String) -> Diagnostic? {
        if let fault = placeFault(path, root) { return fault }
        do throws(FileError) {
            let above = try nearestFolder(above: path)
            guard let folder = try Folder.status(above), folder.st_mode & S_IFMT == S_IFDIR else {
                return place(
                    "'\(above)' is not a folder, so nothing can be written in it", "name a folder with --output")
            }
            guard let status = try Folder.status(path) else { return nil }
            if status.st_mode & S_IFMT == S_IFLNK {
                return place("the output '\(path)' is a symbolic link", "name the folder it points to")
            }
            guard status.st_mode & S_IFMT == S_IFDIR else {
                return place("the output '\(path)' is not a folder", "name a folder with --output")
            }
            guard folder.st_dev == status.st_dev, !MountTable.hasMountPoint(path) else {
                return place(
                    "the output '\(path)' is a mount point, which can't be exchanged",
                    "name a folder inside it with --output")
            }
            return nil
        } catch {
            return failure(error)
        }
    }

    /// Looks into a place that was not refused, and tries the step that publishing rests on. Asks for the lock.
    ///
    /// Errors: a place that can't be exchanged in one step, or files that an earlier build didn't write.
    static func examine(_ path: String) -> (OutputTarget?, [Diagnostic]) {
        do throws(FileError) {
            let target = try read(path)
            let foreign = try target.foreignFault()
            return try (target, foreign.isEmpty ? target.exchangeFault() : foreign)
        } catch {
            return (nil, [failure(error)])
        }
    }

    /// The file whose lock says who writes an output; beside the nearest folder above it that is there.
    static func lockPath(_ path: String) throws(FileError) -> String {
        let name = path.split(separator: "/").last ?? "root"
        return "\(slash(try nearestFolder(above: path))).\(name).sitegen-lock"
    }

    private static func nearestFolder(above path: String) throws(FileError) -> String {
        var above = parent(of: path)
        while try Folder.status(above) == nil, above != "/" { above = parent(of: above) }
        return above
    }

    /// Looks at an output only to compare it; one that isn't there is empty.
    static func read(_ path: String) throws(FileError) -> OutputTarget {
        let name = path.split(separator: "/").last ?? "root"
        let staging = "\(slash(try nearestFolder(above: path))).\(name).sitegen-staging"
        guard let status = try Folder.status(path) else {
            return OutputTarget(path: path, files: [:], exists: false, staging: staging)
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw FileError(.wrongType, path: path, action: "list")
        }
        return OutputTarget(path: path, files: try Folder.walk(path).files, exists: true, staging: staging)
    }

    /// What to say when the place can't even be looked at or locked.
    static func failure(_ error: FileError) -> Diagnostic {
        let isFull = if case .system(let number) = error.kind { SystemError.meansFull(number) } else { false }
        return place(
            error.description, isFull ? "make room on the disk and build again" : "name another folder with --output")
    }

    private static func placeFault(_ path: String, _ root: String) -> Diagnostic? {
        guard path != "/" else { return place("the output can't be the file system's root", "name a folder") }
        if path == root || root.hasPrefix(slash(path)) {
            return place("the output '\(path)' is the site's own folder, or holds it", "name a folder of its own")
        }
        for folder in SiteSources.folders where path == "\(root)/\(folder)" || path.hasPrefix("\(root)/\(folder)/") {
            return place("the output '\(path)' lies in the sources ('\(folder)/')", "name a folder of its own")
        }
        return nil
    }

    /// Tries the one step that publishing rests on, with two empty folders beside the output.
    private func exchangeFault() throws(FileError) -> [Diagnostic] {
        // In the staging folder, so that what a killed build leaves is removed by the next.
        // A failure to remove it here is told by what follows: the build, or the fault that made it fail.
        defer { try? Folder.removeTree(staging) }
        do throws(FileError) {
            try Folder.removeTree(staging)
            for folder in [staging, staging + "/a", staging + "/b"] { try Folder.make(folder) }
            try Folder.exchange(staging + "/a", staging + "/b")
            return []
        } catch
            where error.kind != .system(errno: EINVAL) && error.kind != .system(errno: ENOSYS)
            && error.kind != .system(errno: ENOTSUP)
        {
            return [
                OutputTarget.place(
                    "the output can't be written beside '\(path)': \(error.reason)",
                    "make room or give yourself the right to write there, or name another folder with --output")
            ]
        } catch {
            return [
                OutputTarget.place(
                    "the output can't be written beside '\(path)': \(error.reason)",
                    "name a folder on a file system that can exchange two folders in one step (most local ones can)")
            ]
        }
    }

    private func foreignFault() throws(FileError) -> [Diagnostic] {
        guard !files.isEmpty else { return [] }
        var named: Set<String> = []
        if files[BuildManifest.name] != nil {
            let bytes = try Folder.readAll("\(path)/\(BuildManifest.name)")
            guard let paths = BuildManifest.paths(in: bytes) else {
                return [
                    .error(
                        .foreignFile, "'\(path)/\(BuildManifest.name)' can't be read as a build manifest",
                        help: "if nothing in '\(path)' is yours, delete the folder and build again")
                ]
            }
            named = paths.union([BuildManifest.name])
        }
        let foreign = files.keys.filter { !named.contains($0) }.sorted()
        guard !foreign.isEmpty else { return [] }
        var notes = foreign.prefix(10).map { "not written by sitegen: \($0)" }
        if foreign.count > 10 { notes.append("and \(foreign.count - 10) more") }
        return [
            .error(
                .foreignFile,
                "'\(path)' holds \(foreign.count) file\(foreign.count == 1 ? "" : "s") that no build wrote",
                notes: notes,
                help: "what should be published belongs in static/; move or delete the rest, or name another --output")
        ]
    }

    private static func place(_ message: String, _ help: String) -> Diagnostic {
        .error(.outputPlace, message, help: help)
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    private static func slash(_ folder: String) -> String { folder.hasSuffix("/") ? folder : folder + "/" }
}
