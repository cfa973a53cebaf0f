#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif
import Foundation
import Testing
@testable import SiteKit

/// What every watcher has to tell, however it finds out.
@Suite(.timeLimit(.minutes(5)))
struct SourceWatcherTests {
    /// How programs save a file.
    enum Saving: CaseIterable, Sendable {
        case plain, renameOver, backupAndRewrite, removeAndRewrite, truncate, streamEditor, append

        func save(_ place: WatchRig.Place) throws {
            let page = "content/page.md"
            switch self {
            case .plain: try place.write(page, "new words")
            case .renameOver:
                try place.write("content/page.md.tmp", "new words")
                try place.rename("content/page.md.tmp", to: page)
            case .backupAndRewrite:
                try place.rename(page, to: "content/page.md~")
                try place.write(page, "new words")
                try place.remove("content/page.md~")
            case .removeAndRewrite:
                try place.remove(page)
                try place.write(page, "new words")
            case .truncate:
                let file = try #require(FileHandle(forWritingAtPath: "\(place.path)/\(page)"))
                try file.truncate(atOffset: 0)
                try file.write(contentsOf: Data("new words".utf8))
                try file.close()
            case .streamEditor:
                try place.write("content/sedAbCd", "new words")
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o600], ofItemAtPath: "\(place.path)/content/sedAbCd")
                try place.rename("content/sedAbCd", to: page)
            case .append:
                let file = try #require(FileHandle(forWritingAtPath: "\(place.path)/\(page)"))
                try file.seekToEnd()
                try file.write(contentsOf: Data(" and new ones".utf8))
                try file.close()
            }
        }
    }

    @Test(arguments: WatchKind.allCases, Saving.allCases)
    func aSavedFileIsTold(_ kind: WatchKind, _ saving: Saving) async throws {
        // However long the other waits are: a save is told at once.
        let rig = try WatchRig(kind, delays: .endless)
        try saving.save(rig.place)
        let told = try await rig.changes { $0.covers("content/page.md") }
        #expect(told.folders.isEmpty && !told.isEverything)
    }

    @Test(arguments: WatchKind.allCases)
    func aFileKeptOpenIsToldWhileItIs(_ kind: WatchKind) async throws {
        let rig = try WatchRig(kind)
        _ = try await rig.settled()
        let file = try #require(FileHandle(forWritingAtPath: "\(rig.site)/content/page.md"))
        try file.seekToEnd()
        for _ in 1...3 {
            try file.write(contentsOf: Data("more".utf8))
            _ = try await rig.changes { $0.files.contains(.root.appending("content/page.md")) }
        }
        try file.close()
    }

    @Test(arguments: WatchKind.allCases)
    func newRemovedAndRenamedFilesAreTold(_ kind: WatchKind) async throws {
        let rig = try WatchRig(kind) { place in
            try place.write("content/gone.md", "a")
            try place.write("content/before.md", "b")
        }
        try rig.place.write("content/new.md", "")
        try rig.place.write("site.yml", "title: new")
        try rig.place.remove("content/gone.md")
        try rig.place.rename("content/before.md", to: "content/after.md")
        let told = try await rig.settled()
        for name in ["new.md", "gone.md", "before.md", "after.md"] { #expect(told.covers("content/\(name)")) }
        #expect(told.covers("site.yml"))
    }

    @Test(arguments: WatchKind.allCases)
    func whatIsNoSourceIsNotTold(_ kind: WatchKind) async throws {
        let rig = try WatchRig(kind) { place in
            try place.write("showcase/.state/journal", "a")
            try place.write("public/index.html", "a")
            try place.write("content/.hidden/page.md", "a")
        }
        _ = try await rig.settled()
        try rig.place.link("content/.#page.md", to: "user@machine.1:2")
        try rig.place.write("content/.page.md.swp", "b")
        try rig.place.write("content/.hidden/page.md", "b")
        try rig.place.write("showcase/.state/journal", "b")
        try rig.place.write("public/index.html", "b")
        try rig.place.write("public.new/index.html", "b")
        try rig.place.write("notes.txt", "b")
        try rig.place.write("static/.well-known/security.txt", "b")
        let told = try await rig.settled()
        #expect(told.names.allSatisfy { $0.hasPrefix("static/") || $0 == "content/page.md" })
        #expect(told.folders.allSatisfy { $0.string.hasPrefix("static/") })
        #expect(told.covers("static/.well-known/security.txt"))
        #expect(!told.isEverything)
    }

    @Test(arguments: WatchKind.allCases)
    func nothingInANewFolderIsMissed(_ kind: WatchKind) async throws {
        let rig = try WatchRig(kind)
        let place = rig.place
        // While folders come, files are made in them.
        async let made: Void = Task.detached {
            for number in 0..<40 {
                try place.makeFolder("content/\(number)/b/c")
                for file in 0..<5 { try place.write("content/\(number)/b/c/\(file).md", "x") }
            }
        }.value
        try await made
        var told = try await rig.settled()
        for number in 0..<40 {
            for file in 0..<5 { #expect(told.covers("content/\(number)/b/c/\(file).md")) }
        }
        try place.write("content/39/b/c/late.md", "x")
        told = try await rig.changes { $0.covers("content/39/b/c/late.md") }
        #expect(!told.covers("content/38/b/c/late.md"))
    }

    @Test(arguments: WatchKind.allCases)
    func aRenamedFolderIsWatchedUnderItsNewName(_ kind: WatchKind) async throws {
        let rig = try WatchRig(kind) { try $0.write("content/old/deep/a.md", "a") }
        try rig.place.rename("content/old", to: "content/new")
        var told = try await rig.settled()
        #expect(told.covers("content/old/deep/a.md") && told.covers("content/new/deep/a.md"))
        try rig.place.write("content/new/deep/a.md", "other")
        told = try await rig.settled()
        #expect(told.covers("content/new/deep/a.md"))
        #expect(!told.covers("content/old/deep/a.md"))
    }

    @Test(arguments: WatchKind.allCases)
    func aFolderMovedOutIsLeftAloneUntilItIsBack(_ kind: WatchKind) async throws {
        let rig = try WatchRig(kind) { try $0.write("content/guide/a.md", "a") }
        let outside = "\(rig.folder.path)/elsewhere"
        try Folder.rename("\(rig.site)/content/guide", to: outside)
        var told = try await rig.settled()
        #expect(told.covers("content/guide/a.md"))
        try rig.folder.write("elsewhere/a.md", "written outside")
        told = try await rig.settled()
        #expect(!told.covers("content/guide/a.md"))
        try Folder.rename(outside, to: "\(rig.site)/content/guide")
        told = try await rig.settled()
        #expect(told.covers("content/guide/a.md"))
        try rig.place.write("content/guide/a.md", "written inside")
        _ = try await rig.changes { $0.covers("content/guide/a.md") }
    }

    @Test(arguments: WatchKind.allCases)
    func aRemovedFolderIsToldAndCanComeAgain(_ kind: WatchKind) async throws {
        let rig = try WatchRig(kind) { place in
            for number in 0..<20 { try place.write("content/guide/\(number)/a.md", "a") }
        }
        try rig.place.remove("content/guide")
        var told = try await rig.settled()
        for number in 0..<20 { #expect(told.covers("content/guide/\(number)/a.md")) }
        try rig.place.write("content/guide/0/a.md", "again")
        told = try await rig.settled()
        #expect(told.covers("content/guide/0/a.md"))
        try rig.place.write("content/guide/0/a.md", "and changed")
        _ = try await rig.changes { $0.covers("content/guide/0/a.md") }
    }

    @Test(arguments: WatchKind.allCases)
    func theSitesFolderMayGoAndComeBack(_ kind: WatchKind) async throws {
        let rig = try WatchRig(kind)
        try rig.folder.remove("site")
        _ = try await rig.changes { $0.covers("content/page.md") }
        try rig.place.write("content/page.md", "back")
        _ = try await rig.changes { $0.covers("content/page.md") }
        // What was told may be the folder as it was being made.
        _ = try await rig.settled()
        try rig.place.write("content/page.md", "and changed")
        _ = try await rig.changes { $0.covers("content/page.md") }
        // Another folder takes its place.
        try rig.folder.write("other/content/page.md", "other")
        try Folder.exchange("\(rig.folder.path)/other", "\(rig.site)")
        _ = try await rig.changes { $0.covers("content/page.md") }
        try rig.place.write("content/second.md", "new")
        _ = try await rig.changes { $0.covers("content/second.md") }
    }

    @Test(arguments: WatchKind.allCases)
    func linksAreToldButNotFollowed(_ kind: WatchKind) async throws {
        let rig = try WatchRig(kind) { place in
            try place.folder.write("outside/a.md", "a")
            try place.link("content/first", to: "\(place.folder.path)/outside")
        }
        try rig.place.link("content/second", to: "\(rig.folder.path)/outside")
        try rig.place.link("content/circle", to: ".")
        var told = try await rig.settled()
        #expect(told.covers("content/second") && told.covers("content/circle"))
        try rig.folder.write("outside/a.md", "other")
        told = try await rig.settled()
        #expect(!told.covers("content/first/a.md") && !told.covers("content/second/a.md"))
    }

    @Test(arguments: WatchKind.allCases)
    func aThousandSavesWhileNobodyListensAreAllTold(_ kind: WatchKind) async throws {
        let rig = try WatchRig(kind)
        for number in 0..<1_000 {
            try rig.place.write("content/\(number % 250).md", "\(number)")
        }
        let told = try await rig.settled()
        for number in 0..<250 { #expect(told.covers("content/\(number).md")) }
    }

    @Test(arguments: WatchKind.allCases)
    func aNameThatIsNotUTF8IsToldAsItsFolder(_ kind: WatchKind) async throws {
        let rig = try WatchRig(kind)
        let name = Array("\(rig.site)/content/caf".utf8) + [0xE9, 0]
        let file = unsafe name.withUnsafeBufferPointer { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe open($0.baseAddress!, O_CREAT | O_WRONLY, 0o644) }
        }
        try #require(file >= 0)
        close(file)
        _ = try await rig.changes { $0.folders.contains(.root.appending("content")) }
    }

    @Test(arguments: WatchKind.allCases)
    func cancellingEndsTheWaitAndLosesNothing(_ kind: WatchKind) async throws {
        let rig = try WatchRig(kind)
        let watcher = rig.watcher
        _ = try await rig.settled()
        let waiting = Task {
            // Whatever it is told before is of no interest here.
            while await watcher.next() != nil {}
        }
        waiting.cancel()
        await waiting.value
        try rig.place.write("content/after.md", "new")
        _ = try await rig.changes { $0.covers("content/after.md") }
    }
}
