import Testing

@testable import ImageAPIEmulator

@Suite("The status of tasks")
struct StatusTests {
    @Test("queued, processing, then completed with all fields", arguments: EmulatorSettings.Contract.allCases)
    func way(contract: EmulatorSettings.Contract) {
        var play = Play(contract)
        let id = play.task()
        #expect(play.poll(id, at: 0.5).verdict == "200 queued")
        let answer = play.poll(id, at: 5.5)
        #expect(answer.verdict == "200 processing")
        #expect(answer["next_poll_after_ms"] == "9500")
        #expect(answer.header("Retry-After") == "10")
        #expect(play.api.billing.map(\.outcome) == [.queued])
        let done = play.poll(id, at: 15)
        #expect(done.verdict == "200 completed")
        #expect(done["size"] == "1024x1024")
        #expect(done["quality"] == "low")
        #expect(done["output_format"] == "png")
        #expect(done["created"] == String(Int(Play.start)))
        #expect(done["completed_at"] == "2026-11-24T12:30:15.000Z")
        #expect(done["expires_at"] == "2026-11-24T13:00:00.000Z")
        #expect(done["usage", "output_tokens"] == "272")
        #expect(done.picture == play.api.picture(of: id))
        #expect(done["data", "0", "r2_url"] == (contract == .may ? nil : "http://127.0.0.1:8787/r2/\(id).png"))
        #expect(done["data", "0", "r2_url_expires_at"] == (contract == .may ? nil : "2026-12-24T12:30:15.000Z"))
        #expect(play.api.billing.map(\.outcome) == [.completed])
        #expect(play.api.billing.map(\.handedOver) == [1])
        #expect(play.api.billing.map(\.handedOverWhole) == [1])
    }

    @Test("the older generation's second read finds nothing")
    func olderSecondRead() {
        var play = Play(.may)
        let id = play.task()
        _ = play.poll(id, at: 15)
        for seconds in [15, 16, 1e7] {
            let answer = play.poll(id, at: seconds)
            #expect(answer.status == 410)
            #expect(answer["error", "type"] == "image_already_retrieved")
        }
        #expect(play.api.billing.map(\.handedOver) == [1])
    }

    @Test("the newer generation's second read has the link alone, until it ends")
    func newerSecondRead() {
        var play = Play()
        let id = play.task()
        _ = play.poll(id, at: 15)
        let life = 30.0 * 24 * 3600
        for seconds in [16, 15 + life - 1] {
            let answer = play.poll(id, at: seconds)
            #expect(answer.verdict == "200 completed")
            #expect(answer["data", "0", "r2_url"] != nil)
            #expect(answer["data", "0", "b64_json"] == nil)
            let picture = play.send("GET", "/r2/\(id).png", authorization: nil, at: seconds)
            #expect(picture.body == play.api.picture(of: id))
            #expect(picture.header("Content-Type") == "image/png")
        }
        #expect(play.poll(id, at: 15 + life).verdict == "410 image_expired")
        #expect(play.send("GET", "/r2/\(id).png", authorization: nil, at: 15 + life).status == 404)
        #expect(play.api.billing.map(\.linkReads) == [2])
    }

    @Test("without the provider's own upload there is no link, and a second read finds nothing")
    func noUpload() {
        var play = Play { $0.linksPictures = false }
        let id = play.task()
        #expect(play.poll(id, at: 15)["data", "0", "r2_url"] == nil)
        #expect(play.poll(id, at: 16).verdict == "410 image_already_retrieved")
        #expect(play.send("GET", "/r2/\(id).png", authorization: nil, at: 16).status == 404)
    }

    @Test("what nobody fetched in 30 minutes has expired", arguments: EmulatorSettings.Contract.allCases)
    func expiry(contract: EmulatorSettings.Contract) {
        var play = Play(contract)
        let id = play.task()
        let other = play.task(key: "key-2")
        #expect(play.poll(other, at: 1799.9).status == 200)
        let answer = play.poll(id, at: 1800)
        #expect(answer.status == 410)
        #expect(answer["error", contract == .may ? "type" : "code"] == "image_expired")
    }

    @Test("who asks while another is getting the picture is told so")
    func race() {
        var play = Play(faults: ["collect=slow:1000"])
        let id = play.task()
        let first = play.poll(id, at: 15)
        #expect(first.delivery.bytesPerSecond == 1000)
        let length = Double(first.rawLength) / 1000
        #expect(play.poll(id, at: 15 + length - 0.1).status == 409)
        #expect(play.poll(id, at: 15 + length + 0.1).status == 200)
        #expect(play.api.billing.map(\.handedOver) == [1])
    }

    @Test("no hints when the server is set so, and never more than ten seconds")
    func hints() {
        var quiet = Play { $0.announcesPoll = false }
        let id = quiet.task()
        let answer = quiet.poll(id, at: 5)
        #expect(answer.header("Retry-After") == nil)
        #expect(answer["next_poll_after_ms"] == nil)
        var slow = Play { $0.readyAfter = nil }
        let long = slow.task(Play.order(["quality": "high"]))
        #expect(slow.poll(long, at: 1)["next_poll_after_ms"] == "10000")
        #expect(slow.poll(long, at: 124).verdict == "200 processing")
        #expect(slow.poll(long, at: 125).verdict == "200 completed")
    }

    @Test("auto is resolved in the answer")
    func resolved() {
        var play = Play()
        let id = play.task(Play.order(["quality": "auto", "size": "auto"]))
        let answer = play.poll(id, at: 15)
        #expect(answer["quality"] == "medium")
        #expect(answer["size"] == "1024x1024")
    }

    @Test("a key that comes with a picture's link is counted, and not asked for")
    func leaks() {
        var play = Play()
        let id = play.task()
        #expect(play.send("GET", "/r2/\(id).png", authorization: nil, at: 15).status == 200)
        #expect(play.api.leakedKeys == 0)
        #expect(play.send("GET", "/r2/\(id).png", at: 15).status == 200)
        #expect(play.api.leakedKeys == 1)
    }

    @Test("a link works once the picture is there, collected or not")
    func earlyLink() {
        var play = Play()
        let id = play.task()
        #expect(play.send("GET", "/r2/\(id).png", authorization: nil, at: 14).status == 404)
        #expect(play.send("GET", "/r2/\(id).png", authorization: nil, at: 15).status == 200)
        for path in ["/r2/", "/r2/x.png", "/r2/\(id)", "/r2/\(id)-.png", "/r2/\(id)--1.png", "/r2/\(id)-1-1.png"] {
            #expect(play.send("GET", path, authorization: nil, at: 15).status == 404)
        }
    }
}
