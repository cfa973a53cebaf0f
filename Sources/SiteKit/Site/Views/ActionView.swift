/// Something to do next: a button.
struct ActionView: TemplateView {
    let title: String
    let url: String?
    let note: String?
    let isPrimary: Bool

    static let fields: [ViewField<ActionView>] = [
        .text("title", \.title, "what the button says"),
        .text("url", \.url, "where it leads; absent while the address is pending"),
        .text("note", \.note, "why it can't be used yet"),
        .flag("primary", \.isPrimary, "whether it is the first of its list"),
    ]
}
