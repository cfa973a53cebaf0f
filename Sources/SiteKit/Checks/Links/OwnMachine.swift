/// Addresses that mean the machine or the network of whoever follows them.
enum OwnMachine {
    /// The host of such an address, `nil` for any other.
    static func host(of url: [UInt8]) -> String? {
        guard let mark = url.firstIndex(of: UInt8(ascii: ":")), url.holds(Array("://".utf8), at: mark) else {
            return nil
        }
        let authority = url[(mark + 3)...].prefix { ![.slash, .hash, UInt8(ascii: "?")].contains($0) }
        let place = authority.split(separator: UInt8(ascii: "@")).last ?? []
        let isNumbered = place.first == .openBracket
        let end = isNumbered ? .closeBracket : UInt8(ascii: ":")
        let name = String(decoding: place.prefix { $0 != end } + (isNumbered ? [end] : []), as: UTF8.self).lowercased()
        let isOwn =
            ["localhost", "0.0.0.0", "[::1]"].contains(name)
            || [".localhost", ".local"].contains(where: name.hasSuffix)
            || name.hasPrefix("127.") && name.allSatisfy { $0.isNumber || $0 == "." }
        return isOwn ? name : nil
    }

    /// What is said of a link to one; tutorials of software that readers run themselves rightly have them.
    static func find(_ url: String, host: String) -> Find {
        Find(
            severity: .warning, code: .placeholderAddress, pattern: "address",
            message:
                "the link to '\(host)' leads to the reader's own \(host.hasSuffix(".local") ? "network" : "machine")",
            help: "link to the published address; what readers are to open on their machine belongs into code, with "
                + "backquotes", quote: Quote(url))
    }
}
