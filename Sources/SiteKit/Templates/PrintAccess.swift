extension PrintAccess {
    /// Text that is always there. A section on it is shown when it isn't empty.
    init(text: @escaping @Sendable (AnyFrame) -> String) {
        isOptional = false
        isShown = { !text($0).isEmpty }
        printEscaped = { frame, output in PrintAccess.escape(text(frame), into: &output) }
        printRaw = { frame, output in output.append(contentsOf: text(frame).utf8) }
    }

    /// Text that may be absent. A section on it is shown when it is there, even if it is empty.
    init(optionalText text: @escaping @Sendable (AnyFrame) -> String?) {
        isOptional = true
        isShown = { text($0) != nil }
        printEscaped = { frame, output in
            if let text = text(frame) { PrintAccess.escape(text, into: &output) }
        }
        printRaw = { frame, output in
            if let text = text(frame) { output.append(contentsOf: text.utf8) }
        }
    }

    /// HTML that is always there. A section on it is shown when it isn't empty.
    init(html: @escaping @Sendable (AnyFrame) -> HTML) {
        isOptional = false
        isShown = { !html($0).isEmpty }
        printEscaped = { frame, output in PrintAccess.escape(html(frame).string, into: &output) }
        printRaw = { frame, output in output.append(contentsOf: html(frame).bytes) }
    }

    /// HTML that may be absent. A section on it is shown when it is there, even if it is empty.
    init(optionalHTML html: @escaping @Sendable (AnyFrame) -> HTML?) {
        isOptional = true
        isShown = { html($0) != nil }
        printEscaped = { frame, output in
            if let html = html(frame) { PrintAccess.escape(html.string, into: &output) }
        }
        printRaw = { frame, output in
            if let html = html(frame) { output.append(contentsOf: html.bytes) }
        }
    }

    /// As `HTML.escape`, but most texts have nothing to escape and are copied in one go.
    private static func escape(_ text: String, into output: inout [UInt8]) {
        if text.utf8.contains(where: isSpecial) {
            HTML.escape(text, into: &output)
        } else {
            output.append(contentsOf: text.utf8)
        }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }
}
