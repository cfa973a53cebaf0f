#if os(Linux)
    import Testing
    @testable import SiteKit

    @Suite("What is mounted where")
    struct MountTableTests {
        @Test("a mount point is known, a folder in it or beside it is none")
        func known() {
            #expect(MountTable.hasMountPoint("/proc"))
            #expect(!MountTable.hasMountPoint("/proc/self"))
            #expect(!MountTable.hasMountPoint("/pro"))
            #expect(!MountTable.hasMountPoint(""))
        }
    }
#endif
