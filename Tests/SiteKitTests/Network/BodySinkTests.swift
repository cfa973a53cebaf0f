import Dispatch
import Testing
@testable import SiteKit

@Suite("Bodies that go to a sink as they come")
struct BodySinkTests {
    private let transport = CurlTransport()

    private func ask(
        _ address: WebAddress, into sink: any BodySink, limit: Int = 1 << 20, idle: Duration = .seconds(30),
        deadline: Duration = .seconds(30)
    ) async -> Result<HTTPResponse, HTTPFailure> {
        var request = HTTPRequest(.get, address)
        request.wants = .into(sink, limit: limit)
        request.idleTimeout = idle
        request.deadline = deadline
        do throws(HTTPFailure) { return .success(try await transport.send(request)) } catch { return .failure(error) }
    }

    private func failure(_ result: Result<HTTPResponse, HTTPFailure>) -> HTTPFailure? {
        if case .failure(let failure) = result { return failure }
        return nil
    }

    @Test("the sink gets the whole body in order, whatever the status, and the answer holds none of it")
    func whole() async throws {
        let server = try HTTPStandIn(raw: "paths")
        let sink = HeldBytes()
        let answer = try await ask(try server.address("/pieces"), into: sink).get()
        #expect(answer.status == 200 && answer.body.isEmpty)
        #expect(sink.text == (0..<200).map { "\($0)," }.joined())
        #expect(!sink.wasEnteredTwice)
        let other = try HTTPStandIn()
        let words = HeldBytes()
        #expect(try await ask(try other.address("/status/410"), into: words).get().status == 410)
        #expect(words.text == "some words")
    }

    @Test("a redirect's body is nobody's")
    func redirect() async throws {
        let server = try HTTPStandIn(raw: "paths")
        let sink = HeldBytes()
        #expect(try await ask(try server.address("/redirect"), into: sink).get().status == 302)
        #expect(sink.calls == 0)
    }

    @Test(
        "only a 200 reaches a sink that wants no other",
        arguments: [(200, "some words"), (206, ""), (404, ""), (503, "")])
    func whenOK(status: Int, expected: String) async throws {
        let server = try HTTPStandIn()
        let sink = HeldBytes()
        var request = HTTPRequest(.get, try server.address("/status/\(status)"))
        request.wants = .intoWhenOK(sink, limit: 100)
        let answer = try await transport.send(request)
        #expect(answer.status == status && answer.body.isEmpty)
        #expect(sink.text == expected)
    }

    @Test("a body of just the limit is fine; of a longer one the sink has no more than the limit")
    func limit() async throws {
        let server = try HTTPStandIn()
        let sink = HeldBytes()
        #expect(try await ask(try server.address("/status/200"), into: sink, limit: 10).get().status == 200)
        #expect(sink.bytes.count == 10)
        #expect(failure(await ask(try server.address("/status/200"), into: sink, limit: 9)) == .tooLarge(limit: 9))
        let endless = HeldBytes()
        let outcome = await ask(try server.address("/endless"), into: endless, limit: 1_000_000)
        #expect(failure(outcome) == .tooLarge(limit: 1_000_000))
        #expect(endless.bytes.count <= 1_000_000 && endless.bytes.count > 500_000)
    }

    @Test("a sink that fails ends the request with its words, and is not called again")
    func storage() async throws {
        let server = try HTTPStandIn()
        let sink = HeldBytes(room: 200_000)
        let outcome = failure(await ask(try server.address("/endless"), into: sink, limit: 64 << 20))
        #expect(outcome == .storage("no space left"))
        #expect(outcome?.wasNeverSent == false)
        let calls = sink.calls
        _ = await ask(try server.address("/ok"), into: HeldBytes())
        #expect(sink.calls == calls)
    }

    @Test(
        "what came before a cut is in the sink",
        arguments: ["/cut/length", "/cut/chunk", "/cut/terminator", "/reset/middle"])
    func cut(path: String) async throws {
        let server = try HTTPStandIn(raw: "paths")
        let sink = HeldBytes()
        #expect(failure(await ask(try server.address(path), into: sink)) == .cut)
        #expect(sink.text == "only")
    }

    @Test("what came before the deadline, or before silence, is in the sink")
    func deadlines() async throws {
        let server = try HTTPStandIn()
        let dripped = HeldBytes()
        let endless = await ask(try server.address("/drip"), into: dripped, deadline: .milliseconds(700))
        #expect(failure(endless) == .deadline)
        #expect(!dripped.bytes.isEmpty)
        let raw = try HTTPStandIn(raw: "paths")
        let started = HeldBytes()
        let stalled = await ask(try raw.address("/stall"), into: started, idle: .seconds(1))
        #expect(failure(stalled) == .idle)
        #expect(started.text == "only")
    }

    @Test("a sink that blocks holds up no other request, and its own ends with all that came")
    func slowSink() async throws {
        let server = try HTTPStandIn()
        let gate = DispatchSemaphore(value: 0)
        let sink = HeldBytes { gate.wait() }
        let address = try server.address("/status/200")
        async let slow = ask(address, into: sink)
        await sink.wasCalled()
        for _ in 0..<5 { #expect(try await ask(address, into: HeldBytes()).get().status == 200) }
        #expect(sink.bytes.isEmpty)
        for _ in 0..<100 { gate.signal() }
        #expect(try await slow.get().status == 200)
        #expect(sink.text == "some words")
    }

    @Test("a request that was given up waits for the write under way, and makes no other")
    func cancelledWhileWriting() async throws {
        let server = try HTTPStandIn()
        let gate = DispatchSemaphore(value: 0)
        let sink = HeldBytes { gate.wait() }
        let address = try server.address("/drip")
        let task = Task { failure(await ask(address, into: sink)) }
        await sink.wasCalled()
        task.cancel()
        gate.signal()
        #expect(await task.value == .cancelled)
        #expect(sink.calls == 1)
        for _ in 0..<100 { gate.signal() }
        _ = await ask(try server.address("/ok"), into: HeldBytes())
        #expect(sink.calls == 1)
    }
}
