#if canImport(Glibc)
    import Foundation
    import Glibc
    import Testing
    @testable import SiteKit

    /// What only the system's own events bring with them.
    @Suite(.timeLimit(.minutes(5)))
    struct InotifyWatcherTests {
        /// A loop without its thread: it steps when the test says so.
        private func loop(_ rig: WatchRig, _ delays: WatchDelays, _ mailbox: ChangeMailbox) throws -> InotifyLoop {
            try InotifyLoop(WatchRig.scope(rig.site), delays, into: mailbox, until: try StopSignal())
        }

        @Test func savesByRenamingAreNotToldAsVanished() async throws {
            let rig = try WatchRig(.polling)
            let mailbox = ChangeMailbox()
            let loop = try loop(rig, .endless, mailbox)
            try SourceWatcherTests.Saving.backupAndRewrite.save(rig.place)
            try loop.step(isReadable: true)
            // Both names were written by renaming or closing; that the backup is gone again, and the page was, waits.
            #expect(await mailbox.next()?.names == ["content/page.md", "content/page.md~"])
            try rig.place.remove("content/page.md")
            try loop.step(isReadable: true)
            mailbox.end()
            #expect(await mailbox.next() == nil)
        }

        @Test func whatGathersIsToldAtOnce() async throws {
            let rig = try WatchRig(.polling)
            let mailbox = ChangeMailbox()
            let loop = try loop(rig, .endless, mailbox)
            for number in 0..<1_000 {
                try rig.place.write("content/\(number % 250).md", "\(number)")
                try loop.step(isReadable: true)
            }
            let told = try #require(await mailbox.next())
            #expect(told.names == (0..<250).map { "content/\($0).md" }.sorted())
        }

        @Test func aQueueThatOverflowsIsEverything() async throws {
            let rig = try WatchRig(.polling) { try $0.write("content/second.md", "b") }
            let mailbox = ChangeMailbox()
            let loop = try loop(rig, .endless, mailbox)
            let limit = String(
                decoding: try Folder.readStream("/proc/sys/fs/inotify/max_queued_events", limit: 20), as: UTF8.self)
            // Two files in turn: the system joins events that are alike.
            for number in 0...(try #require(Int(limit.dropLast()))) {
                let name = number.isMultiple(of: 2) ? "page.md" : "second.md"
                #expect(unsafe chmod("\(rig.site)/content/\(name)", number.isMultiple(of: 4) ? 0o600 : 0o644) == 0)
            }
            try rig.place.write("content/lost/a.md", "a")
            var told = SourceChanges()
            while !told.isEverything {
                try loop.step(isReadable: true)
                told.merge(try #require(await mailbox.next()))
            }
            // The watches are new ones, in folders that nothing was told of too.
            try rig.place.write("content/lost/a.md", "b")
            try loop.step(isReadable: true)
            #expect(await mailbox.next()?.names == ["content/lost/a.md"])
        }

        @Test func renamedFoldersLeaveNoWatchesBehind() async throws {
            let rig = try WatchRig(.inotify) { try $0.write("content/0/deep/a.md", "a") }
            let before = try watches(below: rig.site)
            #expect(before.count == 5)
            for number in 0..<500 {
                try rig.place.rename("content/\(number)", to: "content/\(number + 1)")
            }
            _ = try await rig.settled()
            #expect(try watches(below: rig.site) == before)
            try rig.place.remove("content/500")
            _ = try await rig.settled()
            #expect(try watches(below: rig.site).count == 3)
        }

        @Test func stoppingEndsTheWaitAndGivesEverythingBack() async throws {
            let rig = try WatchRig(.inotify)
            let watcher = try #require(rig.watcher as? InotifyWatcher)
            let waiting = Task {
                while await watcher.next() != nil {}
            }
            watcher.stop()
            await waiting.value
            #expect(await watcher.next() == nil)
            // The thread ends in its own time; the test's limit is the limit.
            while !(try watches(below: rig.site).isEmpty) { try await Task.sleep(for: .milliseconds(5)) }
        }

        @Test func aWatcherNobodyHoldsGivesEverythingBack() async throws {
            let rig = try WatchRig(.polling)
            var watcher: InotifyWatcher? = try InotifyWatcher(root: rig.site, names: ["content"])
            #expect(watcher != nil)
            #expect(try watches(below: rig.site).count == 2)
            watcher = nil
            while !(try watches(below: rig.site).isEmpty) { try await Task.sleep(for: .milliseconds(5)) }
        }

        @Test func withoutFurtherWatchesItPolls() async throws {
            let rig = try WatchRig(.inotify)
            _ = try await rig.settled()
            // As the thread leaves it when the system refuses.
            try #require(rig.watcher as? InotifyWatcher).mailbox.end()
            let told = try #require(await rig.watcher.next())
            #expect(told.isEverything)
            try rig.place.write("content/late.md", "new")
            _ = try await rig.changes { $0.covers("content/late.md") }
            try #require(rig.watcher as? InotifyWatcher).stop()
            #expect(await rig.watcher.next() == nil)
        }

        @Test func aFolderThatIsNotThereCannotBeWatchedButPolled() async throws {
            let folder = try TemporaryFolder()
            let root = "\(folder.path)/missing"
            #expect(throws: FileError(.notFound, path: root, action: "watch")) {
                try InotifyWatcher(root: root, names: ["content"])
            }
            let (watcher, isPolling) = SourceWatch.start(root: root, names: ["content"])
            #expect(isPolling)
            try folder.write("missing/content/page.md", "new")
            var told = SourceChanges()
            while !told.covers("content/page.md") { told.merge(try #require(await watcher.next())) }
            #expect(!SourceWatch.start(root: folder.path, names: ["content"]).isPolling)
        }

        /// How many watches this process has for each folder of a tree, the tree's root included.
        private func watches(below root: String) throws -> [String: Int] {
            var inodes: Set<String> = []
            for folder in try Folder.walk(root).folders.map({ "\(root)/\($0)" }) + [root] {
                inodes.insert(String(try FileIdentity(folder).inode, radix: 16))
            }
            var found: [String: Int] = [:]
            for number in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fdinfo") {
                // Other tests open and close files meanwhile.
                guard let bytes = try? Folder.readStream("/proc/self/fdinfo/\(number)", limit: 1 << 20) else {
                    continue
                }
                for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
                where line.hasPrefix("inotify ") {
                    let inode = line.split(separator: " ").first { $0.hasPrefix("ino:") }?.dropFirst(4) ?? ""
                    if inodes.contains(String(inode)) { found[String(inode), default: 0] += 1 }
                }
            }
            return found
        }
    }
#endif
