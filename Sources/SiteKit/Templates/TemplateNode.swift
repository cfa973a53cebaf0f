/// A template after its sections are closed and the lines of standalone tags are gone.
indirect enum TemplateNode: Sendable {
    /// Bytes of the file, as they are.
    case text(Range<Int>)
    /// The place before a tag that begins a line, where the indentation of a partial goes.
    case lineStart
    /// A value; `isRaw` when it isn't to be escaped.
    case variable(TemplateName, isRaw: Bool, tag: Range<Int>)
    /// A section or inverted section.
    case section(TemplateName, isInverted: Bool, body: [TemplateNode])
    /// A partial, with the bytes that indent its lines if its tag had a line to itself.
    case partial(TemplateName, indentation: Range<Int>?)
}
