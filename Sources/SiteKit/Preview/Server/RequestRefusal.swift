/// Why a request is not let through, in the form of an answer.
struct RequestRefusal: Error, Hashable, Sendable {
    /// The status of the answer.
    let status: Int
    /// What is wrong and what to do, in plain text. Nothing in it comes from the request.
    let words: String
    /// Whether nobody knows where the next request would begin, so that the connection has to end.
    var closes = false

    /// A head that isn't one of HTTP/1.1.
    static func malformed(_ words: String) -> RequestRefusal {
        RequestRefusal(status: 400, words: words, closes: true)
    }

    /// A target that leads nowhere.
    static func target(_ words: String) -> RequestRefusal { RequestRefusal(status: 400, words: words) }

    /// A method that isn't answered.
    static func method(closes: Bool) -> RequestRefusal {
        RequestRefusal(status: 405, words: "The preview answers GET and HEAD only.", closes: closes)
    }

    /// A request that came from another site's page.
    static func crossSite(_ words: String) -> RequestRefusal { RequestRefusal(status: 403, words: words) }

    static let slowHead = RequestRefusal(status: 408, words: "The request took too long to arrive.", closes: true)
    static let longTarget = RequestRefusal(status: 414, words: "The address is too long.", closes: true)
    static let longHead = RequestRefusal(status: 431, words: "The request's head is too long.", closes: true)
    static let body = RequestRefusal(status: 413, words: "The preview takes no bodies.", closes: true)
    static let version = RequestRefusal(status: 505, words: "The preview speaks HTTP/1.1.", closes: true)
    static let crowd = RequestRefusal(
        status: 503, words: "The preview has too many connections. Close some tabs and try again.", closes: true)
    static let host = RequestRefusal(
        status: 421,
        words: """
            The preview doesn't answer under this name, so that no other site can read it by pointing a name of its own
            at this machine. Open it under the address that 'sitegen preview' printed, or start it with
            '--allow-host NAME', where NAME is the one in the address bar, without the port.
            """)
}
