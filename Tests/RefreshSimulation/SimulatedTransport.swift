import ImageAPIEmulator

import SiteKit

/// The network between a refresh and the emulator: slow, cut anywhere, or not there at all.
struct SimulatedTransport: HTTPTransport {
    let world: SimulatedWorld

    func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        do {
            return try exchange(request)
        } catch let failure as HTTPFailure {
            throw failure
        } catch is SimulatedWorld.DiskFull {
            throw .storage("no space left on device")
        } catch {
            throw .cut
        }
    }

    private func exchange(_ request: HTTPRequest) throws -> HTTPResponse {
        if world.chance(world.refusesConnections) {
            try world.effect { state in
                state.seconds += 0.1
                state.mishaps += 1
                noteRequest(request, &state)
            }
            throw HTTPFailure.refused
        }
        let key = request.headers.first { $0.name == "Idempotency-Key" }?.value
        let deadline = request.deadline / .seconds(1)
        // It is processed, and the answer is on its way: the process may end on either side.
        let answer = try world.effect { state in
            state.seconds += Double.random(in: 0.005..<0.4, using: &state.random)
            noteRequest(request, &state)
            return state.api.answer(emulated(request, &state), at: SimulatedWorld.start + state.seconds)
        }
        guard answer.delivery.delay < deadline else {
            world.look { $0.seconds += deadline }
            throw HTTPFailure.deadline
        }
        world.look { $0.seconds += answer.delivery.delay + 0.01 }
        let head = answer.head.count
        let sent = min(answer.delivery.cutAfter ?? answer.rawLength, answer.rawLength)
        guard sent >= head, answer.status != 0 else { throw HTTPFailure.cut }
        let body = Array((answer.body + answer.tail).prefix(sent - head))
        let isWhole = sent == answer.rawLength
        var kept: [UInt8] = []
        switch request.wants {
        case .none: break
        case .upTo: kept = body
        case .into(let sink, _): try write(body, to: sink, answer)
        case .intoWhenOK(let sink, _): if answer.status == 200 { try write(body, to: sink, answer) }
        }
        guard isWhole else { throw HTTPFailure.cut }
        if let key, let task = answer.task, String(decoding: body, as: UTF8.self).contains(task) {
            world.look { $0.evidence.named[key] = $0.process }
            if world.quirks.ignoresDuplicates, answer.status == 409 {
                return HTTPResponse(status: 500, headers: [:], body: [])
            }
        }
        let headers = Dictionary(answer.headers.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first })
        return HTTPResponse(status: answer.status, headers: headers, body: kept)
    }

    private func write(_ body: [UInt8], to sink: any BodySink, _ answer: EmulatedAnswer) throws {
        let whole = answer.body + answer.tail
        let isPicture = whole.starts(with: [0x89, 0x50, 0x4E, 0x47])
        let needed = answer.status != 200 ? nil : isPicture ? whole.count : SimulatedEvidence.needed(whole)
        // The client may leave something out on the way to the file.
        let target = (sink as? SecretlessSink)?.sink ?? sink
        if let needed, let task = answer.task, let file = target as? SimulatedSpoolFile {
            world.look { $0.evidence.spooled[file.name] = SimulatedEvidence.Spooled(task: task, bytes: needed) }
        }
        let half = body.count / 2
        if half > 0 { try sink.write(Array(body.prefix(half))) }
        try sink.write(Array(body.dropFirst(half)))
        guard let needed, let task = answer.task, body.count >= needed else { return }
        world.look { $0.evidence.came[task] = $0.process }
    }

    private func noteRequest(_ request: HTTPRequest, _ state: inout SimulatedWorld.State) {
        state.evidence.requests.append(state.seconds)
        if let key = request.headers.first(where: { $0.name == "Idempotency-Key" })?.value {
            state.evidence.posts[key] = state.evidence.posts[key] ?? (state.boot, state.seconds)
        } else if let task = request.address.text.split(separator: "/").last {
            state.evidence.readers[String(task), default: []].insert(state.process)
        }
    }

    private func emulated(_ request: HTTPRequest, _ state: inout SimulatedWorld.State) -> EmulatedRequest {
        var headers = request.headers
        if request.bearer != nil { headers.append(("Authorization", "Bearer some-key")) }
        if world.quirks.changesKeys, let place = headers.firstIndex(where: { $0.name == "Idempotency-Key" }) {
            headers[place].value = String(UInt64.random(in: .min ... .max, using: &state.random))
        }
        let path = request.address.text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).last ?? ""
        return EmulatedRequest(
            method: request.method.rawValue, path: "/" + path, headers: headers, body: request.body ?? [],
            authority: "127.0.0.1:8787")
    }
}
