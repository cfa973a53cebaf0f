import Foundation

/// The browser of whoever sits here.
enum Browser {
    /// Opens an address; what to say when that can't be done.
    static func open(_ address: String) -> String? {
        #if os(macOS)
            let program = "open"
        #else
            let program = "xdg-open"
        #endif
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program, address]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let failure = "no browser could be opened with '\(program)'; open \(address) yourself"
        do {
            process.terminationHandler = { ended in
                if ended.terminationStatus != 0 { Console.error(failure) }
            }
            try process.run()
            return nil
        } catch {
            return failure
        }
    }
}
