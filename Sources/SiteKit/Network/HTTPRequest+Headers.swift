extension HTTPRequest {
    /// What libcurl would add to a POST by itself: a kind nobody named, and a question that a server may never answer.
    private static let unwanted = ["Content-Type", "Expect"]

    /// The headers as libcurl takes them: `Name: value`, `Name;` for one without a value, `Name:` for one that isn't to be
    /// sent. An authorization takes the place of any other.
    func headerLines(authorization: String?) throws(HTTPFailure) -> [String] {
        var fields = headers
        if let authorization {
            fields.removeAll { $0.name.lowercased() == "authorization" }
            fields.append(("Authorization", authorization))
        }
        guard fields.allSatisfy({ HTTPRequest.isHeader($0.name, $0.value) }) else {
            throw .other("a header has a name or value that can't be sent")
        }
        let names = Set(fields.map { $0.name.lowercased() })
        return fields.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
            + HTTPRequest.unwanted.filter { !names.contains($0.lowercased()) }.map { "\($0):" }
    }

    /// Where the host is, as libcurl takes it: `HOST:PORT:NUMBER,…`, so that it looks nothing up. It has its own mind about a
    /// dot at a name's end.
    var placeLines: [String] {
        let host = address.host
        guard !places.isEmpty, IPAddress(host) == nil else { return [] }
        let numbers = places.map { $0.bytes.count == 4 ? "\($0)" : "[\($0)]" }.joined(separator: ",")
        return Set([host, host.hasSuffix(".") ? String(host.dropLast()) : host])
            .map { "\($0):\(address.port):\(numbers)" }
    }

    /// Whether a name and a value can be sent as a header, and as one only.
    private static func isHeader(_ name: String, _ value: String) -> Bool {
        let signs = Set("!#$%&'*+-.^_`|~".utf8)
        let isToken = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || signs.contains(byte)
        }
        return isToken && !name.isEmpty && !value.utf8.contains { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }
    }
}
