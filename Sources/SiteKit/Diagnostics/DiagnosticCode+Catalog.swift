extension DiagnosticCode {
    /// The codes of this file, for `DiagnosticCode.all`.
    static let ofCatalog: [DiagnosticCode] = [
        .invalidManifest, .duplicateAsset, .missingLock, .jsonSyntax, .invalidLock, .lockSize,
        .missingVariant, .changedVariant, .strayLock, .unknownAsset, .missingDrawing, .missingLedger,
        .invalidRecord, .brokenChain, .forkedLedger, .impossibleEvent, .lockLedger, .showcaseBusy,
        .importedPicture, .retirement, .missingManifest,
    ]

    static let invalidManifest = DiagnosticCode(
        "SG0901", "A showcase manifest entry that can't be used.",
        """
        An entry of `showcase/manifest.yml` says something that can't be: an id with capitals or spaces, a text
        that says nothing, an asset without a source, a source that is no https address, or a format version
        that this sitegen doesn't know. Nothing is drawn, imported or published by such an entry until it is
        mended.
        """)
    static let duplicateAsset = DiagnosticCode(
        "SG0902", "Two showcase assets with one id.",
        """
        Two assets of the manifest have the same id. Ids name the files and links of pictures, so one would
        overwrite the other. Give the second another id; a note says where the first is.
        """)
    static let missingLock = DiagnosticCode(
        "SG0903", "A showcase asset that has no lock.",
        """
        The asset has no published picture: its lock file is missing. The page would show a gap. For a new asset
        let a placeholder be drawn or import a picture. If the ledger is there and only the lock is gone,
        restore the lock from git; after an interrupted run, run the same command again.

            sitegen showcase placeholders
        """)
    static let jsonSyntax = DiagnosticCode(
        "SG0904", "JSON that can't be parsed.",
        """
        A lock or a ledger of the showcase isn't JSON. Both are written by sitegen alone, so something edited or
        cut it, a merge for example. Restore the file from git.
        """)
    static let invalidLock = DiagnosticCode(
        "SG0905", "A showcase lock that contradicts itself or its place.",
        """
        A lock file isn't as sitegen writes it: a digest that is none, a path that leads out of the asset's
        folder, another asset's id, an unknown format version, or merely other spacing. A lock decides which
        files are published, so it is taken as a whole or not at all. Restore it from git, or run the command
        again that the help names.
        """)
    static let lockSize = DiagnosticCode(
        "SG0906", "A published picture of another size than the manifest asks for.",
        """
        The manifest asks for a picture of one size, and the published picture has another. The page would leave
        the wrong room for it. Draw or import it in the new size, or set `size` back.
        """)
    static let missingVariant = DiagnosticCode(
        "SG0907", "A picture file that a lock names and that isn't there.",
        """
        A lock or record names a picture file that isn't in `showcase/assets/`. The page would show a broken
        picture. Restore the file from git; a placeholder can also be drawn again, with the same bytes, by
        `sitegen showcase placeholders`.
        """)
    static let changedVariant = DiagnosticCode(
        "SG0908", "A picture file with other bytes than its lock says.",
        """
        A picture file has other bytes, or another size, than its lock or record says: it was edited, cut or
        replaced by hand. What is said about its origin isn't about these bytes then. Restore it from git. To
        publish another picture, import it, so that its origin is recorded.
        """)
    static let strayLock = DiagnosticCode(
        "SG0909", "A lock for an asset that the manifest doesn't have.",
        """
        There is a lock for an asset that the manifest no longer has. Its pictures are still there and nothing
        uses them. Take them back with `sitegen showcase retire ID`, which keeps the ledger, or put the asset
        back into the manifest. If its id was only misspelt, the help says so.
        """)
    static let unknownAsset = DiagnosticCode(
        "SG0910", "A showcase asset that the manifest doesn't have.",
        """
        The command names an asset that `showcase/manifest.yml` doesn't have. `sitegen showcase status` lists
        all assets; the help names the nearest.
        """)
    static let missingDrawing = DiagnosticCode(
        "SG0911", "A showcase asset for which no placeholder can be drawn.",
        """
        A placeholder is a drawing that is part of the program, and there is none for this asset. The note lists
        the ids that have one. Bring a picture from elsewhere:

            sitegen showcase import ID picture.png --source https://… --license NOASSERTION --by "Your name"
        """)
    static let missingLedger = DiagnosticCode(
        "SG0912", "A showcase asset that has no ledger.",
        """
        The asset has a lock, which says what is published, and no ledger, which says where it came from. So
        nothing can be proved of it. Restore the ledger from git.
        """)
    static let invalidRecord = DiagnosticCode(
        "SG0913", "A ledger line that isn't a record as sitegen writes it.",
        """
        A line of a ledger isn't a record in the one spelling that sitegen writes. Ledgers are only ever added
        to, and each record's digest is in the next; a line that was edited, cut or reformatted breaks that.
        Restore the ledger from git, and set your editor and git not to touch `showcase/ledger/`.
        """)
    static let brokenChain = DiagnosticCode(
        "SG0914", "A record that doesn't follow the one before it.",
        """
        Each record of a ledger holds the digest of the one before it. Here that doesn't fit: a record was
        changed, removed or moved after others were written on top of it. The history that the site shows can't
        be trusted then. Restore the ledger from git.
        """)
    static let forkedLedger = DiagnosticCode(
        "SG0915", "A ledger in which two records follow the same one.",
        """
        Two records of a ledger follow the same one. That is what a merge of two branches makes, when both
        changed the same asset. Only one of them can be the history. The notes say where each branch begins and
        ends: keep the lines of the one whose last record the lock names, and run the command of the other
        again.
        """)
    static let impossibleEvent = DiagnosticCode(
        "SG0916", "A record of something that can't have happened there.",
        """
        A record tells of something that can't have happened at that point, such as accepting a picture that was
        never brought or retiring an asset twice. sitegen writes no such record, so the ledger was edited.
        Restore it from git.
        """)
    static let lockLedger = DiagnosticCode(
        "SG0917", "A lock that doesn't say what its ledger says.",
        """
        The lock must follow from the ledger, byte for byte, and it doesn't: one was changed without the other,
        or the ledger's end was cut off. After an interrupted command the same command again mends it. Otherwise
        restore both files from git.
        """)
    static let showcaseBusy = DiagnosticCode(
        "SG0918", "Another sitegen is changing the showcase.",
        """
        Another sitegen is changing the showcase of this site at the moment. Two at once would write into the
        same ledgers. The note says which process it is, what it does and since when. Wait until it has ended. The
        lock goes with the process that holds it.
        """)
    static let importedPicture = DiagnosticCode(
        "SG0919", "A picture that can't be imported.",
        """
        The file can't become the asset's picture: it isn't a PNG that can be read, or has neither the size that
        the manifest asks for nor a larger one of the same ratio. Pictures are made smaller but never stretched
        or cropped unseen. Bring another file, or change `size` in the manifest.
        """)
    static let retirement = DiagnosticCode(
        "SG0920", "An asset that can't be retired.",
        """
        Only an asset that has left the manifest, and that has a ledger, can be retired. Take it out of
        `showcase/manifest.yml` first. If there is no ledger of that id, it is probably misspelt; the help names
        the nearest.
        """)
    static let missingManifest = DiagnosticCode(
        "SG0921", "There is no showcase manifest.",
        """
        The command works on the showcase, and the folder has no `showcase/manifest.yml`. Run it in the folder
        of a site, or name that folder with `--site`. A site that shows no pictures needs no manifest, and
        builds without one.
        """)
}
