/// Whether the parts of a fact go together: its kind with its unit, and money only where money is meant.
enum FactCheck {
    /// What contradicts what, each at its own place.
    static func faults(
        _ name: String, _ kind: Fact.Kind, _ status: Fact.Status?, value: LocatedText?, unit: LocatedText?,
        per: LocatedText?, fallback: LocatedText?, at place: SourceLocation
    ) -> [Diagnostic] {
        var faults: [Diagnostic] = []
        switch kind {
        case .money:
            if let unit, !Currency.isCode(unit.text) {
                faults.append(
                    .error(
                        .invalidFact, "'\(unit.text)' is not the code of a currency", at: unit.location,
                        label: "not in ISO 4217",
                        help: Currency.suggestion(for: unit.text).map { "did you mean '\($0)'?" }
                            ?? "write for example USD or EUR"))
            } else if unit == nil, status == .verified {
                faults.append(
                    .error(
                        .missingKey, "the fact '\(name)' is money and needs a value for 'unit'", at: place,
                        help: "add 'unit: USD' or another code of ISO 4217"))
            }
            if let per, FactValue.statesMoney(per.text) {
                faults.append(.error(.moneyOfOtherKind, "'per' states an amount of money", at: per.location))
            }
        case .quantity, .text, .date, .model, .url:
            if let unit, kind != .quantity, kind != .text {
                faults.append(
                    .error(
                        .invalidFact, "a fact of kind \(kind.rawValue) has no unit", at: unit.location,
                        help: "remove it, or set 'kind: quantity'"))
            }
            if let per {
                faults.append(
                    .error(
                        .invalidFact, "'per' is for money only, and '\(name)' is of kind \(kind.rawValue)",
                        at: per.location, help: "remove it, or set 'kind: money'"))
            }
            if kind != .url, let value {
                if FactValue.statesMoney(value.text) {
                    faults.append(money("the value", name, kind, at: value.location))
                } else if let unit, FactValue.statesMoney(value.text, unit: unit.text) {
                    faults.append(money("the unit", name, kind, at: unit.location))
                }
            } else if let unit, FactValue.statesMoney("2", unit: unit.text) {
                faults.append(money("the unit", name, kind, at: unit.location))
            }
        }
        // A number in the fallback of money or a quantity is a fault by itself.
        if let fallback, FactValue.fallbackFault(fallback.text, kind) == nil, FactValue.statesMoney(fallback.text) {
            faults.append(money("the fallback", name, kind, at: fallback.location))
        }
        return faults
    }

    private static func money(
        _ part: String, _ name: String, _ kind: Fact.Kind, at place: SourceLocation
    ) -> Diagnostic {
        .error(
            .moneyOfOtherKind, "\(part) of the fact '\(name)' states an amount of money", at: place,
            label: "an amount",
            help: part == "the fallback"
                ? "write words such as 'See pricing'"
                : "set 'kind: money' with the amount in 'value' and the currency's code in 'unit'")
    }
}
