import Foundation
import SiteKit

/// The second build of `build --verify`: another process, with the sources copied to another folder, another time
/// zone, locale and umask, and another number of jobs.
struct VerifyRun {
    private let options: BuildOptions

    init(_ options: BuildOptions) {
        self.options = options
    }

    /// What differs from the build just made, or why it could not be compared.
    func faults() -> [Diagnostic] {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("sitegen-verify-\(UUID().uuidString)")
            .path
        defer { try? Folder.removeTree(place) }
        do {
            try Folder.make(place)
            let copy = place + "/another-place"
            try Folder.make(copy)
            for name in SiteBuild.sourceNames {
                let source = "\(options.root)/\(name)"
                var isFolder: ObjCBool = false
                guard unsafe FileManager.default.fileExists(atPath: source, isDirectory: &isFolder) else { continue }
                if isFolder.boolValue {
                    try TreeComparison.copy(source, to: "\(copy)/\(name)")
                } else {
                    try Folder.writeNew("\(copy)/\(name)", Folder.readAll(source))
                }
            }
            let output = place + "/output"
            if let failure = try build(copy, output) { return [.verifyFailure(failure)] }
            let differences = try TreeComparison.differences(options.output, output)
            return differences.isEmpty ? [] : [.notReproducible(differences)]
        } catch {
            return [.verifyFailure("\(error)")]
        }
    }

    /// Runs the second build; what it said, if it failed.
    private func build(_ root: String, _ output: String) throws -> String? {
        var arguments = ["build", "--site", root, "--output", output, "--jobs", options.jobs == 1 ? "3" : "1"]
        if let base = options.baseURL { arguments += ["--base-url", base] }
        if options.drafts { arguments.append("--drafts") }
        let process = Process()
        // The shell is there only to set a umask, which a process can't set for its child.
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "umask 077; exec \"$0\" \"$@\"", try Executable.path()] + arguments
        process.environment = ["TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "HOME": root, "NO_COLOR": "1"]
        process.currentDirectoryURL = URL(fileURLWithPath: "/")
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? nil : String(decoding: said, as: UTF8.self)
    }
}

/// This program.
enum Executable {
    /// Its path, for starting it again.
    static func path() throws -> String {
        #if os(Linux)
            return try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        #else
            guard let path = Bundle.main.executablePath else { throw CocoaError(.fileNoSuchFile) }
            return path
        #endif
    }
}
