import Foundation
import Testing

/// Where the tests find the sources they read.
enum Repository {
    /// Absolute path of the package.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .path(percentEncoded: false)
        .trimmingTrailingSlash

    /// Absolute path of the tests' folder.
    static let tests = root + "/Tests/SiteKitTests"

    /// The text of a file, by its path in the package.
    static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: "\(root)/\(path)")), as: UTF8.self)
    }
}

extension String {
    /// Folder paths without the slash that Foundation puts at their end.
    var trimmingTrailingSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}
