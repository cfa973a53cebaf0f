/// The stable name of one kind of fault: `SG` and four digits, the first two telling the room.
///
/// Codes are declared per room in `DiagnosticCode+Room.swift`, beside this file, and are never reused.
public struct DiagnosticCode: Hashable, Sendable {
    /// Such as `SG0412`.
    public let id: String
    /// One line that names the fault without its particulars.
    public let summary: String

    init(_ id: String, _ summary: String) {
        self.id = id
        self.summary = summary
    }
}
