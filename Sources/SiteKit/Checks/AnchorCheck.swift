/// Whether every link to an anchor finds it on its page.
enum AnchorCheck {
    /// Compares links with the ids of the pages they lead to.
    static func faults(links: [PageAnchor], anchors: (RelativePath) -> [String]?) -> [Diagnostic] {
        var sets: [RelativePath: Set<String>] = [:]
        var faults: [Diagnostic] = []
        var counts: [String: Int] = [:]
        for link in links {
            if sets[link.page] == nil {
                guard let found = anchors(link.page) else { continue }
                sets[link.page] = Set(found)
            }
            guard let ids = sets[link.page], !ids.contains(link.fragment) else { continue }
            let count = counts[link.location.file, default: 0] + 1
            counts[link.location.file] = count
            if count > FaultLimit.perFile {
                if count == FaultLimit.perFile + 1 { faults.append(FaultLimit.rest(of: link.location.file)) }
                continue
            }
            faults.append(
                .error(
                    .unknownAnchor, "'\(link.page)' has no anchor '#\(link.fragment)'", at: link.location,
                    label: "no such anchor",
                    help: Suggestion.help(for: link.fragment, among: ids.sorted())
                        ?? (ids.isEmpty
                            ? "the page has no anchors; link to the page itself"
                            : "there \(ids.count == 1 ? "is" : "are") \(ids.sorted().prefix(8).map { "#\($0)" }.joined(separator: ", "))"
                                + (ids.count > 8 ? ", …" : ""))))
        }
        return faults
    }
}
