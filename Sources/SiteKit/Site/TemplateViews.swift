/// The templates there are and the views they show: what `sitegen templates` prints.
public enum TemplateViews {
    /// The reference as text.
    public static var reference: String {
        var text = ""
        func add<View: TemplateView>(_ names: [String], _ view: View.Type) {
            for name in names { text += "\(name).mustache\n" }
            add(TemplateReference.describe(view), indent: "  ")
            text += "\n"
        }
        func add(_ fields: [TemplateReference.Field], indent: String) {
            for field in fields {
                let kind = field.isOptional ? "\(field.kind.rawValue), optional" : field.kind.rawValue
                text += "\(indent)\(field.name) (\(kind)): \(field.doc)\n"
                add(field.children, indent: indent + "  ")
            }
        }
        add([Layout.page.template], PlainPageView.self)
        add([Layout.docs.template], DocsPageView.self)
        add([Layout.home.template, Layout.product.template], LandingView.self)
        add([Layout.gallery.template], GalleryPageView.self)
        add(SectionFrontMatter.Kind.allCases.map(\.template), SectionView.self)
        add(["header"], HeaderView.self)
        add(["footer"], FooterView.self)
        add(["sidebar"], SidebarView.self)
        add(["directive-callout"], CalloutView.self)
        add(["directive-sample"], SampleView.self)
        add(["directive-showcase"], ShowcaseView.self)
        add(["redirect"], RedirectView.self)
        text += "Text is written {{name}} and escaped; HTML is written {{{name}}}.\n"
        text += "A fact is written {{fact.name}} in every template, as text, or {{{fact.name}}} with its markup.\n"
        text += "What is optional stands in a section on itself: {{#name}}…{{/name}}."
        return text
    }
}
