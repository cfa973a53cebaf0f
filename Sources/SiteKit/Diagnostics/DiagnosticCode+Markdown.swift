extension DiagnosticCode {
    /// The codes of this file, for `DiagnosticCode.all`.
    static let ofMarkdown: [DiagnosticCode] = [
        .malformedDirective, .unclosedContainer, .unopenedContainer, .misplacedDirective, .forbiddenScheme,
        .malformedLink, .unknownAnchor, .duplicateAnchor, .malformedAnchor, .forbiddenElement,
        .forbiddenAttribute, .forbiddenURL, .malformedHTML, .controlCharacter, .thirdPartyPicture,
        .uncheckedURL, .pageTooLarge, .tableTooLarge, .nestingTooDeep, .tooManyMarks,
    ]

    static let malformedDirective = DiagnosticCode(
        "SG0201", "A directive's brackets, braces or attributes are broken.",
        """
        A directive begins as one should and then goes wrong: a bracket or brace that isn't closed, an attribute
        without a value, Markdown inside a label. It would stand on the page as it is written, which a reader
        can't make sense of. A directive looks like this:

            :fact[max-output]
            ::sample{id=create-image}

        If no directive is meant, write a backslash before the colon.
        """)
    static let unclosedContainer = DiagnosticCode(
        "SG0202", "A ::: container is never closed.",
        """
        A container such as `:::note` is opened and the page ends, or the list entry or quote around it ends,
        before it is closed. Close it with a line of as many colons:

            :::note[Before you retry]
            A task lives for a day.
            :::

        A container inside another needs the outer one to have more colons.
        """)
    static let unopenedContainer = DiagnosticCode(
        "SG0203", "A ::: line closes nothing.",
        """
        A line of colons that would close a container stands where none is open, or where all that are open have
        more colons. A container must be closed in the same list entry or quote that it is opened in. Delete the
        line, or give it as many colons as the line that opens.
        """)
    static let misplacedDirective = DiagnosticCode(
        "SG0204", "A directive stands where it cannot work.",
        """
        A directive stands where directives aren't read: in raw HTML, in the title of a link or picture, in a
        template, or as a container's line inside a paragraph. It would be published as it is written. That is
        worst for facts, whose name would stand where the value should be.

        Use the directive in the text itself. In templates, use a field of the view; `sitegen templates` prints
        them.
        """)
    static let forbiddenScheme = DiagnosticCode(
        "SG0205", "A link or picture uses a scheme that is not allowed.",
        """
        The link or picture has an address of a kind that pages must not have, such as `javascript:` or `data:`.
        Some of these run code in the reader's browser; others lead nowhere on most machines. Links use
        `https:`, `http:`, `mailto:`, `fact:` or a path; pictures use a path or `showcase:`.
        """)
    static let malformedLink = DiagnosticCode(
        "SG0206", "A link's destination is empty, holds control characters, or is a fact and has no text.",
        """
        The place between the parentheses is empty, holds a control character, or begins with two slashes. An
        empty link leads back to the page itself and looks broken to whoever follows it. Two slashes mean
        another site without saying how to reach it: write `https://` in full. `<fact:name>` would show the fact's
        name: write `[text](fact:name)`.
        """)
    static let unknownAnchor = DiagnosticCode(
        "SG0207", "A link leads to an anchor that its page does not have.",
        """
        The part after `#` names a place on a page, and the page has no such place. Whoever follows the link
        lands at the top and has to search. A heading's anchor is its text in lower case, with hyphens for
        spaces; a heading can also be given one, which survives rewording:

            ## Errors you may see {#errors}
        """)
    static let duplicateAnchor = DiagnosticCode(
        "SG0208", "Two places of a page have the same anchor.",
        """
        A heading is given an anchor by hand that an earlier place of the page has already. Links to it would
        reach only the first. Choose another name for one of the two. Anchors that are made from the words of
        headings never clash: the second gets a number.
        """)
    static let malformedAnchor = DiagnosticCode(
        "SG0209", "A heading's own anchor is not a usable name.",
        """
        The anchor in braces after a heading isn't a name that can stand in an address. Use a letter, then
        letters, digits, `-`, `_` and `.`:

            ## Retry-After {#retry-after}
        """)
    static let forbiddenElement = DiagnosticCode(
        "SG0210", "Raw HTML has an element that pages must not have.",
        """
        Raw HTML on a page has an element that would run script, restyle the page or change what the whole page
        means: `script`, `style`, `link`, `meta`, `base`, `object`, `embed` and the like. Scripts and style
        belong in `assets/` and are named in `site.yml`, so that the site's content security policy can stay
        strict. The help says where this one belongs.
        """)
    static let forbiddenAttribute = DiagnosticCode(
        "SG0211", "Raw HTML has an attribute that pages must not have.",
        """
        Raw HTML on a page has an event handler such as `onclick`, an inline `style`, or `srcdoc`. They run code
        or style past the site's content security policy, so browsers would ignore them or readers would be at
        risk. Use a class and the stylesheet, and listen for events in a script of `assets/`.
        """)
    static let forbiddenURL = DiagnosticCode(
        "SG0212", "Raw HTML has a URL that runs script or loads from elsewhere.",
        """
        Raw HTML on a page has an address that runs code, such as `javascript:`, or that loads something from
        another site. Whatever is loaded from elsewhere can change or vanish without this site knowing, and
        tells the other site who reads the page. Put the file into `assets/` or `static/`. Links that only lead
        elsewhere are fine.
        """)
    static let malformedHTML = DiagnosticCode(
        "SG0213", "Raw HTML has a tag or comment without an end.",
        """
        A tag or a comment in raw HTML is opened and never ends. A browser would swallow the text that follows
        until it finds an end. Close the tag with `>` or the comment with `-->` before the next blank line. A
        plain less-than sign is written `&lt;`.
        """)
    static let controlCharacter = DiagnosticCode(
        "SG0214", "The text holds an invisible control character.",
        """
        The text holds a character from U+0080 to U+0099. It is invisible, and nearly always the trace of a file
        that was saved in another encoding and converted badly: a quote or dash became it. Delete the character,
        or put in the one that was meant.
        """)
    static let thirdPartyPicture = DiagnosticCode(
        "SG0215", "A picture is loaded from another site.",
        """
        A picture's address leads to another site. The page would break when that site changes, and each reader
        would be reported to it. Put the file into `assets/` and write the path from this file, or use a picture
        of the showcase:

            ![A lake at dawn](../../assets/lake.png)
        """)
    static let uncheckedURL = DiagnosticCode(
        "SG0216", "Raw HTML links to a path of this site, which nothing checks.",
        """
        Raw HTML links to a path of this site. Nothing in raw HTML is resolved or checked: the path isn't moved
        below the base URL, and nobody would notice when the page behind it goes. Write the link or picture in
        Markdown, where it is checked in every build.
        """)
    static let pageTooLarge = DiagnosticCode(
        "SG0301", "A page is larger than 4 MiB.",
        """
        A page of Markdown may have 4 MiB. A larger one is no page that anybody reads, and slows down the
        browser of everybody who opens it. Split it, or put the data into a file of `static/` and link to it.
        """)
    static let tableTooLarge = DiagnosticCode(
        "SG0302", "A table has more than 1,000 columns or 100,000 cells.",
        """
        A table may have 1,000 columns and 100,000 cells. The parser fills up short rows, so that a small file
        with one long row could otherwise grow to gigabytes. Split the table, or offer the data as a file in
        `static/`.
        """)
    static let nestingTooDeep = DiagnosticCode(
        "SG0303", "Blocks or spans are nested deeper than 200.",
        """
        Quotes, lists, containers, links or emphasis are nested deeper than 200 levels. No layout shows that,
        and programs that read the page run out of stack on it. Mostly it is a line of thousands of `>` or `[`
        that some other program wrote. Take the text apart into flatter blocks.
        """)
    static let tooManyMarks = DiagnosticCode(
        "SG0304", "A paragraph has more markup than can be read in good time.",
        """
        The page has so many unmatched brackets, emphasis marks, link definitions or the like that reading it
        would take more than a moment. It is nearly always data that was pasted as text. Put it into a code
        block, shorten the longest paragraphs, or move it into a file of `static/`.
        """)
}
