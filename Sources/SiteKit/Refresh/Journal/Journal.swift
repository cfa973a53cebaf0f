/// The journal of a run: entries go in, and whoever put one in waits until it is on the disk itself.
///
/// Many tasks write at once, and waiting for a disk is slow: what came while it was waited for goes in together.
public actor Journal {
    private let storage: any JournalStorage
    private var waiting: [(bytes: [UInt8], continuation: CheckedContinuation<Void, any Error>)] = []
    private var isWriting = false
    /// Why the disk lost what it was given: it may forget that too, and the next sync may succeed without it.
    private var loss: (any Error)?

    /// Opens a journal.
    public init(_ storage: any JournalStorage) {
        self.storage = storage
    }

    /// Writes entries down, together, and returns when they can't be lost any more.
    ///
    /// - Throws: what the storage throws. Then nobody knows how much of it was written, and nothing may follow from it.
    public func write(_ entries: [JournalEntry]) async throws {
        guard !entries.isEmpty else { return }
        let bytes = entries.flatMap { $0.line + [UInt8(ascii: "\n")] }
        try await withCheckedThrowingContinuation { continuation in
            waiting.append((bytes, continuation))
            if !isWriting {
                isWriting = true
                Task { await drain() }
            }
        }
    }

    private func drain() async {
        while !waiting.isEmpty {
            let batch = waiting
            waiting = []
            let outcome = Result { try put(batch.flatMap(\.bytes)) }
            for entry in batch { entry.continuation.resume(with: outcome) }
            await Task.yield()
        }
        isWriting = false
    }

    private func put(_ bytes: [UInt8]) throws {
        if let loss { throw loss }
        try storage.append(bytes)
        do {
            try storage.sync()
        } catch {
            loss = error
            throw error
        }
    }
}
