extension Diagnostic {
    /// There is no key to ask with.
    static let missingAPIKey = Diagnostic.error(
        .missingAPIKey, "there is no API key: nothing can be asked for, and nothing that is under way can be collected",
        notes: ["it is read from the environment variable ALLTOKEN_API_KEY, and from nowhere else"],
        help: "set it for this command alone; --dry-run and sitegen showcase rehearse need none")

    /// What a task that brought no picture in this run asks of somebody; `nil` when it brought one.
    static func unfinished(_ row: RefreshReport.Row, _ state: StateFolder) -> Diagnostic? {
        let task = row.taskID.map { "task \($0)" }
        let key = "idempotency key \(row.key)"
        switch row.outcome {
        case .candidate: return nil
        case .ended(let end): return ended(end, row.asset, row.location, task, key, state)
        case .notSent(let reason):
            return .error(
                .notAsked, "'\(row.asset)' was not asked for: \(reason)", at: row.location,
                notes: ["nothing was paid for it"], help: "run the same command again once that is mended")
        case .underWay(let reason):
            let help =
                if task == nil {
                    "run the same command again within 40 seconds: after that nobody can tell whether it was taken"
                } else if let link = row.link {
                    "run the same command again "
                        + (link.expires.map { "before \($0), when its picture's own address ends" }
                            ?? "in the next days, while its picture's own address is there")
                        + ": nothing is paid again"
                } else {
                    "run the same command again within 28 minutes of its request: nothing is paid again"
                }
            return .error(
                .underWay, "'\(row.asset)' is under way: \(reason)", at: row.location,
                notes: [task ?? "no answer has named its task yet", key], help: help)
        case .held(let reason):
            return .error(
                .heldPicture, "the picture of '\(row.asset)' has arrived and can't be put into the showcase: \(reason)",
                at: row.location,
                notes: [
                    task ?? key,
                    row.isKept
                        ? "it is safe in \(state.shown)/spool"
                        : "its file is among the showcase's originals, and only there",
                ],
                help: "mend that and run the same command again: nothing is paid again")
        }
    }

    /// What a task that an earlier run ended without a picture asks of somebody.
    static func ended(_ end: TaskEnd, _ asset: ShowcaseAsset, _ last: TaskRecord?, _ state: StateFolder) -> Diagnostic {
        ended(
            end, asset.id, asset.location, last?.taskID.map { "task \($0)" },
            last.map { "idempotency key \($0.intent.key), asked for on \($0.intent.time)" }, state)
    }

    private static func ended(
        _ end: TaskEnd, _ id: String, _ place: SourceLocation, _ task: String?, _ key: String?, _ state: StateFolder
    ) -> Diagnostic {
        let notes = [task, key].compactMap { $0 }
        func told(_ code: DiagnosticCode, _ message: String, _ more: [String] = [], help: String) -> Diagnostic {
            .error(code, message, at: place, notes: notes + more, help: help)
        }
        let again = "--again \(id) asks, and pays, once more"
        switch end.kind {
        case .refused:
            return told(
                .refusedTask, "the API won't make the picture of '\(id)': \(end.reason)",
                help: "change its prompt; asking the same again would be refused again")
        case .failed:
            return told(
                .failedTask, "the API failed to make the picture of '\(id)': \(end.reason)",
                help: "ask the API's makers, who know it by the task's name, or \(again)")
        case .cancelled:
            return told(
                .failedTask, "the API has cancelled the picture of '\(id)': \(end.reason)",
                help: "ask the API's makers, who know it by the task's name, or \(again)")
        case .lost:
            return told(
                .lostTask, "the picture of '\(id)' was paid for and is lost: \(end.reason)",
                help: "ask the API's makers for a refund, by the task's name; \(again)")
        case .unknown:
            return told(
                .unknownTask, "nobody knows whether '\(id)' was paid for: \(end.reason)",
                help: "look at the account's usage; --retry-unknown \(id) asks once more, and may pay a second time")
        case .unusable:
            return told(
                .unusablePicture, "what came for '\(id)' isn't the picture that was asked for: \(end.reason)",
                ["what came is kept in \(state.shown)/spool"],
                help: "look at it; sitegen showcase import can bring it if it is a picture; \(again)")
        }
    }

    /// Another process is using the state folder.
    static func busyState(_ state: StateFolder) -> Diagnostic {
        .error(
            .showcaseBusy, "another refresh is using the state folder '\(state.shown)'",
            notes: ["of this showcase or of a copy of it: they would pay for the same pictures"],
            help: "wait until it has ended")
    }

    /// The API takes nothing from us.
    static func shut(_ error: APIError, _ provider: Provider) -> Diagnostic {
        let help =
            error.isOutOfFunds
            ? "top the account up, then run the same command again: nothing is paid twice"
            : error.status == 401 || error.status == 403
                ? "look at the key in ALLTOKEN_API_KEY, then run the same command again"
                : "look at what answers at \(provider.base), then run the same command again"
        return .error(
            .refreshShut, "the API takes nothing from us: \(error)", notes: ["asked at \(provider.base)"], help: help)
    }

    /// The state folder couldn't be carried away.
    static func persistFailure(_ reason: String) -> Diagnostic {
        .error(
            .persistFailure, "the state folder could not be carried away: \(reason)",
            notes: ["without a copy of it a machine that vanishes takes with it what was paid for"],
            help: "mend the command given with --persist and run again: nothing is paid twice")
    }

    /// The disk doesn't take what must be written, or has no room for an answer.
    static func refreshStorage(_ reason: String) -> Diagnostic {
        .error(
            .refreshStorage, "the run was ended because of the disk: \(reason)",
            notes: ["nothing more was asked for; what was under way stays in the journal"],
            help: "make room, then run the same command again soon: a task is kept for 30 minutes only")
    }

    /// Assets that were left out because enough was bought; `nil` for none.
    static func capped(_ rows: [RefreshPlan.Row]) -> Diagnostic? {
        guard let first = rows.first, case .capped(let when) = first.decision else { return nil }
        let names = rows.map { "'\($0.asset.id)'" }.joined(separator: ", ")
        return .warning(
            .cappedRefresh, "no more may be bought \(when): \(names) \(rows.count == 1 ? "waits" : "wait")",
            at: first.asset.location,
            help: when == "this month"
                ? "raise caps.monthly in \(ShowcaseManifest.path), or wait for the next month"
                : "run again, or raise --max-images or caps.per-run in \(ShowcaseManifest.path)")
    }

    /// `--again` names what is under way.
    static func againUnderWay(_ asset: ShowcaseAsset) -> Diagnostic {
        .warning(
            .againUnderWay, "'\(asset.id)' is under way: nothing is asked for beside it", at: asset.location,
            help: "run again with --again \(asset.id) once it has ended, if it is still wanted then")
    }

    /// Whether it ends a refresh before anything is asked: what was asked for makes no sense.
    var endsRefresh: Bool { severity == .error && DiagnosticCode.refreshUsage.contains(code) }
}

extension DiagnosticCode {
    /// What somebody asked for wrongly.
    static let refreshUsage: [DiagnosticCode] = [
        .stateFolder, .missingAPIKey, .noSuchTask, .unknownAsset, .missingManifest,
    ]
    /// What lies outside the content.
    static let refreshSurroundings: [DiagnosticCode] = [
        .damagedJournal, .refreshShut, .notAsked, .underWay, .persistFailure, .refreshStorage, .showcaseBusy,
    ]
}
