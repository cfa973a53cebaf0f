/// A site's waivers: which finds may ship for a while, and which waivers permit nothing.
struct Waivers: Sendable {
    private let waivers: [CheckSettings.Waiver]
    private var used: Set<Int> = []

    /// Takes the waivers of a site. A pattern that nothing is called is an error.
    static func make(_ settings: CheckSettings, names: [String]) -> (Waivers, [Diagnostic]) {
        let names = names.filter { $0 != "secret" }
        let known = Set(names)
        let faults = settings.waivers.filter { !known.contains($0.pattern.text) }.map { waiver in
            Diagnostic.error(
                .wrongValue, "there is no pattern '\(waiver.pattern.text)'", at: waiver.pattern.location,
                notes: ["possible: \(names.joined(separator: ", "))"],
                help: Suggestion.help(for: waiver.pattern.text, among: names) ?? "write one of these names")
        }
        return (Waivers(waivers: settings.waivers.filter { known.contains($0.pattern.text) }), faults)
    }

    private init(waivers: [CheckSettings.Waiver]) {
        self.waivers = waivers
    }

    /// Whether a find in a file may ship; notes that the waiver was needed.
    mutating func permits(_ pattern: String, in file: String?) -> Bool {
        guard let file else { return false }
        var isPermitted = false
        for (number, waiver) in waivers.enumerated()
        where waiver.pattern.text == pattern && waiver.file.text == file {
            used.insert(number)
            isPermitted = true
        }
        return isPermitted
    }

    /// Waivers that permitted nothing.
    var unused: [Diagnostic] {
        waivers.enumerated().filter { !used.contains($0.offset) }.map { _, waiver in
            .warning(
                .unusedWaiver, "nothing in '\(waiver.file.text)' needs this waiver of '\(waiver.pattern.text)'",
                at: waiver.pattern.location, help: "take the waiver out, or name the right file in 'in'")
        }
    }

    /// Waivers whose last day is before `today`.
    static func expired(_ settings: CheckSettings, today: CalendarDate) -> [Diagnostic] {
        settings.waivers.filter { $0.until < today }.map { waiver in
            .error(
                .expiredWaiver,
                "the waiver of '\(waiver.pattern.text)' in '\(waiver.file.text)' ended on \(waiver.until)",
                at: waiver.pattern.location, notes: ["its reason was: \(waiver.reason)"],
                help: "mend what it permits and take it out, or give it a new end with a reason that still holds")
        }
    }
}
