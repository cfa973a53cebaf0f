/// Finds the lines that diagnostics are about, reading each file once.
public enum DiagnosticLines {
    /// A function from file and line number to the line, for files that diagnostics name.
    public static func reader(
        for diagnostics: [Diagnostic], _ files: any FileSystem
    ) -> @Sendable (String, Int) -> String? {
        var texts: [String: [UInt8]] = [:]
        for name in Set(diagnostics.compactMap(\.location?.file)) {
            guard let path = RelativePath(name) else { continue }
            // A file that can't be read has no excerpt; why it can't is a diagnostic of its own.
            texts[name] = try? files.read(path, limit: SourceReader.textLimit)
        }
        let found = texts
        // A secret must not be seen beside another fault of its line either.
        let hidden = Dictionary(
            grouping: diagnostics.filter(\.hidesSource).compactMap(\.location), by: { [$0.file, String($0.line)] })
        return { file, number in
            guard var bytes = found[file]?[...] else { return nil }
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
            var line = 1
            while line < number {
                guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
                bytes = bytes[(end + 1)...]
                line += 1
            }
            let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
            var text = String(decoding: bytes[..<end], as: UTF8.self)
            if text.unicodeScalars.last == "\r" { text.unicodeScalars.removeLast() }
            for place in hidden[[file, String(number)]] ?? [] { text = place.hiding(in: text) }
            return text
        }
    }
}
