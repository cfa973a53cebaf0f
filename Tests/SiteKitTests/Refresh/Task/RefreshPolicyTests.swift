import Testing

@testable import SiteKit

@Suite("Refresh policy")
struct RefreshPolicyTests {
    @Test("no try can outlive the server's memory of its key, and no reading begins after it has forgotten the task")
    func bounds() {
        let policy = RefreshPolicy.standard
        #expect(policy.lastTry < policy.allTries && policy.allTries < 60)
        #expect(policy.taskDeadline + policy.lateReads < 30 * 60)
        #expect(policy.longestHint < policy.taskDeadline && policy.readTimeout >= 120)
        #expect(policy.byteLimit == 64 << 20)
    }

    @Test("a faster clock shortens every wait by as much, and no exchange")
    func scaled() {
        let fast = RefreshPolicy.standard.scaled(by: 10)
        #expect(fast.lastTry == 4 && fast.allTries == 5.5 && fast.backoff == 0.1 && fast.firstPoll == 0.2)
        #expect(fast.taskDeadline == 168 && fast.lateReads == 10 && fast.longestHint == 6 && fast.patience == 60)
        #expect(fast.readTimeout == 180 && fast.createTimeout == 30 && fast.linkTries == 5)
    }
}
