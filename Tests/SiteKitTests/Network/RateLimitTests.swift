import Testing
@testable import SiteKit

@Suite("Limits per key")
struct RateLimitTests {
    private static let now = 1_800_000_000.0

    private func answer(_ status: Int = 200, _ headers: [String: String]) -> HTTPResponse {
        HTTPResponse(status: status, headers: headers)
    }

    private func window(_ remaining: Int, endsIn seconds: Int, limit: Int = 100) -> HTTPResponse {
        answer(
            200,
            [
                "X-RateLimit-Limit": "\(limit)", "X-RateLimit-Remaining": "\(remaining)",
                "X-RateLimit-Reset": "\(Int(Self.now) + seconds)",
            ])
    }

    /// How long one waits after one answer, in seconds.
    private func wait(_ response: HTTPResponse) -> Double {
        var limit = RateLimit()
        limit.started()
        limit.note(response, at: Self.now)
        return limit.mayStart(at: Self.now) - Self.now
    }

    @Test("nothing known, nothing held back")
    func unknown() {
        #expect(RateLimit().mayStart(at: Self.now) == Self.now)
        #expect(wait(answer(200, [:])) == 0)
        #expect(wait(answer(500, [:])) == 0)
    }

    @Test("when nothing remains the window's end is waited for, written either way")
    func windowEnd() {
        #expect(wait(window(0, endsIn: 30)) == 30)
        #expect(wait(window(1, endsIn: 30)) == 0)
        // 2027-01-15T08:00:00Z is 1,800,000,000.
        for text in ["2027-01-15T08:00:30Z", "2027-01-15T09:00:30.000+01:00", "2027-01-15T03:30:30-04:30"] {
            #expect(wait(answer(200, ["x-ratelimit-remaining": "0", "x-ratelimit-reset": text])) == 30, "\(text)")
        }
    }

    @Test("waits are capped, and the cap counts from the answer")
    func cap() {
        #expect(wait(window(0, endsIn: 80_000)) == 600)
        #expect(wait(answer(429, ["retry-after": "99999"])) == 600)
        var limit = RateLimit()
        limit.note(window(0, endsIn: 80_000), at: Self.now)
        #expect(limit.mayStart(at: Self.now + 599) == Self.now + 600)
        #expect(limit.mayStart(at: Self.now + 600) == Self.now + 600)
    }

    @Test(
        "a window's end in the past, or nonsense, means no wait",
        arguments: [
            "30", "1799999999", "1800000000", "1800000030000", "-1", "", "soon", "1e99", "nan", "inf", "0x7fffffff",
            "99999999999999999999", "2027-13-15T08:00:30Z", "2027-02-30T08:00:30Z", "2027-01-15",

            "2027-01-15T25:00:30Z",
            "2027-01-15T08:00:30", "2026-01-15T08:00:30Z", "²027-01-15T08:00:30Z",
        ])
    func nonsense(reset: String) {
        #expect(wait(answer(200, ["x-ratelimit-remaining": "0", "x-ratelimit-reset": reset])) == 0)
    }

    @Test(
        "Retry-After holds all requests back with 429 and 503 alone, in seconds or as a date"
    )
    func retryAfter() {
        #expect(wait(answer(429, ["retry-after": "7"])) == 7)
        #expect(wait(answer(503, ["retry-after": "7"])) == 7)
        #expect(wait(answer(200, ["retry-after": "7"])) == 0)
        #expect(wait(answer(429, ["retry-after": "Fri, 15 Jan 2027 08:00:09 GMT"])) == 9)
        for text in ["Fri, 15 Jan 2027 07:59:00 GMT", "-5", "soon", "", "1.5", "Fri, 15 Foo 2027 08:00:09 GMT"] {
            #expect(wait(answer(429, ["retry-after": text])) == 0, "\(text)")
        }
    }

    @Test("a shorter Retry-After later doesn't shorten the wait, and 429 without one waits for the window's end")
    func tooMany() {
        var limit = RateLimit()
        limit.note(answer(429, ["retry-after": "20"]), at: Self.now)
        limit.note(answer(429, ["retry-after": "5"]), at: Self.now)
        #expect(limit.mayStart(at: Self.now) == Self.now + 20)
        #expect(wait(answer(429, ["x-ratelimit-reset": "\(Int(Self.now) + 12)"])) == 12)
    }

    @Test("an answer that came late doesn't give back what was used since, nor does an older window's")
    func late() {
        var limit = RateLimit()
        limit.note(window(2, endsIn: 30), at: Self.now)
        limit.note(window(9, endsIn: 30), at: Self.now)
        limit.note(window(50, endsIn: 10), at: Self.now)
        limit.started()
        #expect(limit.mayStart(at: Self.now) == Self.now)
        limit.started()
        #expect(limit.mayStart(at: Self.now) == Self.now + 30)
        limit.note(window(40, endsIn: 90), at: Self.now)
        #expect(limit.mayStart(at: Self.now) == Self.now)
    }

    @Test("a request that ended without an answer counts as used")
    func lost() {
        var limit = RateLimit()
        limit.note(window(1, endsIn: 30), at: Self.now)
        limit.started()
        limit.ended()
        #expect(limit.mayStart(at: Self.now) == Self.now + 30)
    }

    /// A server with a fixed window, and a client with 64 tasks, each step in an order drawn by lot.
    @Test("64 tasks at once never overshoot a window once one answer has come", arguments: 1...20)
    func many(seed: UInt64) {
        var random = FixedRandom(seed: seed)
        var limit = RateLimit()
        let (perWindow, length) = (Int.random(in: 1...80, using: &random), 60.0)
        var clock = Self.now
        var used = 1
        limit.started()
        limit.note(window(perWindow - 1, endsIn: Int(length), limit: perWindow), at: clock)
        var windowEnd = Self.now + length
        var refused = 0
        var sent = 1
        // What the server has received and will answer, in any order.
        var waiting: [HTTPResponse] = []
        for _ in 0..<20_000 where sent < 300 {
            let start = limit.mayStart(at: clock)
            if waiting.count < 64, start <= clock, Bool.random(using: &random) || waiting.isEmpty {
                limit.started()
                sent += 1
                if clock >= windowEnd { (used, windowEnd) = (0, clock + length) }
                used += 1
                refused += used > perWindow ? 1 : 0
                let left = max(0, perWindow - used)
                waiting.append(
                    window(left, endsIn: Int((windowEnd - Self.now).rounded(.up)), limit: perWindow))
            } else if let index = waiting.indices.randomElement(using: &random) {
                limit.note(waiting.remove(at: index), at: clock)
            } else {
                clock = start
            }
        }
        #expect(sent == 300 && refused == 0)
    }
}
