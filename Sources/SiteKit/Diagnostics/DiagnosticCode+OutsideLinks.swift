extension DiagnosticCode {
    /// The codes of this file, for `DiagnosticCode.all`.
    static let ofOutsideLinks: [DiagnosticCode] = [
        .goneOutside, .unreachableOutside, .troubledOutside, .movedOutside, .decryptedOutside,
    ]

    static let goneOutside = DiagnosticCode(
        "SG1401", "A link to another site whose page is gone.",
        """
        The other site was asked and answered that there is no such page (404) or that it was taken away (410). A
        reader who follows the link gets nothing.

        Look for where the page has moved and link there, or take the link away. An address that only ever existed
        in a draft of a text, or was guessed, belongs out too.
        """)
    static let unreachableOutside = DiagnosticCode(
        "SG1402", "A link to another site that can't be reached at all.",
        """
        No host has the name that the link gives, or the host takes no connection, or no encrypted connection to it
        can be made. Often the name is misspelt, the domain has lapsed, or its certificate is old.

        Open the link in a browser. If it works there, the machine that ran the check may have no way out; otherwise
        mend the address or take the link away.
        """)
    static let troubledOutside = DiagnosticCode(
        "SG1403", "A link to another site that gave no useful answer.",
        """
        The other site answered with an error of its own (500 and above), asked to come back later (429), redirected
        in a circle, or didn't answer in time, and did so again when it was asked again. That may pass, so it is
        only a warning.

        Run the check again later. If it stays, link elsewhere.
        """)
    static let movedOutside = DiagnosticCode(
        "SG1404", "A link to another site whose page has moved for good.",
        """
        The other site answers with a permanent redirect (301 or 308): the page has a new address, which the message
        names. The link works for now, but such redirects are taken away one day, and each costs the reader a round
        trip.

        Link to the new address.
        """)
    static let decryptedOutside = DiagnosticCode(
        "SG1405", "A link to an encrypted page that leads on to one that isn't.",
        """
        The link begins with https, but the other site redirects from there to an http address. What the reader does
        there can be read and changed on the way.

        Link to a page that stays on https, or tell the other site.
        """)
}
