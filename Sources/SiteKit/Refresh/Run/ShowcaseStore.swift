/// The showcase on disk, as a place for pictures that have arrived.
struct ShowcaseStore: CandidateStore {
    let folder: ShowcaseFolder
    let tool: String
    let jobs: Int
    let lanes: Lanes
    let fit: CandidateRun.Fit

    func store(_ load: @Sendable () throws -> DeliveredPicture?) async throws -> StoreAnswer {
        try await lanes.run {
            guard let picture = try load() else { return .missing }
            var summary = ShowcaseRunSummary()
            do {
                try await CandidateRun.store(picture, in: folder, tool: tool, jobs: jobs, &summary, fit: fit)
            } catch let error as ImagingError {
                return .unusable("it can't be decoded or encoded: \(error)")
            }
            let key = picture.generation.key
            let history = ShowcaseHistory.read(picture.asset.id, RealFileSystem(root: folder.root))
            let made = history.ledger?.entries.last { $0.record.picture?.generation?.key == key }
            if let made, !summary.diagnostics.hasErrors { return .stored(made.digest) }
            let faults = summary.diagnostics.filter { $0.severity == .error }
            let reason = faults.map(\.message).joined(separator: "; ")
            return history.faults.isEmpty && !faults.isEmpty ? .unusable(reason) : .held(reason)
        }
    }

    func original(_ digest: Digest) throws -> [UInt8]? {
        try folder.read(ShowcaseOriginal.path(of: digest))
    }
}
