import Foundation
import Testing
@testable import SiteKit

/// A folder of the disk that goes away with the test.
final class TemporaryFolder: Sendable {
    /// Absolute path, links resolved.
    let path: String

    init() throws {
        let place = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .path(percentEncoded: false).trimmingTrailingSlash
        path = "\(place)/sitegen-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file and the folders above it; returns its absolute path.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let url = URL(filePath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return "\(path)/\(name)"
    }

    /// Writes a text.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try write(name, Array(text.utf8))
    }

    /// Makes a symbolic link.
    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
    }

    /// Takes a file or folder away.
    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }

    /// The text of a file.
    func text(_ name: String) throws -> String {
        String(decoding: try Folder.readAll("\(path)/\(name)"), as: UTF8.self)
    }

    /// Whether something has this name, be it a dead link.
    func has(_ name: String) throws -> Bool {
        try Folder.status("\(path)/\(name)") != nil
    }

    /// The paths of all files below a folder, ordered.
    func files(_ name: String) throws -> [String] {
        try Folder.walk("\(path)/\(name)").files.keys.sorted()
    }

    /// All files below a folder with their bytes.
    func contents(_ name: String) throws -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for file in try files(name) { found[file] = try Folder.readAll("\(path)/\(name)/\(file)") }
        return found
    }

    /// What the disk says of each file below a folder: a rewritten file differs in it.
    func identities(_ name: String) throws -> [String: FileIdentity] {
        var found: [String: FileIdentity] = [:]
        for file in try files(name) { found[file] = try FileIdentity("\(path)/\(name)/\(file)") }
        return found
    }
}

/// Which file a name stands for and when it last changed.
struct FileIdentity: Hashable, Sendable {
    let inode: UInt64
    let seconds: Int
    let nanoseconds: Int

    init(_ path: String) throws {
        let status = try #require(try Folder.status(path))
        inode = UInt64(status.st_ino)
        #if canImport(Darwin)
            seconds = status.st_mtimespec.tv_sec
            nanoseconds = status.st_mtimespec.tv_nsec
        #else
            seconds = status.st_mtim.tv_sec
            nanoseconds = status.st_mtim.tv_nsec
        #endif
    }
}
