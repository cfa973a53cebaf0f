/// A template that has been checked against the view type it shows.
public struct Template<V: TemplateView>: Sendable {
    /// Its name, such as `layout-docs`.
    public let name: String
    private let program: TemplateProgram

    init(name: String, program: TemplateProgram) {
        self.name = name
        self.program = program
    }

    /// Adds the rendered template to `output`, as UTF-8. Nothing can fail here: all that could was checked.
    public func render(_ view: V, into output: inout [UInt8]) {
        var renderer = TemplateRenderer(program, root: Frame(view))
        renderer.run(0, into: &output)
    }

    /// The rendered template.
    public func render(_ view: V) -> HTML {
        var html = HTML()
        render(view, into: &html.bytes)
        return html
    }
}
