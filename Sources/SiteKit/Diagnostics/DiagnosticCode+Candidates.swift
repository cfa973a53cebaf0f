extension DiagnosticCode {
    /// The codes of this file, for `DiagnosticCode.all`.
    static let ofCandidates: [DiagnosticCode] = [
        .unstoredPicture
    ]

    static let unstoredPicture = DiagnosticCode(
        "SG0922", "A delivered picture that can't become a candidate.",
        """
        A picture was paid for and has arrived, but it can't wait for its review yet: its ledger is at fault, or
        it isn't a picture of the size that was asked for. What came is kept in `showcase/originals/` under the
        digest of its bytes. Mend the ledger and run the same command again; nothing is paid for twice. If the
        file itself is unusable, only asking again on purpose helps:

            sitegen showcase refresh --again ID
        """)
}
