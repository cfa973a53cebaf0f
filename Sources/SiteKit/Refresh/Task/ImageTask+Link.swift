extension ImageTask {
    /// What is wrong with the address that a picture was to be fetched from.
    struct LinkFault: Hashable, Sendable {
        let address: String
        let reason: String
        /// Whether it will be so for ever.
        let isPermanent: Bool
    }

    /// Reads the task for another address: reading it again is free where pictures have addresses.
    mutating func readForLink(_ reason: String, isPermanent: Bool, at now: Moment) -> TaskStep {
        lastFault = reason
        trouble = reason
        let fault = LinkFault(address: record.link?.address ?? "", reason: reason, isPermanent: isPermanent)
        linkFault = fault
        guard linkReads < policy.linkReads else { return giveUp(fault, at: now) }
        linkReads += 1
        tries = 0
        return step([], .wait(0, .read), at: now)
    }

    /// Judges what came of that, as far as it is about the address; `nil` for the rest.
    mutating func readForLink(_ answer: ReadAnswer, _ fault: LinkFault, at now: Moment) -> TaskStep? {
        func isFresh(_ link: PictureLink?) -> Bool { link.map { $0.address != fault.address } ?? false }
        switch answer {
        case .linked(let link, _) where isFresh(link), .unusable(_, _, let link?) where isFresh(link),
            .broken(_, let link?) where isFresh(link):
            linkFault = nil
            return nil
        case .linked, .unusable, .gone: return giveUp(fault, at: now)
        case .unknownTask:
            unknownReads += 1
            if !fault.isPermanent || unknownReads >= policy.unknownTaskReads { return giveUp(fault, at: now) }
            return readAgain(after: backoff(), at: now)
        case .broken, .collecting:
            let wait = backoff()
            guard fault.isPermanent, tries < policy.linkTries else {
                return step([], .finish(.underWay(words(fault))), at: now)
            }
            return readAgain(after: wait, at: now)
        case .waiting, .picture, .ended, .limited, .shut: return nil
        }
    }

    /// Ends with what an address can't give, or leaves it to another run.
    mutating func giveUp(_ fault: LinkFault, at now: Moment) -> TaskStep {
        guard fault.isPermanent else { return step([], .finish(.underWay(words(fault))), at: now) }
        if let unusable { return end(.unusable, "\(unusable); \(fault.reason)", at: now) }
        let nowhere = record.delivery == nil ? "" : "\(ImageTask.isNowhere), and "
        return end(.lost, "\(nowhere)\(words(fault)); the address is in the journal", at: now)
    }

    private func words(_ fault: LinkFault) -> String { "its picture couldn't be fetched: \(fault.reason)" }
}
