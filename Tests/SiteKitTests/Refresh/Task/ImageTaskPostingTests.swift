import Testing

@testable import SiteKit

@Suite("Image task: asking")
struct ImageTaskPostingTests {
    private static let refusal = APIError(status: 400, code: "invalid_size", message: "no such size")
    private static let taken = CreateAnswer.taken(id: "igen_1", requestID: "req_1")

    @Test("it is written down that it is sent before it is, and its name before it is read")
    func order() {
        var walk = TaskWalk()
        #expect(walk.effect == .wait(0, .post) && walk.events == [])
        #expect(walk.go() == .post(timeout: 30))
        #expect(walk.step.entries == [.sent])
        #expect(walk.take(.posted(Self.taken)) == .wait(2, .read))
        #expect(walk.step.entries == [.taken(id: "igen_1", requestID: "req_1")])
        #expect(walk.go() == .read(spool: "\(walk.task.intent.key)-1.json"))
        #expect(walk.step.entries == [.reading(1)])
    }

    @Test("a request that never left is sent again, its mark taken back, for a minute in all")
    func neverSent() {
        var walk = TaskWalk()
        var waits: [Double] = []
        for _ in 0..<20 where walk.outcome == nil {
            walk.post(.neverSent("the host doesn't take the connection"))
            if let wait = walk.wait { waits.append(wait) }
            if walk.outcome == nil { #expect(walk.step.entries == [.released]) }
        }
        #expect(waits == [1, 2, 4, 8, 16, 16])
        #expect(walk.outcome == .notSent("the host doesn't take the connection"))
        #expect(walk.step.entries == [.unsent("the host doesn't take the connection")])
    }

    @Test("a busy server is asked again when it says, else later and later, for ten minutes in all")
    func limited() {
        var told = TaskWalk()
        #expect(told.post(.limited(after: 30)) == .wait(30, .post))
        #expect(told.step.entries == [.released])
        #expect(told.post(Self.taken) == .wait(2, .read))
        #expect(told.events == ["sent", "released", "sent", "taken"])
        var silent = TaskWalk()
        #expect(silent.post(.limited(after: nil)) == .wait(1, .post))
        #expect(silent.post(.limited(after: nil)) == .wait(2, .post))
        var tries = 0
        while silent.outcome == nil, tries < 100 {
            silent.post(.limited(after: nil))
            tries += 1
        }
        #expect(silent.reason == "the API takes no more requests for now (429)")
        #expect(silent.steady > 560 && silent.steady <= 600 && silent.events.last == "unsent")
        var rude = TaskWalk()
        #expect(rude.post(.limited(after: 3_600)) == .finish(.notSent("the API takes no more requests for now (429)")))
    }

    @Test("an answer that says duplicate is the task's name like any other")
    func duplicate() {
        var walk = TaskWalk()
        walk.post(.unclear("the connection ended in the middle"))
        #expect(walk.post(.taken(id: "igen_first", requestID: nil)) == .wait(2, .read))
        #expect(walk.events == ["sent", "taken"] && walk.task.record.taskID == "igen_first")
    }

    @Test("what is unclear is sent again as it was until 40 s after the first try, and is then unknown")
    func unclear() {
        var walk = TaskWalk()
        var begun: [Double] = []
        for _ in 0..<20 where walk.outcome == nil {
            walk.go()
            if case .post = walk.effect { begun.append(walk.steady) }
            walk.take(.posted(.unclear("the API answered 502")))
        }
        #expect(begun == [0, 1, 3, 7, 15, 31])
        #expect(walk.end == .unknown && walk.reason?.hasSuffix("key; the last try: the API answered 502") == true)
        // Sent once, in the journal too: every try belongs to the first.
        #expect(walk.events == ["sent", "ended"])
    }

    @Test("no try is waited for beyond 55 s, and none begins after 40 s")
    func timeouts() {
        var walk = TaskWalk()
        #expect(walk.go() == .post(timeout: 30))
        walk.pass(30)
        #expect(walk.take(.posted(.unclear("nothing came"))) == .wait(1, .post))
        #expect(walk.go() == .post(timeout: 24))
        walk.pass(24)
        walk.take(.posted(.unclear("nothing came")))
        #expect(walk.end == .unknown && walk.steady == 55)
        // Held back by the run's gate for longer than it asked for.
        var held = TaskWalk()
        held.post(.unclear("cut"))
        held.pass(45)
        held.go()
        #expect(held.end == .unknown)
    }

    @Test("every try counts against the window once one may have been taken, however the others ended")
    func mixed() {
        for later in [CreateAnswer.neverSent("refused"), .limited(after: 10), .limited(after: nil)] {
            var walk = TaskWalk()
            walk.post(.unclear("cut"))
            var tries = 0
            while walk.outcome == nil, tries < 50 {
                walk.post(later)
                tries += 1
            }
            #expect(walk.end == .unknown && walk.steady <= 41 && !walk.events.contains("released"), "\(later)")
        }
        var patient = TaskWalk()
        patient.post(.unclear("cut"))
        patient.post(.limited(after: 60))
        #expect(patient.end == .unknown && patient.steady == 1)
    }

    @Test("after a refusal that is certain the window begins anew")
    func anew() {
        var walk = TaskWalk()
        walk.post(.limited(after: 120))
        #expect(walk.go() == .post(timeout: 30))
        #expect(walk.take(.posted(.unclear("cut"))) == .wait(1, .post))
        #expect(walk.go() == .post(timeout: 30))
        #expect(walk.events == ["sent", "released", "sent"])
    }

    @Test("a picture that the API won't make ends at once, the run goes on")
    func refused() {
        for before in [[CreateAnswer](), [.limited(after: 1)]] {
            var walk = TaskWalk()
            for answer in before { walk.post(answer) }
            walk.post(.refused(Self.refusal))
            #expect(walk.end == .refused && walk.reason == "400 invalid_size: no such size")
            #expect(walk.step.shuts == nil)
        }
        // What may have been taken before isn't refused by that, unless the prompt itself is.
        var unclear = TaskWalk()
        unclear.post(.unclear("cut"))
        unclear.post(.refused(Self.refusal))
        #expect(unclear.end == .unknown && unclear.reason?.hasSuffix("400 invalid_size: no such size") == true)
        var forbidden = TaskWalk()
        forbidden.post(.unclear("cut"))
        forbidden.post(.refused(APIError(status: 400, code: "moderation_blocked")))
        #expect(forbidden.end == .refused)
    }

    @Test(
        "no key, no money, no permission, no quota: the run ends and the request is free again",
        arguments: [
            APIError(status: 401), APIError(status: 402, code: "insufficient_balance"), APIError(status: 403),
            APIError(status: 429, code: "insufficient_quota"),
        ])
    func shut(error: APIError) throws {
        var walk = TaskWalk()
        walk.post(.shut(error))
        #expect(walk.step.shuts == error)
        #expect(walk.outcome == .notSent(error.description) && walk.events == ["sent", "unsent"])
        let record = try #require(JournalContents.parse(walk.bytes, "").0?.records.first)
        #expect(record.isClosed && !record.counts)
        // An earlier try may have been taken: then nobody knows.
        var unclear = TaskWalk()
        unclear.post(.unclear("cut"))
        unclear.post(.shut(error))
        #expect(unclear.end == .unknown && unclear.step.shuts == error)
        #expect(unclear.reason == "the answer to an earlier try never came")
    }

    @Test("stopped before it was sent it is free again; afterwards it stays under way")
    func stopped() {
        var early = TaskWalk()
        early.take(.stopped("stopped"))
        #expect(early.outcome == .notSent("stopped") && early.events == ["unsent"])
        var limited = TaskWalk()
        limited.post(.limited(after: 5))
        limited.take(.stopped("stopped"))
        #expect(limited.outcome == .notSent("stopped") && limited.events == ["sent", "released", "unsent"])
        var late = TaskWalk()
        late.post(.unclear("cut"))
        late.take(.stopped("stopped"))
        #expect(late.outcome == .underWay("stopped") && late.events == ["sent"])
        var taken = TaskWalk.taken()
        taken.take(.stopped("stopped"))
        #expect(taken.outcome == .underWay("stopped") && taken.events == ["sent", "taken"])
    }
}
