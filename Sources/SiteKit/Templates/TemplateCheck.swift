/// Which uses of a field are refused though they could be rendered.
struct TemplateCheck: Hashable, Sendable {
    /// Whether `{{{text}}}`, `{{html}}`, a value that may be absent and a section that can't show are errors.
    ///
    /// Off, everything renders as plain Mustache would: for the comparison with the published renderer only.
    let isStrict: Bool

    /// What the site is built with.
    static let strict = TemplateCheck(isStrict: true)
    /// Plain Mustache.
    static let off = TemplateCheck(isStrict: false)
}
