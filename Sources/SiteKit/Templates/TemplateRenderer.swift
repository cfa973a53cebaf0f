/// Renders one program once.
struct TemplateRenderer {
    /// How deep partials may call one another while rendering. What lies deeper is left out: only views
    /// that hold themselves can get there, since the compiler bounds everything else.
    static let maximumDepth = 200

    private let program: TemplateProgram
    private var frames: [AnyFrame?]
    /// What stands before each line of the partial.
    private var indentation: [UInt8] = []
    /// The length of the output when a partial began in the middle of a line: no indentation there.
    private var inlineStart = -1
    private var depth = 0

    init(_ program: TemplateProgram, root: AnyFrame) {
        self.program = program
        frames = Array(repeating: nil, count: program.slotCount)
        frames[0] = root
    }

    /// Renders the body of this number at the end of `output`.
    mutating func run(_ number: Int, into output: inout [UInt8]) {
        let body = program.bodies[number]
        run(body.instructions, of: body, into: &output)
    }

    private mutating func run(_ instructions: [Instruction], of body: TemplateBody, into output: inout [UInt8]) {
        for instruction in instructions {
            switch instruction {
            case .text(let range):
                if body.isIndented, !indentation.isEmpty {
                    printLines(range, of: body, into: &output)
                } else {
                    output.append(contentsOf: body.bytes[range])
                }
            case .indentation:
                if output.count != inlineStart { output.append(contentsOf: indentation) }
            case .print(let path, let print):
                if let frame = frame(path) { print(frame, &output) }
            case .test(let path, let test, let isInverted, let inner):
                let holds = frame(path).map(test) ?? false
                if holds != isInverted { run(inner, of: body, into: &output) }
            case .enter(let path, let step, let slot, let inner):
                guard let child = frame(path)?.child(through: step) else { continue }
                run(inner, of: body, with: child, in: slot, into: &output)
            case .repeated(let path, let list, let slot, let inner):
                guard let frame = frame(path) else { continue }
                list.forEach(frame) { element in
                    run(inner, of: body, with: element, in: slot, into: &output)
                }
            case .call(let number, let indentation):
                call(number, indentation: indentation, of: body, into: &output)
            }
        }
    }

    private mutating func run(
        _ instructions: [Instruction], of body: TemplateBody, with frame: AnyFrame, in slot: Int,
        into output: inout [UInt8]
    ) {
        let hidden = frames[slot]
        frames[slot] = frame
        run(instructions, of: body, into: &output)
        frames[slot] = hidden
    }

    private mutating func call(
        _ number: Int, indentation range: Range<Int>?, of body: TemplateBody, into output: inout [UInt8]
    ) {
        guard depth < TemplateRenderer.maximumDepth else { return }
        let outer = (indentation, inlineStart)
        if let range {
            indentation.append(contentsOf: body.bytes[range])
            inlineStart = -1
        } else {
            inlineStart = output.count
        }
        depth += 1
        run(number, into: &output)
        depth -= 1
        (indentation, inlineStart) = outer
    }

    /// Prints text with the indentation before each line that begins in it.
    private func printLines(_ range: Range<Int>, of body: TemplateBody, into output: inout [UInt8]) {
        var start = range.lowerBound
        while start < range.upperBound {
            let isLineStart = start == 0 || body.bytes[start - 1] == UInt8(ascii: "\n")
            if isLineStart, output.count != inlineStart { output.append(contentsOf: indentation) }
            let end = body.bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
            output.append(contentsOf: body.bytes[start..<(end ?? range.upperBound)])
            start = end ?? range.upperBound
        }
    }

    private func frame(_ path: FramePath) -> AnyFrame? {
        var frame = frames[path.slot]
        for step in path.steps {
            guard let outer = frame else { return nil }
            frame = outer.child(through: step)
        }
        return frame
    }
}
