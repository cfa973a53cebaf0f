/// Which files the showcase's records account for, and which are left over.
struct AuditScope {
    /// All that belongs to the showcase.
    static let folder = RelativePath.root.appending("showcase")
    /// A running refresh's own files.
    private static let state = folder.appending(".state")
    /// What git is told about the folder, and which state directory belongs to it.
    private static let allowed = [
        folder.appending(".gitignore"), folder.appending(".gitattributes"), folder.appending("state.json"),
    ]

    /// An original that isn't there.
    struct AbsentOriginal {
        let path: RelativePath
        let ledger: RelativePath
        let line: Int

        /// Where it is missed. No error: originals may be kept elsewhere.
        var diagnostic: Diagnostic {
            .warning(
                .missingOriginal, "the original '\(path)' is absent",
                at: SourceLocation(file: ledger.string, line: line, column: 1, length: 1),
                notes: ["kept in git, in LFS or elsewhere, as the operator likes"],
                help: "nothing can be proved of it here: fetch it and run the audit again")
        }
    }

    /// Pictures and originals whose bytes are to be proved.
    private(set) var checks: [PictureCheck] = []
    /// Originals that are named and not there.
    private(set) var absent: [AbsentOriginal] = []
    private let present: Set<RelativePath>
    private var claimed: Set<RelativePath> = [ShowcaseManifest.path]
    /// Folders of assets whose ledger can't be read: what lies there can't be judged.
    private var unknownFolders: [RelativePath] = []

    init(_ present: [RelativePath]) {
        let others = present.filter { path in
            let isState = path.isInside(AuditScope.state) && path != AuditScope.state
            return !isState && !AuditScope.allowed.contains(path) && path.name != ".DS_Store"
        }
        self.present = Set(others)
    }

    /// A finding for each file that nothing claims, ordered. One that a broken ledger may claim is a warning, unless it
    /// isn't even what its own name says.
    func strays(_ files: any FileSystem) -> [Diagnostic] {
        present.subtracting(claimed).sorted().map { path in
            guard unknownFolders.contains(where: { path.isInside($0) }) else { return AuditScope.stray(path) }
            if let digits = AuditScope.digits(path), let bytes = try? files.read(path, limit: 64 << 20),
                !Digest(of: bytes).hex.hasPrefix(digits)
            {
                return .error(
                    .changedVariant, "'\(path)' was changed: its bytes aren't those that its name says",
                    at: SourceLocation(file: path.string), help: "restore it from git")
            }
            return .warning(
                .strayShowcaseFile, "'\(path)' can't be judged while a ledger can't be read",
                at: SourceLocation(file: path.string), help: "restore the ledger and run the audit again")
        }
    }

    /// The digits of its digest that a picture or original is named by.
    private static func digits(_ path: RelativePath) -> String? {
        if let digest = ShowcaseOriginal.digest(path) { return digest.hex }
        return ShowcaseVariant.isName(path.name) ? String(path.name.prefix(12)) : nil
    }

    mutating func claim(_ paths: [RelativePath]) {
        claimed.formUnion(paths)
    }

    /// Takes in all that a sound ledger names.
    mutating func add(_ ledger: Ledger, _ state: LedgerState) {
        for entry in [state.published, state.candidate, state.placeholder].compactMap({ $0 }) {
            for file in entry.record.files where claimed.insert(file.path).inserted {
                checks.append(
                    PictureCheck(
                        path: file.path, digest: file.digest, variant: file, metadata: entry.record.picture?.xmp,
                        credentials: nil, record: Ledger.path(of: ledger.id), line: entry.record.number))
            }
        }
        for entry in ledger.entries {
            guard let original = entry.record.picture?.build.original else { continue }
            let path = ShowcaseOriginal.path(of: original)
            guard claimed.insert(path).inserted else { continue }
            if present.contains(path) {
                checks.append(
                    PictureCheck(
                        path: path, digest: original, variant: nil, metadata: nil,
                        credentials: entry.record.picture?.generation.map { .some($0.credentials) } ?? nil,
                        record: Ledger.path(of: ledger.id), line: entry.record.number))
            } else {
                absent.append(
                    AbsentOriginal(path: path, ledger: Ledger.path(of: ledger.id), line: entry.record.number))
            }
        }
    }

    /// Takes in an asset whose ledger can't be read: the files its lock names are proved, others aren't judged.
    mutating func unknown(_ id: String, lock: ShowcaseLock?) {
        unknownFolders += [ShowcaseVariant.folder(of: id), ShowcaseOriginal.folder]
        for slot in [lock?.published, lock?.candidate].compactMap({ $0 }) {
            for file in slot.variants where claimed.insert(file.path).inserted {
                checks.append(
                    PictureCheck(
                        path: file.path, digest: file.digest, variant: file, metadata: nil, credentials: nil,
                        record: ShowcaseLock.path(of: id), line: 0))
            }
        }
    }

    private static func stray(_ path: RelativePath) -> Diagnostic {
        .error(
            .strayShowcaseFile, "no record names '\(path)'", at: SourceLocation(file: path.string),
            help: path.name.hasSuffix(".sitegen-new")
                ? "an interrupted run left it: remove it"
                : ShowcaseOriginal.digest(path) != nil
                    ? "it may be a picture that was paid for and couldn't be recorded yet: run sitegen showcase refresh "
                        + "again; else remove it, or restore the ledger that names it from git"
                    : "remove it, or restore the ledger that names it from git")
    }
}
