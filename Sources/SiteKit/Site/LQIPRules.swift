/// The rules that show a blurred picture while the real one loads. They stand in the stylesheet because the
/// content security policy allows no inline style.
enum LQIPRules {
    /// The class of an asset's picture.
    static func name(_ id: String) -> String { "lqip-\(id)" }

    /// One rule for each picture.
    static func css(for showcase: Showcase) -> [UInt8] {
        var css = ""
        for entry in showcase.entries {
            css += "\n.\(name(entry.asset.id)){background-image:url(\(entry.published.lqip))}"
        }
        return Array((css.isEmpty ? "" : css + "\n").utf8)
    }
}
