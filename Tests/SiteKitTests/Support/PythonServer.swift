import Foundation
import Testing

/// A server of `Fixtures` in Python that runs as long as this is held.
final class PythonServer {
    /// The port of this machine it listens on.
    let port: Int
    private let process = Process()
    private let input = Pipe()

    /// Starts a script that prints its port and ends with its input.
    init(_ script: String, _ arguments: [String]) throws {
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "\(Repository.tests)/Fixtures/\(script)"] + arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var line: [UInt8] = []
        while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
            line.append(byte)
        }
        port = try #require(Int(String(decoding: line, as: UTF8.self)), "\(script) did not start")
    }

    deinit {
        // Closing its input ends it.
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}
