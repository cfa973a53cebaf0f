import Foundation

/// The program `cmark-gfm`, which says what plain Markdown has to become.
enum ReferenceProgram {
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    /// What the program makes of each document.
    static func html(of documents: [[UInt8]]) throws -> [[UInt8]] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sitegen-cmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (index, document) in documents.enumerated() {
            try Data(document).write(to: folder.appending(path: "\(index).md"))
        }
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.currentDirectoryURL = folder
        shell.arguments = [
            "-c",
            """
            command -v cmark-gfm >/dev/null || exit 7
            for file in *.md; do
                cmark-gfm --unsafe -e table -e strikethrough -e autolink -e tasklist -e footnotes "$file" \
                    > "${file%.md}.html" || exit 8
            done
            """,
        ]
        try shell.run()
        shell.waitUntilExit()
        guard shell.terminationStatus != 7 else {
            throw Missing(description: "cmark-gfm is not in PATH; install it with: apt-get install cmark-gfm")
        }
        guard shell.terminationStatus == 0 else {
            throw Missing(description: "cmark-gfm failed with status \(shell.terminationStatus)")
        }
        return try documents.indices.map { [UInt8](try Data(contentsOf: folder.appending(path: "\($0).html"))) }
    }
}
