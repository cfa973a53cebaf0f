/// Downloads a file from an address that somebody else gave us, and distrusts it.
///
/// Each hop is checked before it is asked: https on port 443, at a host in the public network, which is looked up once; the
/// connection goes to the numbers that were checked. No key, no cookie and no referrer goes along.
public struct CheckedFetch: Sendable {
    /// Why nothing was downloaded.
    public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// The address of this host has http.
        case notEncrypted(host: String)
        /// The address of this host has a port that isn't 443.
        case unusualPort(host: String, port: Int)
        /// This host is in a private network, or this machine.
        case privateHost(String)
        /// There were more redirects than this.
        case tooManyRedirects(limit: Int)
        /// A redirect that leads nowhere we could ask.
        case redirectWithoutPlace(host: String)
        /// The answer's status isn't 200.
        case status(Int, host: String)
        /// No whole answer came.
        case failure(HTTPFailure, host: String)

        /// A clause for people, to follow a colon. Addresses aren't in it: their queries may be passwords.
        public var description: String {
            switch self {
            case .notEncrypted(let host): "the address at \(host) isn't https"
            case .unusualPort(let host, let port): "the address at \(host) has port \(port), and only 443 is asked"
            case .privateHost(let host): "\(host) is no host in the public network"
            case .tooManyRedirects(let limit): "there were more than \(limit) redirects"
            case .redirectWithoutPlace(let host): "\(host) redirects, but to no address that can be asked"
            case .status(let status, let host): "\(host) answered with status \(status)"
            case .failure(let failure, let host): "from \(host): \(failure)"
            }
        }
    }

    private static let redirects: Set<Int> = [301, 302, 303, 307, 308]

    private let transport: any HTTPTransport
    private let hops: Int
    private let trusted: WebAddress?
    private let lookup: @Sendable (String) async -> [IPAddress]

    /// Describes how to fetch: over which transport, with how many redirects, and how a host's numbers are found.
    /// `trusted` is the emulator's address: its scheme, host and port are asked whatever they are.
    public init(
        transport: any HTTPTransport, hops: Int = 3, trusted: WebAddress? = nil,
        lookup: @escaping @Sendable (String) async -> [IPAddress] = { await HostLookup.addresses(of: $0) }
    ) {
        self.transport = transport
        self.hops = hops
        self.trusted = trusted
        self.lookup = lookup
    }

    /// Downloads into the sink, which sees the bytes of an answer with status 200 alone. The deadline is for all hops.
    public func get(
        _ address: WebAddress, into sink: any BodySink, limit: Int, idleTimeout: Duration = .seconds(30),
        deadline: Duration = .seconds(120)
    ) async -> Result<HTTPResponse, Refusal> {
        let start = ContinuousClock.now
        var address = address
        for _ in 0...max(0, hops) {
            var request = HTTPRequest(.get, address)
            do throws(Refusal) { request.places = try await places(of: address) } catch { return .failure(error) }
            request.wants = .intoWhenOK(sink, limit: limit)
            request.idleTimeout = idleTimeout
            request.deadline = deadline - (ContinuousClock.now - start)
            guard request.deadline > .zero else { return .failure(.failure(.deadline, host: address.host)) }
            let answer: HTTPResponse
            do throws(HTTPFailure) {
                answer = try await transport.send(request)
            } catch {
                return .failure(.failure(error, host: address.host))
            }
            if answer.status == 200 { return .success(answer) }
            guard CheckedFetch.redirects.contains(answer.status) else {
                return .failure(.status(answer.status, host: address.host))
            }
            guard let next = answer.header("location").flatMap(address.following) else {
                return .failure(.redirectWithoutPlace(host: address.host))
            }
            address = next
        }
        return .failure(.tooManyRedirects(limit: hops))
    }

    /// Why an address isn't asked at all, if it isn't.
    func refusal(of address: WebAddress) async -> Refusal? {
        do throws(Refusal) {
            _ = try await places(of: address)
            return nil
        } catch {
            return error
        }
    }

    /// The checked numbers that an address may be asked at; none for the trusted one, which is asked anyhow.
    private func places(of address: WebAddress) async throws(Refusal) -> [IPAddress] {
        if let trusted, address.host == trusted.host, address.port == trusted.port,
            address.isEncrypted == trusted.isEncrypted
        {
            return []
        }
        let host = address.host
        guard address.isEncrypted else { throw .notEncrypted(host: host) }
        guard address.port == 443 else { throw .unusualPort(host: host, port: address.port) }
        guard !HostLookup.isLocalName(host) else { throw .privateHost(host) }
        let numbers = await lookup(host)
        guard !numbers.isEmpty else { throw .failure(.nameNotFound, host: host) }
        guard numbers.allSatisfy(\.isPublic) else { throw .privateHost(host) }
        return numbers
    }
}
