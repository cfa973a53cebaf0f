import Glibc
import Synchronization
@testable import SiteKit

/// A preview server on a free port, for one test.
struct ServerRig {
    /// Answers as a test says, and remembers what it was asked.
    final class Responder: PreviewResponder {
        private let paths = Mutex<[String]>([])
        private let act: @Sendable (PreviewRequest) async -> PreviewAnswer

        init(_ act: @escaping @Sendable (PreviewRequest) async -> PreviewAnswer) { self.act = act }

        var asked: [String] { paths.withLock { $0 } }

        func answer(_ request: PreviewRequest) async -> PreviewAnswer {
            paths.withLock { $0.append(request.path) }
            return await act(request)
        }
    }

    let server: PreviewServer
    let responder: Responder

    /// What most tests need: a page that says its own path.
    static let page: @Sendable (PreviewRequest) async -> PreviewAnswer = {
        .body(status: 200, type: "text/html; charset=utf-8", bytes: Array("<p>\($0.path)".utf8))
    }

    /// Runs a test against a server, and stops it.
    static func run(
        _ limits: ConnectionLimits = .usual, allowedHosts: [String] = [],
        responder act: @escaping @Sendable (PreviewRequest) async -> PreviewAnswer = page,
        _ test: (ServerRig) async throws -> Void
    ) async throws {
        let responder = Responder(act)
        let settings = PreviewServer.Settings(port: 0, allowedHosts: allowedHosts, limits: limits)
        let server = try await PreviewServer.start(settings, responder: responder)
        do {
            try await test(ServerRig(server: server, responder: responder))
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    func client(window: Int32? = nil) throws -> RawClient { try RawClient(server.port, window: window) }

    /// A request as a browser makes it.
    func request(_ line: String, _ fields: String...) -> String {
        "\(line) HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n\(fields.map { $0 + "\r\n" }.joined())\r\n"
    }

    /// The answer to a request by a connection of its own.
    func ask(_ line: String, _ fields: String...) async throws -> RawClient.Answer {
        let all = fields.map { $0 + "\r\n" }.joined()
        let host = "Host: 127.0.0.1:\(server.port)\r\n"
        return try await client().ask("\(line) HTTP/1.1\r\n\(host)\(all)\r\n")
    }

    /// How many descriptors of this process are sockets of the server: the one it listens on, and one a connection.
    var descriptors: Int {
        // Low numbers are taken first.
        (Int32(0)..<16384).count { descriptor in
            var address = sockaddr_in()
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isNamed = unsafe withUnsafeMutablePointer(to: &address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe getsockname(descriptor, $0, &length) == 0
                }
            }
            return isNamed && address.sin_family == sa_family_t(AF_INET)
                && Int(UInt16(bigEndian: address.sin_port)) == server.port
        }
    }

    /// Waits until something is so; `false` when it isn't after a minute.
    static func eventually(_ isSo: () -> Bool) async throws -> Bool {
        for _ in 0..<6000 {
            if isSo() { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return isSo()
    }
}
