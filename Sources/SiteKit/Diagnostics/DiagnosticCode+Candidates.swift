extension DiagnosticCode {
    /// The codes of this file, for `DiagnosticCode.all`.
    static let ofCandidates: [DiagnosticCode] = [
        .unstoredPicture, .nothingToReview, .staleCandidate, .rehearsalPicture, .nothingLeft, .changedCredentials,
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
    static let nothingToReview = DiagnosticCode(
        "SG0923", "A decision about a picture that isn't there.",
        """
        `accept` and `reject` are about the picture that waits for its review, and none waits; `withdraw` is
        about a published picture, and a placeholder can't be withdrawn, since it is what stands when nothing
        else does. `sitegen showcase status` says what every asset has.
        """)
    static let staleCandidate = DiagnosticCode(
        "SG0924", "A candidate that isn't what the manifest asks for.",
        """
        The picture that waits was asked for with another prompt, size, quality or model than the manifest has
        now. The page would show a prompt that didn't make the picture. Set the manifest back, and the picture
        can be accepted as it is; or reject it, and let the new request be asked. Nothing of either is paid for
        twice.
        """)
    static let rehearsalPicture = DiagnosticCode(
        "SG0925", "A picture of a rehearsal that would be published.",
        """
        The picture was made by the emulator, which stands in for the image API in rehearsals and tests. No
        model has made it, so to publish it as a model's output would mislead. Reject it, or withdraw it if it
        has been published; a rehearsal belongs into a copy of the site.
        """)
    static let nothingLeft = DiagnosticCode(
        "SG0926", "An asset that publishes nothing after a withdrawal.",
        """
        The published picture was taken back, and no placeholder was ever drawn that could stand in its place.
        `sitegen build` fails until there is a picture: draw the placeholder, accept a candidate, or import one.
        """)
    static let changedCredentials = DiagnosticCode(
        "SG0927", "An original whose Content Credentials aren't those that were recorded.",
        """
        The provider's Content Credentials (C2PA) lie in the original's `caBX` chunk, and the record holds their
        digest. The original has the bytes it should have, and yet other credentials, or none, or some that the
        record doesn't mention: the record wasn't made from this file. Restore the ledger from git.
        """)
}
