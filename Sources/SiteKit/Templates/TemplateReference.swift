/// What templates may say, read from the declarations of the views.
public enum TemplateReference {
    /// One line of the reference.
    public struct Field: Hashable, Sendable {
        /// What the field is.
        public enum Kind: String, Sendable {
            case text, html, flag, view, list
        }

        /// The name, as templates write it.
        public let name: String
        /// What it is.
        public let kind: Kind
        /// Whether it may be absent and so has to be asked for with a section.
        public let isOptional: Bool
        /// One sentence about it.
        public let doc: String
        /// The type of the view, or of the list's elements; `nil` for the other kinds.
        public let type: String?
        /// The fields of that type; empty where the type is described further out already.
        public let children: [Field]
    }

    /// The fields of a view and of all views in it, in the order they were declared.
    public static func describe<V: TemplateView>(_ type: V.Type) -> [Field] {
        describe(.of(type), inside: [])
    }

    private static func describe(_ shape: ViewShape, inside outer: Set<ObjectIdentifier>) -> [Field] {
        let inside = outer.union([shape.id])
        return shape.fields().map { field in
            let child = field.access.shape
            return Field(
                name: field.name, kind: field.access.kind, isOptional: field.access.isOptional, doc: field.doc,
                type: child?.name,
                children: child.map { inside.contains($0.id) ? [] : describe($0, inside: inside) } ?? [])
        }
    }
}

extension FieldAccess {
    fileprivate var kind: TemplateReference.Field.Kind {
        switch self {
        case .text: .text
        case .html: .html
        case .flag: .flag
        case .view: .view
        case .list: .list
        }
    }

    fileprivate var shape: ViewShape? {
        switch self {
        case .view(let view): view.shape
        case .list(let list): list.shape
        case .text, .html, .flag: nil
        }
    }

    fileprivate var isOptional: Bool {
        switch self {
        case .text(let print), .html(let print): print.isOptional
        case .view(let view): view.isOptional
        case .flag, .list: false
        }
    }
}
