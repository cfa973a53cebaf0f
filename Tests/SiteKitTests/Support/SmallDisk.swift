import Foundation

@testable import SiteKit

/// A disk of a few MiB in memory, which can be filled. Making one needs leave to mount.
final class SmallDisk {
    /// Whether this machine lets one be made.
    static let canBeMade: Bool = (try? SmallDisk()) != nil

    private let place: TemporaryFolder

    /// Absolute path.
    var path: String { place.path }

    init(mebibytes: Int = 4) throws {
        place = try TemporaryFolder()
        let words = ["mount", "-t", "tmpfs", "-o", "size=\(mebibytes)m", "tmpfs", place.path]
        let done = try ExternalProgram(words, in: "/")
        guard done.status == 0 else { throw FileError(.notFound, path: place.path, action: "mount") }
    }

    deinit {
        _ = try? ExternalProgram(["umount", "-l", place.path], in: "/")
    }

    /// Takes all the room that is left.
    func fill() throws {
        _ = FileManager.default.createFile(atPath: "\(path)/filler", contents: nil)
        let file = try FileHandle(forWritingTo: URL(filePath: "\(path)/filler"))
        for size in [1 << 20, 1 << 16, 1 << 12, 1] {
            let block = Data(count: size)
            while (try? file.write(contentsOf: block)) != nil {}
        }
        try file.close()
    }
}
