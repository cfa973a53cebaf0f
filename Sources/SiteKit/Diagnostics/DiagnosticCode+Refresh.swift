extension DiagnosticCode {
    /// The codes of this file, for `DiagnosticCode.all`.
    static let ofRefresh: [DiagnosticCode] = [
        .stateFolder, .damagedJournal, .missingAPIKey, .refusedTask, .failedTask, .lostTask, .unknownTask,
        .unusablePicture, .refreshShut, .notAsked, .heldPicture, .underWay, .persistFailure, .refreshStorage,
        .cappedRefresh, .noSuchTask, .againUnderWay,
    ]

    static let stateFolder = DiagnosticCode(
        "SG1501", "A state folder that doesn't belong to the showcase.",
        """
        What was asked for and paid is written in the journal of the state folder. `showcase/state.json` names
        the folder that belongs to the showcase, and the folder has the same name in it. A folder that is empty,
        missing or another's is refused: with a lost journal everything would be asked for, and paid, again.
        Restore it from where it is kept. For a showcase that never had one, or whose journal is lost for good,
        `--new-state` begins a new one.
        """)
    static let damagedJournal = DiagnosticCode(
        "SG1502", "A journal that can't be read.",
        """
        A line in the middle of the journal isn't as sitegen writes it, so nobody knows any more what was paid.
        Nothing is asked for. Restore the state folder from its newest copy. A last line that was cut off by a
        crash is no fault: nothing had followed from it yet.
        """)
    static let missingAPIKey = DiagnosticCode(
        "SG1503", "There is no usable API key.",
        """
        The key is read from the environment variable `ALLTOKEN_API_KEY` and from nowhere else, and is shown and
        written nowhere. It is needed as soon as something is to be asked for or collected. `--dry-run` and
        `sitegen showcase rehearse` need none.
        """)
    static let refusedTask = DiagnosticCode(
        "SG1504", "A picture that the API won't make.",
        """
        The API refused the request, for its prompt or for a field of it. The same request would be refused
        again, so it isn't sent again. Change the prompt in `showcase/manifest.yml`; the next refresh asks for
        the new one.
        """)
    static let failedTask = DiagnosticCode(
        "SG1505", "A picture that the API failed to make.",
        """
        The API took the request and ended it as failed or cancelled. Whether that was paid for, the account's
        usage says. It isn't asked for again by itself; `--again ID` does.
        """)
    static let lostTask = DiagnosticCode(
        "SG1506", "A picture that was paid for and is lost.",
        """
        The API hands a picture over once and keeps a task for 30 minutes. This one was handed over on a
        connection that broke, with no address to fetch it from, or was not done in time. The message says
        which. It isn't asked for again by itself; `--again ID` pays once more. The task's name is what the
        API's makers need for a refund.
        """)
    static let unknownTask = DiagnosticCode(
        "SG1507", "A request of which nobody knows whether it was paid.",
        """
        The request was sent, and no answer came as long as the server remembered its idempotency key (60
        seconds). It may have made a picture that nobody can collect. Look at the account's usage. It isn't
        asked for again by itself; `--retry-unknown ID` does, and may pay a second time.
        """)
    static let unusablePicture = DiagnosticCode(
        "SG1508", "What came for an asset isn't the picture that was asked for.",
        """
        The task was completed, but what came is no picture, several, a damaged one, or one of another size. It
        was paid for, so what came is kept in the state folder's spool. It isn't asked for again by itself;
        `--again ID` does.
        """)
    static let refreshShut = DiagnosticCode(
        "SG1509", "The API takes nothing from us.",
        """
        The key is wrong or has no leave, the account has no money or quota left, or something else than the API
        answers at its address. Every further request would meet the same, so the run ends. What it had not
        asked for is asked for by the next run; pictures that were already being made are still collected where
        the API allows it.
        """)
    static let notAsked = DiagnosticCode(
        "SG1510", "An asset that was not asked for.",
        """
        The request certainly never reached the API, or the API said that it takes nothing for now. Nothing was
        paid. The next run asks for it.
        """)
    static let heldPicture = DiagnosticCode(
        "SG1511", "A picture that has arrived and can't be put into the showcase.",
        """
        The picture is safe in the state folder, but its ledger or lock is at fault, so it can't be recorded. Mend
        those, usually by restoring them from git, and run the same command again. Nothing is paid again.
        """)
    static let underWay = DiagnosticCode(
        "SG1512", "A picture that is still under way.",
        """
        The run was ended, by somebody or by trouble, while the picture was being made or fetched. The journal
        knows its task. Run the same command again, within 28 minutes of the request, since the API keeps a task
        for 30; a picture whose address is known is there for days. Nothing is paid again.
        """)
    static let persistFailure = DiagnosticCode(
        "SG1513", "The state folder could not be carried away.",
        """
        The command given with `--persist` failed. When it fails before anything was sent, nothing is sent: a
        machine that vanishes would take the knowledge of what was paid with it. When it fails later, what is
        under way is brought home all the same. The message has its last words.
        """)
    static let refreshStorage = DiagnosticCode(
        "SG1514", "A refresh that the disk put an end to.",
        """
        The disk is full or doesn't take what must be written. The run asks for nothing more, and reads no task,
        since a picture is handed over only once. Make room and run the same command again soon: a task is kept
        for 30 minutes. The journal keeps a small reserve, so that what has happened can still be written down.
        """)
    static let cappedRefresh = DiagnosticCode(
        "SG1515", "Assets that wait because enough was bought.",
        """
        `caps` in `showcase/manifest.yml` say how many pictures may be bought in a run and in a calendar month
        (UTC), and `--max-images` how many in this run. The other assets wait for the next run, or the next
        month.
        """)
    static let noSuchTask = DiagnosticCode(
        "SG1516", "Nothing is unknown of an asset.",
        """
        `--retry-unknown ID` is for an asset whose last request was sent and never answered. There is none. To
        ask for a picture once more in any case, use `--again ID`.
        """)
    static let againUnderWay = DiagnosticCode(
        "SG1517", "An asset named with --again is under way.",
        """
        `--again ID` asks for a picture once more, and pays. The last request for this one hasn't ended yet, so
        the run goes on with that and asks for nothing beside it. Once it has ended, `--again` asks again.
        """)
}
