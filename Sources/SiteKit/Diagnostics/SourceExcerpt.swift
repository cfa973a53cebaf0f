/// A line of a source as a terminal shows it, cut to a width around what is meant, with the marks that go below it.
///
/// Columns of the source are Unicode scalars; those of a terminal are not: some letters take two, marks on letters none.
struct SourceExcerpt {
    /// The widest excerpt, in columns of the terminal.
    static let width = 110
    /// The line, or the part of it that is shown.
    let text: String
    /// The spaces before the first mark.
    let padding: String
    /// The marks, at least one.
    let carets: String

    /// Cuts the line around `length` scalars from `column`, which counts from 1.
    init(of line: String, column: Int, length: Int) {
        let whole = Array(line.unicodeScalars)
        // A line can be megabytes long: only what may be shown of it is looked at.
        let place = min(max(0, column - 1), whole.count)
        let first = max(0, place - SourceExcerpt.width * 8)
        let last = min(whole.count, place + SourceExcerpt.width * 8)
        let scalars = whole[first..<last].map(VisibleText.shown)
        var start = place - first
        let end = start + max(0, min(length, scalars.count - start))
        // A mark on a letter has no column of its own: the letter is meant.
        while start > 0, start < scalars.count, VisibleText.width(scalars[start]) == 0 { start -= 1 }
        var from = SourceExcerpt.index(before: start, columns: SourceExcerpt.width * 2 / 3, in: scalars)
        if from > 0 { from = SourceExcerpt.index(before: start, columns: SourceExcerpt.width / 3, in: scalars) }
        var to = from
        var columns = 0
        // No more scalars than a few for each column either: a letter can carry marks without an end.
        while to < scalars.count, to - from < SourceExcerpt.width * 4 {
            columns += VisibleText.width(scalars[to])
            if columns > SourceExcerpt.width { break }
            to += 1
        }
        let lead = from + first > 0 ? "…" : ""
        text = lead + SourceExcerpt.string(scalars[from..<to]) + (to + first < whole.count ? "…" : "")
        let before = SourceExcerpt.columns(scalars[from..<start]) + lead.count
        padding = String(repeating: " ", count: before)
        let marked = start < to ? SourceExcerpt.columns(scalars[start..<max(start, min(end, to))]) : 1
        carets = String(repeating: "^", count: max(1, marked))
    }

    /// The first scalar before `index` from which there are at most so many columns to it.
    private static func index(before index: Int, columns limit: Int, in scalars: [Unicode.Scalar]) -> Int {
        var found = index
        var columns = 0
        while found > 0, index - found < limit * 4 {
            columns += VisibleText.width(scalars[found - 1])
            if columns > limit { break }
            found -= 1
        }
        return found
    }

    private static func columns(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { $0 + VisibleText.width($1) }
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}
