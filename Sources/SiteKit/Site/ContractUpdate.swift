/// Writes `contract.yml` from the site as it builds now.
public enum ContractUpdate {
    /// How it ended.
    public struct Outcome: Sendable {
        /// What was found on the way.
        public var diagnostics: [Diagnostic] = []
        /// What the end means.
        public var exitCode = ExitCode.clean
        /// What is new in the contract, counted, such as `2 addresses`.
        public var added: [String] = []
        /// What was promised and is no longer, each by name.
        public var removed: [String] = []
        /// Whether the removals were refused, so that nothing is written.
        public var isRefused = false
        /// Whether the file was written.
        public var isWritten = false
    }

    /// Builds the site in memory and brings its contract up to date.
    ///
    /// Nothing is written when the build has errors other than broken promises, or when a promise would go and
    /// `allowsRemovals` is not given.
    public static func run(root: String, jobs: Int, allowsRemovals: Bool) async -> Outcome {
        let options = BuildOptions(root: root, output: root, jobs: jobs)
        var outcome = Outcome()
        if let fault = SiteBuild.usageFault(options) {
            return Outcome(diagnostics: [fault], exitCode: .usage)
        }
        let production = await SiteBuild.produce(options, into: OutputRecorder(OutputDiscard()))
        let promises: Set<DiagnosticCode> = [.vanishedAddress, .vanishedAnchor, .changedRedirect]
        outcome.diagnostics = production.report.diagnostics.filter { fault in
            // A broken promise is what this mends, or names as a removal.
            !promises.contains(fault.code)
                && !(fault.code == .tooManyFaults && fault.location?.file == OutputContract.path)
        }
        let isBroken = outcome.diagnostics.contains { $0.severity == .error && $0.code != .pageCount }
        guard !isBroken, let site = production.site, let published = production.published else {
            outcome.exitCode = production.report.exitCode == .clean ? .content : production.report.exitCode
            return outcome
        }
        let old = site.renderer.sources.contract
        let (new, added, removed) = revise(old, published)
        outcome.added = added
        outcome.removed = removed
        guard removed.isEmpty || allowsRemovals else {
            outcome.isRefused = true
            outcome.exitCode = .content
            return outcome
        }
        write(new, root: root, &outcome)
        return outcome
    }

    private static func write(_ contract: OutputContract, root: String, _ outcome: inout Outcome) {
        guard let path = RelativePath(OutputContract.path) else { return }
        let bytes = contract.bytes
        // What no build could read again must not be written.
        let (_, faults) = OutputContract.read(SourceText(path: path, bytes: bytes))
        if faults.hasErrors {
            outcome.diagnostics += faults
            outcome.exitCode = .content
            return
        }
        let file = "\(root)/\(OutputContract.path)"
        if Folder.holds(file, bytes) { return }
        do throws(FileError) {
            try Folder.replace(file, bytes)
            outcome.isWritten = true
        } catch {
            outcome.diagnostics.append(
                .error(.outputFailure, error.description, notes: ["the contract is as it was before"]))
            outcome.exitCode = .environment
        }
    }

    /// The contract that promises what is published now; what is new in it, counted; and which old promises it drops.
    static func revise(
        _ old: OutputContract?, _ published: PublishedAddresses
    ) -> (contract: OutputContract, added: [String], removed: [String]) {
        var new = OutputContract(fewest: old?.fewest, most: old?.most, header: old?.header ?? "")
        var promised: [String: Set<String>] = [:]
        for address in old?.addresses ?? [] {
            promised[address.address.text, default: []].formUnion(address.anchors.map(\.text))
        }
        let leads = Dictionary(
            (old?.redirects ?? []).map { ($0.from.text, $0) }, uniquingKeysWith: { first, _ in first })
        let place = SourceLocation(file: OutputContract.path)
        var counts = (addresses: 0, anchors: 0, redirects: 0)
        var removed: [String] = []
        for (address, anchors) in published.pages {
            let anchors = Set(anchors ?? [])
            let before = promised[address]
            if before == nil { counts.addresses += 1 }
            counts.anchors += anchors.subtracting(before ?? []).count
            removed += (before ?? []).subtracting(anchors).map { "the anchor \(address)#\($0)" }
            new.addresses.append(
                .init(
                    address: LocatedText(address, at: place),
                    anchors: anchors.sorted().map { LocatedText($0, at: place) }))
        }
        for (address, _) in promised where published.pages[address] == nil {
            if published.files.contains(address) {
                new.addresses.append(.init(address: LocatedText(address, at: place), anchors: []))
            } else if published.redirects[address] == nil {
                removed.append("the address \(address)")
            }
        }
        for (from, to) in published.redirects {
            if leads[from] == nil { counts.redirects += 1 }
            new.redirects.append(.init(from: LocatedText(from, at: place), to: LocatedText(to, at: place)))
        }
        removed += leads.values.filter { !ContractCheck.isKept($0, published) }.map { redirect in
            "the redirect \(redirect.from.text) to \(redirect.to.text)"
        }
        let parts = [
            (counts.addresses, "address", "addresses"), (counts.anchors, "anchor", "anchors"),
            (counts.redirects, "redirect", "redirects"),
        ]
        let added = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
        return (new, added, removed.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
}
