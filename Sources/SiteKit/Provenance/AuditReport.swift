/// What an audit looked at and what it found.
public struct AuditReport: Sendable {
    /// Every finding, with its file.
    public var diagnostics: [Diagnostic] = []
    /// Assets with a ledger, retired ones included.
    public var assets = 0
    /// Records whose chain was followed.
    public var records = 0
    /// Pictures that were proved: digest, size, pixels, metadata.
    public var pictures = 0
    /// Originals that were proved.
    public var originals = 0
    /// Originals that records name and that are kept elsewhere.
    public var absentOriginals = 0
}
