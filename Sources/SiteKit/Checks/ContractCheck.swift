/// Whether the built site keeps what its contract promises.
enum ContractCheck {
    /// How many faults are told with the nearest address: each costs a look at all pages.
    private static let suggestionLimit = 20

    /// Every promise that is broken, at its place in `contract.yml`. What the contract doesn't name is no fault.
    ///
    /// Beside `others`, faults of the sources themselves, an anchor or a file may be missing only because of them: what is
    /// missing then is told when they are mended.
    static func faults(
        _ contract: OutputContract, _ published: PublishedAddresses, beside others: [Diagnostic] = []
    ) -> [Diagnostic] {
        var faults = vanished(contract, published, isSound: !others.hasErrors)
        for redirect in contract.redirects {
            if let fault = changed(redirect, published) { faults.append(fault) }
        }
        if faults.count > FaultLimit.perFile {
            faults = faults.prefix(FaultLimit.perFile) + [FaultLimit.rest(of: OutputContract.path)]
        }
        return faults + counted(contract, published.pages.count)
    }

    /// Whether a redirect still ends where it was promised to: there, or where that address itself leads now.
    static func isKept(_ redirect: OutputContract.Redirect, _ published: PublishedAddresses) -> Bool {
        guard let target = published.redirects[redirect.from.text] else { return false }
        return target == redirect.to.text || target == published.redirects[redirect.to.text]
    }

    private static func vanished(
        _ contract: OutputContract, _ published: PublishedAddresses, isSound: Bool
    ) -> [Diagnostic] {
        var faults: [Diagnostic] = []
        for promise in contract.addresses where faults.count <= FaultLimit.perFile {
            let address = promise.address.text
            guard let page = published.pages[address] else {
                // An address that leads on has moved; its anchors go with it.
                if published.files.contains(address) || published.redirects[address] != nil { continue }
                if !isSound, !address.hasSuffix("/") { continue }
                let near =
                    faults.count < suggestionLimit
                    ? Suggestion.nearest(to: address, among: published.pages.keys.sorted()) : nil
                faults.append(
                    .error(
                        .vanishedAddress, "'\(address)' is no longer published, and nothing leads on from it",
                        at: promise.address.location, label: "promised here",
                        notes: near.map { ["the nearest address there is: '\($0)'"] } ?? [],
                        help: "add 'aliases: [\(address)]' to the page that took its place, or run "
                            + "'sitegen contract update --allow-removals' if it is meant to go"))
                continue
            }
            guard isSound, !promise.anchors.isEmpty, let anchors = page.map(Set.init) else { continue }
            for anchor in promise.anchors where !anchors.contains(anchor.text) {
                faults.append(
                    .error(
                        .vanishedAnchor, "'\(address)' no longer has the anchor '#\(anchor.text)'", at: anchor.location,
                        label: "promised here",
                        notes: Suggestion.nearest(to: anchor.text, among: anchors.sorted())
                            .map { ["the nearest anchor there is: '#\($0)'"] } ?? [],
                        help: "write '{#\(anchor.text)}' at the heading that took its place, or run "
                            + "'sitegen contract update --allow-removals' if it is meant to go"))
            }
        }
        return faults
    }

    private static func changed(
        _ redirect: OutputContract.Redirect, _ published: PublishedAddresses
    ) -> Diagnostic? {
        if isKept(redirect, published) { return nil }
        let from = redirect.from.text
        let message =
            if let target = published.redirects[from] {
                "'\(from)' leads to '\(target)' now, not to '\(redirect.to.text)'"
            } else if published.has(from) {
                "'\(from)' no longer leads to '\(redirect.to.text)': something is published there"
            } else {
                "'\(from)' no longer leads to '\(redirect.to.text)'"
            }
        return .error(
            .changedRedirect, message, at: redirect.from.location, label: "promised here",
            help: "add 'aliases: [\(from)]' to the page at '\(redirect.to.text)', or run "
                + "'sitegen contract update --allow-removals' if the change is meant")
    }

    private static func counted(_ contract: OutputContract, _ count: Int) -> [Diagnostic] {
        let pages = "\(count) page\(count == 1 ? "" : "s")"
        let help = "look at what came or went; if the number is right, change it here"
        if let fewest = contract.fewest, count < fewest.number {
            return [
                .error(
                    .pageCount, "the site has \(pages), fewer than the \(fewest.number) it should have at least",
                    at: fewest.location, help: help)
            ]
        }
        if let most = contract.most, count > most.number {
            return [
                .error(
                    .pageCount, "the site has \(pages), more than the \(most.number) it should have at most",
                    at: most.location, help: help)
            ]
        }
        return []
    }
}
