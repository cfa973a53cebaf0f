import CCurl
import CCurlOptions

/// The network, by way of libcurl.
///
/// Each request is sent once, by HTTP/1.1, over a connection of its own, and has a thread of its own: 64 at a time, further
/// ones wait. No redirect is followed, no cookie kept, nothing read from anybody's `.netrc`. Proxies are those of the
/// environment, except for this machine itself. TLS is 1.2 or newer, and certificates are checked.
public struct CurlTransport: HTTPTransport {
    private static let threads = HTTPThreads(limit: 64)

    /// The proxy, and the file of certificates to trust, instead of the system's.
    private let ways: (proxy: String?, authorities: String?)

    /// Describes a client.
    public init() {
        ways = (nil, nil)
    }

    /// A client that doesn't rely on the machine it is on, for tests.
    init(proxy: String? = nil, authorities: String? = nil) {
        ways = (proxy, authorities)
    }

    /// Sends one request and waits for its answer. One that was given up ends within a tenth of a second, or once its sink
    /// is done with the write under way.
    public func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        let isHere = request.address.isLoopback
        // Over https a proxy sees the host's name and nothing more. Without, only this machine may get a key.
        if request.bearer != nil, !request.address.isEncrypted, !isHere { throw .keyUnprotected }
        let call = HTTPCall()
        let start = ContinuousClock.now
        // An empty name is none at all, whatever the environment says.
        let ways = (proxy: isHere ? "" : ways.proxy, authorities: ways.authorities)
        return try await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard call.wait(continuation) else { return }
                let isTaken = CurlTransport.threads.run {
                    guard call.begin() else { return }
                    CurlTransport.perform(request, ways, start: start, call)
                }
                if !isTaken { call.end(.failure(.other("the system has no thread for another request"))) }
            }
        } onCancel: {
            call.cancel()
        }.get()
    }

    /// Does all of a request on this thread. Its outcome is told before libcurl cleans up, which may have to wait for a name
    /// server.
    private static func perform(
        _ request: HTTPRequest, _ ways: (proxy: String?, authorities: String?), start: ContinuousClock.Instant,
        _ call: HTTPCall
    ) {
        let exchange = HTTPExchange(request.method, request.wants) { call.isCancelled }
        do throws(HTTPFailure) {
            guard var transfer = CurlTransfer(request, exchange) else { throw .other("libcurl doesn't start") }
            try transfer.prepare(request, proxy: ways.proxy, authorities: ways.authorities)
            call.end(transfer.run(since: start) { call.isCancelled })
        } catch {
            call.end(.failure(error))
        }
    }
}

/// A transfer of libcurl's with all that belongs to it, freed when it goes out of scope. It stays on one thread.
@safe
private struct CurlTransfer: ~Copyable {
    private static let isReady = sitegen_curl_prepare() == CURLE_OK.rawValue
    /// How long it takes at most to notice that a request was given up, or has run out of time.
    private static let tick = Duration.milliseconds(100)

    private let easy: UnsafeMutableRawPointer
    private let multi: UnsafeMutableRawPointer
    private var headers: UnsafeMutablePointer<curl_slist>?
    private var places: UnsafeMutablePointer<curl_slist>?
    private let exchange: HTTPExchange
    private let idleTimeout: Duration
    private let deadline: Duration
    private var fault = CURLE_OK

    init?(_ request: HTTPRequest, _ exchange: HTTPExchange) {
        guard CurlTransfer.isReady, let easy = unsafe curl_easy_init() else { return nil }
        guard let multi = unsafe curl_multi_init() else {
            unsafe curl_easy_cleanup(easy)
            return nil
        }
        unsafe self.easy = unsafe easy
        unsafe self.multi = unsafe multi
        unsafe (headers, places) = (nil, nil)
        self.exchange = exchange
        idleTimeout = request.idleTimeout
        deadline = request.deadline
    }

    deinit {
        unsafe curl_multi_remove_handle(multi, easy)
        unsafe curl_easy_cleanup(easy)
        unsafe curl_multi_cleanup(multi)
        unsafe curl_slist_free_all(headers)
        unsafe curl_slist_free_all(places)
    }

