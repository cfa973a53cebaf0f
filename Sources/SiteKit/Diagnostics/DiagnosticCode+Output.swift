extension DiagnosticCode {
    /// The codes of this file, for `DiagnosticCode.all`.
    static let ofOutput: [DiagnosticCode] = [
        .outputPlace, .foreignFile, .outputFailure, .outputBusy, .outputDrift, .notReproducible,
        .outputCollision, .outputLeftover,
    ]

    static let outputPlace = DiagnosticCode(
        "SG0801", "The output can't be written where it should be.",
        """
        The folder for the output can't be used: it is the site's own folder or lies in the sources, it isn't a
        folder, you may not write beside it, or its file system can't exchange two folders in one step. That
        exchange is what keeps the old site whole until the new one is complete. Name another folder with
        `--output`.
        """)
    static let foreignFile = DiagnosticCode(
        "SG0802", "Files in the output that sitegen didn't write.",
        """
        The output holds files that no build wrote. A build replaces the whole folder, so they would be lost;
        they are somebody's, so sitegen refuses. Move them to `static/` if they should be published, otherwise
        move or delete them. If the folder is none of yours, name another with `--output`.
        """)
    static let outputFailure = DiagnosticCode(
        "SG0803", "Writing the output failed.",
        """
        Writing the new site failed on the way, for want of room or rights for example, or a second build for
        `--verify` couldn't be made. The message has the system's reason. The old site stays as it was. Mend the
        cause and build again.
        """)
    static let outputBusy = DiagnosticCode(
        "SG0804", "Another build is writing the same output.",
        """
        Another sitegen is building into the same folder at this moment. Two at once would mix their files. Wait
        until it has ended, or use another `--output`. The lock goes with the process that holds it, so a killed
        build doesn't leave one behind.
        """)
    static let outputDrift = DiagnosticCode(
        "SG0805", "The output isn't what the sources make.",
        """
        `sitegen build --check` compares the output with what the sources make, and they differ: a page was
        changed and the site not built again, or a file of the output was edited by hand. Readers would see
        something else than the sources say. The notes list the files. Build, and commit the result:

            sitegen build
        """)
    static let notReproducible = DiagnosticCode(
        "SG0806", "Two builds of the same sources differ.",
        """
        `sitegen build --verify` built the site twice from the same sources, the second time in another folder,
        time zone and locale, and the bytes differ. A site that isn't repeatable can't be reviewed or proved.
        This is a fault of sitegen; please report it with the files that the notes name.
        """)
    static let outputLeftover = DiagnosticCode(
        "SG0808", "The old site could not be removed after the exchange.",
        """
        The new site is in its place, but the old one, which was moved aside, could not be removed. Nothing is
        wrong with what is published; some room on the disk is lost until the next build, which tries again. A
        note has the reason.
        """)
    static let outputCollision = DiagnosticCode(
        "SG0807", "Two sources make the same file.",
        """
        Two sources make a file of the same path in the output, or one makes a file where the other needs a
        folder: a file of `static/` and a page, for example. Upper and lower case count as the same. One would
        overwrite the other. Rename or remove one of the two.
        """)
}
