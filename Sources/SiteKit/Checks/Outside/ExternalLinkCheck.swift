/// Whether the pages of other sites that this one links to are there.
struct ExternalLinkCheck: Sendable {
    let transport: any HTTPTransport
    var policy = LinkPolicy()
    /// The program's version, which requests name.
    let version: String

    /// What was found.
    struct Outcome: Sendable {
        var diagnostics: [Diagnostic] = []
        /// How many addresses were asked.
        var asked = 0
        /// How many were not, since they lead to this machine or its neighbourhood.
        var local = 0
        /// Whether several hosts were asked and there was no way to any: it is the way out that is missing.
        var isOffline = false
    }

    /// How far a check is.
    struct Progress: Sendable {
        let done: Int
        let total: Int
        /// The address that was found to be well just now.
        let good: String?
    }

    /// How many other places of a link are named.
    private static let placeLimit = 5

    /// Asks for each address once, those in `known` not at all, and says what is wrong in the order of the links.
    func run(
        _ links: [OutsideLink], known: Set<String> = [], progress: (Progress) -> Void = { _ in }
    ) async -> Outcome {
        var places: [String: [SourceLocation]] = [:]
        var order: [String] = []
        for link in links where !known.contains(link.url) {
            if places[link.url] == nil { order.append(link.url) }
            places[link.url, default: []] += link.location.map { [$0] } ?? []
        }
        var verdicts: [String: (verdict: LinkVerdict, end: String)] = [:]
        var visits: [LinkVisit] = []
        for url in order {
            if let visit = LinkVisit(url, policy) {
                visits.append(visit)
            } else {
                verdicts[url] = (.unreachable("this can't be an address"), url)
            }
        }
        let run = LinkRun(transport: transport, policy: policy, agent: "sitegen/\(version) (link check)")
        var done = 0
        await run.follow(visits) { visit, verdict in
            verdicts[visit.url] = (verdict, visit.address.text)
            done += 1
            progress(Progress(done: done, total: visits.count, good: verdict.isGood ? visit.url : nil))
        }
        var outcome = Outcome()
        outcome.local = verdicts.values.count { $0.verdict == .local }
        outcome.asked = order.count - outcome.local
        let asked = visits.filter { verdicts[$0.url]?.verdict != .local }
        outcome.isOffline =
            Set(asked.map(\.address.host)).count > 1
            && asked.allSatisfy { if case .unreachable? = verdicts[$0.url]?.verdict { true } else { false } }
        var counts: [String: Int] = [:]
        for url in order {
            guard let (verdict, end) = verdicts[url] else { continue }
            for fault in diagnostics(url, verdict, end, places[url] ?? []) {
                let file = fault.location?.file ?? ""
                counts[file, default: 0] += 1
                switch counts[file, default: 0] {
                case ...FaultLimit.perFile: outcome.diagnostics.append(fault)
                case FaultLimit.perFile + 1: outcome.diagnostics.append(FaultLimit.rest(of: file))
                default: break
                }
            }
        }
        return outcome
    }

    private func diagnostics(
        _ url: String, _ verdict: LinkVerdict, _ end: String, _ places: [SourceLocation]
    ) -> [Diagnostic] {
        let way = end == WebAddress(url)?.text || end == url ? [] : ["it redirects to '\(end)'"]
        let others = Array(Set(places.dropFirst())).filter { $0 != places.first }.sorted()
        var notes =
            way
            + others.prefix(ExternalLinkCheck.placeLimit).map { place in
                "also linked at \(place.file)" + (place.line > 0 ? ":\(place.line):\(place.column)" : "")
            }
        if others.count > ExternalLinkCheck.placeLimit {
            notes.append("and in \(others.count - ExternalLinkCheck.placeLimit) more places")
        }
        switch verdict {
        case .local: return []
        case .gone(let status):
            return [
                .error(
                    .goneOutside, "'\(url)' is gone: the server answers \(status)", at: places.first, notes: notes,
                    help: "link to where it is now, or take the link away")
            ]
        case .unreachable(let reason):
            return [
                .error(
                    .unreachableOutside, "'\(url)' can't be reached: \(reason)", at: places.first, notes: notes,
                    help: "mend the address, or take the link away")
            ]
        case .trouble(let reason):
            return [
                .warning(
                    .troubledOutside, "nobody knows whether '\(url)' is there: \(reason)", at: places.first,
                    notes: notes, help: "check again later; if it stays so, link elsewhere")
            ]
        case .reachable(let moved, let decrypted):
            // The note would only repeat the message.
            let notes = notes.filter { !way.contains($0) }
            var found: [Diagnostic] = []
            if let moved {
                found.append(
                    .warning(
                        .movedOutside, "'\(url)' has moved for good to '\(moved)'", at: places.first, notes: notes,
                        help: "link to the new address"))
            }
            if let decrypted {
                found.append(
                    .warning(
                        .decryptedOutside, "'\(url)' leads on to '\(decrypted)', which isn't encrypted",
                        at: places.first, notes: notes, help: "link to a page that stays on https"))
            }
            return found
        }
    }
}
