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

/// Makes paths absolute.
enum AbsolutePath {
    /// What leads from the folder that sitegen runs in to a folder inside it, with a slash at its end; empty for that
    /// folder itself, and for one elsewhere.
    static func prefix(of folder: String) -> String {
        let here = resolve(".")
        let above = here == "/" ? "/" : here + "/"
        return folder.hasPrefix(above) && folder != above ? String(folder.dropFirst(above.count)) + "/" : ""
    }

    /// The path without `.`, `..` and links as far as it exists; what doesn't exist yet is kept as named.
    static func resolve(_ path: String) -> String {
        real(path) ?? keepingName(path)
    }

    /// The same, but a link at the last name itself is kept.
    static func keepingName(_ path: String) -> String {
        var parts: [Substring] = path.hasPrefix("/") ? [] : (real(".") ?? "/").split(separator: "/")
        let names = path.split(separator: "/").filter { $0 != "." }
        for (index, name) in names.enumerated() {
            if name == ".." {
                // Above a link lies the folder it leads to, which `real` has put here already.
                if !parts.isEmpty { parts.removeLast() }
                continue
            }
            parts.append(name)
            let isLast = index == names.count - 1
            if !isLast, let found = real("/" + parts.joined(separator: "/")) { parts = found.split(separator: "/") }
        }
        return "/" + parts.joined(separator: "/")
    }

    private static func real(_ path: String) -> String? {
        guard let found = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(found) }
        return unsafe String(cString: found)
    }
}
