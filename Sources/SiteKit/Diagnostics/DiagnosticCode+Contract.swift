extension DiagnosticCode {
    /// The codes of this file, for `DiagnosticCode.all`.
    static let ofContract: [DiagnosticCode] = [.vanishedAddress, .vanishedAnchor, .changedRedirect, .pageCount]

    static let vanishedAddress = DiagnosticCode(
        "SG1301", "An address of the contract is no longer published and nothing leads on from it.",
        """
        contract.yml lists the addresses that this site has promised. The one named here has no page any more, and
        no redirect. Whoever kept a bookmark, followed a link from another site or came from a search engine would
        find "page not found".

        If the page has moved, add the old address to the front matter of the page that took its place: `aliases:
        [/docs/old/]`. If it is meant to go for good, run `sitegen contract update --allow-removals`, so that the
        removal stands in the history for a reviewer to see.
        """)
    static let vanishedAnchor = DiagnosticCode(
        "SG1302", "An anchor of the contract is no longer on its page.",
        """
        contract.yml lists the anchors that a page has promised: `/docs/limits/#size` is linked from elsewhere. The
        page is still there, but a link to this anchor now ends at its top. Most often a heading was reworded, and
        its anchor, which is made of its words, changed with it.

        Keep the old anchor by writing it at the heading: `## Sizes and limits {#size}`. If nothing takes its place,
        run `sitegen contract update --allow-removals`.
        """)
    static let changedRedirect = DiagnosticCode(
        "SG1303", "A redirect of the contract is gone or leads elsewhere.",
        """
        contract.yml says where an old address leads. Now it leads nowhere, or to another page, so that old links
        would end in the wrong place. That happens when an entry of `aliases` is deleted or moves to another page.

        Put the old address back into `aliases` of the page it should lead to. If the change is meant, run `sitegen
        contract update --allow-removals`.
        """)
    static let pageCount = DiagnosticCode(
        "SG1304", "The site has fewer or more pages than its contract allows.",
        """
        contract.yml bounds how many pages the site may have: `pages: {min: 40, max: 60}`. A number outside it
        usually means an accident: a folder that was lost in a merge, or pages made by a script that ran twice.
        Drafts don't count.

        Look at what came or went. If the number is right, change the bounds in contract.yml; `sitegen contract
        update` keeps them as they are.
        """)
}
