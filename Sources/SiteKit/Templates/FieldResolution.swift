/// What a name turned out to mean.
struct FieldResolution {
    /// The way to the view that holds the field.
    let path: FramePath
    /// The field.
    let access: FieldAccess
    /// Its number in its view.
    let number: Int
    /// Where it lies.
    let place: TemplateScope.Presence
    /// Views on the way that may be absent: where they lie, and which part of the name means them.
    let optionalSteps: [(place: TemplateScope.Presence, part: Int)]
}

/// Why a name means nothing.
enum ResolutionFault: Error {
    /// No view around has such a field.
    case unknown(part: Int, in: [ViewShape])
    /// The part before has no fields.
    case noFields(part: Int, of: FieldAccess)
}

extension TemplateScope {
    /// Finds what a dotted name means: the first part in the innermost view that has it, the rest inside that.
    func resolve(_ name: TemplateName) -> Result<FieldResolution, ResolutionFault> {
        var step: (shape: ViewShape, path: FramePath, numbers: [Int])?
        var optionalSteps: [(place: Presence, part: Int)] = []
        for (index, part) in name.parts.enumerated() {
            let found: (shape: ViewShape, path: FramePath, numbers: [Int], number: Int, access: FieldAccess)
            if let step {
                let fields = step.shape.fields()
                guard let number = fields.firstIndex(where: { $0.name == part.text }) else {
                    return .failure(.unknown(part: index, in: [step.shape]))
                }
                found = (step.shape, step.path, step.numbers, number, fields[number].access)
            } else {
                guard let first = lookUp(part.text) else {
                    return .failure(.unknown(part: index, in: levels.reversed().map(\.shape)))
                }
                found = (first.level.shape, FramePath(slot: first.level.slot), [], first.number, first.access)
            }
            let place = Presence(slot: found.path.slot, path: found.numbers + [found.number])
            if index == name.parts.count - 1 {
                return .success(
                    FieldResolution(
                        path: found.path, access: found.access, number: found.number, place: place,
                        optionalSteps: optionalSteps))
            }
            guard case .view(let view) = found.access else {
                return .failure(.noFields(part: index + 1, of: found.access))
            }
            if view.isOptional { optionalSteps.append((place, index)) }
            var path = found.path
            path.steps.append(ViewStep(number: found.number, child: view.child))
            step = (view.shape, path, place.path)
        }
        return .failure(.unknown(part: 0, in: []))
    }

    private func lookUp(_ name: String) -> (level: Level, number: Int, access: FieldAccess)? {
        for level in levels.reversed() {
            let fields = level.shape.fields()
            if let number = fields.firstIndex(where: { $0.name == name }) {
                return (level, number, fields[number].access)
            }
        }
        return nil
    }
}
