/// One event of one asset, ready to be put on disk.
struct ShowcaseChange: Sendable {
    /// Originals and pictures that must be there before the record is.
    let files: [(path: RelativePath, bytes: [UInt8])]
    /// The ledger before the event.
    let base: Ledger
    /// The ledger with the event; the same as before for none.
    let next: Ledger

    /// Puts the change on disk in an order that is safe to stop at and to do again: originals and pictures, then the
    /// ledger's line, then the lock, then what nothing needs any more is removed.
    ///
    /// - Throws: `FileError` when the disk says no.
    func apply(
        to folder: ShowcaseFolder, history: ShowcaseHistory, _ summary: inout ShowcaseRunSummary
    ) throws(FileError) {
        var ledger = next
        if history.isOneAhead {
            // The run before was interrupted after writing the record. Done again, it must be this very event.
            guard let found = history.ledger, let last = found.entries.last?.record,
                let mine = next.entries.last?.record, next.entries.count == found.entries.count, mine.isSame(as: last)
            else {
                summary.diagnostics += history.faults
                return
            }
            ledger = found
        }
        for file in files { try folder.put(file.bytes, at: file.path, for: ledger.id, &summary) }
        try folder.put(ledger.encoded, at: Ledger.path(of: ledger.id), for: ledger.id, &summary)
        if let lock = ShowcaseLock(ledger) {
            try folder.put(lock.encoded, at: ShowcaseLock.path(of: ledger.id), for: ledger.id, &summary)
        }
        try folder.tidy(ledger, &summary)
    }
}

extension ShowcaseHistory {
    /// The ledger that the next event goes on from, or goes on from again; `nil` when lock and ledger are at fault.
    var base: Ledger? {
        if isOneAhead { return ledger?.withoutLast }
        return faults.isEmpty ? ledger ?? Ledger(id: id) : nil
    }
}

extension ShowcaseFolder {
    /// Writes a file of an asset unless it is there already.
    func put(
        _ bytes: [UInt8], at path: RelativePath, for id: String, _ summary: inout ShowcaseRunSummary
    ) throws(FileError) {
        if try read(path) == bytes {
            summary.unchanged += 1
        } else {
            try write(bytes, to: path, for: id)
            summary.written.append(path)
        }
    }

    /// Removes pictures named as ours are that no slot needs; other files are somebody's and stay.
    fileprivate func tidy(_ ledger: Ledger, _ summary: inout ShowcaseRunSummary) throws(FileError) {
        let place = ShowcaseVariant.folder(of: ledger.id)
        let wanted = Set(LedgerState(ledger).files.map(\.path.name))
        for name in try names(in: place) where !wanted.contains(name) && ShowcaseVariant.isName(name) {
            try remove(place.appending(name))
            summary.removed.append(place.appending(name))
        }
    }
}
