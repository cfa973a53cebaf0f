import Synchronization

/// Everything that a build publishes, by path, so that an address on a page is proved by one look.
final class AddressIndex: Sendable {
    /// What an address leads to.
    enum Target: Sendable, Equatable {
        /// The page of this number.
        case page(Int)
        /// A file that isn't a page.
        case file
    }

    private let targets: ByteTable<Target>
    private let names: [String]
    /// What was answered: the same address often stands on every page, and an answer costs a look at all names.
    private let answers = Mutex<[String: String?]>([:])

    /// Takes the files of the output by path: `docs/index.html` is found as `docs/` and by its whole name.
    init(_ files: [(path: String, page: Int?)]) {
        var targets = ByteTable<Target>(capacity: files.count * 2)
        for (path, page) in files {
            let target = page.map(Target.page) ?? .file
            targets.insert(Array(path.utf8), target)
            if path == "index.html" || path.hasSuffix("/index.html") {
                targets.insert(Array(path.utf8.dropLast("index.html".utf8.count)), target)
            }
        }
        self.targets = targets
        names = files.map { $0.path.hasSuffix("index.html") ? String($0.path.dropLast(10)) : $0.path }
    }

    /// What is published at a path below the site's own; decoded, without query and fragment.
    func target(_ bytes: [UInt8], _ path: Range<Int>) -> Target? { targets.value(bytes, path) }

    /// What was probably meant by a path that leads nowhere, written as it must stand: with `top`, the address of the
    /// site's top, before it.
    func suggestion(for path: String, below top: String) -> String? {
        let question = top + path
        return answers.withLock { answers in
            if let known = answers[question] { return known }
            let answer = found(for: path, below: top)
            answers[question] = .some(answer)
            return answer
        }
    }

    private func found(for path: String, below top: String) -> String? {
        if targets.value(Array((path + "/").utf8)) != nil {
            return "write it with a slash at its end: '\(top)\(path)/'"
        }
        if path.hasSuffix("/"), targets.value(Array(path.utf8.dropLast())) != nil {
            return "write it without the slash at its end: '\(top)\(path.dropLast())'"
        }
        let lower = path.lowercased()
        if let same = names.first(where: { $0.lowercased() == lower || $0.lowercased() == lower + "/" }) {
            return "upper and lower case count: write '\(top)\(same)'"
        }
        guard names.count <= 2_000 else { return nil }
        return Suggestion.nearest(to: path, among: names).map { "did you mean '\(top)\($0)'?" }
    }
}
