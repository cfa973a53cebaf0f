import Foundation
@testable import SiteKit

/// One file of a fixture, with its marks.
struct MarkedFile: Sendable {
    /// A line as it is written in the fixture, and the marks under it.
    struct Line: Sendable {
        let text: String
        var marks: [FaultMark] = []
    }

    /// What is done with the file.
    enum Kind: Equatable {
        case text
        /// `=== - NAME`: the base's file is taken away.
        case removed
        /// `=== = NAME`: the file, or folder, stays as it is and is only named for its marks.
        case kept
        /// `=== NAME -> TARGET`: a symbolic link.
        case link(String)
    }

    let name: String
    let kind: Kind
    let heading: String
    let isEscaped: Bool
    /// Marks of the file as a whole.
    var marks: [FaultMark] = []
    var lines: [Line] = []

    init(_ heading: String, isEscaped: Bool) throws {
        self.heading = heading
        self.isEscaped = isEscaped
        let rest = heading.dropFirst("=== ".count)
        let ends = rest.split(separator: " -> ", maxSplits: 1)
        if rest.hasPrefix("- ") {
            name = String(rest.dropFirst(2))
            kind = .removed
        } else if rest.hasPrefix("= ") {
            name = String(rest.dropFirst(2))
            kind = .kept
        } else if ends.count == 2 {
            name = String(ends[0])
            kind = .link(String(ends[1]))
        } else {
            name = String(rest)
            kind = .text
        }
        guard RelativePath(name) != nil else { throw MarkedSiteError("'\(name)' can't be the name of a file") }
    }

    /// Puts the file into a site.
    func write(into folder: TemporaryFolder, at site: String) throws {
        switch kind {
        case .text: try folder.write("\(site)/\(name)", bytes)
        case .kept: break
        case .removed: try folder.remove("\(site)/\(name)")
        case .link(let target):
            try folder.write("\(site)/\(name)", "")
            try folder.remove("\(site)/\(name)")
            try folder.link("\(site)/\(name)", to: target)
        }
    }

    /// The file without its marks.
    var bytes: [UInt8] { lines.flatMap { decoded($0).bytes } }

    /// Its marks with their places.
    var expected: [ExpectedFault] {
        var found = marks.map { ExpectedFault(mark: $0, file: name, line: 0, column: 1, length: 1) }
        var number = 1
        for line in lines {
            let text = decoded(line)
            for mark in line.marks {
                guard let carets = mark.carets else { continue }
                let start = text.spot(carets.lowerBound)
                let end = text.spot(carets.upperBound)
                found.append(
                    ExpectedFault(
                        mark: mark, file: name, line: number + start.line, column: start.column + 1,
                        length: end.column - start.column))
            }
            number += text.newlines
        }
        return found
    }

    /// The lines it is written as.
    var text: [String] {
        [heading] + marks.flatMap(\.text) + lines.flatMap { [$0.text] + $0.marks.flatMap(\.text) }
    }

    /// A line of the file, with the line feed at its end.
    func decoded(_ line: Line) -> FixtureText {
        isEscaped ? FixtureText(escaped: line.text) : FixtureText(plain: line.text)
    }
}

/// A line of a fixture turned into bytes, and where each of its letters went.
struct FixtureText {
    private(set) var bytes: [UInt8] = []
    /// For each scalar that is written, and for the end: how far down and right it is.
    private var spots: [(line: Int, column: Int)] = []
    private(set) var newlines = 0
    private var column = 0

    init(plain text: String) {
        for scalar in text.unicodeScalars {
            spots.append((newlines, column))
            put(Array(String(scalar).utf8))
        }
        spots.append((newlines, column))
        put([10])
    }

    /// Reads `\u{…}`, `\x{…}` for a byte, `\n`, `\r`, `\t`, `\\`, `\times{N}{…}`, and `\` at the end for no line feed.
    init(escaped text: String) {
        let written = Array(text.unicodeScalars)
        var index = 0
        while index < written.count {
            let (bytes, next) = Self.read(written, index)
            for _ in index..<next { spots.append((newlines, column)) }
            put(bytes)
            index = next
        }
        spots.append((newlines, column))
        if written.last != "\\" || written.dropLast().last == "\\" { put([10]) }
    }

    /// Where a scalar of the written line is; carets may stand one further than it.
    func spot(_ index: Int) -> (line: Int, column: Int) {
        if index < spots.count { return spots[index] }
        let last = spots[spots.count - 1]
        return (last.line, last.column + index - spots.count + 1)
    }

    /// The scalar of the written line that is at a place of the decoded one.
    func index(line: Int, column: Int) -> Int? {
        if let index = spots.lastIndex(where: { $0.line == line && $0.column == column }) { return index }
        guard let last = spots.last, last.line == line, column > last.column else { return nil }
        return spots.count - 1 + column - last.column
    }

    private mutating func put(_ new: [UInt8]) {
        bytes += new
        for byte in new {
            if byte == 10 {
                newlines += 1
                column = 0
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
    }

    private static func read(_ text: [Unicode.Scalar], _ start: Int) -> (bytes: [UInt8], next: Int) {
        guard text[start] == "\\" else { return (Array(String(text[start]).utf8), start + 1) }
        var index = start + 1
        var name = ""
        while index < text.count, text[index].properties.isAlphabetic, name.count < 5 {
            name.unicodeScalars.append(text[index])
            index += 1
            if ["n", "r", "u", "x"].contains(name) || name == "t" && (index >= text.count || text[index] != "i") {
                break
            }
        }
        switch name {
        case "n": return ([10], index)
        case "r": return ([13], index)
        case "t": return ([9], index)
        case "u":
            let (hex, next) = braced(text, index)
            let scalar = UInt32(hex, radix: 16).flatMap(Unicode.Scalar.init) ?? "?"
            return (Array(String(scalar).utf8), next)
        case "x":
            let (hex, next) = braced(text, index)
            return ([UInt8(hex, radix: 16) ?? 0], next)
        case "times":
            let (count, middle) = braced(text, index)
            let (inner, next) = braced(text, middle)
            let once = read(all: inner)
            return (Array(repeatElement(once, count: Int(count) ?? 0).joined()), next)
        default: return index < text.count && text[index] == "\\" ? ([92], index + 1) : ([], start + 1)
        }
    }

    private static func read(all text: String) -> [UInt8] {
        let written = Array(text.unicodeScalars)
        var index = 0
        var output: [UInt8] = []
        while index < written.count {
            let (bytes, next) = read(written, index)
            output += bytes
            index = next
        }
        return output
    }

    private static func braced(_ text: [Unicode.Scalar], _ start: Int) -> (inner: String, next: Int) {
        guard start < text.count, text[start] == "{" else { return ("", start) }
        var depth = 0
        var index = start
        var inner = String.UnicodeScalarView()
        while index < text.count {
            if text[index] == "{" { depth += 1 }
            if text[index] == "}" { depth -= 1 }
            if depth == 0 { return (String(inner), index + 1) }
            if index > start { inner.append(text[index]) }
            index += 1
        }
        return (String(inner), index)
    }
}
