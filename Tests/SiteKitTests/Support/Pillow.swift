import Testing

/// Pillow, the Python library that pictures are compared with.
enum Pillow {
    /// The first Python that has it: Debian's package belongs to /usr/bin/python3, which need not be the first one.
    private static let python: String? = ["python3", "/usr/bin/python3"].first { candidate in
        let probe = try? ExternalProgram([candidate, "-c", "import PIL.Image"], in: "/")
        return probe?.status == 0
    }

    /// Runs a script of `Fixtures/pillow` in a folder and gives what it prints.
    static func run(_ script: String, in folder: String) throws -> String {
        let python = try #require(
            python, "no python3 here can import PIL; scripts/dependencies.sh test installs Debian's python3-pil")
        let path = "\(Repository.tests)/Fixtures/pillow/\(script)"
        // Without -B it would leave compiled scripts among the sources.
        let run = try ExternalProgram([python, "-B", path], in: folder)
        try #require(run.status == 0, "\(script): \(run.errors)")
        return run.output
    }
}
