/// Decides which requests are let through: those that the writer's own browser makes for a page of the preview.
///
/// Any page on the web can send requests to this machine. What it could do with the answers is kept from it by the Host
/// (a name of another site that leads here), by Origin and Sec-Fetch-Site (its scripts, pictures and frames), and by
/// the answers themselves, which allow no other origin anything.
struct PreviewGate: Sendable {
    /// What may stand in Host.
    private let hosts: Set<String>
    /// What may stand in Origin.
    private let origins: Set<String>

    /// - Parameters:
    ///   - port: the one the server listens on.
    ///   - allowedHosts: names besides those of this machine, without a port; an IPv6 address with or without brackets.
    init(port: Int, allowedHosts: [String]) {
        let names =
            ["127.0.0.1", "localhost", "[::1]"]
            + allowedHosts.map { name in
                let isBare = name.contains(":") && !name.hasPrefix("[")
                return (isBare ? "[\(name)]" : name).lowercased()
            }
        hosts = Set(names.map { "\($0):\(port)" } + (port == 80 ? names : []))
        origins = Set(hosts.map { "http://\($0)" })
    }

    /// The request, when it may pass.
    func admit(_ head: RequestHead) throws(RequestRefusal) -> PreviewRequest {
        try checkFraming(head)
        let host = head.values("host")
        guard host.count == 1 else { throw .malformed("A request has one Host.") }
        guard hosts.contains(host[0].lowercased()) else { throw .host }
        guard head.values("origin").allSatisfy({ origins.contains($0.lowercased()) }) else {
            throw .crossSite("The preview answers no pages of other sites.")
        }
        guard head.values("sec-fetch-site").allSatisfy({ $0 == "same-origin" || $0 == "none" }) else {
            throw .crossSite(
                """
                The preview answers no pages of other sites, nor links from them. Open the address by hand: go to the
                address bar and press Enter.
                """)
        }
        guard head.method == "GET" || head.method == "HEAD" else {
            // What may be a body is not read as the next request.
            throw .method(closes: head.has("content-length"))
        }
        guard head.values("content-length").allSatisfy({ $0 == "0" }) else { throw .body }
        let target = try RequestTarget(head.target)
        return PreviewRequest(path: target.path, query: target.query)
    }

    /// Refuses what two readers could find two different ends of.
    private func checkFraming(_ head: RequestHead) throws(RequestRefusal) {
        guard !head.has("transfer-encoding") else { throw .malformed("The preview takes no bodies.") }
        let lengths = head.values("content-length")
        guard lengths.count <= 1,
            lengths.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { throw .malformed("The request's Content-Length is no number.") }
    }
}
