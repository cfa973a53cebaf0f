import Testing

@testable import ImageAPIEmulator

@Suite("Creating tasks")
struct CreateTests {
    @Test(
        "a create is 202 with the fields of the contract, and is billed", arguments: EmulatorSettings.Contract.allCases)
    func created(contract: EmulatorSettings.Contract) {
        var play = Play(contract)
        let answer = play.create()
        #expect(answer.verdict == "202 queued")
        #expect(answer["id"]?.hasPrefix("igen_") == true)
        #expect(answer["id"]?.count == 29)
        #expect(answer["model"] == "gpt-image-2")
        #expect(answer["created_at"] == "2026-11-24T12:30:00.000Z")
        #expect(play.api.billing.map(\.id) == [answer["id"]])
        #expect(play.api.billing.first?.key == "key-1")
        #expect(play.api.billing.first?.body == Play.order())
        #expect(play.api.billing.first?.at == Play.start)
    }

    @Test("a repetition within the key's memory is the first task; after it the same key is billed anew")
    func repetition() {
        var play = Play()
        let first = play.create()
        #expect(play.create(at: 59.9).body == first.body)
        #expect(play.api.billing.count == 1)
        #expect(play.api.billing.first?.repeats == 1)
        let again = play.create(at: 60)
        #expect(again.status == 202)
        #expect(again["id"] != first["id"])
        #expect(play.api.billing.count == 2)
        #expect(play.create(at: 100)["id"] == again["id"], "the new task is remembered for a minute of its own")
    }

    @Test(
        "a repetition is 409 with the task's id when the server is set so",
        arguments: EmulatorSettings.Contract.allCases)
    func conflict(contract: EmulatorSettings.Contract) {
        var play = Play(contract) { $0.duplicateAnswer = .conflict }
        let id = play.task()
        let again = play.create(at: 30)
        #expect(again.verdict == (contract == .may ? "409 409" : "409 duplicate_request"))
        #expect(again["error", "task_id"] == id)
        #expect(play.create(key: "key-2").status == 202)
    }

    @Test("the same key with another body is the first task, and noted")
    func otherBody() {
        var play = Play()
        let id = play.task()
        #expect(play.task(Play.order(["prompt": "a dog"]), at: 1) == id)
        #expect(play.api.billing.first?.otherBodies == 1)
    }

    @Test("without a key every create is a task")
    func noKey() {
        var play = Play()
        #expect(play.task(key: nil) != play.task(key: nil))
        #expect(play.api.billing.map(\.key) == [nil, nil])
    }

    @Test("what is wrong in a body is a 400 that names it, and costs nothing")
    func validation() {
        let faults: [(String, Any?)] = [
            ("model", "gpt-image-9"), ("model", nil), ("model", 3), ("prompt", nil), ("prompt", ""), ("prompt", 1),
            ("prompt", String(repeating: "é", count: 32001)), ("size", "1000x1000"), ("size", 5), ("size", "x"),
            ("size", "16x-16"), ("quality", "best"), ("output_format", "jpeg"), ("background", "transparent"),
            ("moderation", "none"), ("surprise", 1), ("output_compression", 50),
        ]
        for contract in EmulatorSettings.Contract.allCases {
            for (key, value) in faults {
                var play = Play(contract)
                var order: [String: Any?] = [:]
                order.updateValue(value, forKey: key)
                let answer = play.create(Play.order(order))
                #expect(answer.status == 400, "\(key)")
                #expect(answer["error", "param"] == key)
                #expect(play.api.billing.isEmpty)
            }
            for body in ["", "{", "[]", "\"x\"", "null", "{\"model\":}"] {
                var play = Play(contract)
                #expect(play.create(Array(body.utf8)).status == 400)
            }
        }
    }

    @Test("the longest prompt is taken; counted in characters")
    func longPrompt() {
        var play = Play()
        #expect(play.create(Play.order(["prompt": String(repeating: "é", count: 32000)])).status == 202)
    }

    @Test(
        "the newer generation takes n, free sizes and another model; the older doesn't",
        arguments: [
            "size=1536x1024:both", "size=1024x1536:both", "size=2048x1152:august", "size=3840x2160:august",
            "size=2160x3840:august", "size=auto:august", "size=3856x2160:none", "size=1600x512:none",
            "size=1536x512:august", "size=1000x1000:none", "size=01024x1024:none", "model=gpt-image-1:august",
        ])
    func generations(line: String) {
        let parts = line.split { "=:".contains($0) }.map(String.init)
        for contract in EmulatorSettings.Contract.allCases {
            var play = Play(contract)
            let isTaken = parts[2] == "both" || parts[2] == contract.rawValue
            #expect(play.create(Play.order([parts[0]: parts[1]])).status == (isTaken ? 202 : 400))
        }
    }

