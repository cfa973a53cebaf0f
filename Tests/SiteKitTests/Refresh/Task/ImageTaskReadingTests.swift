import Testing

@testable import SiteKit

@Suite("Image task: reading")
struct ImageTaskReadingTests {
    private static let digest = Digest(of: [1])
    private static let served = ServedPicture(size: "1024x1024", quality: "low")
    private static let gone = APIError(status: 410, code: "image_already_retrieved")

    private static func picture(link: PictureLink? = nil) -> ReadAnswer {
        .picture(digest, bytes: 9, served, link: link)
    }

    @Test("the server's hint counts, within bounds; without one waits grow by half up to 10 s")
    func hints() {
        var told = TaskWalk.taken()
        #expect(told.read(.waiting(status: "queued", after: 3.5)) == .wait(3.5, .read))
        #expect(told.read(.waiting(status: "queued", after: -4)) == .wait(0.1, .read))
        #expect(told.read(.waiting(status: "queued", after: 1e300)) == .wait(60, .read))
        var silent = TaskWalk.taken()
        var waits: [Double] = []
        for _ in 0..<7 {
            silent.read(.waiting(status: "processing", after: nil))
            waits.append(silent.wait ?? 0)
        }
        #expect(waits == [2, 3, 4.5, 6.75, 10, 10, 10])
    }

    @Test("waits are spread by a fifth in both directions")
    func spread() {
        for (chance, wait) in [(0.0, 1.6), (1.0, 2.4), (-3.0, 1.6), (7.0, 2.4)] {
            var walk = TaskWalk()
            walk.go()
            walk.take(.posted(.taken(id: "igen_1", requestID: nil)), chance: chance)
            #expect(abs((walk.wait ?? 0) - wait) < 1e-9)
            walk.go()
            walk.take(.read(.waiting(status: "queued", after: nil)), chance: chance)
            #expect(abs((walk.wait ?? 0) - wait) < 1e-9)
        }
    }

    @Test("a picture is written down as arrived, then stored, then done")
    func delivered() {
        var walk = TaskWalk.taken()
        walk.read(Self.picture())
        let delivery = Delivery(
            spool: "\(walk.task.intent.key)-1.json", way: .inline, original: Self.digest, bytes: 9,
            served: Self.served, time: walk.now.timestamp)
        #expect(walk.effect == .store(delivery) && walk.step.entries == [.delivered(delivery)])
        walk.take(.stored(.stored(Digest(of: [2]))))
        #expect(walk.outcome == .candidate && walk.step.entries == [.done(Digest(of: [2]))])
        var held = TaskWalk.taken()
        held.read(Self.picture())
        held.take(.stored(.held("its lock is torn")))
        #expect(held.outcome == .held("its lock is torn") && held.step.entries == [])
        var broken = TaskWalk.taken()
        broken.read(Self.picture())
        broken.take(.stored(.unusable("it can't be decoded")))
        #expect(broken.end == .unusable)
    }

    @Test("a link is written down at first sight, once, and is what is left when the picture isn't")
    func links() {
        let link = PictureLink.make()
        var both = TaskWalk.taken()
        both.read(Self.picture(link: link))
        #expect(both.events == ["sent", "taken", "reading", "link", "delivered"])
        var elsewhere = TaskWalk.taken()
        #expect(elsewhere.read(.linked(link, Self.served)) == .wait(0, .fetch))
        #expect(elsewhere.step.entries == [.link(link, Self.served)])
        #expect(elsewhere.go() == .fetch(link, spool: "\(elsewhere.task.intent.key).png"))
        elsewhere.take(.fetched(.picture(Self.digest, bytes: 9)))
        guard case .store(let delivery) = elsewhere.effect else {
            Issue.record("not stored")
            return
        }
        #expect(delivery.way == .link && delivery.served == Self.served)
        var unusable = TaskWalk.taken()
        #expect(unusable.read(.unusable("its base64 is broken", Self.served, link: link)) == .wait(0, .fetch))
        var torn = TaskWalk.taken()
        #expect(torn.read(.broken("the connection ended in the middle", link: link)) == .wait(0, .fetch))
    }

