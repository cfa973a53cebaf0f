#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The state folder of a showcase: the journal, and the answers that were put aside to be looked at.
public struct StateFolder: Sendable {
    /// Where it lies unless told otherwise, from the site's folder.
    public static let standard = "showcase/.state"

    /// Absolute path.
    public let path: String
    /// As people know it.
    let shown: String

    /// Names a folder; nothing is looked at yet.
    ///
    /// - Parameters:
    ///   - path: absolute path.
    ///   - shown: as people know it, for messages.
    public init(path: String, shown: String) {
        self.path = path
        self.shown = shown
    }

    var journal: String { "\(path)/journal.jsonl" }
    var spool: String { "\(path)/spool" }
    private var identity: String { "\(path)/\(StateIdentity.name)" }

    /// Why there can't be a folder by this name, if so: a file has it, or stands in its way.
    func placeFault() throws(FileError) -> Diagnostic? {
        do {
            // With the dot a link is followed, and a file is none of its kind.
            _ = try Folder.status("\(path)/.")
            return nil
        } catch {
            guard error.kind == .system(errno: ENOTDIR) else { throw error }
            return refusal(
                "'\(shown)' can't be a state folder: it is a file, or lies below one", [],
                help: "name a folder with --state-dir")
        }
    }

    /// Whether the folder is the one that belongs to the showcase; why not, if not. Writes nothing.
    ///
    /// - Parameter root: the site's folder.
    func fault(root: String, provider: Provider) throws(FileError) -> Diagnostic? {
        if let fault = try placeFault() { return fault }
        let committed = try StateFolder.read("\(root)/\(StateIdentity.path)")
        let own = try StateFolder.read(identity)
        guard let committed else {
            return refusal(
                "this showcase has no state folder yet",
                [own == nil ? nil : "'\(shown)' is there, but \(StateIdentity.path) isn't"],
                help: own == nil
                    ? "make one with --new-state, and commit \(StateIdentity.path)"
                    : "restore \(StateIdentity.path) from git")
        }
        guard let identity = StateIdentity(committed) else {
            return refusal(
                "\(StateIdentity.path) is not as sitegen writes it", [], help: "restore it from git")
        }
        guard identity.provider == provider.name else {
            return refusal(
                "the state folder is for '\(identity.provider)', not for '\(provider.name)'",
                ["pictures of a rehearsal are never mixed with real ones"],
                help: "name the provider with --provider, or rehearse with sitegen showcase rehearse")
        }
        let isOwn = own == committed
        if isOwn, try Folder.status(journal) != nil { return nil }
        return refusal(
            own == nil
                ? "the state folder '\(shown)' is missing or empty"
                : isOwn
                    ? "the state folder '\(shown)' has lost its journal"
                    : "'\(shown)' is the state folder of another showcase",
            [
                "what was asked for and paid is written in its journal: without it everything would be paid again",
                "\(StateIdentity.path) names \(identity.id)"
                    + (own.flatMap(StateIdentity.init).map { ", the folder \($0.id)" } ?? ""),
            ],
            help: "restore it from where it is kept, or name another with --state-dir; if it is lost for good, "
                + "begin again with --new-state: what the ledgers don't know may then be paid a second time")
    }

    /// Whether the folder is another showcase's, whoever was asked; why, if so.
    func strangeness(root: String) throws(FileError) -> Diagnostic? {
        let committed = try StateFolder.read("\(root)/\(StateIdentity.path)")
        let own = try StateFolder.read(identity)
        guard committed == nil || committed != own else { return nil }
        return refusal(
            "'\(shown)' isn't the state folder of this showcase", [],
            help: "name the right one with --state-dir; \(StateIdentity.path) says which it is")
    }

