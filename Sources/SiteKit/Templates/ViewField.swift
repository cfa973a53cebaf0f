/// One field of a view: its name in templates, what it is, and where its value lies.
public struct ViewField<View>: Sendable {
    /// The name, as templates write it.
    public let name: String
    /// One sentence for the printed reference.
    public let doc: String
    let access: FieldAccess

    init(_ name: String, _ doc: String, _ access: FieldAccess) {
        self.name = name
        self.doc = doc
        self.access = access
    }

    /// Plain text, written `{{name}}` and escaped; a section on it is shown when it isn't empty.
    public static func text(_ name: String, _ path: any KeyPath<View, String> & Sendable, _ doc: String) -> Self {
        Self(name, doc, .text(PrintAccess(text: { Frame<View>.of($0).read(path) })))
    }

    /// Plain text that may be absent, written `{{#name}}{{name}}{{/name}}`.
    public static func text(_ name: String, _ path: any KeyPath<View, String?> & Sendable, _ doc: String) -> Self {
        Self(name, doc, .text(PrintAccess(optionalText: { Frame<View>.of($0).read(path) })))
    }

    /// Finished HTML, written `{{{name}}}`; a section on it is shown when it isn't empty.
    public static func html(_ name: String, _ path: any KeyPath<View, HTML> & Sendable, _ doc: String) -> Self {
        Self(name, doc, .html(PrintAccess(html: { Frame<View>.of($0).read(path) })))
    }

    /// Finished HTML that may be absent, written `{{#name}}{{{name}}}{{/name}}`.
    public static func html(_ name: String, _ path: any KeyPath<View, HTML?> & Sendable, _ doc: String) -> Self {
        Self(name, doc, .html(PrintAccess(optionalHTML: { Frame<View>.of($0).read(path) })))
    }

    /// Yes or no, for `{{#name}}…{{/name}}` and `{{^name}}…{{/name}}`; names inside mean what they mean outside.
    public static func flag(_ name: String, _ path: any KeyPath<View, Bool> & Sendable, _ doc: String) -> Self {
        Self(name, doc, .flag({ Frame<View>.of($0).read(path) }))
    }

    /// A view inside this one, entered by `{{#name}}…{{/name}}` or named through as `{{name.field}}`.
    public static func view<Child: TemplateView>(
        _ name: String, _ path: any KeyPath<View, Child> & Sendable, _ doc: String
    ) -> Self {
        let child: @Sendable (AnyFrame) -> AnyFrame? = { Frame<Child>(Frame<View>.of($0).read(path)) }
        return Self(name, doc, .view(ViewAccess(isOptional: false, shape: .of(Child.self), child: child)))
    }

    /// A view that may be absent, for `{{#name}}…{{/name}}` and `{{^name}}…{{/name}}`.
    public static func view<Child: TemplateView>(
        _ name: String, _ path: any KeyPath<View, Child?> & Sendable, _ doc: String
    ) -> Self {
        let child: @Sendable (AnyFrame) -> AnyFrame? = { Frame<View>.of($0).read(path).map(Frame<Child>.init) }
        return Self(name, doc, .view(ViewAccess(isOptional: true, shape: .of(Child.self), child: child)))
    }

    /// Views, shown one after the other by `{{#name}}…{{/name}}`; `{{^name}}…{{/name}}` is shown when there is none.
    public static func list<Child: TemplateView>(
        _ name: String, _ path: any KeyPath<View, [Child]> & Sendable, _ doc: String
    ) -> Self {
        Self(name, doc, .list(list(path, of: .of(Child.self))))
    }

    /// Texts, each printed by `{{.}}` inside `{{#name}}…{{/name}}`.
    public static func list(_ name: String, _ path: any KeyPath<View, [String]> & Sendable, _ doc: String) -> Self {
        Self(name, doc, .list(list(path, of: .text)))
    }

    /// Fragments of HTML, each printed by `{{{.}}}` inside `{{#name}}…{{/name}}`.
    public static func list(_ name: String, _ path: any KeyPath<View, [HTML]> & Sendable, _ doc: String) -> Self {
        Self(name, doc, .list(list(path, of: .html)))
    }

    private static func list<Element>(
        _ path: any KeyPath<View, [Element]> & Sendable, of shape: ViewShape
    ) -> ListAccess {
        ListAccess(
            shape: shape,
            isEmpty: { Frame<View>.of($0).read(path).isEmpty },
            forEach: { frame, body in
                for element in Frame<View>.of(frame).read(path) { body(Frame<Element>(element)) }
            })
    }
}
