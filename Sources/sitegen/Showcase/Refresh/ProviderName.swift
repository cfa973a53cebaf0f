import ArgumentParser
import SiteKit

/// Who is asked for pictures, in words for the command line: `alltoken`, `emulator` or `emulator:PORT`.
enum ProviderName: Hashable, ExpressibleByArgument {
    case alltoken
    case emulator(port: Int)

    /// The port that `sitegen showcase emulator` takes unless told otherwise.
    static let standardPort = 8787

    init?(argument: String) {
        let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        switch (parts.first, parts.count) {
        case ("alltoken", 1): self = .alltoken
        case ("emulator", 1): self = .emulator(port: ProviderName.standardPort)
        case ("emulator", 2):
            guard let port = Int(parts[1]), (1...65535).contains(port) else { return nil }
            self = .emulator(port: port)
        default: return nil
        }
    }

    var defaultValueDescription: String { self == .alltoken ? "alltoken" : "emulator" }

    /// The provider; `nil` never happens.
    var provider: Provider? {
        switch self {
        case .alltoken: Provider.alltoken
        case .emulator(let port): Provider.emulator(port: port)
        }
    }
}
