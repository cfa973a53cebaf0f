import Testing

@testable import SiteKit

@Suite("The machine's clock and chance")
struct MachineTests {
    @Test("a key is a UUID of version 4, and no two are the same")
    func keys() {
        let random = MachineRandom()
        let keys = (0..<500).map { _ in random.key() }
        let form = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
        for key in keys { #expect(key.wholeMatch(of: form) != nil, "\(key)") }
        #expect(Set(keys).count == 500)
        #expect((0..<500).allSatisfy { _ in (0..<1).contains(random.chance()) })
    }

    @Test("every process of one start of a Linux machine names that start alike")
    func boot() throws {
        #if os(Linux)
            let named = try Folder.readStream("/proc/sys/kernel/random/boot_id", limit: 64)
            #expect(MachineClock().now().boot + "\n" == String(decoding: named, as: UTF8.self))
        #endif
    }

    @Test("its wall clock is the system's, and its steady one never goes back")
    func clock() {
        let clock = MachineClock()
        let now = clock.now()
        #expect(abs(now.wall - Double(Timestamp.now.seconds)) < 60)
        var last = now.steady
        for _ in 0..<100 {
            let next = clock.now().steady
            #expect(next >= last && next >= 0)
            last = next
        }
    }
}
