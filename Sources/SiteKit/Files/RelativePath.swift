/// A path inside the site, from its root, with `/`: never absolute, never with `.` or `..`, never empty parts.
public struct RelativePath: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The path as text; empty for the root itself.
    public let string: String

    /// The site's root.
    public static let root = RelativePath(unchecked: "")

    private init(unchecked string: String) {
        self.string = string
    }

    /// Normalises `text`; `nil` if it is absolute, climbs above the root or holds a NUL.
    public init?(_ text: String) {
        guard let path = RelativePath.root.resolving(text), !text.hasPrefix("/") else { return nil }
        self = path
    }

    /// The path as text.
    public var description: String { string }

    /// The parts between the slashes.
    public var components: [Substring] { string.split(separator: "/") }

    /// What comes after the last slash.
    public var name: String {
        guard let slash = string.utf8.lastIndex(of: UInt8(ascii: "/")) else { return string }
        return String(string[string.utf8.index(after: slash)...])
    }

    /// The name without its last extension.
    public var stem: String {
        let name = name
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }

    /// The last extension, lower-cased, without its dot; empty when there is none.
    public var pathExtension: String {
        let name = name
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// The folder that holds this path; the root's parent is the root.
    public var parent: RelativePath {
        guard let slash = string.utf8.lastIndex(of: UInt8(ascii: "/")) else { return .root }
        return RelativePath(unchecked: String(string[..<slash]))
    }

    /// This path with one more part, which must be a plain name.
    public func appending(_ name: String) -> RelativePath {
        string.isEmpty ? RelativePath(unchecked: name) : RelativePath(unchecked: string + "/" + name)
    }

    /// Resolves `text` from this folder; a leading `/` means the site's root.
    ///
    /// `nil` if it climbs above the root or holds a NUL.
    public func resolving(_ text: String) -> RelativePath? {
        // Every link of every page comes through here: bytes, and one array.
        let slash = UInt8(ascii: "/")
        let dot = UInt8(ascii: ".")
        var path = text.utf8.first == slash ? [] : Array(string.utf8)
        path.reserveCapacity(path.count + text.utf8.count + 1)
        for part in text.utf8.split(separator: slash) {
            if part.elementsEqual(CollectionOfOne(dot)) { continue }
            if part.elementsEqual([dot, dot]) {
                guard !path.isEmpty else { return nil }
                path.removeLast(path.count - (path.lastIndex(of: slash) ?? 0))
                continue
            }
            if part.contains(0) { return nil }
            if !path.isEmpty { path.append(slash) }
            path.append(contentsOf: part)
        }
        return RelativePath(unchecked: String(decoding: path, as: UTF8.self))
    }

    /// Whether this path is `folder` or lies in it, compared part by part.
    public func isInside(_ folder: RelativePath) -> Bool {
        folder.string.isEmpty || string == folder.string || string.hasPrefix(folder.string + "/")
    }

    /// This path as seen from `folder`; `nil` if it isn't inside.
    public func relative(to folder: RelativePath) -> RelativePath? {
        guard isInside(folder) else { return nil }
        if folder.string.isEmpty { return self }
        return RelativePath(unchecked: String(string.dropFirst(folder.string.count + 1)))
    }

    /// Orders by the bytes of the text.
    public static func < (left: RelativePath, right: RelativePath) -> Bool {
        left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
    }
}
