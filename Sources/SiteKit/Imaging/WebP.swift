import CWebP

/// WebP in and out. The only file that knows libwebp; its memory is owned by the two types at the end.
public enum WebP {
    /// Encodes one picture.
    ///
    /// - Throws: `settings` for values libwebp refuses, `encoder` when it gives up.
    public static func encode(_ bitmap: Bitmap, _ settings: WebPSettings = .published) throws(ImagingError) -> [UInt8] {
        var config = WebPConfig()
        guard unsafe WebPConfigInit(&config) != 0 else { throw ImagingError(.settings) }
        config.quality = Float(settings.quality)
        config.method = Int32(clamping: settings.method)
        config.use_sharp_yuv = settings.sharpYUV ? 1 : 0
        config.lossless = settings.lossless ? 1 : 0
        guard unsafe WebPValidateConfig(&config) != 0 else { throw ImagingError(.settings) }

        var picture = try WebPPictureOwner(bitmap)
        let output = WebPWriterOwner()
        try picture.encode(config, into: output)
        return output.bytes
    }

    /// The smaller of the published lossy encoding and a lossless one; lossy when equal.
    ///
    /// What stands under wholly transparent pixels is not kept by either.
    public static func encodeSmallest(_ bitmap: Bitmap) throws(ImagingError) -> EncodedPicture {
        let lossy = EncodedPicture(bytes: try encode(bitmap, .published), settings: .published)
        let lossless = EncodedPicture(bytes: try encode(bitmap, .lossless), settings: .lossless)
        return lossless.bytes.count < lossy.bytes.count ? lossless : lossy
    }

    /// The version of libwebp's encoder, such as `1.2.4`; other versions may give other bytes.
    public static var version: String {
        let packed = Int(WebPGetEncoderVersion())
        return "\(packed >> 16).\(packed >> 8 & 255).\(packed & 255)"
    }

    /// Decodes one still picture.
    ///
    /// - Throws: `malformed`, or `size` before anything is allocated for a picture that is too large.
    public static func decode(_ bytes: [UInt8]) throws(ImagingError) -> Bitmap {
        var width: Int32 = 0
        var height: Int32 = 0
        guard unsafe WebPGetInfo(bytes, bytes.count, &width, &height) != 0 else { throw ImagingError(.malformed) }
        try Bitmap.check(width: Int(width), height: Int(height))
        var pixels = [UInt8](repeating: 0, count: Int(width) * Int(height) * 4)
        // Decoding into our own array leaves no C memory to free on any path.
        let done = unsafe WebPDecodeRGBAInto(bytes, bytes.count, &pixels, pixels.count, width * 4)
        guard unsafe done != nil else { throw ImagingError(.malformed) }
        return try Bitmap(width: Int(width), height: Int(height), pixels: pixels)
    }
}

/// A `WebPPicture` with its pixels, freed when it goes out of scope.
@safe
private struct WebPPictureOwner: ~Copyable {
    private var picture: WebPPicture

    init(_ bitmap: Bitmap) throws(ImagingError) {
        unsafe picture = WebPPicture()
        guard unsafe WebPPictureInit(&picture) != 0 else { throw ImagingError(.settings) }
        // libwebp wants ARGB for lossless and for sharp YUV; it converts by itself for the plain lossy case.
        unsafe picture.use_argb = 1
        unsafe picture.width = Int32(clamping: bitmap.width)
        unsafe picture.height = Int32(clamping: bitmap.height)
        let stride = Int32(clamping: bitmap.width * 4)
        guard unsafe WebPPictureImportRGBA(&picture, bitmap.pixels, stride) != 0 else {
            let code = unsafe Int(picture.error_code.rawValue)
            throw ImagingError(.encoder(code: code))
        }
    }

    deinit {
        var last = unsafe picture
        unsafe WebPPictureFree(&last)
    }

    mutating func encode(_ config: WebPConfig, into output: borrowing WebPWriterOwner) throws(ImagingError) {
        var config = config
        unsafe picture.writer = { unsafe WebPMemoryWrite($0, $1, $2) }
        unsafe picture.custom_ptr = UnsafeMutableRawPointer(output.writer)
        guard unsafe WebPEncode(&config, &picture) != 0 else {
            let code = unsafe Int(picture.error_code.rawValue)
            throw ImagingError(.encoder(code: code))
        }
    }
}

/// A `WebPMemoryWriter` at a fixed address with the bytes written so far, freed when it goes out of scope.
@safe
private struct WebPWriterOwner: ~Copyable {
    let writer: UnsafeMutablePointer<WebPMemoryWriter>

    init() {
        unsafe writer = .allocate(capacity: 1)
        unsafe writer.initialize(to: WebPMemoryWriter())
        unsafe WebPMemoryWriterInit(writer)
    }

    deinit {
        unsafe WebPMemoryWriterClear(writer)
        unsafe writer.deallocate()
    }

    var bytes: [UInt8] {
        unsafe Array(UnsafeBufferPointer(start: writer.pointee.mem, count: writer.pointee.size))
    }
}
