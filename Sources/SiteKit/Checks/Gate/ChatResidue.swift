/// What chat programs leave in the texts they write.
enum ChatResidue {
    /// Elements of their answers, which browsers pass over in silence.
    private static let elements = NameTable<[UInt8]>(
        ["invoke", "function_calls", "antml:invoke", "antml:function_calls", "antml:parameter", "oaicite"].map {
            ($0, Array("<\($0)>".utf8))
        })

    /// What was meant as text and became an element that no browser shows.
    private static let texts = NameTable<[UInt8]>(
        ["nil", "null", "todo", "tbd", "undefined", "none"].map { ($0, Array("<\($0)>".utf8)) })

    /// The words of a tag that was to be text.
    static func text(_ hash: UInt64) -> [UInt8]? { texts.kind(hash) }

    /// The element as text, if a page's tag is one of them.
    static func element(_ hash: UInt64) -> [UInt8]? { elements.kind(hash) }
}

extension Leftover {
    /// What chat programs leave behind; in code it counts too.
    static let chatResidue = [
        Leftover(
            "chat", .chatResidue,
            [
                "</invoke>", "<invoke>", "<invoke name", "<function_calls>", "</function_calls>", "antml:",
                "as an ai language model", "as a large language model", "contentreference[oaicite", ":oaicite:",
                "<oaicite>", "utm_source=chatgpt.com", "turn0search", "turn0file", "citeturn", "<|im_start|>",
                "<|im_end|>", "knowledge cutoff date", "†source】", "[cite: ",
            ],
            inCode: true,
            message: { "'\($0)' in \($1) is what a chat program left behind" },
            help: "read the text around it once more, and take it out"
        ) { around, range in
            // Docs of language models rightly name these marks, in code.
            if around.place == .code, around[range.lowerBound + 1] == UInt8(ascii: "|") { return nil }
            return range
        },
        Leftover(
            "chat", .chatResidue,
            ["sure! here", "sure, here's", "certainly! here", "certainly, here", "of course! here"],
            message: { "'\($0)' in \($1) is what a chat program says before its answer" },
            help: "take it out"
        ) { around, range in
            around[range.lowerBound - 1] == .newline ? range : nil
        },
    ]
}
