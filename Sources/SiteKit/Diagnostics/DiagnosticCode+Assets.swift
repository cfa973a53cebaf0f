extension DiagnosticCode {
    /// The codes of this file, for `DiagnosticCode.all`.
    static let ofAssets: [DiagnosticCode] = [
        .missingAsset, .unreadablePicture, .thirdPartyAsset,
    ]

    static let missingAsset = DiagnosticCode(
        "SG0601", "An asset that is used but isn't there.",
        """
        A page, `site.yml` or the stylesheet names a file that isn't in `assets/`. Readers would see a broken
        picture or an unstyled page. Pages name files by a path from themselves, `site.yml` by the name inside
        `assets/`, stylesheets by a path from the stylesheet. The help names the nearest file.

            ![The steps of a task](../../assets/steps.png)
        """)
    static let thirdPartyAsset = DiagnosticCode(
        "SG0603", "A stylesheet that loads from another site.",
        """
        The stylesheet loads something from another site, a font for example. That site would learn who reads
        yours, and could change how it looks; and the page waits for it. Put the file into `assets/` and name
        its path.
        """)
    static let unreadablePicture = DiagnosticCode(
        "SG0602", "A picture whose size can't be read.",
        """
        The width and height of a picture are written into the page, so that the text doesn't jump when the
        picture arrives. This file has none that can be read: it is damaged, or of another format. Use PNG,
        WebP, JPEG or GIF.
        """)
}
