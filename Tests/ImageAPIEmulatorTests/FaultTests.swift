import Testing

@testable import ImageAPIEmulator

@Suite("Faults on demand")
struct FaultTests {
    /// What a create with a fault looks like: status, code, tasks billed, bytes before the cut.
    @Test(
        "a fault at create",
        arguments: [
            ("drop", "0 ", 0), ("lost", "0 ", 1), ("429", "429 rate_limit_exceeded", 0),
            ("500", "500 internal_error", 0), ("502", "502 all_providers_failed", 0),
            ("503", "503 all_providers_failed", 0), ("500-after", "500 internal_error", 1),
            ("502-after", "502 all_providers_failed", 1), ("503-after", "503 all_providers_failed", 1),
            ("409-duplicate", "409 duplicate_request", 1), ("refuse", "400 moderation_blocked", 0),
            ("quota", "429 insufficient_quota", 0), ("balance", "402 insufficient_balance", 0),
            ("key", "401 invalid_api_key", 0), ("forbidden", "403 forbidden", 0), ("html", "502 ", 0),
            ("echo", "401 invalid_api_key", 0), ("slow:100", "202 queued", 1), ("delay:3", "202 queued", 1),
            ("interim", "202 queued", 1), ("cut:10", "202 queued", 1),
        ])
    func atCreate(what: String, verdict: String, billed: Int) {
        var play = Play(faults: ["create=\(what)"])
        let answer = play.create()
        #expect(answer.verdict == verdict)
        #expect(play.api.billing.count == billed)
        #expect(play.api.faults.isEmpty)
        #expect(answer.task == (billed == 1 ? play.api.billing.first?.id : nil))
        #expect(play.create(key: "key-2").status == 202, "once is the default")
    }

    @Test("a status of a task can be each of these, once", arguments: EmulatorSettings.Contract.allCases)
    func atPoll(contract: EmulatorSettings.Contract) {
        let expected = [
            "drop": 0, "lost": 0, "429:7": 429, "429:none": 429, "500": 500, "502-after": 502,
            "409-collecting": 409, "html": 200, "unknown-status": 200, "key": 401, "forbidden": 403, "quota": 429,
            "balance": 402, "echo": 401,
        ]
        for (what, status) in expected {
            var play = Play(contract, faults: ["poll#2=\(what)"])
            let id = play.task()
            #expect(play.poll(id, at: 1).status == 200)
            #expect(play.poll(id, at: 2).status == status, "\(what)")
            #expect(play.poll(id, at: 3).verdict == "200 processing", "\(what)")
            #expect(play.poll(id, at: 15).verdict == "200 completed", "\(what)")
        }
    }

    @Test("Retry-After is 2, as wanted, or absent")
    func retryAfter() {
        var play = Play(faults: ["any=429", "any=429:9", "any=429:none"])
        #expect(play.create().header("Retry-After") == "2")
        #expect(play.create().header("Retry-After") == "9")
        #expect(play.create().header("Retry-After") == nil)
        #expect(play.create().status == 202)
    }

    @Test("faults that keep the picture leave it there; those after it was handed over don't")
    func consumption() {
        let before = ["drop", "429", "500", "502", "503", "409-collecting", "html", "unknown-status", "key", "echo"]
        let after = ["lost", "500-after", "502-after", "503-after", "cut:0", "cut:300", "cut:-1"]
        for contract in EmulatorSettings.Contract.allCases {
            for what in before + after {
                var play = Play(contract, faults: ["collect=\(what)"])
                let id = play.task()
                #expect(play.poll(id, at: 14).verdict == "200 processing", "\(what) waits for the picture")
                _ = play.poll(id, at: 15)
                let isGone = after.contains(what)
                #expect(play.api.billing.map(\.handedOver) == [isGone ? 1 : 0], "\(what)")
                #expect(play.api.billing.map(\.handedOverWhole) == [0], "\(what)")
                let next = play.poll(id, at: 16)
                #expect(next.status == (isGone && contract == .may ? 410 : 200), "\(what)")
                #expect((next.picture == nil) == isGone, "\(what)")
                #expect((next["data", "0", "r2_url"] == nil) == (contract == .may), "\(what)")
            }
        }
    }

    @Test("410 is for good, at once", arguments: ["expired", "retrieved"])
    func gone(why: String) {
        var play = Play(faults: ["poll=410-\(why)"])
        let id = play.task()
        let code = why == "expired" ? "image_expired" : "image_already_retrieved"
        #expect(play.poll(id, at: 1).verdict == "410 \(code)")
        #expect(play.poll(id, at: 15).verdict == "410 \(code)")
    }

