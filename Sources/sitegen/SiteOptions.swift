import ArgumentParser
import SiteKit

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Options that every command on a site has.
struct SiteOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The folder with site.yml.", valueName: "folder"))
    var site = "."

    /// Absolute path of the site, links resolved.
    var root: String { AbsolutePath.resolve(site) }
}

/// How diagnostics are written.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json

    /// Shows diagnostics: for people on standard error, for programs on standard output.
    func report(_ diagnostics: [Diagnostic], root: String) {
        switch self {
        case .json:
            for diagnostic in diagnostics { Console.output(JSONReporter.line(diagnostic)) }
        case .text:
            let lines = DiagnosticLines.reader(for: diagnostics, RealFileSystem(root: root))
            let reporter = TextReporter(isColored: Console.isColored, line: lines)
            for diagnostic in diagnostics { Console.errorText(reporter.text(diagnostic)) }
        }
    }
}

/// Makes paths absolute.
enum AbsolutePath {
    /// The path without links as far as it exists; what doesn't exist yet is kept as named.
    static func resolve(_ path: String) -> String {
        if let whole = real(path) { return whole }
        return keepingName(path)
    }

    /// The path with every folder above its last name resolved, but not a link at the name itself.
    static func keepingName(_ path: String) -> String {
        var trimmed = path
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        guard let slash = trimmed.lastIndex(of: "/") else { return join(real(".") ?? "", trimmed) }
        let parent = slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
        let name = String(trimmed[trimmed.index(after: slash)...])
        if name.isEmpty || name == "." || name == ".." { return real(trimmed) ?? trimmed }
        return join(real(parent) ?? keepingName(parent), name)
    }

    private static func join(_ folder: String, _ name: String) -> String {
        if name == "." || name.isEmpty { return folder }
        return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    private static func real(_ path: String) -> String? {
        guard let found = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(found) }
        return unsafe String(cString: found)
    }
}
