extension EmulatorFault: CustomStringConvertible {
    /// Why a spelling isn't one.
    public struct SpellingError: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is wrong, and what would be right.
        public let description: String
    }

    /// What a fault can be, each with what it is and which argument it takes.
    public static let help: [(spelling: String, meaning: String)] = [
        ("slow:BYTES", "the answer drips, so many bytes a second"),
        ("delay:SECONDS", "nothing comes for so long"),
        ("cut:BYTES", "closed after so many bytes of head and body; cut:-1 leaves out the last one"),
        ("drop", "closed before the request is looked at: not billed"),
        ("lost", "closed without a byte after the request was done: billed"),
        ("429[:SECONDS]", "too many requests, with Retry-After (2 unless said); 429:none is without"),
        ("500, 502, 503", "before the request is looked at: not billed"),
        ("500-after, 502-after, 503-after", "after the request was done: billed"),
        ("409-duplicate", "create: made, and answered as a repetition"),
        ("409-collecting", "poll, collect: somebody else is collecting"),
        ("410-expired, 410-retrieved", "poll, collect: gone for good"),
        ("refuse", "create: moderation_blocked"),
        ("refuse-later, fail, cancel", "create, poll, collect: the task ends so"),
        ("quota, balance", "429 insufficient_quota, 402 insufficient_balance"),
        ("key, forbidden", "401, 403"),
        ("html", "a page instead of an answer: 200 to GET, 502 to POST"),
        ("empty, two", "create, collect: no picture, two of them"),
        ("base64", "create, collect: broken base64"),
        ("size, truncated, notpng", "create, collect, picture: another size, half a PNG, no PNG"),
        ("huge", "create, collect, picture: 200 MB"),
        ("redirect:URL", "picture: 302 to there"),
        ("interim", "102 before the answer"),
        ("no-link", "create, collect: the provider's own upload failed"),
        ("unknown-status", "poll: a status nobody knows"),
        ("echo", "401 whose message repeats the key"),
    ]

    private static let plain: [String: Kind] = [
        "drop": .drop, "lost": .lost, "500": .status(500), "502": .status(502), "503": .status(503),
        "500-after": .statusAfter(500), "502-after": .statusAfter(502), "503-after": .statusAfter(503),
        "409-duplicate": .duplicate, "409-collecting": .collecting, "410-expired": .expired,
        "410-retrieved": .retrieved, "refuse": .refuse, "refuse-later": .refuseLater, "fail": .fail,
        "cancel": .cancel, "quota": .quota, "balance": .balance, "key": .key, "forbidden": .forbidden,
        "html": .html, "empty": .empty, "two": .two, "size": .size, "base64": .base64, "truncated": .truncated,
        "notpng": .notPNG, "huge": .huge, "interim": .interim, "no-link": .noLink,
        "unknown-status": .unknownStatus, "echo": .echo, "429": .tooMany(2),
    ]

    /// Reads `WHERE[#N][xM]=WHAT[:ARG]`.
    public init(parsing text: String) throws(SpellingError) {
        guard let equals = text.firstIndex(of: "=") else {
            throw EmulatorFault.wrong(text, "a fault is written WHERE[#N][xM]=WHAT[:ARG], such as create#2=drop")
        }
        var target = text[..<equals]
        var times: Int? = 1
        // No place has this letter at its end.
        if let x = target.lastIndex(of: "x"), x != target.startIndex {
            let number = target[target.index(after: x)...]
            if number == "*" {
                (times, target) = (nil, target[..<x])
            } else if let count = Int(number), count > 0 {
                (times, target) = (count, target[..<x])
            }
        }
        var first = 1
        if let hash = target.firstIndex(of: "#") {
            guard let number = Int(target[target.index(after: hash)...]), number > 0 else {
                throw EmulatorFault.wrong(text, "after # stands a number from 1 on")
            }
            (first, target) = (number, target[..<hash])
        }
        guard let place = Place(rawValue: String(target)) else {
            let known = Place.allCases.map(\.rawValue)
            let guess = EmulatorFault.guess(String(target), known)
            throw EmulatorFault.wrong(
                text, "'\(target)' is no place\(guess); there are \(known.joined(separator: ", "))")
        }
        let kind = try EmulatorFault.kind(String(text[text.index(after: equals)...]), in: text)
        guard kind.suits(place) else {
            let places = Place.allCases.filter { $0 != .any && kind.suits($0) }.map(\.rawValue)
            throw EmulatorFault.wrong(
                text,
                "this can't happen to '\(place.rawValue)', only to \(places.joined(separator: " and "))"
                    + EmulatorFault.list)
        }
        self.init(place, kind, first: first, times: times)
    }

    /// The spelling.
    public var description: String {
        let number = first == 1 ? "" : "#\(first)"
        let count = times.map { $0 == 1 ? "" : "x\($0)" } ?? "x*"
        return "\(place.rawValue)\(number)\(count)=\(kind.spelling)"
    }

    private static func kind(_ what: String, in text: String) throws(SpellingError) -> Kind {
        if let kind = plain[what] { return kind }
        let parts = what.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let argument = parts.count == 2 ? parts[1] : nil
        switch (parts[0], argument) {
        case ("slow", let argument):
            guard let number = argument.flatMap({ Int($0) }), number > 0 else {
                throw wrong(text, "slow:BYTES takes bytes a second, such as slow:1000")
            }
            return .slow(number)
        case ("delay", let argument):
            guard let number = argument.flatMap({ Double($0) }), number >= 0, number <= 1e6 else {
                throw wrong(text, "delay:SECONDS takes a number, such as delay:2.5")
            }
            return .delay(number)
        case ("cut", let argument):
            guard let number = argument.flatMap({ Int($0) }) else {
                throw wrong(text, "cut:BYTES takes a whole number, such as cut:100 or cut:-1")
            }
            return .cut(number)
        case ("429", "none"?): return .tooMany(nil)
        case ("429", let argument):
            guard let number = argument.flatMap({ Int($0) }), number >= 0 else {
                throw wrong(text, "429:SECONDS takes a whole number, or none")
            }
            return .tooMany(number)
        case ("redirect", let argument):
            // What goes into a header mustn't end it.
            guard let argument, !argument.isEmpty, argument.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
                throw wrong(text, "redirect:URL takes an address, such as redirect:http://example.com/a.png")
            }
            return .redirect(argument)
        case (let word, let argument?) where plain[word] != nil:
            throw wrong(text, "'\(word)' takes no argument; '\(argument)' is one")
        case (let word, _):
            let words = plain.keys + ["slow", "delay", "cut", "redirect"]
            throw wrong(text, "'\(word)' is no fault\(guess(word, words))\(list)")
        }
    }

    private static let list = "; 'sitegen showcase emulator --help' lists them all"

    private static func wrong(_ text: String, _ why: String) -> SpellingError {
        SpellingError(description: "'\(text)': \(why)")
    }

    /// A word that was probably meant.
    private static func guess(_ word: String, _ known: some Sequence<String>) -> String {
        let nearest = known.map { (distance($0, word), $0) }.min { $0 < $1 }
        guard let nearest, nearest.0 <= max(1, nearest.1.count / 2) else { return "" }
        return "; did you mean '\(nearest.1)'?"
    }

    private static func distance(_ one: String, _ other: String) -> Int {
        let (one, other) = (Array(one.utf8.prefix(64)), Array(other.utf8.prefix(64)))
        var row = Array(0...other.count)
        for (i, a) in one.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in other.enumerated() {
                let changed = min(row[j] + 1, row[j + 1] + 1, diagonal + (a == b ? 0 : 1))
                (diagonal, row[j + 1]) = (row[j + 1], changed)
            }
        }
        return row[other.count]
    }
}

