/// Words of a page, decoded from its bytes, and what each stretch of them is.
struct PageWords: Sendable {
    /// What a stretch of words is on the page.
    enum Place: Hashable, Sendable {
        /// Text that is read.
        case text
        /// Text in code.
        case code
        /// Text of the browser's tab.
        case title
        /// The value of an attribute, by its name.
        case attribute(String)
        /// A text of JSON-LD.
        case structuredData
        /// A comment, which readers see in the source.
        case comment

        /// In words, for messages.
        var words: String {
            switch self {
            case .text: "the text"
            case .code: "code"
            case .title: "the page's title"
            case .attribute("content"): "a meta element"
            case .attribute("alt"): "a picture's alt text"
            case .attribute(let name): "the attribute '\(name)'"
            case .structuredData: "JSON-LD"
            case .comment: "a comment"
            }
        }
    }

    /// Where another place begins.
    private struct Segment {
        let start: Int
        let place: Place
    }

    /// UTF-8.
    var bytes: [UInt8] = []
    private var segments: [Segment]

    init(_ place: Place) {
        segments = [Segment(start: 0, place: place)]
    }

    /// What follows is something else.
    mutating func enter(_ place: Place) {
        segments.append(Segment(start: bytes.count, place: place))
    }

    /// What stands at `offset`.
    func place(at offset: Int) -> Place { segments[number(at: offset)].place }

    /// From where to where it is the same thing.
    func segment(at offset: Int) -> Range<Int> {
        let number = number(at: offset)
        return segments[number].start..<(number + 1 < segments.count ? segments[number + 1].start : bytes.count)
    }

    private func number(at offset: Int) -> Int {
        var low = 1
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].start <= offset { low = middle + 1 } else { high = middle }
        }
        return low - 1
    }
}
