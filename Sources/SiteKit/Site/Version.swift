/// What made the bytes.
public enum Version {
    /// The version of sitegen.
    public static let sitegen = "0.1.0"

    /// The libraries that shape the output, by name.
    public static var libraries: [String: String] {
        ["cmark-gfm": MarkdownLibrary.version]
    }
}
