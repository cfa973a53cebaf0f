extension DiagnosticCode {
    static let yamlSyntax = DiagnosticCode("SG0101", "YAML that can't be parsed.")
    static let yamlDuplicateKey = DiagnosticCode("SG0102", "A key given twice.")
    static let yamlTooComplex = DiagnosticCode("SG0103", "YAML beyond the limits of size, depth or aliases.")
    static let unknownKey = DiagnosticCode("SG0104", "A key that nothing reads.")
    static let wrongType = DiagnosticCode("SG0105", "A value of the wrong type.")
    static let missingKey = DiagnosticCode("SG0106", "A key that must be there and isn't.")
    static let wrongValue = DiagnosticCode("SG0107", "A value that isn't one of those possible.")
    static let missingConfiguration = DiagnosticCode("SG0108", "There is no site.yml.")
    static let frontMatterOpen = DiagnosticCode("SG0110", "Front matter without its closing line.")
    static let missingTitle = DiagnosticCode("SG0111", "A page without a title.")
    static let emptyPage = DiagnosticCode("SG0112", "A page with nothing in it.")
    static let missingSection = DiagnosticCode("SG0113", "A section that is listed but has no file.")
    static let unlistedSection = DiagnosticCode("SG0114", "A section file that no page lists.")
    static let duplicateURL = DiagnosticCode("SG0115", "Two pages, or a page and an alias, at one address.")
    static let invalidPermalink = DiagnosticCode("SG0116", "An address that can't be used.")
    static let sectionWithoutEntries = DiagnosticCode("SG0119", "A section without the entries its kind is made of.")
    static let unknownSample = DiagnosticCode("SG0117", "A request sample that isn't defined.")
    static let invalidSample = DiagnosticCode("SG0118", "A request sample that can't be made.")
    static let notUTF8 = DiagnosticCode("SG0321", "A text file that isn't UTF-8.")
    static let fileTooLarge = DiagnosticCode("SG0322", "A file larger than the limit.")
    static let symbolicLink = DiagnosticCode("SG0323", "A symbolic link among the sources.")
    static let unreadableFile = DiagnosticCode("SG0324", "A file or folder that can't be read.")
    static let strayFile = DiagnosticCode("SG0325", "A file that doesn't belong where it is.")
    static let tooManyFaults = DiagnosticCode("SG0326", "A file with more faults than are shown.")
    static let unknownFact = DiagnosticCode("SG0412", "A fact is used that isn't registered.")
    static let invalidFact = DiagnosticCode("SG0401", "A fact that contradicts itself.")
    static let pendingWithoutFallback = DiagnosticCode("SG0402", "A pending fact without a fallback.")
    static let factKind = DiagnosticCode("SG0403", "A fact of the wrong kind for this place.")
    static let pendingValue = DiagnosticCode("SG0404", "A pending fact that states a value.")
    static let moneyOfOtherKind = DiagnosticCode(
        "SG0405", "An amount of money in a fact that isn't money, or in a fallback.",
        """
        Only a fact of kind money may state an amount. Guards and structured data go by the kind: a price that is \
        registered as text, or that hides in the words shown while the real one is pending, would pass them all, and \
        readers would see a price that nobody set.

        Register the amount as money, with the number and the currency apart, and let fallbacks be words:
          image-price: {kind: money, value: 0.04, unit: USD, per: image, status: verified, …}
          video-price: {kind: money, status: pending, fallback: See pricing}
        """)
    static let unusedFact = DiagnosticCode(
        "SG0406", "A fact that nothing uses.",
        """
        The fact is registered in content/facts.yml, but no page, data file or template names it, so nobody sees it \
        and somebody has to go on confirming it. Often the text states the number by hand instead, and the two will \
        part ways one day. Drafts count as users, even when a build leaves them out.

        Use it (:fact[name] in text, {{fact.name}} in a template), or remove it. 'sitegen facts' lists who uses what.
        """)
    static let overdueFact = DiagnosticCode(
        "SG0407", "A fact that should have been confirmed again.",
        """
        More days than its 'review-after' have gone by since the day in 'verified'. What was true then may no longer \
        be, and readers take it for today's.

        Read the source again. If the value still stands there, set 'verified' to today; if not, correct the value \
        too, or set 'status: pending' with a fallback until it is known. Only 'sitegen check' looks at the day.
        """)
    static let verifiedInFuture = DiagnosticCode(
        "SG0408", "A fact verified on a day that is still to come.",
        """
        The day in 'verified' is after today, so nobody can have read the source on it: a slip of the keyboard, or a \
        date meant for something else. It also puts off the next review.

        Write the day on which somebody read the source. Only 'sitegen check' looks at the day.
        """)
}
