extension DiagnosticCode {
    /// The codes of this file, for `DiagnosticCode.all`.
    static let ofChecks: [DiagnosticCode] = [
        .unfinishedNote, .fillerText, .numberPlaceholder, .templateResidue, .emptyValue, .placeholderAddress,
        .secret, .chatResidue, .markdownResidue, .ownPattern, .mergeMark, .unjudgedFile, .literalMoney, .unguardedMoney,
        .repeatedFact,
        .unusedWaiver, .expiredWaiver, .deadAddress, .deadFragment, .strayCanonical, .missingAlt, .headingOrder,
        .mainHeading, .duplicateID, .emptyLink, .missingLanguage, .titleLength, .descriptionLength,
        .missingDescription, .missingPictureSize, .deadReference,
    ]

    static let unfinishedNote = DiagnosticCode(
        "SG1101", "A note to oneself, such as TODO, on a page.",
        """
        The built page says TODO, TBD, TBC or FIXME outside code, so readers would see that it isn't finished.
        It may stand in the text, in a title, in an alt text, in a comment or in JSON-LD: what counts is the
        bytes that ship.

        Finish what it says, or take it out. Pages *about* such notes put the word into code, with backquotes.
        What has to ship unfinished for a while is waived in `site.yml`, with a reason and an end date:

            checks:
              waivers:
                - {pattern: todo, in: content/roadmap.md, reason: "The plan is public", until: 2027-01-31}
        """)
    static let fillerText = DiagnosticCode(
        "SG1102", "Filler text, such as lorem ipsum, on a page.",
        """
        The built page holds text that only fills a place: lorem ipsum, `[Your company]`, "content goes here".
        Nobody wants to read it, and it tells visitors that nobody read the page before it shipped.

        Write the real text, or take the section away until there is one.
        """)
    static let numberPlaceholder = DiagnosticCode(
        "SG1103", "A sign that stands for a number or price nobody knew, such as N+ or $X.",
        """
        The built page says `N+`, `XX.XX`, `XX%`, `$X` or the like where a number belongs. It was to be filled
        in when the number was known, and was forgotten.

        Register the number in `content/facts.yml`, as pending if it still isn't known, and use `:fact[name]`: a
        pending fact shows its fallback, which is a sentence that may ship.
        """)
    static let templateResidue = DiagnosticCode(
        "SG1104", "A tag of a template language that nothing filled in.",
        """
        The built page says `{{ name }}`, `{% … %}`, `${name}` or the like outside code. Something was to
        replace it and didn't: Markdown isn't a template here.

        Use a fact, `:fact[name]`. Where the tag is the subject of the text, put it into code with backquotes:
        in code it is never a find.
        """)
    static let emptyValue = DiagnosticCode(
        "SG1105", "What a program prints for a value that isn't there.",
        """
        The built page says `undefined`, `NaN`, `<nil>` or `[object Object]` where a value belongs. Text that
        was made by a program and pasted often holds these.

        Give the value. Where the word itself is meant, put it into code with backquotes.
        """)
    static let placeholderAddress = DiagnosticCode(
        "SG1106", "An address that only stands for a real one, such as example.com.",
        """
        The built page names or links to `example.com` or another address that is reserved for examples. As a
        link it leads readers nowhere; as text it was probably to be replaced.

        A link to `localhost`, `127.0.0.1` or a name that ends in `.local` is one too: it leads to the machine
        or the network of whoever follows it, and was right only for its writer.

        Write the real address. An address that is meant as an example belongs into code, with backquotes, where
        it is never a find.
        """)
    static let secret = DiagnosticCode(
        "SG1107", "What looks like a key or password.",
        """
        The built page, or a file that is passed through, holds something with the form of a secret: an API key,
        an access token, a private key. It counts in code too. The find is never shown, only its place.

        Take it out **and revoke it now**: whoever can read the repository's history has it. A sample says
        `YOUR_KEY` or reads the key from the environment.
        """)
    static let chatResidue = DiagnosticCode(
        "SG1108", "What a chat program left in a text.",
        """
        The built page holds marks that chat programs leave in their answers: `</invoke>`, `oaicite`,
        `utm_source=chatgpt.com`, "As an AI language model". They come along when text is pasted, some of them
        invisible on the page.

        Take it out, and read what is around it once more: nobody has yet.
        """)
    static let markdownResidue = DiagnosticCode(
        "SG1109", "Markdown or a directive that was not read, and ships as it was written.",
        """
        The built page shows Markdown's own signs: `[text][name]` without a definition of `name`, `[text](an
        address with spaces)`, `:Fact[name]`, `::: note` in the wrong place, a footnote without its text.
        Markdown never complains: what it can't read, it shows.

        Mend what the help says. Where the signs are the subject of the text, put them into code with
        backquotes.
        """)
    static let mergeMark = DiagnosticCode(
        "SG1116", "A mark of version control where two changes met.",
        """
        The built page shows `<<<<<<<` or `>>>>>>>`, which version control writes where two changes to the same
        lines met. Somebody has to choose, and nobody did.

        Keep one of the two, or both, and take the marks out.
        """)
    static let unjudgedFile = DiagnosticCode(
        "SG1117", "A file too large to be looked at as text.",
        """
        A text file that is passed through has more than 4 MiB. It is looked through for secrets only, not for what
        is unfinished, nor for its links.

        Split it, or look at it yourself.
        """)
    static let ownPattern = DiagnosticCode(
        "SG1110", "Words that this site's own configuration forbids.",
        """
        The built page holds words that `site.yml` forbids under `checks: patterns:`, such as a project's code
        name or the address of a staging server.

        Take them out, or change the pattern:

            checks:
              patterns:
                - {name: code-name, text: "Project Falcon", message: "the product is called Image 2"}
        """)
    static let literalMoney = DiagnosticCode(
        "SG1111", "An amount of money that isn't a fact, where prices are guarded.",
        """
        A page or section that is guarded states a price in plain text: `$0.04`, `4 cents`, `USD 4`. Guarded are
        pages and sections with `guarded: true`, those named `pricing`, and every page that shows a price that
        is still pending. There a price may come only from `content/facts.yml`, where it has a source and a day,
        so that nobody can publish a price that nobody set.

        Register it and use it by name; while it isn't final, the page shows the fallback:

            image-price: {kind: money, status: pending, fallback: "See pricing"}
        """)
    static let unguardedMoney = DiagnosticCode(
        "SG1112", "An amount of money in plain text while a price is still pending.",
        """
        Some price of this site is pending, and this page, which isn't guarded, states an amount of money in
        plain text. If it is that price, it would be published before it is set.

        If it is a price of yours, make it a fact of kind money and use `:fact[name]`. If it is something else,
        waive it in `site.yml` with the reason.
        """)
    static let repeatedFact = DiagnosticCode(
        "SG1113", "Prose that states by itself what a fact states.",
        """
        The text gives a number and unit that a verified fact has, but not through the fact. When the fact
        changes, this sentence will go on saying what was true before.

        Write `:fact[name]` in its place. Where the same number means something else, waive it in `site.yml`.
        """)
    static let unusedWaiver = DiagnosticCode(
        "SG1114", "A waiver for something that isn't there any more.",
        """
        A waiver in `site.yml` permits a find, but no check finds anything like it in that place. Left there, it
        would permit the next mistake of its kind.

        Take the waiver out. If it was meant for another place, check its `pattern` and `in`.
        """)
    static let expiredWaiver = DiagnosticCode(
        "SG1115", "A waiver whose end date has passed.",
        """
        `sitegen check` found that a waiver's `until` lies in the past. What it permitted was to be mended by
        then.

        Mend the find and take the waiver out, or give it a new date with a reason that still holds. `sitegen
        build` doesn't look at dates, since the same sources must give the same site on every day.
        """)
    static let deadAddress = DiagnosticCode(
        "SG1131", "An address on a built page that leads to nothing the site has.",
        """
        The bytes of a built page link to, or load, a path that isn't among the files this build makes. Links in
        Markdown are proved when they are read; this one came another way: from a template, from a fact, from a
        file in `static/` or from the configuration. Upper and lower case count, and so does the slash at the
        end.

        Correct the address. Templates take addresses from fields of their view, which are right for every
        `base_url`.
        """)
    static let deadFragment = DiagnosticCode(
        "SG1132", "A link on a built page to an anchor that isn't there.",
        """
        The link's page is there, but no element of it has the id that stands after `#`. Browsers then show the
        top of the page, and the reader doesn't find what was promised.

        Correct the anchor, or give the heading that id: `## Title {#id}`.
        """)
    static let strayCanonical = DiagnosticCode(
        "SG1133", "A page's own address that leads to another page.",
        """
        The canonical address or `og:url` of a page isn't the page's own. Search engines would then list the
        other page in its place.

        In templates write `{{page.canonical}}`.
        """)
    static let missingAlt = DiagnosticCode(
        "SG1201", "A picture without alt text.",
        """
        A picture on a built page has no `alt`, or an empty one without being marked as decoration. People who
        don't see it, and search engines, learn nothing of it.

        Say in a few words what it shows: `![A lake at dawn](lake.png)`. A picture that says nothing gets
        `role="presentation"` in the template, or belongs into the stylesheet.
        """)
    static let headingOrder = DiagnosticCode(
        "SG1202", "A heading that skips a level.",
        """
        After a heading of one level comes one more than one level deeper, such as an `h4` right after an `h2`.
        Screen readers show headings as a tree, and here a branch is missing.

        Use the next level: `###` after `##`.
        """)
    static let mainHeading = DiagnosticCode(
        "SG1203", "A page without one main heading.",
        """
        A page has no `h1`, or more than one. The main heading is what the page is called, by screen readers and
        search engines too.

        The layout shows the title as `h1`: in Markdown begin with `##`, except for one `#` on the first line.
        If every page has this fault, the layout's template lacks `{{{page.heading}}}`.
        """)
    static let duplicateID = DiagnosticCode(
        "SG1204", "Two elements of a page with one id.",
        """
        An id stands twice on a built page. A link to it leads to the first, and labels that name it may be read
        for the wrong element.

        Headings get different ids by themselves; this one is in raw HTML or in a template that is included
        twice.
        """)
    static let emptyLink = DiagnosticCode(
        "SG1205", "A link or button without words.",
        """
        A link or button on a built page has no text, no picture with alt text and no `aria-label`. It can't be
        read out, and hardly be found.

        Write what it leads to between its brackets: `[Image API](image-api.md)`.
        """)
    static let missingLanguage = DiagnosticCode(
        "SG1206", "A page that doesn't say its language.",
        """
        The `html` element has no `lang`. Screen readers then read the page in the listener's language, whatever
        it is written in.

        In the template write `<html lang="{{site.language}}">`.
        """)
    static let titleLength = DiagnosticCode(
        "SG1207", "A title that is missing, or longer than search results show.",
        """
        The `title` element is missing or longer than 70 characters. Search results and browser tabs cut it off,
        and what is cut is often what tells the page apart.

        Shorten the `title` in the front matter. The site's name is added to it, and counts.
        """)
    static let descriptionLength = DiagnosticCode(
        "SG1208", "A description that is longer than search results show.",
        """
        A page's description has more than 200 characters. Search results show 150 to 160 of them, social cards
        fewer.

        Say the most important in the first sentence, and leave the rest to the page.
        """)
    static let missingDescription = DiagnosticCode(
        "SG1209", "A page without a description.",
        """
        A home or product page has no `description`, so search results and social cards show whatever text they
        find first.

        Give it one or two sentences in the front matter: `description: …`.
        """)
    static let missingPictureSize = DiagnosticCode(
        "SG1210", "A picture without width and height.",
        """
        A picture on a built page doesn't say how large it is, so the page jumps when it has loaded.

        Pictures written in Markdown get their size from the file. In templates and raw HTML give `width` and
        `height`.
        """)
    static let deadReference = DiagnosticCode(
        "SG1211", "An element that names the id of another that isn't there.",
        """
        `aria-labelledby`, `aria-describedby`, `aria-controls` or `for` names an id that no element of the page
        has. The label or description is then missing for people who rely on it.

        Correct the id in the template.
        """)
}
