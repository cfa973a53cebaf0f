extension DiagnosticCode {
    /// The codes of this file, for `DiagnosticCode.all`.
    static let ofPreview: [DiagnosticCode] = [.previewAddress]

    static let previewAddress = DiagnosticCode(
        "SG1601", "The preview can't listen at its address.",
        """
        Another program has the port and all those behind it, the port is one that the system keeps to itself
        (below 1024), or the machine doesn't have the address. Without `--port` the first free one of 21 is taken.
        """)
}
