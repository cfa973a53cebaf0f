/// One step of rendering. Names are gone: what is left are slots of frames and closures that know their types.
indirect enum Instruction: Sendable {
    /// Prints these bytes of the template's file.
    case text(Range<Int>)
    /// Prints the indentation of the partial, at the start of a line.
    case indentation
    /// Prints a value.
    case print(FramePath, @Sendable (AnyFrame, inout [UInt8]) -> Void)
    /// Goes on inside if a test of a frame says so; a frame that can't be reached fails the test.
    case test(FramePath, @Sendable (AnyFrame) -> Bool, isInverted: Bool, body: [Instruction])
    /// Goes on inside with a child view in a slot, if it is there.
    case enter(FramePath, ViewStep, slot: Int, body: [Instruction])
    /// Goes on inside once for each element of a list, with the element in a slot.
    case repeated(FramePath, ListAccess, slot: Int, body: [Instruction])
    /// Renders another body, with these bytes of the file before its lines.
    case call(body: Int, indentation: Range<Int>?)
}

/// A template or partial, compiled for one scope.
struct TemplateBody: Sendable {
    /// The bytes of its file.
    let bytes: [UInt8]
    /// Whether its lines may have to be indented.
    let isIndented: Bool
    var instructions: [Instruction]
}

/// A template with all its partials, ready to render.
struct TemplateProgram: Sendable {
    /// The template's own body comes first.
    let bodies: [TemplateBody]
    /// How many slots for frames it needs.
    let slotCount: Int
}
