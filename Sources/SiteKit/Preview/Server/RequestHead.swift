/// The head of a request, taken apart strictly: what RFC 9112 lets a server forgive is not forgiven here.
struct RequestHead: Sendable {
    /// Such as `GET`.
    let method: String
    /// The target as it was sent.
    let target: ArraySlice<UInt8>
    /// Whether the client speaks HTTP/1.0.
    let isOld: Bool
    /// The header fields in order, with their names in lower case.
    let fields: [(name: String, value: String)]

    /// Takes a head apart.
    ///
    /// - Parameter bytes: the request line and the header fields, each with its CR LF, without the empty line at the
    ///   end. `HeadCollector` has seen to it that CR and LF stand together, and that there is no other control
    ///   character but the tabulator.
    init(_ bytes: ArraySlice<UInt8>, _ limits: ConnectionLimits) throws(RequestRefusal) {
        var lines = bytes.split(separator: UInt8(ascii: "\r"), omittingEmptySubsequences: false)[...]
        // What follows the last CR is its LF.
        lines = lines.dropLast()
        let line = lines.popFirst() ?? []
        let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 3, RequestHead.isToken(parts[0]), !parts[1].isEmpty, !line.contains(UInt8(ascii: "\t"))
        else {
            throw .malformed("The request line is not 'METHOD TARGET HTTP/1.1'.")
        }
        guard parts[1].count <= limits.target else { throw .longTarget }
        switch String(decoding: parts[2], as: UTF8.self) {
        case "HTTP/1.1": isOld = false
        case "HTTP/1.0": isOld = true
        case let other where other.hasPrefix("HTTP/"): throw .version
        default: throw .malformed("The request line is not 'METHOD TARGET HTTP/1.1'.")
        }
        guard lines.count <= limits.fields else { throw .longHead }
        method = String(decoding: parts[0], as: UTF8.self)
        target = parts[1]
        var fields: [(name: String, value: String)] = []
        for line in lines { fields.append(try RequestHead.field(line.dropFirst())) }
        self.fields = fields
    }

    /// The values of a field, in order.
    func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// Whether a field is there.
    func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

    /// Whether the client may send another request by the same connection.
    var keepsOpen: Bool {
        !isOld
            && !values("connection").contains { value in
                value.lowercased().split { $0 == "," || $0 == " " || $0 == "\t" }.contains("close")
            }
    }

    /// A field without its line break.
    private static func field(_ line: ArraySlice<UInt8>) throws(RequestRefusal) -> (name: String, value: String) {
        // A line that begins with a space went on with the one before, once; proxies disagree about it to this day.
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), isToken(line[..<colon]) else {
            throw .malformed("A header field is not 'Name: value'.")
        }
        var value = line[(colon + 1)...]
        while let first = value.first, first == UInt8(ascii: " ") || first == UInt8(ascii: "\t") { value.removeFirst() }
        while let last = value.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { value.removeLast() }
        return (String(decoding: line[..<colon], as: UTF8.self).lowercased(), String(decoding: value, as: UTF8.self))
    }

    private static func isToken(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty
            && bytes.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }
}