    /// The host that libcurl will ask, which has to be the one that was judged.
    private static func host(of address: String) -> String? {
        guard let parts = unsafe curl_url() else { return nil }
        defer { unsafe curl_url_cleanup(parts) }
        var host: UnsafeMutablePointer<CChar>?
        guard unsafe curl_url_set(parts, CURLUPART_URL, address, 0) == CURLUE_OK,
            unsafe curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK, let host = unsafe host
        else { return nil }
        defer { unsafe curl_free(host) }
        return unsafe String(cString: host).lowercased().filter { $0 != "[" && $0 != "]" }
    }

    /// Tells libcurl what to ask and how.
    mutating func prepare(_ request: HTTPRequest, proxy: String?, authorities: String?) throws(HTTPFailure) {
        guard CurlTransfer.host(of: request.address.text) == request.address.host else {
            throw .other("libcurl reads another host from this address")
        }
        setRules()
        setReceivers()
        set(CURLOPT_URL, request.address.text)
        if let proxy { set(CURLOPT_PROXY, proxy) }
        if let authorities { set(CURLOPT_CAINFO, authorities) }
        try setMethod(request)
        try setLists(request)
        guard fault == CURLE_OK, unsafe curl_multi_add_handle(multi, easy) == CURLM_OK else {
            throw .other("libcurl can't be told what to ask (\(CurlTransfer.words(fault)))")
        }
    }

    private mutating func set(_ option: CURLoption, _ value: Int) {
        note(unsafe sitegen_curl_set_number(easy, option.rawValue, value))
    }

    private mutating func set(_ option: CURLoption, _ value: String) {
        note(unsafe sitegen_curl_set_text(easy, option.rawValue, value))
    }

    private mutating func note(_ code: UInt32) {
        if code != CURLE_OK.rawValue, fault == CURLE_OK { fault = CURLcode(code) }
    }

    private mutating func setRules() {
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        set(CURLOPT_HTTP09_ALLOWED, 0)
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        set(CURLOPT_PATH_AS_IS, 1)
        set(CURLOPT_HTTP_CONTENT_DECODING, 0)
        set(CURLOPT_FRESH_CONNECT, 1)
        set(CURLOPT_FORBID_REUSE, 1)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        // A proxy's own head is no answer, and our headers are none of its business.
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        set(CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
        set(CURLOPT_CONNECTTIMEOUT_MS, idleTimeout.wholeMilliseconds)
    }

    private mutating func setReceivers() {
        let me = unsafe Unmanaged.passUnretained(exchange).toOpaque()
        note(unsafe sitegen_curl_set_pointer(easy, CURLOPT_WRITEDATA.rawValue, me))
        note(unsafe sitegen_curl_set_pointer(easy, CURLOPT_HEADERDATA.rawValue, me))
        note(unsafe sitegen_curl_set_pointer(easy, CURLOPT_PREREQDATA.rawValue, me))
        note(
            unsafe sitegen_curl_set_receive(easy, CURLOPT_WRITEFUNCTION.rawValue) { bytes, one, count, me in
                guard let exchange = unsafe CurlTransfer.exchange(me) else { return 0 }
                return unsafe exchange.take(CurlTransfer.copy(bytes, one * count)) ? one * count : 0
            })
        note(
            unsafe sitegen_curl_set_receive(easy, CURLOPT_HEADERFUNCTION.rawValue) { bytes, one, count, me in
                guard let exchange = unsafe CurlTransfer.exchange(me) else { return 0 }
                return unsafe exchange.takeLine(CurlTransfer.copy(bytes, one * count)) ? one * count : 0
            })
        note(
            unsafe sitegen_curl_set_before_request(easy) { me, _, _, _, _ in
                unsafe CurlTransfer.exchange(me)?.mayBeSent = true
                return CURL_PREREQFUNC_OK
            })
    }

    private mutating func setMethod(_ request: HTTPRequest) throws(HTTPFailure) {
        guard request.method == .post else {
            guard request.body == nil else { throw .other("only a POST hands something over") }
            set(request.method == .head ? CURLOPT_NOBODY : CURLOPT_HTTPGET, 1)
            return
        }
        let body = request.body ?? []
        set(CURLOPT_POST, 1)
        note(unsafe sitegen_curl_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE.rawValue, Int64(body.count)))
        // Never without an address: libcurl would ask a callback for the body.
        unsafe (body.isEmpty ? [0] : body).withUnsafeBytes { bytes in
            let start = unsafe bytes.bindMemory(to: CChar.self).baseAddress
            note(unsafe sitegen_curl_set_text(easy, CURLOPT_COPYPOSTFIELDS.rawValue, start))
        }
    }

