/// What the preview tells the bar of one page: where the page stands, and what a writer needs to know beside it.
struct PreviewState: Sendable, Equatable {
    /// The page that is looked at.
    struct Page: Sendable, Equatable {
        /// Path of its source from the site's root; `nil` for a page that is made of no file of its own.
        var file: String?
        /// Its title, as plain text.
        var title: String
        /// Path of its URL.
        var url: String
        /// Whether the built site leaves it out.
        var isDraft = false
        /// Whether what is shown is the last version that could be made, as the newest has errors.
        var isHeld = false
    }

    /// A fact that the page uses and that isn't settled.
    struct FactNote: Sendable, Equatable {
        /// Why it is told.
        enum Status: String, Sendable {
            /// Its value isn't known: the fallback is shown.
            case pending
            /// It should have been confirmed again by now.
            case overdue
            /// All is well.
            case verified
        }

        /// Its whole name.
        var name: String
        /// Why it is told.
        var status: Status
        /// What a reader sees.
        var shows: String
        /// The day from which it should be confirmed again.
        var due: CalendarDate?
        /// Where it is registered.
        var location: SourceLocation?
    }

    /// A picture of the page for which another waits.
    struct Candidate: Sendable, Equatable {
        /// The asset.
        var id: String
        /// Its title.
        var title: String

        /// Where it is reviewed.
        var url: String { "\(ToolAddress.showcase)#\(id)" }
    }

    /// Another page that has findings.
    struct OtherPage: Sendable, Equatable {
        /// Its title, as plain text.
        var title: String
        /// Path of its URL.
        var url: String
        /// How many errors and warnings it has.
        var errors: Int, warnings: Int
    }

    /// How the site stands as a whole.
    struct Site: Sendable, Equatable {
        /// All errors and warnings of the site, those of this page among them.
        var errors = 0, warnings = 0
        /// Whether checks are still running.
        var isChecking = false
        /// How many drafts the site has.
        var drafts = 0
        /// Other pages with findings; the first 20 are told.
        var pages: [OtherPage] = []
    }

    /// How many other pages are told.
    static let pageLimit = 20

    /// The page; `nil` at an address that has none.
    var page: Page?
    /// Why the page, or the whole site, can't be made anew; laid over the page.
    var errors: [Finding] = []
    /// What the checks say of the page.
    var findings: [Finding] = []
    /// Facts the page uses that are pending or overdue.
    var facts: [FactNote] = []
    /// Pictures of the page for which another waits.
    var candidates: [Candidate] = []
    /// How the site stands.
    var site = Site()
}

extension PreviewState.FactNote {
    /// What is to be told of a fact on a day; `nil` when it is settled.
    init?(_ fact: Fact, today: CalendarDate) {
        self.init(
            name: fact.name, status: Status(of: fact, today: today), shows: fact.text, due: fact.due,
            location: fact.location)
        if status == .verified { return nil }
    }
}

extension PreviewState.FactNote.Status {
    /// Where a fact stands on a day.
    init(of fact: Fact, today: CalendarDate) {
        self = fact.status == .pending ? .pending : fact.daysOverdue(today: today) > 0 ? .overdue : .verified
    }
}
