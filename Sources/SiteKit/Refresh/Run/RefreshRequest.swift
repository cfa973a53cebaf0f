/// What a refresh is asked to do.
public struct RefreshRequest: Sendable {
    /// Absolute path of the site's folder.
    public let root: String
    /// Where the journal is.
    public let state: StateFolder
    /// Who is asked for pictures.
    public let provider: Provider
    /// Ids of the assets that may be asked for; empty for all. What is under way is gone on with in any case.
    public var only: [String] = []
    /// An asset whose picture is asked for once more, whatever has become of the last one.
    public var again: String?
    /// Assets that are asked for once more although nobody knows whether the last request was paid.
    public var retryUnknown: [String] = []
    /// The most pictures that are asked for; `nil` for what the manifest says.
    public var maxImages: Int?
    /// Whether the manifest's caps count; in a rehearsal, which costs nothing, they don't.
    public var isCapped = true
    /// How many tasks are under way at once.
    public var concurrency = 8
    /// Whether to begin a new journal.
    public var makesState = false
    /// Whether copies of the journal are carried away before anything is sent.
    public var isPersisting = false
    /// How many pictures are encoded at once.
    public var jobs: Int
    /// The version of sitegen that goes into the records.
    public let tool: String
    /// How long to wait, and for what.
    public var policy = RefreshPolicy.standard

    /// Whether an asset is among those that may be asked for: by `only`, or because it was named otherwise.
    func mayAsk(for id: String) -> Bool {
        only.isEmpty || only.contains(id) || again == id || retryUnknown.contains(id)
    }

    /// Describes a refresh.
    public init(root: String, state: StateFolder, provider: Provider, jobs: Int, tool: String) {
        self.root = root
        self.state = state
        self.provider = provider
        self.jobs = jobs
        self.tool = tool
    }
}
