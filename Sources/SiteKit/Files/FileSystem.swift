/// What the stages read through: the real disk, or a tree in memory for tests.
public protocol FileSystem: Sendable {
    /// The bytes of a regular file of at most `limit` bytes; nothing on the way to it may be a symbolic link.
    func read(_ path: RelativePath, limit: Int) throws(FileError) -> [UInt8]
    /// What is in a folder, ordered by the bytes of the names.
    func list(_ folder: RelativePath) throws(FileError) -> [FolderEntry]
}

/// One name in a folder.
public struct FolderEntry: Hashable, Sendable {
    /// What the name stands for.
    public enum Kind: Hashable, Sendable {
        /// A regular file of this many bytes.
        case file(size: Int)
        /// A folder.
        case folder
        /// A symbolic link, never followed.
        case symbolicLink
        /// A socket, device or pipe.
        case other
    }

    /// The name, without its folder.
    public let name: String
    /// What it stands for.
    public let kind: Kind

    /// Describes an entry.
    public init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }
}
