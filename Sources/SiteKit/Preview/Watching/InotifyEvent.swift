#if canImport(Glibc)
    import Glibc

    /// One event of the system about a watched folder.
    struct InotifyEvent: Equatable {
        /// The bits that make an event one of a folder and not of a file.
        static let isFolder = UInt32(IN_ISDIR)

        /// The watch it comes from; -1 when it is about the queue.
        let watch: Int32
        /// What has happened, in the system's bits.
        let mask: UInt32
        /// The name in the folder; empty when it is about the folder itself.
        let name: [UInt8]

        /// Whether one of these has happened.
        func has(_ bits: Int32...) -> Bool {
            bits.contains { mask & UInt32(bitPattern: $0) != 0 }
        }

        /// Reads events as the system writes them one after another.
        static func parse(_ bytes: [UInt8]) -> [InotifyEvent] {
            let head = 16
            var events: [InotifyEvent] = []
            var start = 0
            while start + head <= bytes.count {
                let length = Int(number(bytes, start + 12))
                let end = min(start + head + length, bytes.count)
                events.append(
                    InotifyEvent(
                        watch: Int32(bitPattern: number(bytes, start)), mask: number(bytes, start + 4),
                        name: Array(bytes[(start + head)..<end].prefix { $0 != 0 })))
                start = end
            }
            return events
        }

        private static func number(_ bytes: [UInt8], _ start: Int) -> UInt32 {
            // In the machine's own order of bytes.
            unsafe bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt32.self)
        }
    }
#endif
