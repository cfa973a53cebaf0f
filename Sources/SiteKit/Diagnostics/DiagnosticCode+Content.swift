extension DiagnosticCode {
    /// The codes of this file, for `DiagnosticCode.all`.
    static let ofContent: [DiagnosticCode] = [
        .yamlSyntax, .yamlDuplicateKey, .yamlTooComplex, .unknownKey, .wrongType, .missingKey, .wrongValue,
        .missingConfiguration, .frontMatterOpen, .missingTitle, .emptyPage, .missingSection,
        .unlistedSection, .duplicateURL, .invalidPermalink, .unknownSample, .invalidSample,
        .sectionWithoutEntries, .notUTF8, .fileTooLarge, .symbolicLink, .unreadableFile, .strayFile,
        .tooManyFaults, .invalidFact, .pendingWithoutFallback, .factKind, .pendingValue, .unknownFact,
        .moneyOfOtherKind, .unusedFact, .overdueFact, .verifiedInFuture,
    ]

    static let yamlSyntax = DiagnosticCode(
        "SG0101", "YAML that can't be parsed.",
        """
        The file, or the front matter of the page, isn't YAML. Nothing in it can be trusted then, so nothing of
        it is used. The mark stands where the reader gave up; the slip is there or just above.

        Usual causes are a text with a colon in it, which needs quotes, a tab in the indentation, and a quote or
        bracket that is never closed:

            title: "Image 2: the reference"
        """)
    static let yamlDuplicateKey = DiagnosticCode(
        "SG0102", "A key given twice.",
        """
        One mapping has the same key twice. YAML readers disagree about which one counts, so a reader of the
        file can't tell what the site will say. Keep the one that is meant and delete the other. The mark is at
        the second.
        """)
    static let yamlTooComplex = DiagnosticCode(
        "SG0103", "YAML beyond the limits of size, depth or aliases.",
        """
        The YAML is larger than 256 KiB, nests deeper than 64 levels, or has more than 100,000 values or 12
        aliases. Nobody writes such a file by hand, and a small one with aliases of aliases could otherwise take
        all of the machine's memory.

        Split the file, or write the values out in the place of aliases.
        """)
    static let unknownKey = DiagnosticCode(
        "SG0104", "A key that nothing reads.",
        """
        A key stands where nothing reads it. It is mostly misspelt, or belongs one level further in or out. What
        it was to set would silently not be set, so it is an error; the help names the nearest key that exists,
        and a note lists all that are possible there.

            titel: Limits       # meant: title
        """)
    static let wrongType = DiagnosticCode(
        "SG0105", "A value of the wrong type.",
        """
        The key is known, but its value is of another sort than the key needs: a list where a text should be, a
        word where a number should be, a text where a mapping should be. The message says what was wanted and
        what was found. `docs/formats.md` has the type of every key.
        """)
    static let missingKey = DiagnosticCode(
        "SG0106", "A key that must be there and isn't.",
        """
        A key that must be there isn't, or has no value. What it says is needed to make the page, so there is
        nothing to fall back to. Add it at the place that the mark shows. When the key is there but misspelt,
        the misspelling is reported in its stead.
        """)
    static let wrongValue = DiagnosticCode(
        "SG0107", "A value that isn't one of those possible.",
        """
        The value is of the right type but isn't one of those the key can have: a word that isn't in the list,
        an empty text, a base URL without a host, a language that is no BCP 47 tag, a section listed a second
        time. A note lists what is possible, and the help names the nearest.

            layout: dosc        # meant: docs
        """)
    static let missingConfiguration = DiagnosticCode(
        "SG0108", "There is no site.yml.",
        """
        The folder has no `site.yml`, so it isn't a site. Run sitegen in the folder of a site, or name the
        folder:

            sitegen build --site path/to/site
        """)
    static let frontMatterOpen = DiagnosticCode(
        "SG0110", "Front matter without its closing line.",
        """
        Front matter begins with a line `---` that is the first of the file, and ends with another such line.
        Here the second is missing, or empty lines stand above the first. Without it the whole page would be
        read as YAML, or the YAML would be printed as text.

            ---
            title: Limits
            ---
        """)
    static let missingTitle = DiagnosticCode(
        "SG0111", "A page without a title.",
        """
        The page has neither `title` in its front matter nor a heading in its text. A title is what the
        browser's tab, search results and the sidebar show, and none can be guessed. Give it one, in either
        place:

            # Limits and quotas
        """)
    static let emptyPage = DiagnosticCode(
        "SG0112", "A page with nothing in it.",
        """
        The file has nothing in it, or only blank lines. A page without content would be published as an empty
        page in the sidebar and the sitemap. Write something, mark the page with `draft: true` while you do, or
        delete the file.
        """)
    static let missingSection = DiagnosticCode(
        "SG0113", "A section that is listed but has no file.",
        """
        The list `sections` of a page names a section, and the file with that name isn't in the page's folder.
        The page would be published with a gap. Write the file, correct the name, or take it off the list.

            sections: [capabilities, pricing]    # capabilities.md and pricing.md beside this file
        """)
    static let unlistedSection = DiagnosticCode(
        "SG0114", "A section file that no page lists.",
        """
        The file has a `kind`, so it is a section and no page of its own, but no page beside it lists it.
        Readers never see it. Add its name to `sections` of the page it belongs to, or delete the file. If it
        should be a page, remove `kind`.
        """)
    static let duplicateURL = DiagnosticCode(
        "SG0115", "Two pages, or a page and an alias, at one address.",
        """
        Two pages, or a page and an alias, claim the same address, so one would overwrite the other. Upper and
        lower case count as the same here: many servers and all Macs make no difference. Rename one of the
        files, or change its `permalink` or the alias. A note names the other claimant.
        """)
    static let invalidPermalink = DiagnosticCode(
        "SG0116", "An address that can't be used.",
        """
        An address is made of letters, digits, `-`, `_` and `.` between slashes, so that it needs no escaping
        anywhere. A file's path gives the address of its page; `permalink` and `aliases` set one by hand and are
        written with a slash in front:

            permalink: /docs/limits/
            aliases: [/limits.html]
        """)
    static let sectionWithoutEntries = DiagnosticCode(
        "SG0119", "A section without the entries its kind is made of.",
        """
        A section of this kind is a row of entries, and each entry begins with a heading of the second level.
        The file has no such heading, so the section would be an empty frame. Give every entry its heading:

            ## How long is a picture kept?

            Until you delete it.
        """)
    static let unknownSample = DiagnosticCode(
        "SG0117", "A request sample that isn't defined.",
        """
        The directive `::sample` names a request that `content/samples.yml` doesn't have, or names none. Correct
        the id, or add the request to that file. Samples are written once and shown in every language from
        there, so a page can't hold one of its own.

            ::sample{id=create-image}
        """)
    static let invalidSample = DiagnosticCode(
        "SG0118", "A request sample that can't be made.",
        """
        The request sample contradicts itself, so no code could be made of it that runs: its path doesn't begin
        with a slash or has two parameters, a GET request has a body, the answer is both printed and saved, or
        the name of the file to save is none. A sample that is shown must run as it is shown. The message says
        which part is at fault.
        """)
    static let notUTF8 = DiagnosticCode(
        "SG0321", "A text file that isn't UTF-8.",
        """
        All text files of a site are UTF-8. This one has a byte that can't stand there, or a NUL byte, so it is
        another encoding or no text at all. Read as it is, letters would be lost. Save the file as UTF-8 in your
        editor, or move it to `assets/` or `static/` if it isn't text.
        """)
    static let fileTooLarge = DiagnosticCode(
        "SG0322", "A file larger than the limit.",
        """
        The file is larger than a file of its sort may be. Files are read whole, so the limit keeps a build's
        memory within reason. Split it, make it smaller, or remove it from the sources.
        """)
    static let symbolicLink = DiagnosticCode(
        "SG0323", "A symbolic link among the sources.",
        """
        Links are never followed: they could lead out of the site, or round in a circle, and they don't survive
        a copy to another machine. Put the file itself where the link is. The same is said of a file that lies
        in a folder which is a link.
        """)
    static let unreadableFile = DiagnosticCode(
        "SG0324", "A file or folder that can't be read.",
        """
        A file or folder among the sources can't be read: it isn't there any more, you have no right to read it,
        it is a socket or device, or its name isn't UTF-8. A build that left it out without a word would publish
        a site with a hole. Mend the rights or the name, or remove it.
        """)
    static let strayFile = DiagnosticCode(
        "SG0325", "A file that doesn't belong where it is.",
        """
        The file is neither a page nor one of the data files of `content/`, or no template in `templates/`.
        Nothing reads it there, and it wouldn't be published. Pictures belong in `assets/`, files that are to be
        passed through belong in `static/`, pages end in `.md`, and templates in `.mustache`. A folder with the
        name of a page is refused too.
        """)
    static let tooManyFaults = DiagnosticCode(
        "SG0326", "A file with more faults than are shown.",
        """
        A file has more than 100 faults of one sort. Such a file mostly has one cause, and nobody reads the
        hundredth message, so the rest is held back. Mend the ones above; the next run shows what is left.
        """)
    static let unknownFact = DiagnosticCode(
        "SG0412", "A fact is used that isn't registered.",
        """
        A page, a sample or a link names a fact that `content/facts.yml` doesn't have. Without it there is
        nothing to print. Mostly the name is misspelt; the help names the nearest. If the fact is new, register
        it. While its value isn't known yet it can be pending, with a fallback:

            max-output: {kind: quantity, status: pending, fallback: "See the reference"}
        """)
    static let invalidFact = DiagnosticCode(
        "SG0401", "A fact that contradicts itself.",
        """
        The fact can't be what it says: its value doesn't fit its kind, or its name has letters that a name
        can't have. A fact is printed wherever a page names it, so a wrong one is wrong everywhere. Numbers are
        written plainly with the unit apart, days as `2026-11-20`, addresses with `https://`.

            max-output: {kind: quantity, value: about 1536 px, …}       # meant: value: 1536, unit: px
        """)
    static let pendingWithoutFallback = DiagnosticCode(
        "SG0402", "A pending fact without a fallback.",
        """
        The fact isn't known yet, and there are no words to show in its place. Pages that name it would have a
        gap in the sentence. Add `fallback`, the words that are true until the value is known:

            image-price: {kind: money, status: pending, fallback: "See pricing"}
        """)
    static let factKind = DiagnosticCode(
        "SG0403", "A fact of the wrong kind for this place.",
        """
        The fact exists, but can't be used in this place: a link leads to a fact that isn't an address, or a
        request sample uses a fact that is still pending, so that the request couldn't run as it is shown. Name
        a fact of kind `url` in links, and only verified facts in samples.
        """)
    static let pendingValue = DiagnosticCode(
        "SG0404", "A pending fact that states a value.",
        """
        A pending fact has a value, or its fallback states a number. Both would put a number before readers that
        nobody has confirmed, which is the very thing that facts are there to prevent. Remove the value, write
        the fallback in words, or set `status: verified` with the source and the day.
        """)
    static let moneyOfOtherKind = DiagnosticCode(
        "SG0405", "An amount of money in a fact that isn't money, or in a fallback.",
        """
        Only a fact of kind money may state an amount. Guards and structured data go by the kind: a price that
        is registered as text, or that hides in the words shown while the real one is pending, would pass them
        all, and readers would see a price that nobody set.

        Register the amount as money, with the number and the currency apart, and let fallbacks be words:

            image-price: {kind: money, value: 0.04, unit: USD, per: image, status: verified, …}
            video-price: {kind: money, status: pending, fallback: See pricing}
        """)
    static let unusedFact = DiagnosticCode(
        "SG0406", "A fact that nothing uses.",
        """
        The fact is registered in content/facts.yml, but no page, data file or template names it, so nobody sees
        it and somebody has to go on confirming it. Often the text states the number by hand instead, and the
        two will part ways one day. Drafts count as users, even when a build leaves them out.

        Use it (:fact[name] in text, {{fact.name}} in a template), or remove it. 'sitegen facts' lists who uses
        what.
        """)
    static let overdueFact = DiagnosticCode(
        "SG0407", "A fact that should have been confirmed again.",
        """
        More days than its 'review-after' have gone by since the day in 'verified'. What was true then may no
        longer be, and readers take it for today's.

        Read the source again. If the value still stands there, set 'verified' to today; if not, correct the
        value too, or set 'status: pending' with a fallback until it is known. Only 'sitegen check' looks at the
        day.
        """)
    static let verifiedInFuture = DiagnosticCode(
        "SG0408", "A fact verified on a day that is still to come.",
        """
        The day in 'verified' is after today, so nobody can have read the source on it: a slip of the keyboard,
        or a date meant for something else. It also puts off the next review.

        Write the day on which somebody read the source. Only 'sitegen check' looks at the day.
        """)
}
