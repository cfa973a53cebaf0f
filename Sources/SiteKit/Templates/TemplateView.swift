/// A value that templates can show: it declares its fields once, and that one declaration serves
/// lookup, checking and the printed reference.
///
/// Declare `fields` as a stored `static let`, so that it is built once.
public protocol TemplateView: Sendable {
    /// Everything a template may name in this view, in the order of the printed reference.
    static var fields: [ViewField<Self>] { get }
}