    /// Why the journal can't be the newest there is, if so: a ledger has a picture that was asked for since the folder was
    /// made, and the journal doesn't know of it.
    func staleness(root: String, _ contents: JournalContents, _ ledgers: [Ledger]) throws(FileError) -> Diagnostic? {
        guard let identity = try StateFolder.read("\(root)/\(StateIdentity.path)").flatMap(StateIdentity.init) else {
            return nil
        }
        let keys = Set(contents.records.map(\.intent.key))
        for ledger in ledgers {
            let unknown = ledger.entries.lazy.compactMap { $0.record.picture?.generation }.first {
                $0.provider == identity.provider && $0.started >= identity.created && !keys.contains($0.key)
            }
            guard let unknown else { continue }
            return refusal(
                "'\(shown)' is an old copy of the state folder",
                [
                    "the ledger of '\(ledger.id)' has a picture asked for on \(unknown.started), and the journal "
                        + "doesn't know of it"
                ], help: "restore its newest copy: what an old one doesn't know would be paid again")
        }
        return nil
    }

    /// Why a new folder may not be made here, if so: a journal that is in use would be forgotten, and what it knows be paid
    /// again. Writes nothing.
    func makingFault(root: String, provider: Provider) throws(FileError) -> Diagnostic? {
        if let fault = try placeFault() { return fault }
        let committed = try StateFolder.read("\(root)/\(StateIdentity.path)")
        if let known = committed.flatMap(StateIdentity.init), known.provider != provider.name {
            return refusal(
                "this showcase's state folder is for '\(known.provider)', not for '\(provider.name)'",
                ["pictures of a rehearsal are never mixed with real ones"],
                help: "name the provider with --provider, or rehearse with sitegen showcase rehearse")
        }
        if try isInUse(root: root) {
            return refusal(
                "'\(shown)' has a journal already", [],
                help: "go on with it by leaving --new-state away, or move the folder out of the way")
        }
        let standard = StateFolder(path: "\(root)/\(StateFolder.standard)", shown: StateFolder.standard)
        if standard.path != path, committed != nil, committed == (try StateFolder.read(standard.identity)),
            try Folder.status(standard.journal) != nil
        {
            return refusal(
                "this showcase has a state folder already: '\(standard.shown)'", [],
                help: "go on with it by leaving --new-state and --state-dir away, or move it out of the way")
        }
        return nil
    }

    /// Makes the folder anew, under a new name that both it and the showcase get. `makingFault` says whether it may be.
    func make(root: String, _ identity: StateIdentity) throws(FileError) {
        try Folder.makeAll(above: "\(spool)/x")
        // It belongs into no commit by chance; whoever carries it away in git says so (`git add --force`).
        let ignoring = "\(path)/.gitignore"
        if try Folder.status(ignoring) == nil { try Folder.writeNew(ignoring, Array("*\n".utf8)) }
        if try Folder.status(journal) == nil { try Folder.writeNew(journal, [], isDurable: true) }
        try Folder.replace(self.identity, identity.encoded)
        try Folder.sync(path)
        // The showcase's own name comes last: until then the folder counts for nothing.
        try Folder.replace("\(root)/\(StateIdentity.path)", identity.encoded)
        try Folder.sync("\(root)/showcase")
    }

    /// Whether the folder has a journal that says something, or is the showcase's own already.
    private func isInUse(root: String) throws(FileError) -> Bool {
        guard let status = try Folder.status(journal) else { return false }
        let own = try StateFolder.read(identity)
        let committed = try StateFolder.read("\(root)/\(StateIdentity.path)")
        return status.st_size > 0 || (own != nil && own == committed)
    }

    /// What the journal says; empty when there is none.
    func contents() throws(FileError) -> (JournalContents?, [Diagnostic]) {
        guard try Folder.status(journal) != nil else { return (JournalContents(), []) }
        return JournalContents.parse(try Folder.readAll(journal, limit: 1 << 30), "\(shown)/journal.jsonl")
    }

    private func refusal(_ message: String, _ notes: [String?], help: String) -> Diagnostic {
        .error(.stateFolder, message, notes: notes.compactMap { $0 }, help: help)
    }

    private static func read(_ path: String) throws(FileError) -> [UInt8]? {
        do {
            return try Folder.readAll(path, limit: 4096)
        } catch {
            if error.kind == .notFound { return nil }
            throw error
        }
    }
}