    @Test("an unusable picture without a link is an end that keeps what came")
    func unusable() {
        var walk = TaskWalk.taken()
        walk.read(.unusable("2 pictures came where one was asked for", Self.served, link: nil))
        #expect(walk.end == .unusable && walk.outcome?.needsNoSpool == false)
    }

    @Test("409 and 410 go to the link where one is known; without one 409 waits and 410 is lost")
    func handedOver() {
        let link = PictureLink.make()
        for answer in [ReadAnswer.gone(Self.gone), .collecting] {
            var known = TaskWalk.taken()
            known.read(.linked(link, Self.served))
            known.fetch(.failed("cut"))
            known.take(.read(answer))
            #expect(known.effect == .wait(0, .fetch))
        }
        var waits = TaskWalk.taken()
        #expect(waits.read(.collecting) == .wait(1, .read))
        #expect(waits.read(.collecting) == .wait(2, .read))
        var gone = TaskWalk.taken()
        gone.read(.gone(Self.gone))
        #expect(gone.end == .lost && gone.reason == "410 image_already_retrieved")
        // What went before says why.
        var torn = TaskWalk.taken()
        torn.read(.broken("the connection ended in the middle", link: nil))
        #expect(torn.effect == .wait(1, .read))
        torn.read(.gone(Self.gone))
        #expect(torn.end == .lost)
        #expect(
            torn.reason
                == "the API hands a picture over once, and that answer didn't come whole (the connection ended in the "
                + "middle); now it says 410 image_already_retrieved")
    }

    @Test("it is read once more at its deadline, a little longer as the server may know it, and is then lost")
    func deadline() {
        var walk = TaskWalk.taken()
        var late = 0
        var reads = 0
        while walk.outcome == nil, reads < 1_000 {
            walk.go()
            if walk.steady >= 28 * 60 { late += 1 }
            walk.take(.read(.waiting(status: "processing", after: 60)))
            reads += 1
        }
        #expect(walk.end == .lost && late == 3 && walk.steady <= 28 * 60 + 100)
        #expect(walk.reason == "it wasn't done within 28 minutes; it was 'processing' when it was last read")
        // The last wait before it ends exactly there.
        var near = TaskWalk.taken()
        near.pass(28 * 60 - 12)
        near.take(.ready)
        #expect(near.take(.read(.waiting(status: "queued", after: 60))) == .wait(12, .read))
        // Far beyond it: one read in any case.
        var far = TaskWalk.taken()
        far.pass(100 * 60)
        far.take(.ready)
        #expect(far.take(.read(.broken("cut", link: nil))) == .wait(0, .read))
        far.read(.broken("cut", link: nil))
        // What came to nothing is no word of the server's: another run asks.
        #expect(far.outcome == .underWay("cut"))
    }

    @Test("a picture that comes with the last reading is not too late")
    func lastMoment() {
        var walk = TaskWalk.taken()
        walk.pass(28 * 60)
        walk.take(.ready)
        walk.take(.read(.waiting(status: "processing", after: 1)))
        walk.read(Self.picture())
        #expect(walk.events.last == "delivered")
    }

    @Test("a word that nobody knows is waited out like any other")
    func unknownStatus() {
        var walk = TaskWalk.taken()
        #expect(walk.read(.waiting(status: "dreaming", after: nil)) == .wait(2, .read))
        walk.read(Self.picture())
        #expect(walk.events.last == "delivered")
    }

    @Test("a task that the server doesn't know is believed lost at the fourth time")
    func unknownTask() {
        let error = APIError(status: 404, code: "not_found")
        var walk = TaskWalk.taken()
        for _ in 0..<3 {
            walk.read(.unknownTask(error))
            #expect(walk.outcome == nil)
        }
        walk.read(.unknownTask(error))
        #expect(walk.end == .lost && walk.reason == "404 not_found")
    }

    @Test("failed, cancelled and refused ends are told apart and pay for nothing more")
    func ends() {
        let ends: [(APIError, Bool, TaskEnd.Kind)] = [
            (APIError(status: 0, code: "upstream_error"), false, .failed), (APIError(status: 0), true, .cancelled),
            (APIError(status: 0, code: "moderation_blocked"), false, .refused),
        ]
        for (error, isCancelled, kind) in ends {
            var walk = TaskWalk.taken()
            walk.read(.ended(error, isCancelled: isCancelled))
            #expect(walk.end == kind && walk.outcome?.needsNoSpool == (kind != .failed))
        }
    }

    @Test("a key that is no longer taken leaves the task under way; a limit waits as it says")
    func shut() {
        let error = APIError(status: 401)
        var walk = TaskWalk.taken()
        walk.read(.shut(error))
        #expect(walk.outcome == .underWay("401") && walk.step.shuts == error && walk.step.entries == [])
        var limited = TaskWalk.taken()
        #expect(limited.read(.limited(after: 7)) == .wait(7, .read))
        #expect(limited.read(.limited(after: nil)) == .wait(1, .read))
    }

    @Test(
        "a link is tried five times in a run, then the task is read for another; the same one is left to the next run")
    func fetching() {
        var walk = TaskWalk.taken()
        walk.read(.linked(.make(), Self.served))
        for wait in [1.0, 2, 4, 8] { #expect(walk.fetch(.failed("cut")) == .wait(wait, .fetch)) }
        #expect(walk.fetch(.failed("cut")) == .wait(0, .read))
        for answer in [
            ReadAnswer.linked(.make(), Self.served), .gone(Self.gone), .collecting, .broken("cut", link: nil),
            .unknownTask(Self.gone), .unusable("odd", Self.served, link: nil),
        ] {
            var same = walk
            same.read(answer)
            #expect(same.outcome == .underWay("its picture couldn't be fetched: cut"), "\(answer)")
        }
        let fresh = PictureLink.make("https://files.fixture.test/b.png")
        #expect(walk.read(.linked(fresh, Self.served)) == .wait(0, .fetch))
        #expect(walk.step.entries == [.link(fresh, Self.served)])
        walk.fetch(.picture(Self.digest, bytes: 9))
        #expect(walk.events.last == "delivered")
        var wrong = TaskWalk.taken()
        wrong.read(.linked(.make(), Self.served))
        wrong.fetch(.unusable("not a PNG"))
        #expect(wrong.end == .unusable)
    }

    @Test("a link that will never give the picture is left at once, and without another one the picture is lost")
    func permanent() {
        for answer in [ReadAnswer.linked(.make(), Self.served), .gone(Self.gone)] {
            var walk = TaskWalk.taken()
            walk.read(.linked(.make(), Self.served))
            #expect(walk.fetch(.never("404")) == .wait(0, .read))
            walk.read(answer)
            #expect(
                walk.end == .lost
                    && walk.reason == "its picture couldn't be fetched: 404; the address is in the journal")
        }
        var unsure = TaskWalk.taken()
        unsure.read(.linked(.make(), Self.served))
        unsure.fetch(.never("404"))
        for _ in 0..<4 where unsure.outcome == nil { unsure.read(.unknownTask(Self.gone)) }
        #expect(unsure.end == .lost)
        var broken = TaskWalk.taken()
        broken.read(.linked(.make(), Self.served))
        broken.fetch(.never("404"))
        for _ in 0..<9 where broken.outcome == nil { broken.read(.broken("502", link: nil)) }
        #expect(broken.outcome == .underWay("its picture couldn't be fetched: 404"))
        // Always another address that leads nowhere: not for ever.
        var many = TaskWalk.taken()
        for number in 0..<9 where many.outcome == nil {
            many.read(.linked(.make("https://files.fixture.test/\(number)"), Self.served))
            many.fetch(.never("404"))
        }
        #expect(many.end == .lost)
        // A transient fault at an address that says nothing of its end: for a month.
        var old = TaskWalk.taken()
        old.read(.linked(.make(), Self.served))
        old.pass(31 * 86_400)
        for _ in 0..<5 { old.fetch(.failed("no such host")) }
        old.read(.gone(Self.gone))
        #expect(old.end == .lost)
    }

    @Test("readings that failed before don't count against the link's tries")
    func freshTries() {
        var walk = TaskWalk.taken()
        for _ in 0..<6 { walk.read(.collecting) }
        walk.read(.linked(.make(), Self.served))
        #expect(walk.task.tries == 0)
        #expect(walk.fetch(.failed("cut")) == .wait(1, .fetch))
    }
}
