/// The environment's word on proxies, as far as libcurl listens to it for an address with http.
struct ProxyVariables: Sendable {
    let environment: [String: String]

    /// Whether a proxy would be asked instead of the host itself.
    ///
    /// libcurl reads `http_proxy` in lower case alone, then `all_proxy` and `ALL_PROXY`. Of its list of exceptions only the
    /// plain ones are understood here: who wrote others is told to be plain.
    func wouldRead(_ address: WebAddress) -> Bool {
        guard ["http_proxy", "all_proxy", "ALL_PROXY"].contains(where: { value($0) != nil }) else { return false }
        let exceptions = (value("no_proxy") ?? value("NO_PROXY") ?? "").split { $0 == "," || $0 == " " }
        return !exceptions.contains { $0 == "*" || $0.lowercased() == address.host }
    }

    private func value(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
