import CPNG

/// PNG in and out. The only file that knows libpng, and only its simplified interface, which returns errors instead of
/// jumping out of a call.
public enum PNG {
    /// The longest side that is read unless the caller says otherwise.
    public static let longestSide = 4_096

    /// The size in pixels that the header names; nothing else is looked at.
    ///
    /// - Throws: `notPNG`, `png` for a damaged header, `size` for sides of zero.
    public static func size(of bytes: [UInt8]) throws(ImagingError) -> (width: Int, height: Int) {
        let header = try PNGHeader(bytes)
        return (header.width, header.height)
    }

    /// Decodes a picture of any PNG kind: interlaced, palette, grey, 16 bits, transparent; only one that is both
    /// interlaced and of 16 bits is refused, since libpng reads it wrong.
    ///
    /// The size is judged before anything is allocated. Memory is at most `width * height * 4` bytes, a copy of the
    /// file, and what libpng needs for some rows, whatever the file says. `gAMA` is applied; an embedded colour
    /// profile is not. Of an animation the still picture is taken. A picture that is not whole is an error, as are
    /// bytes after its end.
    ///
    /// - Parameters:
    ///   - longestSide: pixels, the most that a side may have.
    ///   - wanted: the only size to be accepted, if one was asked for.
    /// - Throws: `notPNG` with what the bytes look like, `tooLarge`, `otherSize`, `size`, or `png` with what is wrong,
    ///   in libpng's words where it is libpng that found it.
    public static func decode(
        _ bytes: [UInt8], longestSide: Int = PNG.longestSide, expecting wanted: (width: Int, height: Int)? = nil
    ) throws(ImagingError) -> Bitmap {
        let header = try PNGHeader(bytes)
        let (width, height) = (header.width, header.height)
        guard width <= longestSide, height <= longestSide else {
            throw ImagingError(.tooLarge(width: width, height: height, longestSide: longestSide))
        }
        try Bitmap.check(width: width, height: height)
        if let wanted, (width, height) != wanted {
            throw ImagingError(
                .otherSize(width: width, height: height, wantedWidth: wanted.width, wantedHeight: wanted.height))
        }
        // https://github.com/pnggroup/libpng/issues/853; before CVE-2025-65018 was mended it even wrote out of bounds.
        guard !header.isInterlaced || header.depth < 16 else {
            throw ImagingError(.png("it is interlaced, with 16 bits a colour, which libpng reads wrong"))
        }
        let essential = try PNGChunks(bytes).essential
        let image = PNGImageOwner()
        return unsafe try essential.withUnsafeBufferPointer { (file) throws(ImagingError) -> Bitmap in
            unsafe try image.begin(file)
            guard image.width == width, image.height == height else {
                throw ImagingError(.png("libpng reads another size from its header"))
            }
            var pixels = [UInt8](repeating: 0, count: width * height * 4)
            try image.finish(into: &pixels)
            return try Bitmap(width: width, height: height, pixels: pixels)
        }
    }

    /// The Content Credentials (C2PA) that a file carries: what its `caBX` chunk holds, or all of them in their order;
    /// `nil` if it has none. Nothing in them is judged.
    ///
    /// - Throws: `notPNG`, or `png` if a chunk is cut off or damaged.
    public static func contentCredentials(of bytes: [UInt8]) throws(ImagingError) -> [UInt8]? {
        _ = try PNGHeader(bytes)
        return try PNGChunks.content(of: "caBX", in: bytes)
    }

    /// Encodes a picture as RGBA with 8 bits; the same picture gives the same bytes, and comes back to the bit.
    ///
    /// - Throws: `pngWriter` with libpng's words.
    public static func encode(_ bitmap: Bitmap) throws(ImagingError) -> [UInt8] {
        let image = PNGImageOwner()
        return try image.write(bitmap)
    }
}

/// A `png_image` at a fixed address, which libpng keeps for its errors, freed when it goes out of scope.
@safe
private struct PNGImageOwner: ~Copyable {
    private let image: UnsafeMutablePointer<png_image>

    init() {
        unsafe image = .allocate(capacity: 1)
        unsafe image.initialize(to: png_image())
        unsafe image.pointee.version = UInt32(PNG_IMAGE_VERSION)
    }

    deinit {
        unsafe png_image_free(image)
        unsafe image.deallocate()
    }

    var width: Int { unsafe Int(image.pointee.width) }
    var height: Int { unsafe Int(image.pointee.height) }

    /// Reads the header; `file` has to stay until `finish` is done.
    func begin(_ file: UnsafeBufferPointer<UInt8>) throws(ImagingError) {
        guard unsafe png_image_begin_read_from_memory(image, file.baseAddress, file.count) != 0 else {
            throw ImagingError(.png(message))
        }
    }

    /// Reads the pixels into an array of the right size.
    func finish(into pixels: inout [UInt8]) throws(ImagingError) {
        unsafe image.pointee.format = UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
        // Without it libpng takes 16 bits without gAMA as linear light; everybody else takes them as sRGB.
        unsafe image.pointee.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)
        let done = unsafe png_image_finish_read(image, nil, &pixels, 0, nil)
        // Damage in the packed pixels can come as a warning: the rows are there, but not what was packed.
        guard done != 0, unsafe image.pointee.warning_or_error == 0 else { throw ImagingError(.png(message)) }
    }

    func write(_ bitmap: Bitmap) throws(ImagingError) -> [UInt8] {
        unsafe image.pointee.width = UInt32(bitmap.width)
        unsafe image.pointee.height = UInt32(bitmap.height)
        unsafe image.pointee.format = UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
        // More than incompressible rows can take with their filters, zlib's blocks and the chunks around them.
        let rows = bitmap.height * (bitmap.width * 4 + 1)
        var size = rows + rows / 64 + 1_024
        var isWritten = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            unsafe isWritten =
                png_image_write_to_memory(image, buffer.baseAddress, &size, 0, bitmap.pixels, 0, nil) != 0
            count = isWritten ? min(size, buffer.count) : 0
        }
        guard isWritten else { throw ImagingError(.pngWriter(message)) }
        return bytes
    }

    /// What libpng says: at most 63 characters of printable ASCII.
    private var message: String {
        let text = unsafe withUnsafeBytes(of: image.pointee.message) { unsafe Array($0.prefix { $0 != 0 }) }
        let printable = text.prefix(63).map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }
        return printable.isEmpty ? "libpng gives no reason" : String(decoding: printable, as: UTF8.self)
    }
}
