internal import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Which numbers a host's name stands for. Whoever judges them hands them on with the request (`HTTPRequest.places`): a name
/// server that answers differently each time leads nowhere else.
public enum HostLookup {
    /// The numbers of a name, or the number itself; none when the name isn't known.
    public static func addresses(of host: String) async -> [IPAddress] {
        if let address = IPAddress(host) { return [address] }
        // The system's call may wait long, which a thread of the common pool must not.
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: ask(host)) }
        }
    }

    /// Whether a name means this machine or its neighbours by convention, whatever a name server says.
    public static func isLocalName(_ host: String) -> Bool {
        let name = host.hasSuffix(".") ? String(host.dropLast()) : host
        if name == "localhost" || (!name.contains(".") && !name.contains(":")) { return true }
        return [".localhost", ".local", ".internal", ".home.arpa"].contains(where: name.hasSuffix)
    }

    private static func ask(_ host: String) -> [IPAddress] {
        var hints = unsafe addrinfo()
        #if canImport(Glibc)
            unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
            unsafe hints.ai_socktype = SOCK_STREAM
        #endif
        var list: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { unsafe freeaddrinfo(list) }
        var found: [IPAddress] = []
        var next = unsafe list
        while let entry = unsafe next {
            if let address = unsafe entry.pointee.ai_addr {
                let bytes = unsafe UnsafeRawBufferPointer(start: address, count: Int(entry.pointee.ai_addrlen))
                switch unsafe entry.pointee.ai_family {
                case AF_INET: unsafe found.append(IPAddress(bytes: Array(bytes[4..<8])))
                case AF_INET6: unsafe found.append(IPAddress(bytes: Array(bytes[8..<24])))
                default: break
                }
            }
            unsafe next = entry.pointee.ai_next
        }
        return found
    }
}