extension EmulatorFault.Kind {
    /// The word, with its argument.
    var spelling: String {
        switch self {
        case .slow(let bytes): "slow:\(bytes)"
        case .delay(let seconds): "delay:\(seconds)"
        case .cut(let bytes): "cut:\(bytes)"
        case .tooMany(let seconds): seconds.map { "429:\($0)" } ?? "429:none"
        case .status(let status): "\(status)"
        case .statusAfter(let status): "\(status)-after"
        case .duplicate: "409-duplicate"
        case .collecting: "409-collecting"
        case .expired: "410-expired"
        case .retrieved: "410-retrieved"
        case .refuseLater: "refuse-later"
        case .notPNG: "notpng"
        case .redirect(let address): "redirect:\(address)"
        case .noLink: "no-link"
        case .unknownStatus: "unknown-status"
        case .drop, .lost, .refuse, .fail, .cancel, .quota, .balance, .key, .forbidden, .html, .empty, .two, .size,
            .base64, .truncated, .huge, .interim, .echo:
            "\(self)"
        }
    }

    /// Whether it can happen there at all.
    func suits(_ place: EmulatorFault.Place) -> Bool {
        switch place {
        case .any: true
        case .create: canMeet(.create)
        // What only a picture's hand-over meets is called collect.
        case .poll: canMeet(.poll)
        case .collect: canMeet(.collect)
        case .picture: canMeet(.picture)
        }
    }

    /// Whether it can happen to a request.
    func canMeet(_ request: EmulatedAPI.RequestKind) -> Bool {
        switch self {
        case .slow, .delay, .cut, .drop, .lost, .tooMany, .status, .statusAfter, .html, .interim, .echo, .key,
            .forbidden, .quota, .balance:
            true
        case .duplicate, .refuse: request == .create
        case .collecting, .expired, .retrieved, .unknownStatus: request == .poll || request == .collect
        case .refuseLater, .fail, .cancel: request == .create || request == .poll || request == .collect
        case .empty, .two, .base64, .noLink: request == .create || request == .collect
        case .size, .truncated, .notPNG, .huge:
            request == .create || request == .collect || request == .picture
        case .redirect: request == .picture
        }
    }
}
