/// Why a file could not be read or written.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it was.
    public enum Kind: Hashable, Sendable {
        /// Nothing has that name.
        case notFound
        /// It is a symbolic link, or lies behind one.
        case symbolicLink
        /// It is a folder where a file was wanted, or the other way round.
        case wrongType
        /// It is larger than the limit, in bytes.
        case tooLarge(limit: Int)
        /// The system's own error number.
        case system(errno: Int32)
    }

    /// What kind of failure it was.
    public let kind: Kind
    /// The path it is about, as the user knows it.
    public let path: String
    /// What was being done, such as `read`.
    public let action: String

    /// Describes a failure.
    public init(_ kind: Kind, path: String, action: String) {
        self.kind = kind
        self.path = path
        self.action = action
    }

    /// One sentence for people.
    public var description: String { "cannot \(action) '\(path)': \(reason)" }

    /// Why, without the path.
    public var reason: String {
        switch kind {
        case .notFound: "there is no such file"
        case .symbolicLink: "it is a symbolic link"
        case .wrongType: "it is not a regular file"
        case .tooLarge(let limit): "it is larger than \(limit) bytes"
        case .system(let number): SystemError.text(number)
        }
    }
}
