import Foundation
import Testing
@testable import SiteKit

/// A local server with the faults of other people's servers; `Fixtures/http/stand_in.py` says what each path does.
final class HTTPStandIn {
    private let server: PythonServer
    private let log: String
    private let folder: TemporaryFolder

    /// A request that was received.
    struct Request: Decodable {
        let method: String
        let path: String
        let headers: [String: String]
        let body: String
        /// The number of the connection it came by; of raw stand-ins alone.
        let connection: Int?
    }

    /// A server that misbehaves byte by byte; `Fixtures/http/raw_stand_in.py` says what each mode does.
    init(raw mode: String) throws {
        folder = try TemporaryFolder()
        log = folder.path + "/requests.jsonl"
        server = try PythonServer("http/raw_stand_in.py", [log, mode])
    }

    init() throws {
        folder = try TemporaryFolder()
        log = folder.path + "/requests.jsonl"
        server = try PythonServer("http/stand_in.py", [log])
    }

    /// The certificate of a raw stand-in that speaks TLS, for whoever wants to trust it.
    var certificate: String { log + ".pem" }

    /// The stand-in as a proxy.
    var proxy: String { "http://127.0.0.1:\(server.port)" }

    /// The address of a path.
    func url(_ path: String, scheme: String = "http") -> String { "\(scheme)://127.0.0.1:\(server.port)\(path)" }

    /// The same, for asking.
    func address(_ path: String, scheme: String = "http") throws -> WebAddress {
        try #require(WebAddress(url(path, scheme: scheme)))
    }

    /// Everything it was asked, in order.
    func requests() throws -> [Request] {
        guard FileManager.default.fileExists(atPath: log) else { return [] }
        let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        return try lines.map { try JSONDecoder().decode(Request.self, from: Data($0.utf8)) }
    }

    /// Methods and paths in order, such as `HEAD /ok`.
    func asked() throws -> [String] { try requests().map { "\($0.method) \($0.path)" } }
}
