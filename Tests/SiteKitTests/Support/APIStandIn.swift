import Foundation
import Testing

/// A local stand-in for the image API that runs as long as this is held.
final class APIStandIn {
    /// The base address of the API.
    let base: String
    private let process = Process()
    private let input = Pipe()
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
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "\(Repository.tests)/Fixtures/api/stand_in.py", mode, log]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var line: [UInt8] = []
        while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
            line.append(byte)
        }
        let port = try #require(Int(String(decoding: line, as: UTF8.self)), "the stand-in for the API did not start")
        base = "http://127.0.0.1:\(port)/v1"
    }

    deinit {
        // Closing its input ends it.
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// Everything it was asked, in order.
    func requests() throws -> [Request] {
        guard FileManager.default.fileExists(atPath: log) else { return [] }
        let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        return try lines.map { try JSONDecoder().decode(Request.self, from: Data($0.utf8)) }
    }
}
