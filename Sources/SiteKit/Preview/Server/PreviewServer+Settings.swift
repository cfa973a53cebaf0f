extension PreviewServer {
    /// Where a server listens, and to whom.
    struct Settings: Sendable {
        /// How many ports behind the first are tried.
        static let furtherPorts = 20

        /// The address of the network interface, as numbers.
        var host = "127.0.0.1"
        /// The first port to try; 0 for any that is free.
        var port: Int
        /// Whether no other port will do.
        var isPortFixed = false
        /// Names under which browsers may ask for the preview, besides those of this machine; without a port.
        var allowedHosts: [String] = []
        /// How much a client may ask for.
        var limits = ConnectionLimits.usual
    }
}
