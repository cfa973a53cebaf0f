@testable import SiteKit

/// A PNG file in its chunks, to be changed and put together again with right lengths and checksums.
struct PNGParts {
    var chunks: [(name: String, data: [UInt8])] = []

    init(_ file: [UInt8]) {
        var offset = 8
        while offset + 12 <= file.count {
            let length = PNGHeader.number(file, at: offset)
            let name = String(decoding: file[(offset + 4)..<(offset + 8)], as: UTF8.self)
            chunks.append((name, Array(file[(offset + 8)..<(offset + 8 + length)])))
            offset += 12 + length
        }
    }

    var bytes: [UInt8] {
        PNGHeader.signature + chunks.flatMap { PNGParts.chunk($0.name, $0.data) }
    }

    /// The file with a chunk put before the first of that name.
    func inserting(_ name: String, _ data: [UInt8], before other: String) -> PNGParts {
        var changed = self
        changed.chunks.insert((name, data), at: chunks.firstIndex { $0.name == other } ?? chunks.count)
        return changed
    }

    /// The file with another size in its header, and a checksum that fits.
    func naming(width: Int, height: Int) -> PNGParts {
        var changed = self
        changed.chunks[0].data.replaceSubrange(0..<8, with: PNGParts.number(width) + PNGParts.number(height))
        return changed
    }

    static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        return number(data.count) + body + number(Int(CRC32.of(body[...])))
    }

    static func number(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
