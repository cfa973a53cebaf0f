#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The number of a host.
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// 4 bytes, or 16.
    let bytes: [UInt8]

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads `192.0.2.1` or `2001:db8::1`; `nil` for anything else.
    public init?(_ text: String) {
        var four = [UInt8](repeating: 0, count: 4)
        var sixteen = [UInt8](repeating: 0, count: 16)
        if unsafe inet_pton(AF_INET, text, &four) == 1 {
            bytes = four
        } else if unsafe inet_pton(AF_INET6, text, &sixteen) == 1 {
            bytes = sixteen
        } else {
            return nil
        }
    }

    /// As it is written in addresses, without brackets.
    public var description: String {
        var bytes = bytes
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard unsafe inet_ntop(family, &bytes, &text, socklen_t(text.count)) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether it is a place in the public network, by the special-purpose registries of RFC 6890. What isn't may be this
    /// machine, a router, or a service that trusts whoever reaches it.
    public var isPublic: Bool {
        bytes.count == 4 ? IPAddress.isPublic(four: bytes[...]) : IPAddress.isPublic(sixteen: bytes)
    }

    /// Whether it is this machine, which nobody else can listen to.
    var isLoopback: Bool {
        bytes.count == 4 ? bytes[0] == 127 : bytes == [UInt8](repeating: 0, count: 15) + [1]
    }

    private static func isPublic(four bytes: ArraySlice<UInt8>) -> Bool {
        let parts = Array(bytes)
        switch (parts[0], parts[1], parts[2]) {
        case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): return false
        case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): return false
        case (192, 0, 0), (192, 0, 2), (198, 51, 100), (203, 0, 113): return false
        default: return true
        }
    }

    private static func isPublic(sixteen bytes: [UInt8]) -> Bool {
        let zeros = bytes.prefix { $0 == 0 }.count
        // ::ffff:192.0.2.1 and ::192.0.2.1, which also covers :: and ::1; and 64:ff9b::192.0.2.1.
        if zeros == 10, bytes[10] == 0xFF, bytes[11] == 0xFF { return isPublic(four: bytes[12...]) }
        if zeros >= 12 { return isPublic(four: bytes[12...]) }
        if bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B]) {
            return bytes[4..<12].allSatisfy { $0 == 0 } && isPublic(four: bytes[12...])
        }
        // 6to4 carries the number of its router.
        if bytes.starts(with: [0x20, 0x02]) { return isPublic(four: bytes[2..<6]) }
        if bytes.starts(with: [0x20, 0x01, 0x0D, 0xB8]) || bytes.starts(with: [0x20, 0x01, 0x00, 0x00]) {
            return false
        }
        // Only 2000::/3 is given out.
        return bytes[0] & 0xE0 == 0x20
    }
}
