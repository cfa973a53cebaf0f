import Testing

@testable import SiteKit

@Suite("Image task: gone on with after a restart")
struct ImageTaskRestartTests {
    private static let start = Double(Ledger.testTime.seconds)
    private static let served = ServedPicture(size: "1024x1024")

    /// A few lives, each as its whole journal.
    private static func lives(isPersisted: Bool) -> [[JournalEntry]] {
        let intent = GenerationIntent.make(isPersisted: isPersisted)
        let picture = ReadAnswer.picture(Digest(of: [1]), bytes: 9, served, link: nil)
        func taken() -> TaskWalk { .taken(intent) }
        var plain = taken()
        plain.read(.waiting(status: "queued", after: 5))
        plain.read(picture)
        plain.take(.stored(.stored(Digest(of: [2]))))
        var linked = taken()
        linked.read(.linked(.make(), served))
        linked.fetch(.picture(Digest(of: [1]), bytes: 9))
        linked.take(.stored(.stored(Digest(of: [2]))))
        var limited = TaskWalk(intent)
        limited.post(.limited(after: 3))
        limited.post(.unclear("cut"))
        limited.post(.taken(id: "igen_1", requestID: "req_1"))
        limited.read(.gone(APIError(status: 410)))
        var unknown = TaskWalk(intent)
        for _ in 0..<9 where unknown.outcome == nil { unknown.post(.unclear("cut")) }
        var unsent = TaskWalk(intent)
        unsent.post(.shut(APIError(status: 401)))
        return [plain, linked, limited, unknown, unsent].map(\.journal)
    }

    @Test(
        "from every prefix of a journal, after any gap, the next step is a sensible one and the end is an honest one",
        arguments: [false, true])
    func prefixes(isPersisted: Bool) throws {
        var seen: [String: Int] = [:]
        for life in Self.lives(isPersisted: isPersisted) {
            for count in 1...life.count {
                for gap in [0.0, 20, 39, 43, 600, 1_690, 1_900, 9_000, -500] {
                    let prefix = Array(life.prefix(count))
                    let last = try #require(prefix.last)
                    let place = "\(prefix.map { "\($0.event)".prefix { $0.isLetter } }) after \(gap) s"
                    var walk = try TaskWalk(
                        resuming: prefix, at: Double(last.time.seconds) + gap,
                        boot: gap < 0 ? "boot-2" : "boot-1")
                    try check(walk, prefix, isPersisted: isPersisted, gap, place)
                    try finish(&walk, place)
                    let end = try #require(walk.outcome, "\(place)")
                    seen[String("\(end)".prefix { $0 != "(" }), default: 0] += 1
                    // What was journalled in two processes is read as one life again.
                    #expect(JournalContents.parse(walk.bytes, "").1.isEmpty)
                }
            }
        }
        #expect(seen.keys.sorted() == ["candidate", "ended", "notSent"])
    }

    private func check(
        _ walk: TaskWalk, _ prefix: [JournalEntry], isPersisted: Bool, _ gap: Double, _ place: String
    ) throws {
        var record = TaskRecord(walk.task.intent)
        for entry in prefix.dropFirst() { record.apply(entry.event, TimeMark(entry.time, entry.uptime)) }
        if record.delivery != nil, record.end == nil {
            if case .store = walk.effect { return }
            Issue.record("\(place): \(walk.effect)")
        } else if let end = record.end {
            #expect(walk.outcome == .ended(end), "\(place)")
        } else if let reason = record.unsent {
            #expect(walk.outcome == .notSent(reason), "\(place)")
        } else if record.taskID != nil {
            switch walk.effect {
            case .inspect(let spool): #expect(spool.hasSuffix("-\(record.readings).json"), "\(place)")
            case .wait(_, .read): #expect(record.readings == 0, "\(place)")
            case .wait(0, .fetch): #expect(record.link != nil, "\(place)")
            default: Issue.record("\(place): \(walk.effect)")
            }
        } else if record.sent != nil || isPersisted {
            let since = record.sent?.wall ?? Double(record.last.seconds)
            let age = walk.wall - since
            let isKnown = gap >= 0 && age <= 40
            #expect(walk.effect == .wait(0, .post) || !isKnown, "\(place)")
            #expect(walk.end == .unknown || isKnown, "\(place)")
        } else {
            #expect(walk.effect == .wait(0, .post) && walk.step.entries.isEmpty, "\(place)")
        }
    }

