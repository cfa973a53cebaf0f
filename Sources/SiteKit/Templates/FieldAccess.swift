/// What kind of field it is, and how instructions reach its value.
enum FieldAccess: Sendable {
    case text(PrintAccess)
    case html(PrintAccess)
    case flag(@Sendable (AnyFrame) -> Bool)
    case view(ViewAccess)
    case list(ListAccess)
}

/// Access to something that can be printed.
struct PrintAccess: Sendable {
    /// Whether it may be absent.
    let isOptional: Bool
    /// Whether a section on it is shown: present, or for what is never absent, not empty.
    let isShown: @Sendable (AnyFrame) -> Bool
    /// Prints it with the five characters of HTML escaped.
    let printEscaped: @Sendable (AnyFrame, inout [UInt8]) -> Void
    /// Prints its bytes as they are.
    let printRaw: @Sendable (AnyFrame, inout [UInt8]) -> Void
}

/// Access to a child view.
struct ViewAccess: Sendable {
    /// Whether it may be absent.
    let isOptional: Bool
    /// The child's type.
    let shape: ViewShape
    /// Makes the child's frame; `nil` when it is absent.
    let child: @Sendable (AnyFrame) -> AnyFrame?
}

/// Access to a list.
struct ListAccess: Sendable {
    /// The type of the elements.
    let shape: ViewShape
    /// Whether there is nothing in it.
    let isEmpty: @Sendable (AnyFrame) -> Bool
    /// Calls a closure with the frame of each element in turn.
    let forEach: @Sendable (AnyFrame, (AnyFrame) -> Void) -> Void
}

/// A type of view, or of a list's plain elements, as the compiler sees it.
///
/// The fields are behind a closure since view types may contain themselves.
struct ViewShape: Sendable {
    /// What a plain element is.
    enum Element: Sendable {
        case view
        case text(PrintAccess)
        case html(PrintAccess)
    }

    let id: ObjectIdentifier
    let name: String
    let element: Element
    let fields: @Sendable () -> [NamedField]

    /// A view type.
    static func of<View: TemplateView>(_ type: View.Type) -> ViewShape {
        ViewShape(
            id: ObjectIdentifier(type), name: "\(type)", element: .view,
            fields: { View.fields.map { NamedField(name: $0.name, doc: $0.doc, access: $0.access) } })
    }

    /// The elements of a list of texts.
    static var text: ViewShape {
        ViewShape(
            id: ObjectIdentifier(String.self), name: "text",
            element: .text(PrintAccess(text: { Frame<String>.of($0).view })), fields: { [] })
    }

    /// The elements of a list of HTML fragments.
    static var html: ViewShape {
        ViewShape(
            id: ObjectIdentifier(HTML.self), name: "HTML",
            element: .html(PrintAccess(html: { Frame<HTML>.of($0).view })), fields: { [] })
    }
}

/// A field without the type of its view.
struct NamedField: Sendable {
    let name: String
    let doc: String
    let access: FieldAccess
}
