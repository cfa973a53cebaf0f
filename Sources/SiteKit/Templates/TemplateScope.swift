/// What names mean at one place of a template: the views around it, the innermost last.
///
/// A view hides another of the same type around it completely, since both have the same fields. So each
/// type stands here once, and one slot for each type is enough at run time, however deep the views are nested.
struct TemplateScope {
    /// A type that names are looked up in.
    struct Level {
        let shape: ViewShape
        let slot: Int
    }

    /// A field that is known to be there, since the place lies in a section on it.
    struct Presence: Hashable {
        let slot: Int
        /// Numbers of the fields on the way to it.
        let path: [Int]
    }

    /// What `{{.}}` means.
    enum Dot {
        case view
        case print(FramePath, PrintAccess, isHTML: Bool, Presence)
    }

    /// That a view was entered, for the proof that recursion ends.
    struct Push: Hashable {
        /// Slot of the view it was found in.
        let from: Int
        /// Slot it was put in.
        let to: Int
    }

    private(set) var levels: [Level]
    private(set) var present: Set<Presence> = []
    private(set) var dot = Dot.view
    /// Views entered since the template or partial began.
    var pushes: [Push] = []

    init(root: ViewShape, slot: Int) {
        levels = [Level(shape: root, slot: slot)]
    }

    /// This scope inside a view or a list's element, which was found in `base`.
    func entering(_ shape: ViewShape, slot: Int, from base: Int) -> TemplateScope {
        var inner = self
        inner.levels.removeAll { $0.slot == slot }
        inner.levels.append(Level(shape: shape, slot: slot))
        inner.present = present.filter { $0.slot != slot }
        inner.pushes.append(Push(from: base, to: slot))
        let place = Presence(slot: slot, path: [])
        switch shape.element {
        case .view: inner.dot = .view
        case .text(let access): inner.dot = .print(FramePath(slot: slot), access, isHTML: false, place)
        case .html(let access): inner.dot = .print(FramePath(slot: slot), access, isHTML: true, place)
        }
        return inner
    }

    /// This scope where some fields are known to be there.
    func knowing(_ fields: some Sequence<Presence>) -> TemplateScope {
        var inner = self
        inner.present.formUnion(fields)
        return inner
    }

    /// This scope inside a section on something that can be printed.
    func pointing(at path: FramePath, _ access: PrintAccess, isHTML: Bool, _ place: Presence) -> TemplateScope {
        var inner = self
        inner.dot = .print(path, access, isHTML: isHTML, place)
        return inner
    }

    /// Everything that decides what a partial means here.
    var identity: Identity {
        var place: Presence?
        var isHTML = false
        if case .print(_, _, let dotIsHTML, let dotPlace) = dot {
            place = dotPlace
            isHTML = dotIsHTML
        }
        return Identity(slots: levels.map(\.slot), present: present, dot: place, dotIsHTML: isHTML)
    }

    /// Equal for scopes in which every partial means the same.
    struct Identity: Hashable {
        let slots: [Int]
        let present: Set<Presence>
        let dot: Presence?
        let dotIsHTML: Bool
    }
}

/// How to reach a frame while rendering: a slot, and steps into child views from there.
struct FramePath: Sendable {
    let slot: Int
    var steps: [ViewStep] = []
}
