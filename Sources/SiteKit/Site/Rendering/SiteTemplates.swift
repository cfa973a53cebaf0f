/// The site's templates, checked and compiled for the views they show.
struct SiteTemplates: Sendable {
    let plain: Template<PlainPageView>
    let docs: Template<DocsPageView>
    let home: Template<LandingView>
    let product: Template<LandingView>
    let gallery: Template<GalleryPageView>
    let redirect: Template<RedirectView>
    let header: Template<HeaderView>
    let footer: Template<FooterView>
    let sidebar: Template<SidebarView>
    let callout: Template<CalloutView>
    let sample: Template<SampleView>
    let showcase: Template<ShowcaseView>
    let sections: [SectionFrontMatter.Kind: Template<SectionView>]

    /// Compiles every template; all faults of all templates are found in one run.
    static func compile(_ library: TemplateLibrary, _ facts: FactConstants) -> (SiteTemplates?, [Diagnostic]) {
        var faults: [Diagnostic] = []
        func template<View: TemplateView>(_ name: String, _ view: View.Type) -> Template<View>? {
            let (template, found) = library.compile(name, for: view, constants: facts)
            faults += found
            return template
        }
        var sections: [SectionFrontMatter.Kind: Template<SectionView>] = [:]
        for kind in SectionFrontMatter.Kind.allCases { sections[kind] = template(kind.template, SectionView.self) }
        let plain = template(Layout.page.template, PlainPageView.self)
        let docs = template(Layout.docs.template, DocsPageView.self)
        let home = template(Layout.home.template, LandingView.self)
        let product = template(Layout.product.template, LandingView.self)
        let gallery = template(Layout.gallery.template, GalleryPageView.self)
        let redirect = template("redirect", RedirectView.self)
        let header = template("header", HeaderView.self)
        let footer = template("footer", FooterView.self)
        let sidebar = template("sidebar", SidebarView.self)
        let callout = template("directive-callout", CalloutView.self)
        let sample = template("directive-sample", SampleView.self)
        let showcase = template("directive-showcase", ShowcaseView.self)
        let names =
            Layout.allCases.map(\.template) + SectionFrontMatter.Kind.allCases.map(\.template)
            + [
                "redirect", "header", "footer", "sidebar", "directive-callout", "directive-sample",
                "directive-showcase",
            ]
        faults += library.unused(after: names)
        // A partial is checked for each view that includes it: the same fault at the same place is one fault.
        var seen: Set<Diagnostic> = []
        faults = faults.filter { seen.insert($0).inserted }
        guard !faults.hasErrors, let plain, let docs, let home, let product, let gallery, let redirect, let header,
            let footer, let sidebar, let callout, let sample, let showcase
        else { return (nil, faults) }
        let templates = SiteTemplates(
            plain: plain, docs: docs, home: home, product: product, gallery: gallery, redirect: redirect,
            header: header, footer: footer, sidebar: sidebar, callout: callout, sample: sample, showcase: showcase,
            sections: sections)
        return (templates, faults)
    }
}
