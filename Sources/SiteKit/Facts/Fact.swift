/// One number, limit, price, name or date that the site states, registered once in `content/facts.yml`.
public struct Fact: Hashable, Sendable {
    /// What sort of thing is stated.
    public enum Kind: String, CaseIterable, Sendable {
        /// An amount of money; its unit is a currency.
        case money
        /// A number with a unit.
        case quantity
        /// Words.
        case text
        /// A day.
        case date
        /// The name of a model.
        case model
        /// An address; used as the target of links.
        case url
    }

    /// Whether the value may be shown.
    public enum Status: String, CaseIterable, Sendable {
        /// Confirmed by its source on a day.
        case verified
        /// Not final: only the fallback is shown.
        case pending
    }

    /// Its name, unique in the site.
    public let name: String
    /// What sort of thing is stated.
    public let kind: Kind
    /// Whether the value may be shown.
    public let status: Status
    /// The value as written; `nil` while pending.
    public let value: String?
    /// Unit, or the currency's code.
    public let unit: String?
    /// For money: what the amount is for, such as `image`.
    public let per: String?
    /// What stands in its place while it is pending.
    public let fallback: String?
    /// Where the value comes from: an address or a document.
    public let source: String?
    /// When it was last confirmed.
    public let verified: CalendarDate?
    /// After how many days it should be confirmed again.
    public let reviewAfterDays: Int?
    /// Where it is registered.
    public let location: SourceLocation

    /// What a reader sees, as plain text: value, no-break space, unit; or the fallback.
    public var text: String {
        guard let value else { return fallback ?? "" }
        if kind == .money, let unit {
            let amount = Currency.text(value, unit)
            return per.map { "\(amount)\u{A0}/\u{A0}\($0)" } ?? amount
        }
        return unit.map { "\(value)\u{A0}\($0)" } ?? value
    }

    /// The day from which it should be confirmed again; `nil` when nobody asked for that.
    public var due: CalendarDate? {
        guard let verified, let reviewAfterDays else { return nil }
        return CalendarDate(daysSince1970: verified.daysSince1970 + min(reviewAfterDays, 4_000_000))
    }

    /// What a reader sees, marked up so that checks and styles find it.
    public var html: HTML {
        var html = HTML()
        if let value {
            html.append(markup: "<data value=\"")
            html.appendEscaped(value)
            html.append(markup: "\" data-fact=\"")
            html.appendEscaped(name)
            html.append(markup: "\">")
            html.appendEscaped(text)
            html.append(markup: "</data>")
        } else {
            html.append(markup: "<span data-fact=\"")
            html.appendEscaped(name)
            html.append(markup: "\" data-status=\"pending\">")
            html.appendEscaped(text)
            html.append(markup: "</span>")
        }
        return html
    }
}
