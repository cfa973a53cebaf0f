/// What programs of any language ask of the emulator itself, below `/_emulator/`.
enum EmulatorAdmin {
    private static let pictures = "/_emulator/pictures/"

    /// The answer to such a request; nil when it is one to the API.
    static func answer(_ request: EmulatedRequest, _ server: EmulatorServer) -> EmulatedAnswer? {
        guard request.path.hasPrefix("/_emulator/") else { return nil }
        let words = String(decoding: request.body, as: UTF8.self)
        switch (request.method, request.path) {
        case ("GET", "/_emulator/billing"): return json(billing(server))
        case ("GET", let path) where path.hasPrefix(pictures):
            guard let picture = server.picture(of: String(path.dropFirst(pictures.count))) else {
                return text(404, "No task has this id.")
            }
            return EmulatedAnswer(status: 200, headers: [("Content-Type", "image/png")], body: picture)
        case ("POST", "/_emulator/faults"):
            do throws(EmulatorFault.SpellingError) {
                var faults: [EmulatorFault] = []
                for line in words.split(whereSeparator: \.isNewline) {
                    faults.append(try EmulatorFault(parsing: String(line.filter { $0 != " " })))
                }
                server.add(faults)
                return json(.of(["faults": .array(server.faults.map { .string($0.description) })]))
            } catch {
                return text(400, error.description)
            }
        case ("POST", "/_emulator/clock"):
            let number = Double(words.filter { !$0.isWhitespace })
            guard let number, number >= 0, number <= 1e9 else {
                return text(400, "The body is a number of seconds, such as 60.")
            }
            server.advance(by: number)
            return json(.of(["now": .string(EmulatedTime.rfc3339(server.now))]))
        default:
            return text(
                404,
                "There are GET /_emulator/billing, GET /_emulator/pictures/ID, POST /_emulator/faults and "
                    + "POST /_emulator/clock.")
        }
    }

    /// An answer in words.
    static func text(_ status: Int, _ words: String, closes: Bool = false) -> EmulatedAnswer {
        EmulatedAnswer(
            status: status,
            headers: [("Content-Type", "text/plain; charset=utf-8")] + (closes ? [("Connection", "close")] : []),
            body: Array((words + "\n").utf8))
    }

    private static func json(_ value: EmulatedJSON) -> EmulatedAnswer {
        EmulatedAnswer(
            status: 200, headers: [("Content-Type", "application/json")], body: value.text.bytes + [UInt8(ascii: "\n")])
    }

    private static func billing(_ server: EmulatorServer) -> EmulatedJSON {
        let tasks = server.billing.map { task in
            EmulatedJSON.of([
                "id": .string(task.id), "key": task.key.map { .string($0) },
                "at": .string(EmulatedTime.rfc3339(task.at)),
                "model": .string(task.model), "size": .string(task.size), "quality": .string(task.quality),
                "prompt": .string(task.prompt), "outcome": .string(task.outcome.rawValue),
                "handed_over": .int(task.handedOver), "handed_over_whole": .int(task.handedOverWhole),
                "link_reads": .int(task.linkReads), "repeats": .int(task.repeats),
                "other_bodies": .int(task.otherBodies),
            ])
        }
        return .of([
            "tasks": .array(tasks), "refused_creates": .int(server.refusedCreates),
            "leaked_keys": .int(server.leakedKeys),
        ])
    }
}
