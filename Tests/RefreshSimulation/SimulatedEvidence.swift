/// What a client could have known: told from what came to it and what lay on its disk, not from what it made of that.
struct SimulatedEvidence: Sendable {
    /// How much of an answer must be on the disk for the picture, or for where it lies.
    struct Spooled: Sendable {
        let task: String
        let bytes: Int
    }

    /// How a task was given up.
    struct End: Sendable {
        let process: Int
        let boot: Int
        let at: Double
        /// Whether the picture, or its link, was on the disk.
        let isHeld: Bool
    }

    /// Answers with a picture or a link in them, by the spool file they went to.
    var spooled: [String: Spooled] = [:]
    /// Tasks whose picture or link was on the disk when a process began.
    var found: Set<String> = []
    /// Tasks whose picture or link came whole, and in which process last.
    var came: [String: Int] = [:]
    /// Keys whose task was named by a whole answer, and in which process last.
    var named: [String: Int] = [:]
    /// Those of them whose process went on to what it writes down next.
    var knew: Set<String> = []
    /// When, and since which start of the machine, a key was first sent.
    var posts: [String: (boot: Int, at: Double)] = [:]
    /// The processes that read a task.
    var readers: [String: Set<Int>] = [:]
    /// When anything at all was asked.
    var requests: [Double] = []
    /// How tasks were given up, by their key.
    var ends: [String: End] = [:]
    /// From when to when a process was alive.
    var lives: [(from: Double, to: Double)] = []

    /// Whether somebody was alive for long between two points in time, and asked for nothing.
    func isIdle(from: Double, to: Double) -> Bool {
        lives.contains { life in
            let (start, end) = (max(life.from, from), min(life.to, to))
            // As long as a server's hint is followed, and one answer takes.
            return end - start > 75 && !requests.contains { (start...end).contains($0) }
        }
    }

    /// How many bytes of an answer there must be: up to the end of the picture, or else of its link. `nil` without either.
    static func needed(_ body: [UInt8]) -> Int? {
        end(of: "b64_json", body) ?? end(of: "r2_url", body)
    }

    private static func end(of name: String, _ body: [UInt8]) -> Int? {
        let key = Array("\"\(name)\":\"".utf8)
        var place = 0
        while let start = body[place...].firstIndex(of: UInt8(ascii: "\"")) {
            if body[start...].starts(with: key) {
                return body[(start + key.count)...].firstIndex(of: UInt8(ascii: "\"")).map { $0 + 1 }
            }
            place = start + 1
        }
        return nil
    }
}

extension SimulatedWorld.State {
    /// Whether a picture, or its link, is on the disk as it is now.
    func holds(_ name: String) -> Bool {
        guard let spooled = evidence.spooled[name], let bytes = disk.spool[name] else { return false }
        return bytes.count >= spooled.bytes
    }

    /// Takes in what a process is about to write into its journal.
    mutating func note(_ lines: [UInt8]) {
        for line in String(decoding: lines, as: UTF8.self).split(separator: "\n")
        where line.contains("\"event\":\"ended\"") {
            guard let key = line.split(separator: "\"task\":\"").last?.split(separator: "\"").first.map(String.init)
            else { continue }
            evidence.ends[key] = SimulatedEvidence.End(
                process: process, boot: boot, at: seconds,
                isHeld: disk.spool.keys.contains { $0.hasPrefix(key) && holds($0) })
        }
    }
}
