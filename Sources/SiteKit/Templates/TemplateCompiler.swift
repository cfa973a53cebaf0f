/// Turns a template and its partials into instructions for one type of view, and reports every name that
/// doesn't fit.
struct TemplateCompiler {
    /// How deep sections and partials may be nested, counted together.
    static let maximumDepth = 100
    /// How many bodies one template may grow into; each partial counts once for each scope it is used in.
    static let maximumBodies = 2_000

    /// What decides whether a compiled partial can be used again.
    private struct BodyKey: Hashable {
        let name: String
        let scope: TemplateScope.Identity
        let isIndented: Bool
    }

    /// The file being compiled.
    private struct Place {
        let body: Int
        let isIndented: Bool
        let topSlot: Int
    }

    private let library: TemplateLibrary
    private let constants: (any TemplateConstants)?
    private var report: TemplateReport
    private var bodies: [TemplateBody] = []
    private var numbers: [BodyKey: Int] = [:]
    private var slots: [ObjectIdentifier: Int] = [:]
    private var calls: [RecursionCheck.Call] = []
    /// Whether a file was met that could not be read without errors.
    private var isUnsound = false

    private init(library: TemplateLibrary, constants: (any TemplateConstants)?, check: TemplateCheck) {
        self.library = library
        self.constants = constants
        report = TemplateReport(check: check)
    }

    /// Compiles the template `name`; the program is missing if there are errors here or in a file it needs.
    static func compile(
        _ name: String, for root: ViewShape, from library: TemplateLibrary, constants: (any TemplateConstants)?,
        check: TemplateCheck
    ) -> (TemplateProgram?, [Diagnostic]) {
        guard let entry = library[name] else { return (nil, []) }
        var compiler = TemplateCompiler(library: library, constants: constants, check: check)
        let scope = TemplateScope(root: root, slot: compiler.slot(of: root))
        _ = compiler.body(name, entry, scope, isIndented: false, depth: 0)
        for call in RecursionCheck.endless(among: compiler.calls) { compiler.report.endless(call) }
        if !TemplateWeight.isWithinLimit(compiler.bodies) {
            compiler.report.source = entry.source
            compiler.report.tooHeavy(name)
        }
        let diagnostics = compiler.report.diagnostics
        guard !diagnostics.hasErrors, !compiler.isUnsound else { return (nil, diagnostics) }
        return (TemplateProgram(bodies: compiler.bodies, slotCount: compiler.slots.count), diagnostics)
    }

    // MARK: - Files

    /// The number of the body of `name` in this scope, compiled now if it wasn't yet.
    private mutating func body(
        _ name: String, _ entry: TemplateLibrary.Entry, _ outer: TemplateScope, isIndented: Bool, depth: Int
    ) -> Int {
        var scope = outer
        scope.pushes = []
        let key = BodyKey(name: name, scope: scope.identity, isIndented: isIndented)
        if let number = numbers[key] { return number }
        let number = bodies.count
        numbers[key] = number
        bodies.append(TemplateBody(bytes: entry.source.bytes, isIndented: isIndented, instructions: []))
        if !entry.isSound { isUnsound = true }
        let file = report.source
        report.source = entry.source
        let place = Place(body: number, isIndented: isIndented, topSlot: scope.levels.last?.slot ?? 0)
        bodies[number].instructions = instructions(entry.nodes, scope, place, depth: depth)
        report.source = file
        return number
    }

    private mutating func instructions(
        _ nodes: [TemplateNode], _ scope: TemplateScope, _ place: Place, depth: Int
    ) -> [Instruction] {
        var made: [Instruction] = []
        made.reserveCapacity(nodes.count)
        for node in nodes {
            switch node {
            case .text(let range):
                if case .text(let last)? = made.last, last.upperBound == range.lowerBound {
                    made[made.count - 1] = .text(last.lowerBound..<range.upperBound)
                } else {
                    made.append(.text(range))
                }
            case .lineStart:
                if place.isIndented { made.append(.indentation) }
            case .variable(let name, let isRaw, let tag):
                if let print = variable(name, isRaw: isRaw, tag: tag, scope) { made.append(print) }
            case .section(let name, let isInverted, let inner):
                if let section = section(name, isInverted: isInverted, inner, scope, place, depth: depth + 1) {
                    made.append(section)
                }
            case .partial(let name, let indentation):
                if let call = partial(name, indentation: indentation, scope, place, depth: depth + 1) {
                    made.append(call)
                }
            }
        }
        return made
    }

    private mutating func partial(
        _ name: TemplateName, indentation: Range<Int>?, _ scope: TemplateScope, _ place: Place, depth: Int
    ) -> Instruction? {
        guard let entry = library[name.text], let source = report.source else {
            report.unknownPartial(name, among: library.names)
            return nil
        }
        guard depth <= TemplateCompiler.maximumDepth else {
            report.tooDeep(name)
            return nil
        }
        guard bodies.count < TemplateCompiler.maximumBodies else {
            report.tooLarge(name)
            return nil
        }
        let isIndented = place.isIndented || !(indentation?.isEmpty ?? true)
        let number = body(name.text, entry, scope, isIndented: isIndented, depth: depth)
        calls.append(
            RecursionCheck.Call(
                caller: place.body, callee: number, pushes: scope.pushes, callerTop: place.topSlot,
                calleeTop: scope.levels.last?.slot ?? 0, source: source, name: name))
        return .call(body: number, indentation: indentation)
    }

