/// A stretch of a template: text as it is, or a tag.
enum TemplateToken: Hashable, Sendable {
    case text(Range<Int>)
    case tag(TemplateTag)
}
