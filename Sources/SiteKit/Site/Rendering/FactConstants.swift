/// The facts, as templates name them: `{{fact.max-output}}`.
struct FactConstants: TemplateConstants {
    let facts: FactRegistry

    let prefix = "fact"

    func value(of name: String, at place: SourceLocation) -> TemplateConstant {
        guard let fact = facts.use(name, at: place) else { return .unknown(facts.unknown(name, at: place)) }
        return .value(text: fact.text, html: fact.html)
    }
}
