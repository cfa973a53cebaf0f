extension PreviewServer {
    /// Where a server listens, and to whom.
    struct Settings: Sendable {
        /// The address of the network interface, as numbers.
        var host = "127.0.0.1"
        /// The first port to try; 0 for any that is free.
        var port: Int
        /// How many ports behind the first are tried when it is taken.
        var furtherPorts = 20
        /// Names under which browsers may ask for the preview, besides those of this machine; without a port.
        var allowedHosts: [String] = []
        /// How much a client may ask for.
        var limits = ConnectionLimits.usual
    }
}
