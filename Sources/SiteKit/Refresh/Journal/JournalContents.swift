/// A journal as it was read: every task it knows, in the order they were meant.
public struct JournalContents: Sendable {
    /// The tasks.
    public private(set) var records: [TaskRecord] = []
    /// How many bytes of the file are sound lines. What comes after them was never waited for: it is cut off.
    public private(set) var soundBytes = 0
    private var places: [String: Int] = [:]

    /// An empty journal.
    package init() {}

    /// Reads a journal; `nil` together with errors when a line can't be read that was once waited for.
    ///
    /// A last line without an end was being written when the process or the machine stopped. Nothing had followed from
    /// it, so it is left out.
    public static func parse(_ bytes: [UInt8], _ path: String) -> (JournalContents?, [Diagnostic]) {
        var contents = JournalContents()
        var number = 0
        var start = 0
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            number += 1
            let line = Array(bytes[start..<end])
            // After a power cut a file may be longer than what was written to it.
            if line.contains(0), bytes[start...].allSatisfy({ $0 == 0 || $0 == UInt8(ascii: "\n") }) { break }
            if let fault = contents.take(line, number, path) { return (nil, [fault]) }
            start = end + 1
            contents.soundBytes = start
        }
        return (contents, [])
    }

    /// Takes in what this process has written.
    package mutating func add(_ intent: GenerationIntent) { add(intent, nil) }

    private mutating func add(_ intent: GenerationIntent, _ mark: TimeMark?) {
        places[intent.key] = records.count
        records.append(TaskRecord(intent, mark))
    }

    private mutating func take(_ line: [UInt8], _ number: Int, _ path: String) -> Diagnostic? {
        let text = SourceText(path: RelativePath.root.appending("journal.jsonl"), bytes: line)
        func refuse(_ reason: String) -> Diagnostic {
            .error(
                .damagedJournal, "the journal can't be read: \(reason)",
                at: SourceLocation(file: path, line: number, column: 1, length: 1),
                help: "restore the state folder from its newest copy; nothing is asked for until then")
        }
        guard let node = JSONDocument.parse(text).0, let value = CanonicalJSON.value(node) else {
            return refuse("line \(number) is not JSON as sitegen writes it")
        }
        do throws(RecordCursor.Fault) {
            let entry = try JournalEntry(RecordCursor(value: value, path: ""))
            guard entry.line == line else { return refuse("line \(number) is not as sitegen writes it") }
            if case .intent(let intent) = entry.event {
                guard places[entry.key] == nil else { return refuse("line \(number) means a task a second time") }
                add(intent, TimeMark(entry.time, entry.uptime))
            } else if let place = places[entry.key] {
                records[place].apply(entry.event, TimeMark(entry.time, entry.uptime))
            } else {
                return refuse("line \(number) is about a task that was never meant")
            }
            return nil
        } catch {
            return refuse("in line \(number) \(error.message)")
        }
    }
}
