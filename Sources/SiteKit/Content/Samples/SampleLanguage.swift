/// A language that request samples are written in.
public enum SampleLanguage: String, CaseIterable, Sendable {
    /// Shell with curl.
    case curl
    /// Python 3, standard library only.
    case python
    /// JavaScript, an ES module for Node 18 and later.
    case javascript
    /// Swift with Foundation.
    case swift

    /// What a reader sees on the tab.
    public var label: String {
        switch self {
        case .curl: "curl"
        case .python: "Python"
        case .javascript: "JavaScript"
        case .swift: "Swift"
        }
    }

    /// The name used in `class="language-…"`.
    public var codeLanguage: String { self == .curl ? "sh" : rawValue }

    /// The sample's source code, ending with a newline.
    public func code(for request: SampleRequest) -> String {
        let lines =
            switch self {
            case .curl: CurlSample.lines(request)
            case .python: PythonSample.lines(request)
            case .javascript: JavaScriptSample.lines(request)
            case .swift: SwiftSample.lines(request)
            }
        return lines.joined(separator: "\n") + "\n"
    }
}
