import Testing

@testable import SiteKit

@Suite("Request gate")
struct RequestGateTests {
    private let clock = JumpingClock()

    @Test("it waits as long as it is asked to, in short steps, and lets go")
    func waits() async {
        let gate = RequestGate(clock)
        #expect(await gate.pass(.read, after: 0) == nil)
        #expect(clock.now().steady == 0)
        #expect(await gate.pass(.post, after: 7) == nil)
        #expect(clock.now().steady >= 7 && clock.now().steady < 7.1)
    }

    @Test("the API's limits hold back what goes to the API, and not what lies elsewhere")
    func limits() async {
        let gate = RequestGate(clock)
        await gate.note(HTTPResponse(status: 429, headers: ["Retry-After": "20"]))
        #expect(await gate.pass(.fetch, after: 1) == nil)
        #expect(clock.now().steady < 1.1)
        #expect(await gate.pass(.read, after: 0) == nil)
        #expect(clock.now().steady >= 20 && clock.now().steady < 20.5)
    }

    @Test("requests under way count against what remains of a window")
    func remaining() async {
        let gate = RequestGate(clock)
        let end = Int(clock.now().wall) + 30
        await gate.note(
            HTTPResponse(
                status: 200,
                headers: ["x-ratelimit-limit": "9", "x-ratelimit-remaining": "0", "x-ratelimit-reset": "\(end)"]))
        #expect(await gate.pass(.post, after: 0) == nil)
        #expect(clock.now().steady >= 30)
    }

    @Test("stopped, nothing passes, for the first reason given; a signal is told from it")
    func stopped() async {
        let gate = RequestGate(clock)
        await gate.stop("the disk is at fault")
        await gate.interrupt()
        for purpose in [TaskEffect.Purpose.post, .read, .fetch] {
            #expect(await gate.pass(purpose, after: 5) == "the disk is at fault")
        }
        #expect(await gate.isInterrupted)
        #expect(await gate.shutBy == nil)
        let other = RequestGate(clock)
        await other.interrupt()
        #expect(await other.pass(.read, after: 0) == "stopped")
    }

    @Test("a wait that is under way ends soon after it is stopped")
    func stoppedMeanwhile() async {
        let gate = RequestGate(clock)
        async let answer = gate.pass(.read, after: 1e6)
        await gate.stop("enough")
        #expect(await answer == "enough")
        #expect(clock.now().steady < 1e6)
    }

    @Test("without money nothing new is asked for, and what is paid is collected; without a key nothing is done")
    func shut() async {
        let poor = RequestGate(clock)
        let error = APIError(status: 402, code: "insufficient_balance")
        await poor.shut(error)
        #expect(await poor.pass(.post, after: 0) == "the API takes nothing from us: 402 insufficient_balance")
        #expect(await poor.pass(.read, after: 0) == nil)
        #expect(await poor.pass(.fetch, after: 0) == nil)
        let locked = RequestGate(clock)
        await locked.shut(APIError(status: 401))
        await locked.shut(APIError(status: 403))
        for purpose in [TaskEffect.Purpose.post, .read, .fetch] {
            #expect(await locked.pass(purpose, after: 0) == "the API takes nothing from us: 401")
        }
        #expect(await locked.shutBy == APIError(status: 401))
    }
}
