import Testing
@testable import SiteKit

@Suite("Where the preview listens", .timeLimit(.minutes(3)))
struct PreviewServerStartTests {
    private let responder = ServerRig.Responder(ServerRig.page)

    /// Why no server starts; one that starts is stopped.
    private func failure(_ settings: PreviewServer.Settings) async -> PreviewServer.StartError? {
        do throws(PreviewServer.StartError) {
            await (try PreviewServer.start(settings, responder: responder)).stop()
            return nil
        } catch {
            return error
        }
    }

    @Test("a port that is taken gives way to one behind it, unless no other will do")
    func taken() async throws {
        try await ServerRig.run { rig in
            let port = rig.server.port
            guard port < 65515 else { return }
            let next = try await PreviewServer.start(.init(port: port), responder: responder)
            #expect((port + 1...port + 20).contains(next.port))
            // Each goes by its own port.
            let host = "Host: localhost:\(next.port)\r\n"
            #expect(try await RawClient(next.port).ask("GET / HTTP/1.1\r\n\(host)\r\n").status == 200)
            #expect(try await rig.client().ask("GET / HTTP/1.1\r\n\(host)\r\n").status == 421)
            await next.stop()
            let error = try #require(await failure(.init(port: port, furtherPorts: 0)))
            #expect(error == .portInUse(port, last: port))
            #expect(error.diagnostic.code.id == "SG1601")
            #expect(error.diagnostic.message == "port \(port) is in use")
        }
    }

    @Test("an address that isn't one of numbers, or isn't ours, is said")
    func addresses() async throws {
        for host in ["localhost", "evil.example", "", "127.0.0.1:80", "300.1.1.1"] {
            #expect(await failure(.init(host: host, port: 0)) == .noAddress(host))
        }
        // Reserved for documentation: no machine has it.
        #expect(await failure(.init(host: "192.0.2.1", port: 0)) == .foreignAddress("192.0.2.1"))
        for port in [-1, 65536] { #expect(await failure(.init(port: port)) == .noPort(port)) }
    }

    @Test("what the system says becomes words, each with a way out")
    func words() {
        let errors = [
            PreviewServer.StartError(number: 98, words: "x", host: "a", port: 1), .portInUse(8000, last: 8020),
            .init(number: 13, words: "x", host: "a", port: 80), .noPort(70000), .noAddress("a"),
            .init(number: 99, words: "x", host: "a", port: 1), .init(number: 5, words: "x", host: "a", port: 1),
        ]
        let words = [
            "port 1 is in use", "the ports 8000 to 8020 are in use", "the system doesn't let us listen on port 80",
            "70000 is no port", "'a' is not an IP address", "this machine doesn't have the address a",
            "can't listen on port 1 of a: x",
        ]
        #expect(errors.map(\.description) == words)
        #expect(errors.allSatisfy { $0.diagnostic.help?.isEmpty == false })
    }

    @Test("the limit of open files is raised at most to the hard one, and never lowered")
    func descriptors() throws {
        let before = try #require(DescriptorLimit.raise(to: 0))
        #expect(DescriptorLimit.raise(to: 1) == before)
        #expect(DescriptorLimit.raise(to: before) == before)
        #expect(try #require(DescriptorLimit.raise(to: .max)) >= before)
    }
}