    @Test("n is 1 to 10 in the newer generation and unknown in the older")
    func several() {
        for (number, status) in [(0, 400), (1, 202), (10, 202), (11, 400)] {
            var play = Play()
            #expect(play.create(Play.order(["n": number])).status == status)
            var old = Play(.may)
            #expect(old.create(Play.order(["n": number])).status == 400)
        }
        var play = Play()
        let id = play.task(Play.order(["n": 3]))
        let answer = play.poll(id, at: 15)
        let links = (0..<4).map { answer["data", String($0), "r2_url"]?.split(separator: "/").last }
        #expect(links == ["\(id).png", "\(id)-1.png", "\(id)-2.png", nil])
        #expect(answer["data", "0", "b64_json"] != answer["data", "1", "b64_json"])
        #expect(play.send("GET", "/r2/\(id)-2.png", authorization: nil, at: 20).status == 200)
        #expect(play.send("GET", "/r2/\(id)-3.png", authorization: nil, at: 20).status == 404)
    }

    @Test("no key, an empty one or a wrong one is 401")
    func keys() {
        var play = Play { $0.acceptedKey = "right" }
        for value in [nil, "", "Bearer ", "Bearer wrong", "Basic right", "right"] {
            let answer = play.send("GET", "/v1/images/models", authorization: value)
            #expect(answer.verdict == "401 invalid_api_key")
        }
        #expect(play.send("GET", "/v1/images/models", authorization: "Bearer right").status == 200)
        var open = Play()
        #expect(open.send("GET", "/v1/images/models", authorization: "Bearer ").status == 401)
        #expect(open.send("GET", "/v1/images/models", authorization: "Bearer x").status == 200)
    }

    @Test("balance and quota end after so many tasks; repetitions still find theirs")
    func limits() {
        var poor = Play { $0.balance = 1 }
        let id = poor.task()
        #expect(poor.create(key: "key-2").verdict == "402 insufficient_balance")
        #expect(poor.task() == id)
        var limited = Play { $0.quota = 0 }
        let answer = limited.create()
        #expect(answer.verdict == "429 insufficient_quota")
        #expect(answer["error", "type"] == "insufficient_quota")
        #expect(answer.header("Retry-After") == nil)
    }

    @Test("the older generation says quota and balance in 'type', beside a number")
    func olderWords() {
        var play = Play(.may) { $0.quota = 0 }
        let answer = play.create()
        #expect(answer["error", "code"] == "429")
        #expect(answer["error", "type"] == "insufficient_quota")
        #expect(answer["request_id"]?.hasPrefix("req_") == true)
        #expect(answer["error", "request_id"] == nil)
        var new = Play { $0.quota = 0 }
        let newer = new.create()
        #expect(newer["request_id"] == nil)
        #expect(newer["error", "request_id"]?.hasPrefix("req_") == true)
    }

    @Test("a forbidden prompt is refused at once, or later")
    func refusals() {
        var play = Play()
        let answer = play.create(Play.order(["prompt": "a [refuse] cat"]))
        #expect(answer.verdict == "400 moderation_blocked")
        #expect(answer["error", "type"] == "image_generation_user_error")
        #expect(play.api.billing.isEmpty)
        #expect(play.api.refusedCreates == 1)
        let id = play.task(Play.order(["prompt": "[refuse-later]"]))
        #expect(play.poll(id, at: 14).verdict == "200 processing")
        let ended = play.poll(id, at: 15)
        #expect(ended.verdict == "200 moderation_blocked")
        #expect(ended["status"] == "failed")
        #expect(play.api.billing.map(\.outcome) == [.refused])
    }

    @Test("the rate is limited in windows, for each key, and said in headers")
    func rate() {
        var play = Play { $0.rateLimit = EmulatorSettings.RateLimit(limit: 2, windowSeconds: 10) }
        #expect(play.send("GET", "/v1/images/models", at: 3).header("x-ratelimit-remaining") == "1")
        #expect(play.send("GET", "/v1/images/models", at: 3).header("x-ratelimit-remaining") == "0")
        let answer = play.create(at: 3)
        #expect(answer.verdict == "429 rate_limit_exceeded")
        #expect(answer.header("Retry-After") == "7")
        #expect(answer.header("x-ratelimit-limit") == "2")
        #expect(answer.header("x-ratelimit-reset") == String(Int(Play.start) + 10))
        #expect(play.send("GET", "/v1/images/models", authorization: "Bearer other", at: 3).status == 200)
        #expect(play.create(at: 10).status == 202)
    }

    @Test("what there isn't is 404, and the wrong method 405")
    func paths() {
        var play = Play()
        #expect(play.send("GET", "/v1/images/models")["data", "1", "id"] == "gpt-image-1")
        #expect(play.send("GET", "/v1/images/models?limit=1").status == 200)
        #expect(play.send("POST", "/v1/images/models").status == 405)
        #expect(play.send("GET", "/v1/images/generations/async").status == 405)
        #expect(play.send("DELETE", "/v1/images/generations/igen_0").status == 405)
        #expect(play.send("GET", "/v1/images/generations/igen_0").verdict == "404 task_not_found")
        #expect(play.send("GET", "/images/models").status == 404)
        #expect(play.send("GET", "").status == 404)
    }

    @Test("the same seed and requests give the same answers; another seed others")
    func seeds() {
        func run(_ seed: UInt64) -> [[UInt8]] {
            var play = Play {
                $0.seed = seed; $0.chaos = 0.5
            }
            return (0..<40).map { index in
                let answer = play.create(key: "key-\(index)", at: Double(index))
                return answer.head + answer.body + Array("\(answer.delivery)".utf8)
            }
        }
        #expect(run(7) == run(7))
        #expect(run(7) != run(8))
    }
}
