extension PageRewrite {
    /// Nests what stands between two fences into a block, and replaces leaf directives.
    mutating func nestContainers(_ root: MarkdownNode) {
        var waiting = [root]
        while let parent = waiting.popLast() {
            var open: [Container] = []
            var position = parent.firstChild
            while let node = position {
                position = node.next
                switch node.kind {
                case .htmlBlock:
                    if let number = fenceNumber(node) {
                        place(scan.fences[number], node, &open)
                        continue
                    }
                case .quote, .list, .listEntry, .footnote: waiting.append(node)
                default: break
                }
                open.last?.block.append(node)
            }
            for container in open { refuseUnclosed(container.fence) }
        }
    }

    /// A container that has been opened.
    struct Container {
        let fence: MarkdownScan.Fence
        let block: MarkdownNode
        /// Its title in the twin.
        let title: [UInt8]
    }

    private mutating func place(
        _ fence: MarkdownScan.Fence, _ node: MarkdownNode, _ open: inout [Container]
    ) {
        defer { node.remove() }
        switch fence.kind {
        case .leaf:
            let (leaf, _, markdown) = run(fence, .leaf)
            twin?.replaceLine(fence.range, with: markdown)
            let block = MarkdownNode.customBlock(open: leaf.bytes, close: [])
            if let outer = open.last { outer.block.append(block) } else { block.insertBefore(node) }
        case .open:
            guard open.count < MarkdownLimits.nesting else {
                if !isTooDeep {
                    diagnostics.append(
                        .error(
                            .nestingTooDeep, "containers are nested deeper than \(MarkdownLimits.nesting)",
                            at: lines.location(of: fence.range), label: "one too many", help: "close some of them first"
                        ))
                }
                isTooDeep = true
                return
            }
            let (start, end, title) = run(fence, .container)
            let block = MarkdownNode.customBlock(open: start.bytes, close: end.bytes)
            if let outer = open.last { outer.block.append(block) } else { block.insertBefore(node) }
            open.append(Container(fence: fence, block: block, title: title))
        case .close:
            // The innermost of just this many colons, else the innermost of fewer.
            let match =
                open.lastIndex { $0.fence.colons == fence.colons } ?? open.lastIndex { $0.fence.colons < fence.colons }
            guard let match else {
                diagnostics.append(
                    .error(
                        .unopenedContainer, "this line closes no container", at: lines.location(of: fence.range),
                        label: open.isEmpty ? "none is open here" : "the open ones have more colons",
                        help: open.last.map {
                            "write \(String(repeating: ":", count: $0.fence.colons)), as many as opened it"
                        }
                            ?? "remove it; a container is closed in the same list entry or quote that it is opened in"))
                return
            }
            for inner in open[(match + 1)...] { refuseUnclosed(inner.fence) }
            let lines = lines
            twin?.quote(open[match].fence.range, fence.range, title: open[match].title, lines)
            open.removeSubrange(match...)
        }
    }

    private mutating func refuseUnclosed(_ fence: MarkdownScan.Fence) {
        diagnostics.append(
            .error(
                .unclosedContainer, "this container is never closed", at: lines.location(of: fence.range),
                label: "opened here",
                help: "write \(String(repeating: ":", count: fence.colons)) on a line of its own after its content"))
    }

    /// Asks the resolver what a leaf directive or a container is.
    private mutating func run(_ fence: MarkdownScan.Fence, _ form: Directive.Form) -> (
        open: HTML, close: HTML, markdown: [UInt8]
    ) {
        let lines = lines
        var parser = DirectiveParser(bytes: bytes, end: fence.range.upperBound) { lines.location(of: $0) }
        do throws(DirectiveParser.Fault) {
            let (directive, end) = try parser.parse(at: fence.range.lowerBound, form: form)
            guard end == fence.range.upperBound else {
                throw DirectiveParser.Fault(
                    message: "there is more on the line than the directive", label: "not part of it",
                    help: "write :::name[Title]{key=value} and nothing else", range: end..<fence.range.upperBound)
            }
            switch resolver.directive(directive, in: file) {
            case .inline(let html), .leaf(let html): return (html, HTML(), markdown(directive))
            case .container(let open, let close): return (open, close, markdown(directive))
            case .failure(let failure): diagnostics.append(failure.diagnostic(at: directive.location))
            }
        } catch {
            diagnostics.append(error.diagnostic { lines.location(of: $0) })
        }
        return (HTML(), HTML(), [])
    }

    private func markdown(_ directive: Directive) -> [UInt8] {
        twin == nil ? [] : resolver.markdown(directive, in: file)
    }

    /// The number of the fence that an HTML block stands for, if it stands for one.
    private func fenceNumber(_ node: MarkdownNode) -> Int? {
        let literal = node.literal
        var index = 0
        while index < literal.count, literal[index].isBlank { index += 1 }
        guard literal.holds(scan.mark, at: index), let (number, end) = number(in: literal, at: index) else {
            return nil
        }
        return literal[end...].allSatisfy(\.isSpace) ? number : nil
    }

    private func number(in literal: [UInt8], at start: Int) -> (Int, Int)? {
        var index = start + scan.mark.count
        var number = 0
        while index < literal.count, literal[index].isDigit {
            number = number * 10 + Int(literal[index] - UInt8(ascii: "0"))
            index += 1
        }
        guard number < scan.fences.count, literal.holds(Array("-->".utf8), at: index) else { return nil }
        return (number, index + 3)
    }

    /// Puts fences back as they were written, in what turned out not to be one.
    func putBackFences(_ node: MarkdownNode) {
        guard !scan.fences.isEmpty else { return }
        let literal = node.literal
        if let restored = puttingBack(literal) { node.setLiteral(restored) }
    }

    /// `literal` with the fences in it as written; `nil` if it has none.
    func puttingBack(_ literal: [UInt8]) -> [UInt8]? {
        guard !scan.fences.isEmpty, var found = literal.firstIndex(of: scan.mark) else { return nil }
        var output: [UInt8] = []
        var copied = 0
        while let (number, end) = number(in: literal, at: found) {
            output.append(contentsOf: literal[copied..<found])
            output.append(contentsOf: bytes[scan.fences[number].range])
            copied = end
            guard let next = literal.firstIndex(of: scan.mark, from: end) else { break }
            found = next
        }
        output.append(contentsOf: literal[copied...])
        return output
    }
}
