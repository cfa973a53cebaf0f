/// What is mounted where.
enum MountTable {
    /// Whether something is mounted at exactly this absolute path, even from the same disk.
    ///
    /// Read from `/proc/self/mountinfo` (proc_pid_mountinfo(5)); where there is none, such as on macOS, `false`.
    static func hasMountPoint(_ path: String) -> Bool {
        guard let bytes = try? Folder.readStream("/proc/self/mountinfo", limit: 1024 * 1024) else { return false }
        let wanted = escaped(path)
        return bytes.split(separator: UInt8(ascii: "\n")).contains { line in
            let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 5)
            return fields.count > 4 && fields[4].elementsEqual(wanted)
        }
    }

    /// Spaces and the like stand in the table as octal numbers.
    private static func escaped(_ path: String) -> [UInt8] {
        path.utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: " "): Array("\\040".utf8)
            case UInt8(ascii: "\t"): Array("\\011".utf8)
            case UInt8(ascii: "\n"): Array("\\012".utf8)
            case UInt8(ascii: "\\"): Array("\\134".utf8)
            default: [byte]
            }
        }
    }
}
