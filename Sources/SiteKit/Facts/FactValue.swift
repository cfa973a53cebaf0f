/// Whether what was written fits the kind of a fact.
enum FactValue {
    /// What the value would have to be, in words; `nil` when it is sound.
    static func fault(_ text: String, _ kind: Fact.Kind) -> String? {
        if text.contains(":fact[") { return "written out, not another fact" }
        switch kind {
        case .quantity: return isNumber(text) ? nil : "a number such as 1536 or 0.5, its unit apart"
        case .money:
            return isNumber(text) && !text.hasPrefix("-") ? nil : "an amount such as 0.04, its currency apart"
        case .date: return CalendarDate(text) != nil ? nil : "a day such as 2026-11-20"
        case .url: return isAddress(text) ? nil : "an address that begins with https://"
        case .text, .model:
            return text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? "on one line" : nil
        }
    }

    /// How a sound value is written.
    static func example(_ kind: Fact.Kind) -> String {
        switch kind {
        case .money: "write for example 'value: 0.04' and 'unit: USD'"
        case .quantity: "write for example 'value: 1536' and 'unit: px'"
        case .date: "write year, month and day: 2026-11-20"
        case .url: "write the whole address: https://example.org/page"
        case .text, .model: "write the words themselves; each text states its facts beside them"
        }
    }

    /// What is wrong with the words for a fact that has no value yet; `nil` when they are sound.
    static func fallbackFault(_ text: String, _ kind: Fact.Kind) -> String? {
        if text.contains(":fact[") { return "can't be another fact" }
        guard kind == .money || kind == .quantity else { return nil }
        return text.unicodeScalars.contains { $0.properties.numericType != nil } || NumberWords.stands(in: text)
            ? "states a number" : nil
    }

    /// Whether a fact that isn't money states an amount of it, by itself or with its unit.
    static func statesMoney(_ text: String, unit: String? = nil) -> Bool {
        let whole = unit.map { "\(text) \($0)" } ?? text
        return !MoneyPattern.matches(in: whole).isEmpty
    }

    /// Digits, perhaps with one point, as JSON has them: without needless zeros before.
    private static func isNumber(_ text: String) -> Bool {
        let parts = text.dropFirst(text.hasPrefix("-") ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count) && (parts[0] == "0" || !parts[0].hasPrefix("0"))
            && parts.allSatisfy {
                !$0.isEmpty && $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            }
    }

    private static func isAddress(_ text: String) -> Bool {
        let host = text.dropFirst("https://".count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return text.hasPrefix("https://") && host.contains(".")
            && text.unicodeScalars.allSatisfy {
                $0.value > 0x20 && $0.isASCII && !"\"'<>\\^`{|}".unicodeScalars.contains($0)
            }
    }
}
