/// Which state folder belongs to a showcase: the same few words lie in both.
///
/// The journal knows what was asked for and paid. A showcase whose journal is gone would have everything asked for again,
/// so a folder without the right name on it is refused.
public struct StateIdentity: Hashable, Sendable {
    /// Where a showcase says which state folder is its own; committed to git.
    public static let path = RelativePath.root.appending("showcase").appending("state.json")
    /// The file's name in the state folder.
    static let name = "state.json"
    /// The version of the format that is written and read.
    private static let format = 1

    /// Any text that no other folder has: a UUID.
    public let id: String
    /// The provider that is asked. A rehearsal's state is never mistaken for the real one.
    public let provider: String
    /// When it was made. What was asked for since then stands in its journal.
    public let created: Timestamp

    /// Names a state folder.
    public init(id: String, provider: String, created: Timestamp) {
        self.id = id
        self.provider = provider
        self.created = created
    }

    /// The file's bytes: JSON with sorted keys.
    var encoded: [UInt8] {
        let value: JSONValue = .object([
            "created": .string(created.description), "format": .integer(StateIdentity.format), "id": .string(id),
            "provider": .string(provider),
        ])
        return Array((value.text() + "\n").utf8)
    }

    /// Reads the file; `nil` for anything that isn't written as above.
    init?(_ bytes: [UInt8]) {
        let text = SourceText(path: StateIdentity.path, bytes: bytes)
        guard let node = JSONDocument.parse(text).0, let value = CanonicalJSON.value(node) else { return nil }
        let cursor = RecordCursor(value: value, path: "")
        do throws(RecordCursor.Fault) {
            guard try cursor["format"].integer(in: 1...1_000) == StateIdentity.format else { return nil }
            self.init(
                id: try cursor["id"].text(), provider: try cursor["provider"].text(),
                created: try cursor["created"].timestamp())
        } catch {
            return nil
        }
    }
}
