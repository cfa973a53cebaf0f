extension DiagnosticCode {
    /// The codes of this file, for `DiagnosticCode.all`.
    static let ofLinks: [DiagnosticCode] = [
        .deadLink, .linkToDraft, .unknownPicture, .unknownDirective, .directiveUse,
    ]

    static let deadLink = DiagnosticCode(
        "SG0701", "A link to a page or file that isn't there.",
        """
        A link leads to a page, file or address that this site doesn't publish. Whoever follows it gets "not
        found". Pages are linked by the path of their `.md` file from the file the link stands in; sections of a
        page by the page's file and an anchor. The help names what is probably meant.

            See the [limits](../docs/limits.md#size).
        """)
    static let linkToDraft = DiagnosticCode(
        "SG0703", "A link to a draft.",
        """
        The page that the link leads to is a draft, so it won't be published and the link would be dead. Publish
        it, take the link away, or build with `--drafts` while you write.
        """)
    static let unknownPicture = DiagnosticCode(
        "SG0704", "A showcase picture that isn't in the manifest.",
        """
        A page, section or `site.yml` names a picture of the showcase by an id that `showcase/manifest.yml`
        doesn't have. Correct the id, or add the asset to the manifest. The help names the nearest.
        """)
    static let unknownDirective = DiagnosticCode(
        "SG0705", "A directive that doesn't exist.",
        """
        There is no directive of this name. It would be published as it is written. The directives are
        `:fact[…]`, `::sample{id=…}`, `::showcase`, and the callouts `:::note`, `:::tip`, `:::warning` and
        `:::danger`. If no directive is meant, write a backslash before the colon.
        """)
    static let directiveUse = DiagnosticCode(
        "SG0706", "A directive that is used the wrong way.",
        """
        The directive exists but isn't used like this: with too many or too few colons, without its label, with
        an attribute it doesn't have, or in a title, where only facts are read. The help shows how it is
        written.

            :fact[max-output]     within a line
            ::showcase            on a line of its own
            :::note … :::         around blocks
        """)
}
