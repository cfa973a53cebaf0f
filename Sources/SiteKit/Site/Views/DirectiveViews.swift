/// Root of `directive-callout.mustache`.
struct CalloutView: TemplateView {
    let kind: String
    let title: String
    let content: HTML

    static let fields: [ViewField<CalloutView>] = [
        .text("kind", \.kind, "note, tip, warning or danger"),
        .text("title", \.title, "its heading"),
        .html("content", \.content, "its Markdown"),
    ]
}

/// Root of `directive-sample.mustache`.
struct SampleView: TemplateView {
    let id: String
    let title: String
    let tabs: [SampleTabView]

    static let fields: [ViewField<SampleView>] = [
        .text("id", \.id, "name of the request"),
        .text("title", \.title, "what the request does"),
        .list("tabs", \.tabs, "the request in each language"),
    ]
}

/// A request sample in one language.
struct SampleTabView: TemplateView {
    let id: String
    let label: String
    let language: String
    let code: String
    let isFirst: Bool

    static let fields: [ViewField<SampleTabView>] = [
        .text("id", \.id, "unique on a page that shows the request once"),
        .text("label", \.label, "name of the language"),
        .text("language", \.language, "for class=\"language-…\""),
        .text("code", \.code, "the source code"),
        .flag("first", \.isFirst, "whether it is the first tab"),
    ]
}

/// Root of `directive-showcase.mustache`.
struct ShowcaseView: TemplateView {
    let cards: [ShowcaseCardView]

    static let fields: [ViewField<ShowcaseView>] = [.list("cards", \.cards, "showcase pictures")]
}
