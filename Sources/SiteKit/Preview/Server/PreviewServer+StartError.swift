#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension PreviewServer {
    /// Why a server could not be started.
    enum StartError: Error, Hashable, Sendable, CustomStringConvertible {
        /// Other programs listen on a port, and on those behind it up to the last that was tried.
        case portInUse(Int, last: Int)
        /// Ports below 1024 are for administrators.
        case portForbidden(Int)
        /// A number that no port has.
        case noPort(Int)
        /// A text that is no address of numbers.
        case noAddress(String)
        /// An address that this machine doesn't have.
        case foreignAddress(String)
        /// Anything else, in the system's words.
        case other(String, host: String, port: Int)

        /// What a number of the system means for an address and a port; its words, where it isn't one of ours.
        init(number: Int32, words: String, host: String, port: Int) {
            switch number {
            case EADDRINUSE: self = .portInUse(port, last: port)
            case EACCES, EPERM: self = .portForbidden(port)
            case EADDRNOTAVAIL, EAFNOSUPPORT: self = .foreignAddress(host)
            default: self = .other(words, host: host, port: port)
            }
        }

        /// In a sentence without a full stop.
        var description: String {
            switch self {
            case .portInUse(let port, let last) where last == port: "port \(port) is in use"
            case .portInUse(let port, let last): "the ports \(port) to \(last) are in use"
            case .portForbidden(let port): "the system doesn't let us listen on port \(port)"
            case .noPort(let port): "\(port) is no port"
            case .noAddress(let host): "'\(host)' is not an IP address"
            case .foreignAddress(let host): "this machine doesn't have the address \(host)"
            case .other(let words, let host, let port): "can't listen on port \(port) of \(host): \(words)"
            }
        }

        /// What to do about it.
        var help: String {
            switch self {
            case .portInUse: "name another with '--port', or stop the program that listens there"
            case .portForbidden: "name a port from 1024 on with '--port'"
            case .noPort: "ports go from 1 to 65535; 0 is any that is free"
            case .noAddress: "give '--host' an address such as 127.0.0.1, or leave it out"
            case .foreignAddress: "leave '--host' out, or give it an address of this machine"
            case .other: "leave '--host' and '--port' out, or give them other values"
            }
        }

        /// The same for whoever started it.
        var diagnostic: Diagnostic { .error(.previewAddress, description, help: help) }
    }
}
