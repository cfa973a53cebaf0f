import CWebPMux

/// Metadata of WebP files. The only file that knows libwebpmux; its memory is owned by the two types at the end.
public enum WebPMetadata {
    /// The file with an XMP packet, in place of one it may have; the pixels stay as they are. The result is in the
    /// extended format (VP8X). The same input gives the same bytes.
    ///
    /// - Throws: `malformed` if the file is not a whole WebP file, `metadata` when libwebpmux gives up.
    public static func adding(xmp: [UInt8], to webp: [UInt8]) throws(ImagingError) -> [UInt8] {
        let mux = try WebPMuxOwner(webp)
        try mux.set("XMP ", xmp)
        return try mux.assembled()
    }

    /// The file's XMP packet; `nil` if it has none.
    ///
    /// - Throws: `malformed` if the file is not a whole WebP file.
    public static func xmp(of webp: [UInt8]) throws(ImagingError) -> [UInt8]? {
        try WebPMuxOwner(webp).chunk("XMP ")
    }
}

/// A `WebPMux` with its own copy of a file, freed when it goes out of scope.
@safe
private struct WebPMuxOwner: ~Copyable {
    private let mux: OpaquePointer

    init(_ webp: [UInt8]) throws(ImagingError) {
        // libwebpmux passes over what follows the RIFF container; a file that is cut off it refuses by itself.
        guard webp.count >= 12, webp[4..<8].reversed().reduce(0, { $0 << 8 | Int($1) }) == webp.count - 8 else {
            throw ImagingError(.malformed)
        }
        let made = unsafe webp.withUnsafeBufferPointer { file in
            var data = unsafe WebPData(bytes: file.baseAddress, size: file.count)
            return unsafe WebPMuxCreate(&data, 1)
        }
        guard let made = unsafe made else { throw ImagingError(.malformed) }
        unsafe mux = made
    }

    deinit {
        unsafe WebPMuxDelete(mux)
    }

    func set(_ name: String, _ bytes: [UInt8]) throws(ImagingError) {
        let status = unsafe bytes.withUnsafeBufferPointer { content in
            var data = unsafe WebPData(bytes: content.baseAddress, size: content.count)
            return unsafe WebPMuxSetChunk(mux, name, &data, 1)
        }
        guard status == WEBP_MUX_OK else { throw ImagingError(.metadata(code: Int(status.rawValue))) }
    }

    func chunk(_ name: String) throws(ImagingError) -> [UInt8]? {
        // Points into the mux; nothing of its own to free.
        var data = unsafe WebPData()
        let status = unsafe WebPMuxGetChunk(mux, name, &data)
        if status == WEBP_MUX_NOT_FOUND { return nil }
        guard status == WEBP_MUX_OK else { throw ImagingError(.malformed) }
        return unsafe Array(UnsafeBufferPointer(start: data.bytes, count: data.size))
    }

    func assembled() throws(ImagingError) -> [UInt8] {
        let output = WebPDataOwner()
        let status = unsafe WebPMuxAssemble(mux, output.data)
        guard status == WEBP_MUX_OK else { throw ImagingError(.metadata(code: Int(status.rawValue))) }
        return output.bytes
    }
}

/// A `WebPData` that libwebpmux fills, freed when it goes out of scope.
@safe
private struct WebPDataOwner: ~Copyable {
    let data: UnsafeMutablePointer<WebPData>

    init() {
        unsafe data = .allocate(capacity: 1)
        unsafe data.initialize(to: WebPData())
    }

    deinit {
        unsafe WebPDataClear(data)
        unsafe data.deallocate()
    }

    var bytes: [UInt8] {
        unsafe Array(UnsafeBufferPointer(start: data.pointee.bytes, count: data.pointee.size))
    }
}
