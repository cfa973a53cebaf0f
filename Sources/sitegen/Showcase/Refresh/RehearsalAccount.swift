import ImageAPIEmulator

/// What the stand-in's own books say of a rehearsal: they are kept by the server, not by the client that is judged.
struct RehearsalAccount {
    private let billing: [BilledTask]
    private let leakedKeys: Int
    /// The faults that were asked for and never happened.
    private let unmet: [EmulatorFault]

    init(_ billing: [BilledTask], leakedKeys: Int, unmet: [EmulatorFault]) {
        self.billing = billing
        self.leakedKeys = leakedKeys
        self.unmet = unmet
    }

    /// Bodies that were billed more than once, each with its tasks.
    private var twice: [[BilledTask]] {
        Dictionary(grouping: billing, by: \.body).values.filter { $0.count > 1 }
            .sorted { $0[0].id < $1[0].id }
    }

    /// Tasks whose picture was made and never handed over.
    private var uncollected: [BilledTask] {
        billing.filter { $0.outcome == .completed && $0.handedOver == 0 && $0.linkReads == 0 }
    }

    /// Prints the account.
    func tell() {
        let handedOver = billing.count { $0.handedOver > 0 || $0.linkReads > 0 }
        Console.error(
            "the stand-in's books: \(Count.of(billing.count, "task")) billed, \(handedOver) handed over, "
                + "\(uncollected.count) never collected, \(twice.count) billed twice")
        for task in uncollected { Console.error("  never collected: \(task.id)") }
        for tasks in twice {
            Console.error("  billed \(tasks.count) times: \(tasks.map(\.id).joined(separator: ", "))")
        }
        for fault in unmet {
            Console.error("  never happened: --fault \(fault): no request came that it waited for")
        }
        if leakedKeys > 0 { Console.error("  a key was sent to \(Count.of(leakedKeys, "picture link"))") }
        Console.error("this was a rehearsal: nothing of the site was touched, no key was used and nothing was paid")
    }
}
