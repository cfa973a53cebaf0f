/// A place in one of the site's source files, as an editor counts.
public struct SourceLocation: Hashable, Sendable, Comparable {
    /// Path from the site's root, with `/`.
    public let file: String
    /// Line, from 1; 0 for a fault of the file as a whole.
    public let line: Int
    /// Column in Unicode scalars, from 1.
    public let column: Int
    /// How many scalars of the line are meant; at least 1.
    public let length: Int

    /// Names a place; without a line it names the whole file.
    public init(file: String, line: Int = 0, column: Int = 1, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = max(1, length)
    }

    /// Orders by file, then line, then column.
    public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}

extension SourceLocation {
    /// The line with a dot for every character that is meant, for what must not be shown.
    func hiding(in line: String) -> String {
        var scalars = Array(line.unicodeScalars)
        let start = min(max(0, column - 1), scalars.count)
        for index in start..<(start + min(length, scalars.count - start)) { scalars[index] = "•" }
        return String(String.UnicodeScalarView(scalars))
    }
}
