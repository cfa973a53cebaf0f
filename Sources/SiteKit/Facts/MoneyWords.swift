/// The words that amounts of money are written with.
enum MoneyWords {
    /// How a word makes money of a number beside it.
    enum Role: Sendable {
        /// A code or short form on either side: `USD 4`, `4 USD`.
        case code
        /// A code that is also a word of other trades: `4 CAD`, but before a number only `CAD 4.00`.
        case shyCode
        /// A word after the number: `4 cents`.
        case name
        /// `won` is a verb as well: only after digits, and not where an object follows.
        case won
        /// `pounds` are a weight as well: only with `sterling`.
        case pound
        /// `Rs 500`, `Rs. 500`.
        case before
    }

    /// Each word, packed as `ProseScan.word` does.
    static let roles: [UInt128: Role] = {
        var roles: [UInt128: Role] = [:]
        for code in anyCase + upperCase + ["kr", "zł", "kč"] { roles[pack(code)] = .code }
        for code in shy { roles[pack(code)] = .shyCode }
        for name in names { roles[pack(name)] = .name }
        roles[pack("won")] = .won
        roles[pack("pound")] = .pound
        roles[pack("pounds")] = .pound
        roles[pack("rs")] = .before
        return roles
    }()

    /// Per first letter, the lengths a word of money can have: what most words are told apart by.
    static let lengths: [UInt32] = {
        var lengths = [UInt32](repeating: 0, count: 256)
        for key in roles.keys {
            let length = (128 - key.leadingZeroBitCount + 7) / 8
            let first = UInt8(truncatingIfNeeded: key >> UInt128((length - 1) * 8))
            lengths[Int(first)] |= 1 << UInt32(length)
            if first.isLowercase { lengths[Int(first - 32)] |= 1 << UInt32(length) }
        }
        return lengths
    }()

    /// Codes that are written in any case.
    private static let anyCase = ["usd", "eur", "gbp", "jpy", "cny", "rmb", "chf", "inr", "krw"]
    /// Codes that count in capitals only: `sek` and `ils` are words elsewhere.
    private static let upperCase = [
        "aud", "nzd", "hkd", "twd", "sek", "nok", "dkk", "pln", "czk", "huf", "ron", "bgn", "isk", "rub", "uah", "ils",
        "aed", "sar", "qar", "kwd", "bhd", "omr", "jod", "egp", "ngn", "kes", "zar", "pkr", "bdt", "lkr", "thb", "idr",
        "myr", "vnd", "kzt", "brl", "mxn", "ars", "clp", "uyu",
    ]
    private static let shy = ["cad", "sgd", "cop", "mad", "try"]
    static let capitalsOnly = Set((upperCase + shy).map(pack))

    private static let names = [
        "cent", "cents", "ct", "cts", "dollar", "dollars", "euro", "euros", "penny", "pennies", "pence", "quid",
        "bucks", "yen",
        "yuan", "renminbi", "rupee", "rupees", "rupiah", "franc", "francs", "centime", "centimes", "peso", "pesos",
        "reais", "ruble", "rubles", "rouble", "roubles", "kopecks", "krona", "kronor", "krone", "kroner", "zloty",
        "zlotys", "lira", "shekel", "shekels", "baht", "dirham", "dirhams", "ringgit", "rand", "hryvnia",
    ]

    /// Names that are something else in capitals.
    static let smallOnly = packed(["ct", "cts"])
    /// Names that make an amount with `a`: `a dollar`.
    static let single = packed([
        "dollar", "cent", "penny", "euro", "quid", "rupee", "franc", "centime", "peso", "ruble", "rouble", "shekel",
    ])
    static let articles = packed(["a", "an"])
    /// What makes something else of `a dollar` when it follows.
    static let things = packed([
        "sign", "signs", "symbol", "symbols", "character", "word", "variable", "store", "shop", "bill", "coin", "note",
        "amount", "amounts", "value", "figure", "price", "cost", "rate", "zone", "area", "country", "currency",
        "account", "card", "balance", "invoice", "payment", "range", "equivalent", "exchange", "tree",
    ])
    /// What may stand apart from the number: `0.04 in USD`.
    static let within = pack("in")
    /// What follows a price: `0.04 per image`.
    static let rates = packed(["per", "each", "a", "an", "apiece", "for"])

    /// What may stand between the number and the name: `5 US dollars`.
    static let adjectives = packed([
        "us", "american", "canadian", "australian", "zealand", "new", "hong", "kong", "singapore", "swiss", "indian",
        "japanese", "chinese", "korean", "euro", "british", "mexican", "taiwan", "danish", "norwegian", "swedish",
    ])

    /// Numbers in words, from two on.
    static let plural = packed([
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
        "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "trillion", "dozen",
    ])
    /// Numbers in words.
    static let numbers = plural.union(packed(["zero", "one", "half"]))
    /// What joins the words of one number: `a hundred and five`, `one point five`.
    static let joints = packed(["and", "a", "point"])

    /// What multiplies the number before it.
    static let magnitudes = packed([
        "k", "m", "b", "t", "mn", "mm", "bn", "tn", "mio", "mrd", "hundred", "thousand", "million", "billion",
        "trillion",
    ])
    /// Multipliers that may stand apart from their number.
    static let spacedMagnitudes = magnitudes.subtracting(packed(["m", "b", "t", "mm"]))

    /// What may stand before `$`: `US$`, `C$`.
    static let dollars = packed(["us", "ca", "c", "a", "au", "nz", "hk", "s", "sg", "r", "nt", "mx"])

    static let sterling = pack("sterling")
    /// What follows the verb `won`.
    static let objects = packed([
        "the", "a", "an", "by", "in", "at", "it", "this", "that", "his", "her", "their", "our",
    ])

    private static func packed(_ words: [String]) -> Set<UInt128> { Set(words.map(pack)) }

    private static func pack(_ word: String) -> UInt128 {
        word.utf8.reduce(0) { $0 << 8 | UInt128($1) }
    }
}
