/// How gently, and how long, other sites are asked.
public struct LinkPolicy: Sendable {
    /// How many requests are under way at once.
    public var concurrency = 8
    /// How many of them to one host.
    public var perHost = 2
    /// How long a host is left alone between the beginnings of two requests.
    public var pause = Duration.milliseconds(500)
    /// How long nothing may arrive.
    public var idleTimeout = Duration.seconds(10)
    /// How long one answer may take.
    public var deadline = Duration.seconds(20)
    /// How often a link is asked again after trouble.
    public var retries = 2
    /// How long before the first time; doubled for each further one.
    public var backoff = Duration.seconds(1)
    /// The longest that a server's word to come back later is waited for.
    public var longestWait = Duration.seconds(30)
    /// How many redirects are followed.
    public var hops = 5
    /// Whether hosts of this machine and its neighbourhood may be asked. Only tests want that.
    public var reachesPrivateHosts = false

    /// What `sitegen check --external` keeps to.
    public init() {}
}
