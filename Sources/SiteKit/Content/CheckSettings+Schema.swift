extension CheckSettings {
    struct Keys: Sendable {
        let patterns = SchemaKey.list(
            "patterns", of: Pattern.schema.shape, "Words that must not ship, besides those that every build looks for.",
            example: "[{name: codename, text: Project Larch}]", read: Pattern.read)
        let waivers = SchemaKey.list(
            "waivers", of: Waiver.schema.shape, "Finds that may ship for a while.", read: Waiver.read)
    }

    static let schema = MappingSchema("checks", subject: "'checks'", "Settings of the checks of a build.", Keys())
}

extension CheckSettings.Pattern {
    struct Keys: Sendable {
        let name = SchemaKey.text("name", "Its name, for waivers.", isRequired: true, example: "codename")
        let text = SchemaKey.text(
            "text", "The words, looked for without regard to letters' case.", isRequired: true, format: longEnough)
        let message = SchemaKey.text(
            "message", "What is wrong with them.", example: "the codename was replaced by Image 2")
        let inCode = SchemaKey.flag("in_code", "Whether they count in code too.")
    }

    static let schema = MappingSchema("pattern", subject: "a pattern", "Words that must not ship.", Keys())

    private static let longEnough = TextFormat(
        "text of at least three characters", pattern: "^[\\s\\S]{3,}$", scalars: ["string", "number"],
        examples: ["Project Larch", "abc"], mistakes: ["ab", "x"], isSound: { $0.unicodeScalars.count >= 3 },
        fault: { text in
            .error(
                .wrongValue, "the pattern '\(text.text)' is too short: it would be found everywhere",
                at: text.location, help: "write at least three characters")
        })
}

extension CheckSettings.Waiver {
    struct Keys: Sendable {
        let pattern = SchemaKey.text("pattern", "Name of the pattern.", isRequired: true, example: "codename")
        let file = SchemaKey.text(
            "in", "The file it stands in.", isRequired: true, example: "content/docs/history.md")
        let reason = SchemaKey.text(
            "reason", "Why it may.", isRequired: true, example: "the page is about how the name came about")
        let until = SchemaKey.date("until", "The last day on which it may.", isRequired: true, example: "2027-01-31")
    }

    static let schema = MappingSchema("waiver", subject: "a waiver", "A find that may ship for a while.", Keys())
}
