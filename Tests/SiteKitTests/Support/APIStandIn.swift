import Foundation

/// A local stand-in for the image API that runs as long as this is held.
final class APIStandIn {
    /// The base address of the API.
    let base: String
    private let server: PythonServer
    private let log: String

    /// A request that was received.
    struct Request: Decodable {
        let method: String
        let path: String
        let headers: [String: String]
        let body: String?
    }

    /// Starts it; see `Fixtures/api/stand_in.py` for the modes.
    init(mode: String, folder: TemporaryFolder) throws {
        log = folder.path + "/requests.jsonl"
        server = try PythonServer("api/stand_in.py", [mode, log])
        base = "http://127.0.0.1:\(server.port)/v1"
    }

    /// Everything it was asked, in order.
    func requests() throws -> [Request] {
        guard FileManager.default.fileExists(atPath: log) else { return [] }
        let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        return try lines.map { try JSONDecoder().decode(Request.self, from: Data($0.utf8)) }
    }
}
