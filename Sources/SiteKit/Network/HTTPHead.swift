/// The head of an answer, read line by line. Answers before the answer (1xx) are skipped.
struct HTTPHead {
    /// How many bytes all heads of an answer may have together.
    static let limit = 64 << 10
    private static let redirects: Set<Int> = [301, 302, 303, 307, 308]

    /// The status of the head that counts, or of the last one so far.
    private(set) var status = 0
    /// The first value by name; names are in lower case.
    private(set) var fields: [String: String] = [:]
    /// Whether the head that counts is there to its end.
    private(set) var isWhole = false
    /// How long the answer says its body is, unless it comes in chunks.
    private(set) var length: Int?
    private var lengths: [String] = []
    private var last: String?
    private var count = 0

    /// Whether it leads elsewhere.
    var isRedirect: Bool { HTTPHead.redirects.contains(status) && fields["location"] != nil }

    /// Takes the next line with its end. Lines behind the head, those of a chunked body's end, are left alone.
    mutating func take(_ line: [UInt8]) throws(HTTPFailure) {
        guard !isWhole else { return }
        count += line.count
        guard count <= HTTPHead.limit else { throw .other("the answer's head is larger than \(HTTPHead.limit) bytes") }
        let text = String(decoding: line, as: UTF8.self).filter { $0 != "\r\n" && $0 != "\n" && $0 != "\r" }
        if status == 0 {
            try begin(text)
        } else if text.isEmpty {
            try end()
        } else if text.first == " " || text.first == "\t" {
            // The value goes on.
            guard let last else { return }
            if last == "content-length" { throw HTTPHead.contradiction }
            fields[last, default: ""] += " " + HTTPHead.trimmed(text)
        } else {
            try add(text)
        }
    }

    private mutating func begin(_ text: String) throws(HTTPFailure) {
        let parts = text.split(separator: " ", maxSplits: 2)
        guard text.hasPrefix("HTTP/"), parts.count > 1, parts[1].utf8.count == 3, let number = Int(parts[1]),
            (100...999).contains(number)
        else { throw .other("the answer isn't HTTP") }
        status = number
    }

    private mutating func add(_ text: String) throws(HTTPFailure) {
        guard let colon = text.firstIndex(of: ":") else { throw .other("a line of the answer's head is no header") }
        let name = HTTPHead.trimmed(text[..<colon]).lowercased()
        let value = HTTPHead.trimmed(text[text.index(after: colon)...])
        if name == "content-length" {
            lengths += value.split(separator: ",", omittingEmptySubsequences: false).map { HTTPHead.trimmed($0) }
        }
        last = nil
        guard fields[name] == nil else { return }
        fields[name] = value
        last = name
    }

    /// libcurl takes the last of several lengths, and a body cut short would count as whole: they have to be the same.
    private mutating func end() throws(HTTPFailure) {
        if (100..<200).contains(status), status != 101 {
            let count = count
            self = HTTPHead()
            self.count = count
            return
        }
        isWhole = true
        guard fields["transfer-encoding"] == nil, fields["content-length"] != nil else { return }
        guard Set(lengths).count == 1, let first = lengths.first else { throw HTTPHead.contradiction }
        guard first.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(first) else {
            throw .other("the answer states a length that is none")
        }
        length = number
    }

    private static let contradiction = HTTPFailure.other("the answer states different lengths of itself")

    private static func trimmed(_ text: some StringProtocol) -> String {
        func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
        return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
