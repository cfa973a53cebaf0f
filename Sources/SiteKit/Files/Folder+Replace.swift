extension Folder {
    /// Gives a file new bytes in one step: readers see the old ones or the new, never half. The folder must be there.
    static func replace(_ path: String, _ bytes: [UInt8]) throws(FileError) {
        let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
        let temporary = "\(path[..<slash]).\(path[slash...]).sitegen-new"
        // What an earlier run that was killed left behind.
        try removeTree(temporary)
        do {
            try writeNew(temporary, bytes, isDurable: true)
            try rename(temporary, to: path)
        } catch {
            try? removeTree(temporary)
            throw error
        }
    }
}
