/// A Markdown file cut into its front matter and its body.
struct SourceFile {
    /// The whole file.
    let text: SourceText
    /// The YAML between the fences; `nil` when the file has none.
    let matter: Range<Int>?
    /// What comes after.
    let body: Range<Int>

    /// Finds the front matter: a first line `---`, and the next line that is `---`.
    static func split(_ text: SourceText) -> (SourceFile?, [Diagnostic]) {
        let bytes = text.bytes
        if bytes.allSatisfy({ $0 <= 0x20 }) {
            return (
                nil,
                [
                    .error(
                        .emptyPage, "'\(text.path)' is empty", at: SourceLocation(file: text.path.string),
                        help: "write something, or delete the file")
                ]
            )
        }
        guard let first = fence(bytes, at: 0) else {
            if let late = lateFence(bytes) {
                return (
                    nil,
                    [
                        .error(
                            .frontMatterOpen, "front matter must begin on the first line",
                            at: text.location(of: late..<(late + 3)), help: "remove the empty lines above it")
                    ]
                )
            }
            return (SourceFile(text: text, matter: nil, body: 0..<bytes.count), [])
        }
        var line = first
        let end = min(bytes.count, first + YAMLDocument.byteLimit + 1)
        while line < end {
            if let after = fence(bytes, at: line) {
                return (SourceFile(text: text, matter: first..<line, body: after..<bytes.count), [])
            }
            line = (bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) + 1
        }
        return (
            nil,
            [
                .error(
                    .frontMatterOpen,
                    "the front matter that begins here has no closing '---' in its first \(YAMLDocument.byteLimit / 1024) KiB",
                    at: SourceLocation(file: text.path.string, line: 1, length: 3), label: "opened here",
                    help: "put a line '---' after the last key")
            ]
        )
    }

    /// A fence below nothing but empty lines, which was surely meant as front matter if a `key:` follows.
    private static func lateFence(_ bytes: [UInt8]) -> Int? {
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }), first > 0, let after = fence(bytes, at: first) else {
            return nil
        }
        let line = bytes[after...].prefix { $0 != UInt8(ascii: "\n") }
        return line.contains(UInt8(ascii: ":")) && line.first.map { $0 > 0x20 } == true ? first : nil
    }

    /// Where the line after a fence begins, if there is a fence at `start`.
    private static func fence(_ bytes: [UInt8], at start: Int) -> Int? {
        var index = start
        while index < bytes.count, index < start + 3, bytes[index] == UInt8(ascii: "-") { index += 1 }
        guard index == start + 3 else { return nil }
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0D { index += 1 }
        if index == bytes.count { return index }
        return bytes[index] == UInt8(ascii: "\n") ? index + 1 : nil
    }
}
