import Synchronization
import Testing

@testable import SiteKit

@Suite("Candidate run")
struct CandidateRunTests {
    private static let ledger = Ledger.path(of: "type-poster")
    private static let lock = ShowcaseLock.path(of: "type-poster")

    @Test("original, pictures, record and lock are written in this order, and storing again writes nothing")
    func whole() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        let picture = try rig.delivery()
        let summary = try await rig.store(picture)
        let original = ShowcaseOriginal.path(of: Digest(of: picture.original))
        #expect(summary.diagnostics.isEmpty && summary.removed.isEmpty)
        #expect(summary.written.first == original && summary.written.count == 5)
        #expect(summary.written.suffix(2) == [Self.ledger, Self.lock])
        #expect(try Folder.readAll("\(rig.root)/\(original)") == picture.original)
        #expect(CandidateRun.isStored("key-60", of: "type-poster", in: ShowcaseFolder(root: rig.root)))
        #expect(!CandidateRun.isStored("key-61", of: "type-poster", in: ShowcaseFolder(root: rig.root)))
        let before = try rig.everything()
        #expect(try await rig.store(picture, tool: "0.2.0").written == [])
        #expect(try rig.everything() == before)
        let report = await rig.audit()
        #expect(report.diagnostics.map(\.summary) == [] && report.pictures == 6 && report.originals == 1)
    }

    @Test("the record says what was asked, what came and when, and the files say that a model made them")
    func record() async throws {
        let rig = try ShowcaseRig()
        let picture = try rig.delivery()
        try await rig.store(picture)
        let ledger = try rig.ledger("type-poster")
        let record = try #require(ledger.entries.last?.record)
        let recorded = try #require(record.picture)
        #expect(record.event == .generated && record.finished == picture.delivered && record.review == nil)
        #expect(GenerationRequest(recorded) == GenerationRequest(picture.asset))
        #expect(recorded.generation == picture.generation && recorded.alt == "A poster.")
        #expect(recorded.build.original == Digest(of: picture.original))
        #expect(recorded.build.manifestEntry == picture.asset.entryDigest)
        for file in record.files {
            let packet = try #require(try WebPMetadata.xmp(of: Folder.readAll("\(rig.root)/\(file.path)")))
            #expect(
                XMPPacket(packet)
                    == XMPPacket(
                        digitalSourceType: .trainedAlgorithmicMedia, aiSystemUsed: "gpt-image-2", credit: "The test"))
        }
        let state = LedgerState(ledger)
        #expect(state.published == nil && state.candidate?.record == record)
    }

    @Test(
        "stopped after any write, storing again ends in the same bytes, whatever was there before",
        arguments: [false, true])
    func interrupted(isNew: Bool) async throws {
        let rig = try ShowcaseRig()
        if !isNew {
            try await rig.draw()
            // A candidate that waits is superseded: its files are removed.
            try await rig.store(rig.delivery(50))
        }
        let before = try rig.everything()
        let picture = try rig.delivery(60)
        let summary = try await rig.store(picture)
        let after = try rig.everything()
        #expect(summary.removed.count == (isNew ? 0 : 2))
        for count in 0...summary.written.count {
            for removed in 0...(count == summary.written.count ? summary.removed.count : 0) {
                let again = try ShowcaseRig()
                for (path, bytes) in before { try again.place.write("showcase/\(path)", bytes) }
                for path in summary.written.prefix(count) {
                    let name = String(path.string.dropFirst("showcase/".count))
                    try again.place.write(path.string, #require(after[name]))
                }
                for path in summary.removed.prefix(removed) { try again.place.remove(path.string) }
                // What a write that was cut off leaves behind.
                if count < summary.written.count {
                    let path = summary.written[count]
                    let name = "\(path.parent)/.\(path.name).type-poster.sitegen-new"
                    try again.place.write(name, "half")
                }
                // Once the record is written it stands, whichever sitegen comes after.
                let isRecorded = summary.written.prefix(count).contains(Self.ledger)
                let done = try await again.store(picture, tool: isRecorded ? "0.2.0" : "0.1.0")
                #expect(done.diagnostics.map(\.summary) == [])
                #expect(try again.everything() == after, "after \(count) writes and \(removed) removals")
            }
        }
    }

    @Test("a record that is there is kept as it is, though the manifest has changed since")
    func edited() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        let lock = try rig.place.text(Self.lock.string)
        try await rig.store(rig.delivery())
        let after = try rig.everything()
        try rig.place.write(Self.lock.string, lock)
        let manifest = ShowcaseRig.manifest.replacing("prompt: A poster.", with: "prompt: Another.")
        try rig.place.write(ShowcaseManifest.path.string, manifest)
        let summary = try await rig.store(rig.delivery(60), tool: "9")
        #expect(summary.written == [Self.lock])
        #expect(try rig.everything().filter { $0.key != "manifest.yml" } == after.filter { $0.key != "manifest.yml" })
    }

    @Test("a picture that was decided about since is not stored a second time")
    func decided() async throws {
        let rig = try ShowcaseRig()
        let picture = try rig.delivery()
        try await rig.store(picture)
        try await rig.store(rig.delivery(61))
        let before = try rig.everything()
        let summary = try await rig.store(picture)
        #expect(summary.written == [] && summary.diagnostics.isEmpty)
        #expect(try rig.everything() == before)
    }

    @Test("on a ledger that went another way, the same picture is stored anew on its head")
    func forked() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        let base = try rig.everything()
        let picture = try rig.delivery()
        try await rig.store(picture)
        // A merge took the other branch, where something was imported; the original came along.
        let other = try ShowcaseRig()
        for (path, bytes) in base { try other.place.write("showcase/\(path)", bytes) }
        try await other.bring(ShowcaseRig.png(3))
        let original = ShowcaseOriginal.path(of: Digest(of: picture.original))
        try other.place.write(original.string, picture.original)
        #expect(!CandidateRun.isStored("key-60", of: "type-poster", in: ShowcaseFolder(root: other.root)))
        #expect(try await other.store(picture).diagnostics.map(\.summary) == [])
        let ledger = try other.ledger("type-poster")
        #expect(ledger.entries.map(\.record.event) == [.drawn, .imported, .generated])
        #expect(LedgerState(ledger).candidate?.record.picture?.generation == picture.generation)
        #expect(await other.audit().diagnostics.map(\.summary) == [])
    }

    @Test("with a ledger at fault the original is safe, and nothing else is written")
    func broken() async throws {
        for (name, text) in [(Self.ledger, "{\n"), (Self.lock, "{\n")] {
            let rig = try ShowcaseRig()
            try await rig.draw()
            try rig.place.write(name.string, text)
            let before = try rig.everything()
            let picture = try rig.delivery()
            let summary = try await rig.store(picture)
            let original = ShowcaseOriginal.path(of: Digest(of: picture.original))
            #expect(summary.written == [original])
            #expect(summary.diagnostics.map(\.code.id).last == "SG0922" && summary.diagnostics.count >= 2)
            #expect(summary.diagnostics.last?.notes == ["it is safe as \(original)"])
            var after = try rig.everything()
            #expect(after.removeValue(forKey: String(original.string.dropFirst(9))) == picture.original)
            #expect(after == before)
        }
    }

    @Test("a ledger that another command left one record ahead is that command's to mend")
    func otherAhead() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        let lock = try rig.place.text(Self.lock.string)
        try await rig.bring(ShowcaseRig.png(3))
        try rig.place.write(Self.lock.string, lock)
        let picture = try rig.delivery()
        #expect(try await rig.store(picture).diagnostics.map(\.code.id) == ["SG0917", "SG0922"])
        try await rig.bring(ShowcaseRig.png(3))
        #expect(try await rig.store(picture).diagnostics.isEmpty)
        #expect(await rig.audit().diagnostics.map(\.summary) == [])
    }

    @Test("what isn't a picture of the size that was asked for is kept as it came, and is no candidate")
    func unusable() async throws {
        let whole = try ShowcaseRig.png(1)
        let files: [([UInt8], String)] = [
            (try ShowcaseRig.png(1, width: 1536), "the picture has 1536 × 1024 pixels instead of 1024 × 1024"),
            (Array(whole.dropLast(30)), "this PNG picture can't be used"), (Array("<html>".utf8), "no PNG picture"),
            ([], "no PNG"),
        ]
        for (bytes, words) in files {
            let rig = try ShowcaseRig()
            try await rig.draw()
            let summary = try await rig.store(rig.delivery(original: bytes))
            #expect(summary.diagnostics.map(\.code.id) == ["SG0922"])
            #expect(summary.diagnostics.first?.message.contains(words) == true)
            #expect(summary.written == [ShowcaseOriginal.path(of: Digest(of: bytes))])
            #expect(try rig.ledger("type-poster").entries.count == 1)
        }
    }

    @Test("what a provider says that no record can hold is told, and the original is safe")
    func unreadable() async throws {
        let rig = try ShowcaseRig()
        let whole = try rig.delivery(key: "")
        let summary = try await rig.store(whole)
        #expect(summary.diagnostics.map(\.code.id) == ["SG0922"])
        #expect(summary.written.count == 1)
        #expect(try !rig.place.has(Self.ledger.string))
    }

    @Test("an asset that has left the manifest, or was retired, still gets the picture that was paid for")
    func gone() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        let picture = try rig.delivery()
        try rig.leaveOut("type-poster")
        try rig.retire("type-poster")
        #expect(try await rig.store(picture).diagnostics.isEmpty)
        let state = LedgerState(try rig.ledger("type-poster"))
        #expect(state.candidate != nil && state.published == nil && !state.isRetired)
        #expect(await rig.audit().diagnostics.map(\.code.id) == ["SG0909"])
    }

    @Test("Content Credentials are recorded with their digest and stay in the original")
    func credentials() async throws {
        let rig = try ShowcaseRig()
        let file = PNGParts(try ShowcaseRig.png(7)).inserting("caBX", [1, 2, 3], before: "IDAT").bytes
        try await rig.store(rig.delivery(original: file))
        let generation = try rig.ledger("type-poster").entries.last?.record.picture?.generation
        #expect(generation?.credentials == Digest(of: [1, 2, 3]))
        #expect(try rig.everything()["originals/\(Digest(of: file).hex).png"] == file)
    }

    @Test("several pictures are stored at once, even when their bytes are the same")
    func atOnce() async throws {
        let rig = try ShowcaseRig()
        // Two assets of one size.
        let manifest = ShowcaseRig.manifest.replacing("size: 1536x1024", with: "size: 1024x1024")
        try rig.place.write(ShowcaseManifest.path.string, manifest)
        for round in 0..<8 {
            let shade = UInt8(100 + round)
            try await withThrowingTaskGroup(of: [Diagnostic].self) { group in
                for id in ["alpine-lake", "type-poster"] {
                    group.addTask {
                        try await rig.store(rig.delivery(shade, id: id, key: "\(id)-\(round)")).diagnostics
                    }
                }
                for try await found in group { #expect(found.map(\.summary) == []) }
            }
        }
        #expect(await rig.audit().diagnostics.filter { $0.code != .missingLock }.map(\.summary) == [])
    }

    @Test("decoding and encoding run at a low priority")
    func priority() async throws {
        let rig = try ShowcaseRig()
        let seen = Mutex<TaskPriority?>(nil)
        var summary = ShowcaseRunSummary()
        try await CandidateRun.store(
            rig.delivery(), in: ShowcaseFolder(root: rig.root), tool: "0.1.0", jobs: 1, &summary
        ) { bitmap, _ throws(ImagingError) in
            seen.withLock { $0 = Task.currentPriority }
            return (try ShowcaseRig.picture(bitmap.pixels[0]), [6])
        }
        #expect(seen.withLock { $0 } == .utility)
    }
}
