/// How a site is to be built.
public struct BuildOptions: Sendable {
    /// Absolute path of the folder with `site.yml`.
    public var root: String
    /// Absolute path of the output.
    public var output: String
    /// Address to publish at, instead of the one in `site.yml`.
    public var baseURL: String?
    /// Whether drafts are built too.
    public var drafts: Bool
    /// How many pages are worked on at once, at least 1.
    public var jobs: Int
    /// Whether built pages are judged. Only the benchmark of the checks leaves it out: no command can.
    public var isJudged = true

    /// Describes a build.
    public init(root: String, output: String, baseURL: String? = nil, drafts: Bool = false, jobs: Int) {
        self.root = root
        self.output = output
        self.baseURL = baseURL
        self.drafts = drafts
        self.jobs = max(1, jobs)
    }
}
