import Testing
@testable import SiteKit

@Suite("The way of one outside link")
struct LinkVisitTests {
    private let start = "https://example.org/a"

    /// Tells a visit one answer after another; the last step, and how often it asked.
    private func walk(_ answers: [LinkVisit.Answer], from url: String? = nil) throws -> (LinkVisit.Step, LinkVisit) {
        var visit = try #require(LinkVisit(url ?? start, LinkPolicy()))
        var step = LinkVisit.Step.ask(after: .zero)
        for answer in answers {
            if case .end = step { Issue.record("it had ended before") }
            step = visit.take(answer)
        }
        return (step, visit)
    }

    private func status(_ status: Int, _ headers: [String: String] = [:]) -> LinkVisit.Answer {
        .success(HTTPResponse(status: status, headers: headers))
    }

    private let well = LinkVisit.Step.end(.reachable(movedTo: nil, decryptedAt: nil))

    @Test("HEAD that finds the page is enough", arguments: [200, 204, 206, 300, 304])
    func found(code: Int) throws {
        #expect(try walk([status(code)]).0 == well)
    }

    @Test(
        "what HEAD is refused is asked with GET, and only that counts",
        arguments: [400, 401, 403, 404, 405, 410, 500, 501, 503])
    func headRefused(code: Int) throws {
        let (step, visit) = try walk([status(code)])
        #expect(step == .ask(after: .zero) && visit.method == .get)
        #expect(try walk([status(code), status(200)]).0 == well)
    }

    @Test("404 and 410 are gone", arguments: [404, 410])
    func gone(code: Int) throws {
        #expect(try walk([status(405), status(code)]).0 == .end(.gone(status: code)))
    }

    @Test("a page that wants a login, or no robots, is there", arguments: [401, 403])
    func refused(code: Int) throws {
        #expect(try walk([status(code), status(code)]).0 == well)
    }

    @Test("server trouble is asked for again twice, later each time", arguments: [500, 502, 503])
    func serverTrouble(code: Int) throws {
        #expect(try walk([status(500), status(code)]).0 == .ask(after: .seconds(1)))
        #expect(try walk([status(500), status(code), status(code)]).0 == .ask(after: .seconds(2)))
        #expect(try walk([status(500), status(code), status(code), status(200)]).0 == well)
        let end = try walk([status(500), status(code), status(code), status(code)]).0
        #expect(end == .end(.trouble("it answers \(code)")))
    }

    @Test("so are timeouts and cuts, with GET", arguments: [HTTPFailure.idle, .deadline, .cut, .other("x")])
    func failures(failure: HTTPFailure) throws {
        let (step, visit) = try walk([.failure(failure)])
        #expect(step == .ask(after: .seconds(1)) && visit.method == .get)
        let end = try walk([.failure(failure), .failure(failure), .failure(failure)]).0
        #expect(end == .end(.trouble(failure.description)))
    }

    @Test("without a way to the host it is over at once", arguments: [HTTPFailure.nameNotFound, .refused, .encryption])
    func unreachable(failure: HTTPFailure) throws {
        #expect(try walk([.failure(failure)]).0 == .end(.unreachable(failure.description)))
    }

    @Test("a server's word to wait is kept to, within bounds")
    func retryAfter() throws {
        #expect(try walk([status(429, ["Retry-After": "7"])]).0 == .ask(after: .seconds(7)))
        #expect(try walk([status(429, ["Retry-After": "0"])]).0 == .ask(after: .seconds(1)))
        #expect(try walk([status(429, ["Retry-After": "-5"])]).0 == .ask(after: .seconds(1)))
        #expect(try walk([status(429, ["Retry-After": "Fri, 31 Dec 1999 23:59:59 GMT"])]).0 == .ask(after: .seconds(1)))
        let long = try walk([status(429, ["Retry-After": "31"])]).0
        #expect(long == .end(.trouble("it answers 429 (too many requests)")))
        let endless = try walk([status(429, ["Retry-After": "99999999999999999999999"])]).0
        #expect(endless == .ask(after: .seconds(1)))
    }

    @Test("a temporary redirect is followed and is no finding", arguments: [302, 303, 307])
    func temporary(code: Int) throws {
        let (step, visit) = try walk([status(code, ["Location": "../b#c"])])
        #expect(step == .ask(after: .zero) && visit.address.text == "https://example.org/b")
        #expect(try walk([status(code, ["Location": "/b"]), status(200)]).0 == well)
    }

    @Test("a permanent one is named, as far as the way is permanent", arguments: [301, 308])
    func permanent(code: Int) throws {
        let one = status(code, ["Location": "/b"])
        #expect(
            try walk([one, status(200)]).0 == .end(.reachable(movedTo: "https://example.org/b", decryptedAt: nil)))
        let two = status(code, ["Location": "/c"])
        #expect(
            try walk([one, two, status(200)]).0
                == .end(.reachable(movedTo: "https://example.org/c", decryptedAt: nil)))
        let away = status(302, ["Location": "/d"])
        #expect(
            try walk([one, away, two, status(200)]).0
                == .end(.reachable(movedTo: "https://example.org/b", decryptedAt: nil)))
        #expect(try walk([away, one, status(200)]).0 == well)
    }

    @Test("where encryption ends is told, once")
    func decrypted() throws {
        let down = status(302, ["Location": "http://example.org/b"])
        #expect(
            try walk([down, status(200)]).0
                == .end(.reachable(movedTo: nil, decryptedAt: "http://example.org/b")))
        let up = status(302, ["Location": "https://example.org/c"])
        #expect(
            try walk([down, up, status(200)]).0
                == .end(.reachable(movedTo: nil, decryptedAt: "http://example.org/b")))
        #expect(try walk([up, status(200)], from: "http://example.org/").0 == well)
    }

    @Test("five redirects are followed, the sixth is trouble")
    func hops() throws {
        let circle = status(302, ["Location": "/a"])
        #expect(try walk(Array(repeating: circle, count: 5) + [status(200)]).0 == well)
        #expect(
            try walk(Array(repeating: circle, count: 6)).0 == .end(.trouble("it redirects more than 5 times")))
    }

    @Test("a redirect that leads to no address is trouble, one without a place an answer")
    func oddRedirects() throws {
        let step = try walk([status(302, ["Location": "javascript:alert(1)"])]).0
        #expect(step == .end(.trouble("it redirects to 'javascript:alert(1)', which can't be an address")))
        #expect(try walk([status(302)]).0 == well)
    }

    @Test("a link that is no address has no way", arguments: ["https://", "https://a b@c/", "ftp://x/"])
    func noAddress(url: String) {
        #expect(LinkVisit(url, LinkPolicy()) == nil)
    }
}
