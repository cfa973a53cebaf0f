import Glibc
@testable import SiteKit

/// A client that sends what it is told, byte by byte, and never blocks a thread: the server runs in the same process.
final class RawClient {
    /// What went wrong in a test itself.
    enum Failure: Error {
        case noConnection(Int32)
        /// Nothing came, long after anything should have.
        case silence(soFar: String)
        case noAnswer(String)
    }

    /// One answer, taken apart.
    struct Answer {
        let status: Int
        /// In order, names in lower case.
        let fields: [(name: String, value: String)]
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }

        func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }
    }

    private let socket: Int32
    /// What has arrived and isn't read yet.
    private var received: [UInt8] = []
    /// Whether the server has closed the connection, or reset it.
    private(set) var isOver = false

    /// - Parameter window: how many bytes the system takes for the client before it reads them.
    init(_ port: Int, window: Int32? = nil) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var window {
            unsafe setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &window, socklen_t(MemoryLayout<Int32>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let done = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard done == 0 else { throw Failure.noConnection(errno) }
        _ = fcntl(socket, F_SETFL, O_NONBLOCK)
    }

    deinit { close(socket) }

    /// Sends all of it, or as much as the server takes before it closes.
    func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) async throws {
        var rest = bytes[...]
        var waited = 0
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                rest = rest.dropFirst(count)
                waited = 0
            } else if errno == EAGAIN {
                waited += 1
                if waited > RawClient.patience { throw Failure.silence(soFar: "sending") }
                try await Task.sleep(for: RawClient.pause)
            } else {
                isOver = true
                return
            }
        }
    }

    /// Says that nothing more is to come.
    func finish() { shutdown(socket, Int32(SHUT_WR)) }

    /// Everything up to the end of the connection.
    func rest() async throws -> String {
        while !isOver { try await receive() }
        defer { received = [] }
        return String(decoding: received, as: UTF8.self)
    }

    /// Everything up to some bytes, these included.
    func read(through end: String) async throws -> String {
        while true {
            if let range = received.firstRange(of: Array(end.utf8)) {
                defer { received.removeSubrange(..<range.upperBound) }
                return String(decoding: received[..<range.upperBound], as: UTF8.self)
            }
            guard !isOver else { throw Failure.noAnswer(String(decoding: received, as: UTF8.self)) }
            try await receive()
        }
    }

    /// One answer whose length is said.
    ///
    /// - Parameter hasBody: whether the length is that of a body, and not of one that HEAD leaves out.
    func answer(hasBody: Bool = true) async throws -> Answer {
        var lines = try await read(through: "\r\n\r\n").split(separator: "\r\n")[...]
        let first = lines.removeFirst().split(separator: " ")
        guard first.count > 2, first[0] == "HTTP/1.1", let status = Int(first[1]) else {
            throw Failure.noAnswer(first.joined(separator: " "))
        }
        let fields = try lines.map { line in
            let halves = line.split(separator: ": ", maxSplits: 1)
            guard halves.count == 2 else { throw Failure.noAnswer(String(line)) }
            return (name: halves[0].lowercased(), value: String(halves[1]))
        }
        let length = fields.first { $0.name == "content-length" }.flatMap { Int($0.value) } ?? 0
        while hasBody, received.count < length {
            guard !isOver else { throw Failure.noAnswer("\(received.count) bytes of \(length)") }
            try await receive()
        }
        let body = Array(received.prefix(hasBody ? length : 0))
        received.removeFirst(body.count)
        return Answer(status: status, fields: fields, body: body)
    }

    /// Sends a request and reads its answer.
    func ask(_ request: String) async throws -> Answer {
        try await send(request)
        return try await answer(hasBody: !request.hasPrefix("HEAD"))
    }

    // A minute altogether; only a failing test waits so long.
    private static let pause = Duration.milliseconds(2)
    private static let patience = 30000

    private func receive() async throws {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        for _ in 0..<RawClient.patience {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(socket, $0.baseAddress, $0.count, 0) }
            if count > 0 { return received += buffer[..<count] }
            if count == 0 || errno != EAGAIN {
                isOver = true
                return
            }
            try await Task.sleep(for: RawClient.pause)
        }
        throw Failure.silence(soFar: String(decoding: received, as: UTF8.self))
    }
}
