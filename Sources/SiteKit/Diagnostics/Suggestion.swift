/// Finds the name a writer probably meant.
public enum Suggestion {
    /// The candidate nearest to `word` by edit distance, if it is near enough to be a slip.
    ///
    /// Ties go to the first in alphabetical order. At most a third of the letters may differ.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let limit = max(1, min(3, word.count / 3))
        guard word.count <= 100 else { return nil }
        let letters = Array(word.lowercased())
        var best: (distance: Int, name: String)?
        for candidate in candidates where abs(candidate.count - letters.count) <= limit {
            let distance = editDistance(letters, Array(candidate.lowercased()))
            guard distance <= limit else { continue }
            if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
            best = (distance, candidate)
        }
        return best?.name
    }

    /// `did you mean 'x'?`, or `nil` when nothing is near.
    public static func help(for word: String, among candidates: some Sequence<String>) -> String? {
        nearest(to: word, among: candidates).map { "did you mean '\($0)'?" }
    }

    /// Damerau-Levenshtein distance with adjacent swaps counted once.
    private static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i] + Array(repeating: 0, count: b.count)
            for j in 1...b.count {
                let change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                row[j] = min(change, last[j] + 1, row[j - 1] + 1)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
