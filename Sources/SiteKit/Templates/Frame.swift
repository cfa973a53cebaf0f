/// One view that is being rendered, with its type hidden from the instructions.
///
/// A frame lives for part of one render and never leaves the thread that renders.
class AnyFrame {
    /// Frames of child views that dotted names went through, by the number of the field.
    fileprivate var children: [AnyFrame?] = []

    /// The frame of a child view; made once however often dotted names go through it.
    final func child(through step: ViewStep) -> AnyFrame? {
        if step.number < children.count, let known = children[step.number] { return known }
        guard let made = step.child(self) else { return nil }
        while children.count <= step.number { children.append(nil) }
        children[step.number] = made
        return made
    }
}

/// The frame of a view whose type is known.
final class Frame<View>: AnyFrame {
    let view: View

    init(_ view: View) {
        self.view = view
    }

    /// The value of a property.
    func read<Value>(_ path: KeyPath<View, Value>) -> Value {
        Frame.read(view, path)
    }

    /// Takes the view as a parameter, since reading a property of a property would copy the whole view first.
    @inline(never)
    private static func read<Value>(_ view: View, _ path: KeyPath<View, Value>) -> Value {
        view[keyPath: path]
    }

    /// The typed frame behind `frame`.
    ///
    /// The compiler hands a field's closures only frames of the slot that holds the field's view type
    /// (`TemplateScope` gives each type one slot of its own), so the type is known without asking.
    static func of(_ frame: AnyFrame) -> Frame<View> {
        unsafe unsafeDowncast(frame, to: Frame<View>.self)
    }
}

/// How to come from a frame to the frame of one of its child views.
struct ViewStep: Sendable {
    /// The number of the field in its view.
    let number: Int
    /// Makes the child's frame; `nil` when the child is absent.
    let child: @Sendable (AnyFrame) -> AnyFrame?
}
