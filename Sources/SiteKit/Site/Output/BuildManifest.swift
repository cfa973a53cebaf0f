internal import FoundationEssentials

/// `build-manifest.json`: what a build wrote, and with what.
struct BuildManifest: Sendable {
    /// Its name in the output.
    static let name = "build-manifest.json"
    /// The version of its format.
    static let format = 1

    /// Version of sitegen.
    let tool: String
    /// Names and versions of the libraries that shape the bytes, by name.
    let libraries: [String: String]
    /// One digest over all sources.
    let inputs: Digest
    /// Digest of every file by its path, this one left out.
    let outputs: [String: Digest]

    /// The file's bytes: the same content gives the same bytes.
    var bytes: [UInt8] {
        let paths = outputs.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let json = JSONValue.object([
            "format": .integer(BuildManifest.format),
            "tool": .object(["name": .string("sitegen"), "version": .string(tool)]),
            "libraries": .object(
                libraries.sorted { $0.key < $1.key }.map { JSONValue.Entry(key: $0.key, value: .string($0.value)) }),
            "inputs": .object(["sha256": .string(inputs.hex)]),
            "outputs": .object(
                paths.map { path in
                    JSONValue.Entry(key: path, value: .object(["sha256": .string(outputs[path]?.hex ?? "")]))
                }),
        ])
        var bytes: [UInt8] = []
        json.write(into: &bytes, indented: true)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// The paths named by a manifest on disk; `nil` when the bytes aren't one.
    static func paths(in bytes: [UInt8]) -> Set<String>? {
        read(bytes).map { Set($0.outputs.keys) }
    }

    /// The tool and library versions named by a manifest on disk.
    static func versions(in bytes: [UInt8]) -> [String: String]? {
        read(bytes).map { file in file.libraries.merging(["sitegen": file.tool.version]) { first, _ in first } }
    }

    private static func read(_ bytes: [UInt8]) -> Stored? {
        guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)), stored.format == format else {
            return nil
        }
        return stored
    }

    private struct Stored: Decodable {
        struct Tool: Decodable { let version: String }
        struct File: Decodable { let sha256: String }
        let format: Int
        let tool: Tool
        let libraries: [String: String]
        let outputs: [String: File]
    }
}
