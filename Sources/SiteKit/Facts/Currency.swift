/// The currencies that amounts can be in: the codes of ISO 4217 that are in use.
enum Currency {
    /// Whether it is the code of a currency, in capitals.
    static func isCode(_ text: String) -> Bool { codes.contains(text) }

    /// The code that was probably meant by a sign, a word or a slip.
    static func suggestion(for text: String) -> String? {
        let lower = text.lowercased()
        if let meant = meant[lower] { return meant }
        if codes.contains(text.uppercased()) { return text.uppercased() }
        return Suggestion.nearest(to: text, among: ["USD", "EUR", "GBP", "JPY", "CNY", "CHF", "KRW", "INR"])
    }

    /// The code that a code, a sign or a word stands for; without guessing at slips.
    static func exact(_ text: String) -> String? {
        let upper = text.uppercased()
        return codes.contains(upper) ? upper : meant[text.lowercased()]
    }

    /// An amount as readers write it: `$0.04`, `20\u{A0}CHF`.
    ///
    /// Only the signs that everybody reads as one currency are used; the others keep their codes.
    static func text(_ value: String, _ code: String) -> String {
        let cents = code == "JPY" || code == "KRW" ? value : twoDecimals(value)
        guard let sign = signs[code] else { return "\(cents)\u{A0}\(code)" }
        return sign + cents
    }

    /// `0.5` as `0.50`; `4` and `0.004` as they are.
    private static func twoDecimals(_ value: String) -> String {
        guard let point = value.firstIndex(of: "."), value[point...].count == 2 else { return value }
        return value + "0"
    }

    private static let signs = ["USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"]

    private static let meant = [
        "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "us dollar": "USD", "us dollars": "USD",
        "cent": "USD", "cents": "USD", "¢": "USD", "€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP",
        "pound": "GBP", "pounds": "GBP", "sterling": "GBP", "pence": "GBP", "¥": "JPY", "yen": "JPY", "yuan": "CNY",
        "rmb": "CNY", "renminbi": "CNY", "won": "KRW", "₩": "KRW", "rupee": "INR", "rupees": "INR", "₹": "INR",
        "franc": "CHF", "francs": "CHF", "sfr": "CHF",
    ]

    private static let codes = Set(
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
        CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
        GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD
        KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO
        NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE
        SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND
        VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
        """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
