extension DiagnosticCode {
    /// The codes of this file, for `DiagnosticCode.all`.
    static let ofProvenance: [DiagnosticCode] = [
        .strayShowcaseFile, .undecodablePicture, .pictureMetadata, .missingOriginal, .changedOriginal,
    ]

    static let strayShowcaseFile = DiagnosticCode(
        "SG1001", "A file of the showcase that no record names.",
        """
        A file in `showcase/` is named by no record, so nobody can say where it came from; or the record that
        may name it can't be read, and then it is only a warning. Remove the file, or restore the ledger that
        names it from git. A file that ends in `.sitegen-new` was left by an interrupted run and can go. An original
        may have been paid for and not be recorded yet: run `sitegen showcase refresh` again before you remove it.
        """)
    static let undecodablePicture = DiagnosticCode(
        "SG1002", "A picture of the showcase that can't be decoded.",
        """
        The picture's bytes are those that were recorded, but they can't be decoded as a picture. Readers would
        see it broken. Import or draw the picture again; if its record is of today's sitegen, please report it.
        """)
    static let pictureMetadata = DiagnosticCode(
        "SG1003", "A picture whose metadata contradicts its record.",
        """
        Each picture says in its own metadata (XMP) how it came about and whom to credit, for whoever finds the
        file without the site. This one says nothing, or something else than its record. Some program has
        rewritten the file. Restore it from git; the notes have both versions.
        """)
    static let missingOriginal = DiagnosticCode(
        "SG1004", "An original that a record names and that isn't there.",
        """
        The picture as it came, before it was made smaller, isn't in `showcase/originals/`. Originals may be
        kept elsewhere, so this is a warning: the audit simply can't prove anything of it here. Fetch it and run
        the audit again to prove it.
        """)
    static let changedOriginal = DiagnosticCode(
        "SG1005", "An original with other bytes than its name says.",
        """
        A file in `showcase/originals/` is named by the digest of its bytes, and the bytes have another. It was
        changed after it was imported, or damaged. Restore it from git or from where originals are kept; the
        audit can then prove that the published picture was made of it.
        """)
}