    /// Plays it to its end with a server that has had the picture all the time.
    private func finish(_ walk: inout TaskWalk, _ place: String) throws {
        for _ in 0..<20 {
            switch walk.effect {
            case .wait: walk.go()
            case .post: walk.take(.posted(.taken(id: "igen_1", requestID: nil)))
            case .inspect: walk.take(.read(.broken("the run before was interrupted while it read the task", link: nil)))
            case .read: walk.take(.read(.picture(Digest(of: [1]), bytes: 9, Self.served, link: nil)))
            case .fetch: walk.take(.fetched(.picture(Digest(of: [1]), bytes: 9)))
            case .store: walk.take(.stored(.stored(Digest(of: [2]))))
            case .finish: return
            }
        }
        Issue.record("\(place) comes to no end")
    }

    @Test("sent again by another process it has the same key and the time that is left")
    func sentAgain() throws {
        var first = TaskWalk()
        first.go()
        var second = try TaskWalk(resuming: first.journal, at: Self.start + 35)
        #expect(second.effect == .wait(0, .post))
        #expect(second.go() == .post(timeout: 20) && second.step.entries == [])
        // That the server refuses it says nothing of the try before.
        second.take(.posted(.shut(APIError(status: 401))))
        #expect(second.end == .unknown)
        let late = try TaskWalk(resuming: first.journal, at: Self.start + 41)
        #expect(late.end == .unknown && late.reason?.contains("the run before was interrupted") == true)
    }

    @Test("a wall clock that was set back or forward changes nothing: the steady one counts")
    func wallClock() throws {
        var first = TaskWalk()
        first.go()
        for (steady, isKnown) in [(39.0, true), (41, false)] {
            for wall in [-90_000.0, -2, 90_000] {
                var task = ImageTask(resuming: try record(first), policy: .standard)
                let now = Moment(wall: Self.start + wall, steady: steady, boot: "boot-1")
                let step = task.take(.begin, at: now, chance: 0.5)
                #expect((step.effect == .wait(0, .post)) == isKnown, "\(wall) \(steady)")
            }
        }
    }

    @Test("after another start of the machine nothing is sent again, however little time seems to have gone by")
    func anotherStart() throws {
        var first = TaskWalk()
        first.go()
        let resumed = try TaskWalk(resuming: first.journal, at: Self.start + 5, boot: "boot-2")
        #expect(resumed.end == .unknown && resumed.reason?.hasPrefix("the machine was started anew") == true)
        // Nor by what an older version wrote, without the steady clock.
        let bare = first.journal.map { JournalEntry(key: $0.key, time: $0.time, event: $0.event) }
        #expect(try TaskWalk(resuming: bare, at: Self.start + 5).end == .unknown)
    }

    @Test("after another start of the machine a task is read on as if it were new, since nobody knows its age")
    func anotherStartReading() throws {
        let journal = TaskWalk.taken().journal
        for gap in [-60.0, 5, 90_000] {
            var taken = try TaskWalk(resuming: journal, at: Self.start + gap, boot: "boot-2")
            #expect(taken.effect == .wait(0, .read))
            let begin = taken.steady
            while taken.outcome == nil { taken.read(.waiting(status: "processing", after: 10)) }
            // As old it is for certain by then.
            #expect(taken.end == .lost && (1_680...1_780).contains(taken.steady - begin))
            var gone = try TaskWalk(resuming: journal, at: Self.start + gap, boot: "boot-2")
            gone.read(.gone(APIError(status: 410)))
            #expect(gone.end == .lost)
        }
    }