    // MARK: - Values and sections

    private mutating func variable(
        _ name: TemplateName, isRaw: Bool, tag: Range<Int>, _ scope: TemplateScope
    ) -> Instruction? {
        guard !name.isDot else {
            guard case .print(let path, let access, let isHTML, _) = scope.dot else {
                report.meaninglessDot(name)
                return nil
            }
            report.checkEscaping(name, isRaw: isRaw, isHTML: isHTML, tag: tag)
            return .print(path, isRaw ? access.printRaw : access.printEscaped)
        }
        if isConstant(name) { return constant(name, isRaw: isRaw) }
        guard let field = resolve(name, scope) else { return nil }
        switch field.access {
        case .text(let access), .html(let access):
            var isHTML = false
            if case .html = field.access { isHTML = true }
            let absent = field.optionalSteps.first { !scope.present.contains($0.place) }?.part
            if let absent {
                report.possiblyAbsent(name, part: absent)
            } else if access.isOptional, !scope.present.contains(field.place) {
                report.possiblyAbsent(name, part: name.parts.count - 1)
            }
            report.checkEscaping(name, isRaw: isRaw, isHTML: isHTML, tag: tag)
            return .print(field.path, isRaw ? access.printRaw : access.printEscaped)
        case .flag, .view, .list:
            report.unprintable(name, field.access)
            return nil
        }
    }

    private mutating func section(
        _ name: TemplateName, isInverted: Bool, _ inner: [TemplateNode], _ scope: TemplateScope, _ place: Place,
        depth: Int
    ) -> Instruction? {
        guard depth <= TemplateCompiler.maximumDepth else {
            report.tooDeep(name)
            return nil
        }
        guard !name.isDot else {
            report.meaninglessDot(name)
            return nil
        }
        if isConstant(name) {
            report.sectionOnConstant(name)
            _ = instructions(inner, scope, place, depth: depth)
            return nil
        }
        guard let field = resolve(name, scope) else {
            // What is inside is checked all the same, in the scope around it.
            _ = instructions(inner, scope, place, depth: depth)
            return nil
        }
        let known = scope.knowing(field.optionalSteps.map(\.place))
        if isInverted {
            let body = instructions(inner, scope, place, depth: depth)
            return inverted(name, field, body, scope)
        }
        switch field.access {
        case .flag(let isSet):
            return .test(
                field.path, isSet, isInverted: false, body: instructions(inner, known, place, depth: depth))
        case .text(let access), .html(let access):
            var isHTML = false
            if case .html = field.access { isHTML = true }
            let inside = known.knowing([field.place])
                .pointing(at: field.path, access, isHTML: isHTML, field.place)
            let body = instructions(inner, inside, place, depth: depth)
            return .test(field.path, access.isShown, isInverted: false, body: body)
        case .view(let view):
            let slot = slot(of: view.shape)
            let inside = known.knowing([field.place]).entering(view.shape, slot: slot, from: field.path.slot)
            let body = instructions(inner, inside, place, depth: depth)
            return .enter(field.path, ViewStep(number: field.number, child: view.child), slot: slot, body: body)
        case .list(let list):
            let slot = slot(of: list.shape)
            let inside = known.entering(list.shape, slot: slot, from: field.path.slot)
            let body = instructions(inner, inside, place, depth: depth)
            return .repeated(field.path, list, slot: slot, body: body)
        }
    }

    private mutating func inverted(
        _ name: TemplateName, _ field: FieldResolution, _ body: [Instruction], _ scope: TemplateScope
    ) -> Instruction {
        let test: @Sendable (AnyFrame) -> Bool
        switch field.access {
        case .flag(let isSet): test = isSet
        case .text(let access), .html(let access): test = access.isShown
        case .list(let list): test = { !list.isEmpty($0) }
        case .view(let view):
            if !view.isOptional, field.optionalSteps.isEmpty { report.deadSection(name) }
            let step = ViewStep(number: field.number, child: view.child)
            test = { $0.child(through: step) != nil }
        }
        return .test(field.path, test, isInverted: true, body: body)
    }

    // MARK: - Constants

    private func isConstant(_ name: TemplateName) -> Bool {
        name.parts.count > 1 && constants.map { $0.prefix == name.parts[0].text } ?? false
    }

    /// Prints a value that is known now: it asks nothing of the frames.
    private mutating func constant(_ name: TemplateName, isRaw: Bool) -> Instruction? {
        guard let constants, let source = report.source else { return nil }
        let parts = name.parts.dropFirst()
        let range = parts.reduce(parts[1].range) { $0.lowerBound..<$1.range.upperBound }
        switch constants.value(of: parts.map(\.text).joined(separator: "."), at: source.location(of: range)) {
        case .value(let text, let html):
            let bytes = isRaw ? html.bytes : HTML.escaped(text).bytes
            return .print(FramePath(slot: 0)) { _, output in output.append(contentsOf: bytes) }
        case .unknown(let fault):
            report.add(fault)
            return nil
        }
    }

    // MARK: - Names

    private mutating func resolve(_ name: TemplateName, _ scope: TemplateScope) -> FieldResolution? {
        switch scope.resolve(name) {
        case .success(let field): return field
        case .failure(let fault):
            report.unresolved(name, fault, scope)
            return nil
        }
    }

    private mutating func slot(of shape: ViewShape) -> Int {
        if let slot = slots[shape.id] { return slot }
        slots[shape.id] = slots.count
        return slots.count - 1
    }
}