    private mutating func setLists(_ request: HTTPRequest) throws(HTTPFailure) {
        for line in request.placeLines { unsafe try CurlTransfer.append(line, &places) }
        let authorization = request.bearer.map { "Bearer \($0.revealed)" }
        for line in try request.headerLines(authorization: authorization) {
            unsafe try CurlTransfer.append(line, &headers)
        }
        note(unsafe sitegen_curl_set_pointer(easy, CURLOPT_RESOLVE.rawValue, places))
        note(unsafe sitegen_curl_set_pointer(easy, CURLOPT_HTTPHEADER.rawValue, headers))
    }

    private static func append(_ line: String, _ list: inout UnsafeMutablePointer<curl_slist>?) throws(HTTPFailure) {
        guard let longer = unsafe curl_slist_append(list, line) else { throw .other("there is no memory left") }
        unsafe list = unsafe longer
    }

    private static func exchange(_ me: UnsafeMutableRawPointer?) -> HTTPExchange? {
        unsafe me.map { unsafe Unmanaged<HTTPExchange>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func copy(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> [UInt8] {
        unsafe [UInt8](UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
    }

    private static func words(_ code: CURLcode) -> String {
        unsafe curl_easy_strerror(code).map { unsafe String(cString: $0) } ?? "error \(code.rawValue)"
    }

    // MARK: The transfer

    /// Waits for the answer, for silence, for the deadline or for being given up.
    func run(since start: ContinuousClock.Instant, isCancelled: () -> Bool) -> HTTPExchange.Outcome {
        var moved = -1
        var lastMove = ContinuousClock.now
        var running: Int32 = 1
        while true {
            if isCancelled() { return .failure(.cancelled) }
            guard unsafe curl_multi_perform(multi, &running) == CURLM_OK else { return .failure(lost) }
            if running == 0 { return outcome }
            let now = ContinuousClock.now
            let progress = self.progress
            if progress != moved { (moved, lastMove) = (progress, now) }
            let left = min(deadline - (now - start), idleTimeout - (now - lastMove))
            if left <= .zero {
                // Where no connection came about nobody can have seen anything, however long it was waited for.
                guard exchange.mayBeSent else { return .failure(.refused) }
                return .failure(deadline <= now - start ? .deadline : .idle)
            }
            let wait = Int32(min(left, CurlTransfer.tick).wholeMilliseconds)
            guard unsafe curl_multi_poll(multi, nil, 0, wait, nil) == CURLM_OK else { return .failure(lost) }
        }
    }

    /// Grows whenever something went or came.
    private var progress: Int {
        exchange.arrived + (exchange.mayBeSent ? 1 : 0)
            + Int(unsafe sitegen_curl_size(easy, CURLINFO_SIZE_UPLOAD_T.rawValue))
    }

    private var lost: HTTPFailure { .other("libcurl lost track of the request") }

    private var outcome: HTTPExchange.Outcome {
        var left: Int32 = 0
        guard let message = unsafe curl_multi_info_read(multi, &left), unsafe message.pointee.msg == CURLMSG_DONE else {
            return .failure(lost)
        }
        let code = unsafe message.pointee.data.result
        if code == CURLE_OK || exchange.settled != nil { return exchange.finish() }
        return .failure(exchange.mayBeSent ? failureOnTheWay(code) : failureBefore(code))
    }

    /// Of a request that can't have been seen: libcurl was not yet about to send it.
    private func failureBefore(_ code: CURLcode) -> HTTPFailure {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: return .nameNotFound
        case CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT: return .refused
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_SHUTDOWN_FAILED:
            return .encryption
        default:
            let proxy = unsafe sitegen_curl_number(easy, CURLINFO_HTTP_CONNECTCODE.rawValue)
            return proxy >= 300 ? .other("the proxy answered \(proxy)") : failureOnTheWay(code)
        }
    }

    /// Of a request that may have been seen: none of these says that it was never sent.
    private func failureOnTheWay(_ code: CURLcode) -> HTTPFailure {
        switch code {
        case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_WEIRD_SERVER_REPLY: .cut
        case CURLE_UNSUPPORTED_PROTOCOL: .other("the answer isn't HTTP")
        case CURLE_OPERATION_TIMEDOUT: .idle
        default: .other(CurlTransfer.words(code))
        }
    }
}
