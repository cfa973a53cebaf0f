import SiteKit

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Decodes many malformed PNG files and watches its own memory.
struct MalformedRun {
    /// What the largest picture allowed takes, and something for files and libpng's rows.
    static let mostMiB = 4_096 * 4_096 * 4 / 1_048_576 + 16

    private var random: FixedRandom

    init(seed: UInt64) {
        random = FixedRandom(seed: seed)
    }

    /// Decodes `count` files, all kinds in turn; each has to be an error. Then the good files they are made from, with
    /// bombs in their side chunks: each has to be a picture, or the errors would say nothing.
    mutating func decode(_ count: Int, _ expectations: inout Expectations) throws {
        let base = MalformedRun.peakMiB
        var refused: [Malformed: Int] = [:]
        var reasons: Set<String> = []
        for round in 0..<count {
            let kind = Malformed.allCases[round % Malformed.allCases.count]
            let bytes = kind.make(&random)
            do {
                _ = try PNG.decode(bytes)
                expectations.expect(false, "file \(round), \(kind.rawValue), is an error")
            } catch {
                refused[kind, default: 0] += 1
                reasons.insert(error.description)
            }
        }
        var read = 0
        for _ in 0..<(count / 20) {
            var file = PNGFile(random: &random)
            file.chunks.insert(.init(name: "zTXt", data: Array("t\0\0".utf8) + PNGFile.bomb), at: 1)
            let picture = try PNG.decode(file.bytes)
            read += picture.width == file.width && picture.height == file.height ? 1 : 0
        }
        let total = refused.values.reduce(0, +)
        let peak = MalformedRun.peakMiB
        for kind in Malformed.allCases { print("malformed png: \(refused[kind] ?? 0) refused: \(kind.rawValue)") }
        print("malformed png: \(total) of \(count) refused, for \(reasons.count) reasons; \(read) good ones read")
        print("malformed png: peak memory \(peak) MiB, \(peak - base) above the start; \(MalformedRun.mostMiB) allowed")
        expectations.expect(total == count, "all \(count) malformed files are errors")
        expectations.expect(read == count / 20, "all \(count / 20) good files are read")
        expectations.expect(peak - base <= MalformedRun.mostMiB, "memory stays within \(MalformedRun.mostMiB) MiB")
    }

    /// The most memory this process has had.
    private static var peakMiB: Int {
        var usage = rusage()
        #if canImport(Darwin)
            let (who, unit) = (RUSAGE_SELF, 1_048_576)
        #else
            let (who, unit) = (__rusage_who_t(RUSAGE_SELF.rawValue), 1_024)
        #endif
        guard unsafe getrusage(who, &usage) == 0 else { return Int.max / 2 }
        return usage.ru_maxrss / unit
    }
}