    private func record(_ walk: TaskWalk) throws -> TaskRecord {
        try #require(JournalContents.parse(walk.bytes, "").0?.records.last)
    }

    @Test("what is done and nowhere any more is lost, after its own address was tried, and stays so")
    func nowhere() throws {
        var walk = TaskWalk.taken()
        walk.read(.picture(Digest(of: [1]), bytes: 9, Self.served, link: nil))
        walk.take(.stored(.stored(Digest(of: [2]))))
        var again = try TaskWalk(resuming: walk.journal, at: Self.start + 86_400)
        again.take(.stored(.missing))
        #expect(again.end == .lost && again.reason == "its files are gone from the showcase and from the state folder")
        #expect(try TaskWalk(resuming: again.journal, at: Self.start + 90_000).end == .lost)
        var linked = TaskWalk.taken()
        linked.read(.picture(Digest(of: [1]), bytes: 9, Self.served, link: .make()))
        linked.take(.stored(.stored(Digest(of: [2]))))
        var elsewhere = try TaskWalk(resuming: linked.journal, at: Self.start + 86_400)
        #expect(elsewhere.take(.stored(.missing)) == .wait(0, .fetch))
        elsewhere.fetch(.never("files.fixture.test answered with status 404"))
        elsewhere.read(.gone(APIError(status: 410)))
        #expect(elsewhere.end == .lost && elsewhere.reason?.hasPrefix("its files are gone") == true)
    }

    @Test("in the process that noted it the wall clock may jump as it likes")
    func jumps() {
        var walk = TaskWalk()
        walk.post(.unclear("cut"))
        walk.wall -= 10_000
        #expect(walk.go() == .post(timeout: 30))
        walk.wall += 90_000
        #expect(walk.take(.posted(.unclear("cut"))) == .wait(2, .post))
    }

    @Test("what a reading left behind is looked at first, and a picture there is taken")
    func inspected() throws {
        var first = TaskWalk.taken()
        first.go()
        var second = try TaskWalk(resuming: first.journal, at: Self.start + 5)
        #expect(second.effect == .inspect(spool: "\(first.task.intent.key)-1.json"))
        second.take(.read(.picture(Digest(of: [1]), bytes: 9, Self.served, link: nil)))
        guard case .store(let delivery) = second.effect else {
            Issue.record("not stored")
            return
        }
        #expect(delivery.spool == "\(first.task.intent.key)-1.json")
        var third = try TaskWalk(resuming: first.journal, at: Self.start + 5)
        third.take(.read(.waiting(status: "known", after: 0)))
        #expect(third.effect == .wait(0.1, .read))
        third.go()
        #expect(third.effect == .read(spool: "\(first.task.intent.key)-2.json"))
    }

    @Test("a copy that was carried away counts as sent after the last that it knows")
    func carriedAway() throws {
        let intent = GenerationIntent.make(isPersisted: true)
        let journal = TaskWalk(intent).journal
        let soon = try TaskWalk(resuming: journal, at: Self.start + 40)
        #expect(soon.effect == .wait(0, .post))
        let late = try TaskWalk(resuming: journal, at: Self.start + 41)
        #expect(late.end == .unknown)
        let alone = try TaskWalk(resuming: TaskWalk().journal, at: Self.start + 90_000)
        #expect(alone.effect == .wait(0, .post), "without a copy the journal knows all")
    }

    @Test("what is in the showcase by the journal's word is stored again when a run takes it up")
    func doneAgain() throws {
        var walk = TaskWalk.taken()
        walk.read(.picture(Digest(of: [1]), bytes: 9, Self.served, link: nil))
        walk.take(.stored(.stored(Digest(of: [2]))))
        let again = try TaskWalk(resuming: walk.journal, at: Self.start + 86_400)
        guard case .store(let delivery) = again.effect else {
            Issue.record("not stored")
            return
        }
        #expect(delivery.time == walk.task.record.delivery?.time && again.step.entries == [])
    }
}
