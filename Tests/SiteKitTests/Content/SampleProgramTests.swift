import Foundation
import Testing
@testable import SiteKit

/// The samples as a reader copies them. Needs bash, curl, jq, python3 and swiftc, which `make test` sees to.
@Suite("Request samples as programs")
struct SampleProgramTests {
    static let ids = ["create-image", "poll-image"]

    private static func fileName(_ id: String, _ language: SampleLanguage) -> String {
        switch language {
        case .curl: "\(id).sh"
        case .python: "\(id.replacing("-", with: "_")).py"
        case .javascript: "\(id).mjs"
        case .swift: "\(id).swift"
        }
    }

    @Test("each sample is written as it was when it was last looked at", arguments: ids, SampleLanguage.allCases)
    func goldens(id: String, language: SampleLanguage) throws {
        try Golden.expect(SampleRig.code(id, language), "samples/\(id).\(language.rawValue).txt")
    }

    @Test(
        "each sample is valid in its language", arguments: ids,
        [
            (SampleLanguage.curl, ["bash", "-n"]), (.python, ["python3", "-m", "py_compile"]),
            (.swift, ["swiftc", "-typecheck"]),
        ])
    func valid(id: String, check: (language: SampleLanguage, words: [String])) throws {
        let folder = try TemporaryFolder()
        let name = Self.fileName(id, check.language)
        try folder.write(name, SampleRig.code(id, check.language))
        let run = try ExternalProgram(check.words + [name], in: folder.path)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors == "")
    }

    private func run(
        _ id: String, _ language: SampleLanguage, _ arguments: [String] = [], mode: String = "ok",
        uuidgen: String = "exec python3 -c 'import uuid; print(uuid.uuid4())'"
    ) throws -> (run: ExternalProgram, requests: [APIStandIn.Request], folder: TemporaryFolder) {
        let folder = try TemporaryFolder()
        let server = try APIStandIn(mode: mode, folder: folder)
        let name = Self.fileName(id, language)
        try folder.write(name, SampleRig.code(id, language, base: server.base))
        if language == .swift {
            let compiler = try ExternalProgram(
                ["swiftc", "-swift-version", "6", name, "-o", "sample"], in: folder.path)
            try #require(compiler.status == 0, "\(compiler.errors)")
        }
        let program: [String] =
            switch language {
            case .curl: ["bash", name]
            case .swift: ["./sample"]
            default: ["python3", name]
            }
        // Not every machine has uuidgen, and a proxy of the machine must not come between.
        let tool = try folder.write("bin/uuidgen", "#!/bin/sh\n\(uuidgen)\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool)
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let environment = [
            "ALLTOKEN_API_KEY": "key-of-the-test", "NO_PROXY": "*", "no_proxy": "*",
            "PATH": "\(folder.path)/bin:\(path)",
        ]
        let run = try ExternalProgram(program + arguments, in: folder.path, environment: environment)
        return (run, try server.requests(), folder)
    }

    private static let programs = [SampleLanguage.curl, .python, .swift]

    @Test(
        "run for real, the first request creates a task with a fresh key and the body as defined", arguments: programs)
    func create(language: SampleLanguage) throws {
        let (run, requests, _) = try run("create-image", language)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("task_1"))
        #expect(requests.count == 1)
        let request = try #require(requests.first)
        #expect(request.method == "POST" && request.path == "/v1/images/generations/async")
        #expect(request.headers["authorization"] == "Bearer key-of-the-test")
        #expect(request.headers["content-type"] == "application/json")
        #expect(UUID(uuidString: request.headers["idempotency-key"] ?? "") != nil)
        let body = try #require(request.body).utf8
        let sent = try JSONSerialization.jsonObject(with: Data(body)) as? NSDictionary
        let defined = try #require(SampleRig.request("create-image").body).text()
        #expect(sent == (try JSONSerialization.jsonObject(with: Data(defined.utf8)) as? NSDictionary))
    }

    @Test("without a key the first request is not sent at all")
    func withoutKey() throws {
        let (run, requests, _) = try run("create-image", .curl, uuidgen: "exit 127")
        #expect(run.status != 0)
        #expect(requests.isEmpty)
    }

    @Test("run for real, the second request asks until the task is done and saves the picture", arguments: programs)
    func poll(language: SampleLanguage) throws {
        let (run, requests, folder) = try run("poll-image", language, ["task_1"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(requests.map(\.path) == Array(repeating: "/v1/images/generations/task_1", count: 3))
        #expect(Set(requests.map(\.method)) == ["GET"])
        #expect(Set(requests.map { $0.headers["authorization"] }) == ["Bearer key-of-the-test"])
        #expect(try folder.text("image.png").hasSuffix("not really a picture"))
    }

    @Test("a task that fails ends the program with the answer shown, and saves nothing", arguments: programs)
    func failed(language: SampleLanguage) throws {
        let (run, requests, folder) = try run("poll-image", language, ["task_1"], mode: "failed")
        #expect(run.status != 0)
        #expect(run.errors.contains("moderation"))
        #expect(requests.count == 3)
        #expect(try !folder.has("image.png"))
    }

    @Test("a refused key ends the program at the first answer", arguments: ids, programs)
    func refused(id: String, language: SampleLanguage) throws {
        let (run, requests, folder) = try run(id, language, ["task_1"], mode: "refused")
        #expect(run.status != 0)
        #expect(requests.count == 1)
        #expect(try !folder.has("image.png"))
    }
}
