internal import FoundationEssentials

/// An absolute http or https address without a fragment or a password, as requests need it.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    /// The whole address.
    public let text: String
    /// The host's name in lower case, or its number without brackets.
    public let host: String
    /// The port: the one written, or the scheme's.
    public let port: Int
    /// Whether it is asked over TLS.
    public let isEncrypted: Bool

    /// Reads an address; `nil` for any other scheme, without a host, or with a name or password before it.
    public init?(_ text: String) {
        let bare = text.prefix { $0 != "#" }
        guard bare.utf8.count <= 8192, let url = URL(string: String(bare)) else { return nil }
        self.init(url)
    }

    private init?(_ url: URL) {
        guard let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https",
            let host = url.host(percentEncoded: false), !host.isEmpty, url.user() == nil, url.password() == nil
        else { return nil }
        text = url.absoluteString
        self.host = String(host.lowercased().filter { $0 != "[" && $0 != "]" })
        isEncrypted = scheme == "https"
        port = url.port ?? (isEncrypted ? 443 : 80)
    }

    /// Where a `Location` header leads from here; `nil` when that isn't an address we could ask.
    public func following(_ location: String) -> WebAddress? {
        let bare = location.prefix { $0 != "#" }
        guard bare.utf8.count <= 8192, let base = URL(string: text),
            let url = URL(string: String(bare), relativeTo: base)
        else { return nil }
        return WebAddress(url.absoluteURL)
    }

    /// Whether it is on this machine, whatever a name server says.
    var isLoopback: Bool { host == "localhost" || IPAddress(host)?.isLoopback == true }

    /// The address.
    public var description: String { text }
}
