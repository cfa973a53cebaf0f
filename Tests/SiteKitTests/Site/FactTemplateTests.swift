import Testing

@testable import SiteKit

@Suite("Facts in templates")
struct FactTemplateTests {
    @Test("text for two braces, markup for three, in every place of a template")
    func printed() async throws {
        let site = try SiteFixture.make()
        try site.replace(
            "templates/layout-page.mustache", "<main>",
            "<main title=\"{{fact.max-output}}\">{{{fact.max-output}}} {{&fact.model}} {{ fact.image-price }}")
        // A partial, inside a list of links that have no such field.
        try site.write("templates/price.mustache", "[{{fact.image-price}}|{{{fact.image-price}}}]")
        try site.replace("templates/footer.mustache", "{{#links}}", "{{#links}}{{> price}}")
        try site.replace("templates/section-specs.mustache", "{{{intro}}}", "{{{intro}}}<i>{{fact.max-output}}</i>")
        try await site.built()
        let page = try site.page("about/index.html")
        let side = "<data value=\"1536\" data-fact=\"max-output\">1536\u{A0}px</data>"
        #expect(page.contains("<main title=\"1536\u{A0}px\">\(side) <data value=\"gpt-image-2\""))
        #expect(page.contains("</data> See pricing"))
        #expect(
            page.contains("[See pricing|<span data-fact=\"image-price\" data-status=\"pending\">See pricing</span>] <a")
        )
        #expect(try site.page("product/index.html").contains("<i>1536\u{A0}px</i>"))
    }

    @Test("what the fact says is escaped")
    func escaped() async throws {
        let site = try SiteFixture.make()
        let facts = try site.place.text("site/content/facts.yml")
        try site.write(
            "content/facts.yml",
            facts + #"odd: {value: '<b> "&', status: verified, source: s, verified: 2026-11-20}"# + "\n")
        try site.replace("templates/footer.mustache", "<footer>", #"<footer title="{{fact.odd}}">"#)
        try await site.built()
        #expect(try site.page("about/index.html").contains(#"<footer title="&lt;b&gt; &quot;&amp;">"#))
    }

    @Test("an unknown name is an error at its place in the template, once however often it is included")
    func unknown() async throws {
        let site = try SiteFixture.make()
        try site.write("templates/price.mustache", "<p>\n  {{fact.max-outptu}} {{{ fact.zzz }}}</p>")
        try site.replace("templates/footer.mustache", "{{#links}}", "{{> price}}{{#links}}{{> price}}")
        let faults = try await site.faults()
        #expect(
            faults.map(\.summary) == [
                "SG0412 templates/price.mustache:2:10+10 unknown fact 'max-outptu'",
                "SG0412 templates/price.mustache:2:32+3 unknown fact 'zzz'",
            ])
        #expect(faults.map(\.help) == ["did you mean 'max-output'?", "register it in content/facts.yml"])
    }

    @Test("a fact is no section, and 'fact' alone is no name")
    func section() async throws {
        let site = try SiteFixture.make()
        try site.replace(
            "templates/footer.mustache", "<footer>",
            "<footer>{{#fact.model}}a{{/fact.model}}{{^fact.model}}b{{/fact.model}}{{fact}}{{fact.a.b}}")
        let faults = try await site.faults()
        #expect(faults.count == 4, "\(faults.map(\.summary))")
        #expect(Set(faults.prefix(2).map(\.code)) == [.unprintableField])
        #expect(faults.dropFirst(2).first?.code == .unknownField)
        #expect(faults.last?.summary.hasSuffix("unknown fact 'a.b'") == true)
        #expect(faults.first?.message == "'fact.model' is never absent, so it can't be a section")
        #expect(faults.first?.help == "print it: {{fact.model}}")
    }

    @Test("facts.yml at fault makes no errors in templates")
    func consequence() async throws {
        let site = try SiteFixture.make()
        try site.write("content/facts.yml", "a: [\n")
        try site.replace("templates/footer.mustache", "<footer>", "<footer>{{fact.model}}")
        #expect(try await site.faults().allSatisfy { $0.code.id != "SG0412" })
    }

    @Test("the printed reference tells of them")
    func reference() {
        #expect(TemplateViews.reference.contains("{{fact.name}}"))
    }
}
