/// How much a template grows when each partial stands where it is included.
///
/// Partials that include one another several times grow like powers; what is rendered once would then never end.
enum TemplateWeight {
    /// The most instructions, partials counted wherever they are included and lists once.
    static let limit = 100_000

    /// Whether the first body stays within the limit. Counts each body once; circles, which only data ends, count once.
    static func isWithinLimit(_ bodies: [TemplateBody]) -> Bool {
        var known: [Int: Int] = [:]
        var order: [(body: Int, isLeaving: Bool)] = bodies.isEmpty ? [] : [(0, false)]
        var isOpen: Set<Int> = []
        while let (body, isLeaving) = order.popLast() {
            if isLeaving {
                known[body] = weight(bodies[body].instructions, known)
                continue
            }
            guard known[body] == nil, isOpen.insert(body).inserted else { continue }
            order.append((body, true))
            for callee in calls(bodies[body].instructions) where known[callee] == nil { order.append((callee, false)) }
        }
        return known[0, default: 0] <= limit
    }

    private static func calls(_ instructions: [Instruction]) -> [Int] {
        instructions.flatMap { instruction -> [Int] in
            switch instruction {
            case .call(let body, _): [body]
            case .test(_, _, _, let body), .enter(_, _, _, let body), .repeated(_, _, _, let body): calls(body)
            case .text, .indentation, .print: []
            }
        }
    }

    /// Never above one past the limit, so that it can't overflow.
    private static func weight(_ instructions: [Instruction], _ known: [Int: Int]) -> Int {
        var sum = 0
        for instruction in instructions {
            switch instruction {
            case .call(let body, _): sum += 1 + known[body, default: 1]
            case .test(_, _, _, let body), .enter(_, _, _, let body), .repeated(_, _, _, let body):
                sum += 1 + weight(body, known)
            case .text, .indentation, .print: sum += 1
            }
            if sum > limit { return limit + 1 }
        }
        return sum
    }
}
