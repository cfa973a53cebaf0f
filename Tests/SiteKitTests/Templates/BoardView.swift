import Foundation
import Mustache
@testable import SiteKit

/// A view with one field of every kind, for ours and for the published renderer.
struct BoardView: TemplateView {
    var subject = "world"
    var size = "3"
    var given: String? = "given"
    var gone: String?
    var markup: HTML = "<b>bold</b>"
    var extra: HTML?
    var on = true
    var off = false
    var fixed = PanelView()
    var child: PanelView?
    var panels: [PanelView] = []
    var words: [String] = []
    var pieces: [HTML] = []

    static let fields: [ViewField<BoardView>] = [
        .text("subject", \.subject, "What it is about."),
        .text("size", \.size, "How many."),
        .text("given", \.given, "A text that is mostly there."),
        .text("gone", \.gone, "A text that is mostly absent."),
        .html("markup", \.markup, "Finished HTML."),
        .html("extra", \.extra, "More of it."),
        .flag("on", \.on, "Mostly yes."),
        .flag("off", \.off, "Mostly no."),
        .view("fixed", \.fixed, "A panel that is always there."),
        .view("child", \.child, "A panel that may be absent."),
        .list("panels", \.panels, "Panels in a row."),
        .list("words", \.words, "Words."),
        .list("pieces", \.pieces, "Fragments."),
    ]
}

/// A view that holds views of its own type, and hides one field of the board.
struct PanelView: TemplateView {
    var name = "panel"
    var subject = "panel subject"
    var note: String?
    var active = false
    var leaf = LeafView()
    var panels: [PanelView] = []

    /// A panel inside this one, by way of a list, since a struct can't hold itself.
    var inner: PanelView? { panels.first }

    static let fields: [ViewField<PanelView>] = [
        .text("name", \.name, "Its name."),
        .text("subject", \.subject, "Hides the board's."),
        .text("note", \.note, "A remark."),
        .flag("active", \.active, "Whether it is chosen."),
        .view("leaf", \.leaf, "A leaf."),
        .view("inner", \.inner, "The first panel in it."),
        .list("panels", \.panels, "Panels in it."),
    ]
}

/// A view without further views.
struct LeafView: TemplateView {
    var colour = "green"
    var shape: String?

    static let fields: [ViewField<LeafView>] = [
        .text("colour", \.colour, "Its colour."),
        .text("shape", \.shape, "Its shape."),
    ]
}

// What the published renderer sees. Absent values are NSNull, since it would look further out for nil.

extension BoardView: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "subject": subject
        case "size": size
        case "given": given ?? NSNull()
        case "gone": gone ?? NSNull()
        case "markup": markup.string
        case "extra": extra?.string ?? NSNull()
        case "on": on
        case "off": off
        case "fixed": fixed
        case "child": child ?? NSNull()
        case "panels": panels
        case "words": words
        case "pieces": pieces.map(\.string)
        default: nil
        }
    }
}

extension PanelView: MustacheParent {
    func child(named word: String) -> Any? {
        switch word {
        case "name": name
        case "subject": subject
        case "note": note ?? NSNull()
        case "active": active
        case "leaf": leaf
        case "inner": inner ?? NSNull()
        case "panels": panels
        default: nil
        }
    }
}

extension LeafView: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "colour": colour
        case "shape": shape ?? NSNull()
        default: nil
        }
    }
}
