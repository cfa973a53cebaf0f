/// The blurred stand-in a page shows until a picture is there: a WebP of 16 pixels on its longest side.
public enum LQIP {
    /// Longest side in pixels.
    public static let side = 16

    /// What every such data URI begins with; base64 follows.
    static let head = "data:image/webp;base64,"

    /// Whether a text is such a URI. It goes into the stylesheet as it is, so nothing but base64 may follow its head.
    static func isDataURI(_ uri: String) -> Bool {
        guard uri.hasPrefix(head), uri.utf8.count <= 4096 else { return false }
        return uri.utf8.dropFirst(head.utf8.count).allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
                true
            default: false
            }
        }
    }

    /// The stand-in as a data URI, a few hundred characters.
    public static func dataURI(of bitmap: Bitmap) throws(ImagingError) -> String {
        let longest = max(bitmap.width, bitmap.height)
        let small = try bitmap.resized(
            width: max(1, (bitmap.width * side + longest / 2) / longest),
            height: max(1, (bitmap.height * side + longest / 2) / longest))
        return head + base64(try WebP.encode(small, .preview))
    }

    /// RFC 4648 base64 with padding.
    static func base64(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let left = bytes.count - start
            let group =
                Int(bytes[start]) << 16 | (left > 1 ? Int(bytes[start + 1]) << 8 : 0)
                | (left > 2 ? Int(bytes[start + 2]) : 0)
            text.append(letters[group >> 18])
            text.append(letters[group >> 12 & 63])
            text.append(left > 1 ? letters[group >> 6 & 63] : UInt8(ascii: "="))
            text.append(left > 2 ? letters[group & 63] : UInt8(ascii: "="))
        }
        return String(decoding: text, as: UTF8.self)
    }
}