    @Test("a task ends otherwise, set at create or at a status", arguments: ["create", "poll#2", "collect"])
    func endings(place: String) {
        for (what, status, code) in [
            ("refuse-later", "failed", "moderation_blocked"), ("fail", "failed", "generation_failed"),
            ("cancel", "cancelled", "cancelled"),
        ] {
            var play = Play(faults: ["\(place)=\(what)"])
            let id = play.task()
            #expect(play.poll(id, at: 0.5).verdict == "200 queued")
            if place == "poll#2" { #expect(play.poll(id, at: 2)["status"] == status) }
            let answer = play.poll(id, at: 15)
            #expect(answer.status == 200)
            #expect(answer["status"] == status)
            #expect(answer["error", "code"] == code)
            #expect(answer["error", "message"]?.isEmpty == false)
            #expect(play.send("GET", "/r2/\(id).png", authorization: nil, at: 16).status == 404)
        }
    }

    @Test(
        "the picture's answer is wrong, whether set at create or when it is collected",
        arguments: ["create", "collect"])
    func flaws(place: String) throws {
        func collect(_ what: String) throws -> (EmulatedAnswer, whole: [UInt8]) {
            var play = Play(faults: ["\(place)=\(what)"])
            let id = play.task()
            let answer = play.poll(id, at: 15)
            return (answer, try #require(play.api.picture(of: id)))
        }
        #expect(try collect("empty").0.value(["data"]) == .array([]))
        let two = try collect("two").0
        #expect(two["data", "1", "b64_json"] != nil)
        #expect(two["data", "2", "b64_json"] == nil)
        let size = try #require(try collect("size").0.picture)
        #expect(Array(size[16..<24]) == [0, 0, 2, 0, 0, 0, 2, 0])
        let base64 = try collect("base64").0
        #expect(base64.picture == nil)
        #expect(base64["data", "0", "b64_json"]?.contains("*") == true)
        let (truncated, whole) = try collect("truncated")
        #expect(truncated.picture == Array(whole[..<(whole.count / 2)]))
        #expect(try collect("notpng").0.picture?.starts(with: Array("GIF89a".utf8)) == true)
        let noLink = try collect("no-link").0
        #expect(noLink.picture != nil)
        #expect(noLink["data", "0", "r2_url"] == nil)
    }

    @Test("200 MB are not held in memory, and are sound JSON")
    func huge() {
        var play = Play(faults: ["collect=huge"])
        let id = play.task()
        let answer = play.poll(id, at: 15)
        #expect(answer.bodyLength > 200_000_000)
        #expect(answer.header("Content-Length") == String(answer.bodyLength))
        #expect(answer.body.count + answer.tail.count < 2000)
        #expect(answer["data", "0", "b64_json"] == "AAAA")
    }

    @Test("a link leads elsewhere, or to something else")
    func links() {
        var play = Play(
            faults: [
                "picture=redirect:http://example.com/a.png", "picture=size", "picture=notpng", "picture=truncated",
                "picture=huge", "picture=503", "picture=html", "picture=cut:50",
            ])
        let id = play.task()
        func read(_ play: inout Play) -> EmulatedAnswer {
            play.send("GET", "/r2/\(id).png", authorization: nil, at: 20)
        }
        let redirect = read(&play)
        #expect(redirect.status == 302)
        #expect(redirect.header("Location") == "http://example.com/a.png")
        #expect(read(&play).body.count > 100)
        #expect(read(&play).body.starts(with: Array("GIF".utf8)))
        #expect(read(&play).body.count < play.api.picture(of: id)?.count ?? 0)
        #expect(read(&play).bodyLength > 200_000_000)
        #expect(read(&play).status == 503)
        #expect(read(&play).header("Content-Type")?.hasPrefix("text/html") == true)
        #expect(read(&play).delivery.cutAfter == 50)
        #expect(read(&play).body == play.api.picture(of: id))
    }

    @Test("bytes of a cut are of the whole message, from the start or from the end")
    func cuts() {
        for (bytes, expected) in [(0, 0), (7, 7), (1_000_000, nil as Int?), (-1, -1), (-1_000_000, 0)] {
            var play = Play(faults: ["create=cut:\(bytes)"])
            let answer = play.create()
            let length = answer.head.count + answer.body.count
            #expect(answer.rawLength == length)
            #expect(answer.delivery.cutAfter == (expected.map { $0 < 0 ? length + $0 : $0 } ?? length))
        }
    }

    @Test("a message that repeats the key repeats it")
    func echo() {
        var play = Play(faults: ["any=echo"])
        #expect(play.create()["error", "message"]?.contains(Play.key) == true)
    }

    @Test("delivery: slow, late, and with a head before")
    func delivery() {
        var play = Play(faults: ["any=slow:10", "any=delay:2.5", "any=interim"])
        #expect(play.create().delivery.bytesPerSecond == 10)
        #expect(play.create().delivery.delay == 2.5)
        #expect(play.create().delivery.interim == [102])
        #expect(play.create().delivery == EmulatedAnswer.Delivery())
    }

    @Test("the first fault that suits happens; others wait; numbers count from when they were set")
    func order() {
        var play = Play(faults: ["create#2=500", "createx2=503", "picture=500", "anyx*=delay:1"])
        #expect(play.create(key: "1").status == 503)
        #expect(play.create(key: "2").status == 500)
        #expect(play.create(key: "3").status == 503)
        let last = play.create(key: "4")
        #expect(last.delivery.delay == 1)
        #expect(last.fault == "anyx*=delay:1.0")
        #expect(play.api.faults.map(\.place) == [.picture, .any])
        play.api.faults = []
        #expect(play.create(key: "5").fault == nil)
    }

    @Test("drawn faults are those a client can live with, and as likely as wanted")
    func chaos() {
        var play = Play { $0.chaos = 0.5 }
        var words: Set<String> = []
        var hit = 0
        for index in 0..<2000 {
            let answer = index % 2 == 0 ? play.create(key: "\(index)") : play.poll("igen_0", at: 0)
            guard let fault = answer.fault else { continue }
            hit += 1
            #expect(fault.hasPrefix("chaos "))
            words.insert(String(fault.dropFirst(6).prefix { $0 != ":" }))
        }
        #expect((900...1100).contains(hit))
        #expect(
            words == [
                "drop", "lost", "cut", "429", "500", "502", "503", "500-after", "502-after", "503-after", "delay",
                "interim", "409-collecting",
            ])
    }

    @Test("a fault set while tasks run is met by the next request that suits")
    func appended() {
        var play = Play()
        let id = play.task()
        play.api.faults.append(EmulatorFault(.poll, .drop, first: 2, times: nil))
        #expect(play.poll(id, at: 1).status == 200)
        for seconds in [2.0, 3, 4] { #expect(play.poll(id, at: seconds).delivery.cutAfter == 0) }
    }
}
