import Testing

@testable import SiteKit

@Suite("Review run")
struct ReviewRunTests {
    /// A lake that was drawn, and whose picture waits.
    private func lake() throws -> AssetOnDisk {
        let rig = try ShowcaseRig()
        let lake = AssetOnDisk(place: rig.place, site: "", id: "alpine-lake")
        try lake.draw()
        try lake.generate(50)
        return lake
    }

    private func change(_ lake: AssetOnDisk, _ old: String, _ new: String) throws {
        #expect(ShowcaseRig.manifest.contains(old))
        try lake.place.write(ShowcaseManifest.path.string, ShowcaseRig.manifest.replacing(old, with: new))
    }

    @Test("accepting publishes the picture that waits, under a name, and keeps the placeholder's files")
    func accept() throws {
        let lake = try lake()
        let waiting = try #require(lake.state().candidate)
        let summary = try lake.review(.accept)
        #expect(summary.diagnostics.isEmpty && summary.removed.isEmpty)
        #expect(summary.written == [Ledger.path(of: lake.id), ShowcaseLock.path(of: lake.id)])
        let state = try lake.state()
        #expect(state.published == waiting && state.candidate == nil)
        #expect(state.acceptance?.record.review == Review(by: "Ada", at: Ledger.testTime))
        #expect(lake.history.faults.isEmpty && state.files.count == 6)
    }

    @Test("rejecting lets the picture go: its files are removed, what is published stays")
    func reject() throws {
        let lake = try lake()
        let before = try lake.state()
        let summary = try lake.review(.reject)
        #expect(summary.diagnostics.isEmpty && summary.removed.count == 3)
        let state = try lake.state()
        #expect(state.candidate == nil && state.published == before.published)
        #expect(try lake.ledger().entries.last?.record.review?.by == "Ada")
    }

    @Test("withdrawing puts the newest placeholder back, for a generated picture and for an imported one")
    func withdraw() throws {
        for isGenerated in [true, false] {
            let lake = try lake()
            if isGenerated { try lake.review(.accept) } else { try lake.bring(70) }
            let summary = try lake.review(.withdraw)
            #expect(summary.diagnostics.isEmpty)
            #expect(summary.removed.count == 3)
            let state = try lake.state()
            #expect(state.published?.record.event == .drawn && state.acceptance == nil)
        }
    }

    @Test("asked again after success nothing is written, and the one who decided is named")
    func again() throws {
        for decisions in [[ReviewRun.Decision.accept], [.reject], [.accept, .withdraw]] {
            let lake = try lake()
            for decision in decisions { try lake.review(decision) }
            let before = try lake.place.contents("showcase")
            let last = try #require(decisions.last)
            let summary = try lake.review(last, by: "Grace", at: Timestamp(seconds: 5))
            #expect(summary.written == [] && summary.diagnostics.isEmpty)
            #expect(summary.notes == ["'alpine-lake' was \(last.event.rawValue) before: by Ada, \(Ledger.testTime)"])
            #expect(try lake.place.contents("showcase") == before)
        }
    }

    @Test("interrupted anywhere, the same command again ends the same")
    func interrupted() throws {
        for (first, decision) in [([], ReviewRun.Decision.accept), ([], .reject), ([.accept], .withdraw)]
            as [([ReviewRun.Decision], ReviewRun.Decision)]
        {
            let lake = try lake()
            for done in first { try lake.review(done) }
            let before = try lake.place.contents("showcase")
            let summary = try lake.review(decision)
            let after = try lake.place.contents("showcase")
            let steps = summary.written.map { ($0, true) } + summary.removed.map { ($0, false) }
            for count in 0...steps.count {
                for name in try lake.place.files("showcase") { try lake.place.remove("showcase/\(name)") }
                for (name, bytes) in before { try lake.place.write("showcase/\(name)", bytes) }
                for (path, isWritten) in steps.prefix(count) {
                    let name = String(path.string.dropFirst("showcase/".count))
                    if isWritten {
                        try lake.place.write(path.string, #require(after[name]))
                    } else {
                        try lake.place.remove(path.string)
                    }
                }
                // The time and the version of the record that is there stay.
                let isRecorded = count > 0
                let done = try lake.review(decision, at: Timestamp(seconds: isRecorded ? 9 : Ledger.testTime.seconds))
                #expect(done.diagnostics.map(\.summary) == [])
                #expect(try lake.place.contents("showcase") == after, "\(decision), after \(count) steps")
            }
        }
    }

    @Test("another command that was interrupted has to be run again first")
    func otherInterrupted() throws {
        let lake = try lake()
        let lock = try lake.place.text("showcase/lock/alpine-lake.json")
        try lake.review(.accept)
        try lake.place.write("showcase/lock/alpine-lake.json", lock)
        for (decision, name) in [(ReviewRun.Decision.reject, "Ada"), (.accept, "Grace"), (.withdraw, "Ada")] {
            #expect(try lake.review(decision, by: name).diagnostics.map(\.code.id) == ["SG0917"])
        }
        #expect(try lake.review(.accept).written == [ShowcaseLock.path(of: lake.id)])
    }

    @Test("where there is nothing to decide about, that is said, and nothing is written")
    func nothing() throws {
        let rig = try ShowcaseRig()
        let lake = AssetOnDisk(place: rig.place, site: "", id: "alpine-lake")
        #expect(try lake.review(.accept).diagnostics.map(\.code.id) == ["SG0923"])
        try lake.draw()
        let before = try lake.place.contents("showcase")
        let cases: [(ReviewRun.Decision, String)] = [
            (.accept, "'alpine-lake' has nothing to accept: no picture waits"),
            (.reject, "'alpine-lake' has nothing to reject: no picture waits"),
            (
                .withdraw,
                "'alpine-lake' has nothing to withdraw: what is published is a placeholder, which holds the place"
            ),
        ]
        for (decision, words) in cases {
            let found = try lake.review(decision).diagnostics
            #expect(found.map(\.code.id) == ["SG0923"] && found.first?.message == words)
            #expect(found.first?.help != nil)
        }
        #expect(try lake.place.contents("showcase") == before)
    }

    @Test(
        "a picture that answers another request than the manifest's is refused, with what differs",
        arguments: [
            ("at dawn.", "at dusk.", "prompt"), ("quality: high", "quality: low", "quality"),
            ("model: gpt-image-2", "model: gpt-image-3", "model"),
        ])
    func stale(old: String, new: String, name: String) throws {
        let lake = try lake()
        try change(lake, old, new)
        let found = try lake.review(.accept).diagnostics
        #expect(found.map(\.code.id) == ["SG0924"])
        #expect(found.first?.message == "the picture that waits for 'alpine-lake' was asked for with another \(name)")
        #expect(found.first?.notes.count == 1 && found.first?.help?.contains("set the manifest back") == true)
        #expect(try lake.ledger().entries.count == 2)
        // Set back, it can be accepted.
        try lake.place.write(ShowcaseManifest.path.string, ShowcaseRig.manifest)
        #expect(try lake.review(.accept).diagnostics.isEmpty)
    }

    @Test("title and alternative text may have changed")
    func edited() throws {
        let lake = try lake()
        try change(lake, "title: The lake", "title: Another lake")
        #expect(try lake.review(.accept).diagnostics.isEmpty)
    }

    @Test("a picture of another size than the manifest asks for is refused")
    func size() throws {
        let lake = try lake()
        try lake.generate(51, size: .square)
        #expect(try lake.review(.accept).diagnostics.map(\.code.id) == ["SG0924"])
        try change(lake, "size: 1536x1024", "size: 1024x1024")
        #expect(try lake.review(.accept).diagnostics.first?.message.hasSuffix("another size") == true)
    }

    @Test("a picture of a rehearsal is never published, but it can be let go")
    func rehearsal() throws {
        let lake = try lake()
        try lake.generate(51, provider: "emulator")
        #expect(try lake.review(.accept).diagnostics.map(\.code.id) == ["SG0925"])
        #expect(try lake.review(.reject).diagnostics.isEmpty)
    }

    @Test("a withdrawal that leaves nothing is done, with a warning")
    func nothingLeft() throws {
        let rig = try ShowcaseRig()
        let lake = AssetOnDisk(place: rig.place, site: "", id: "alpine-lake")
        try lake.generate(50)
        try lake.review(.accept)
        for _ in 0..<2 {
            let summary = try lake.review(.withdraw)
            #expect(summary.diagnostics.map(\.summary).first?.hasPrefix("warning SG0926") == true)
            #expect(!summary.diagnostics.hasErrors && summary.diagnostics.count == 1)
        }
        #expect(try lake.state().published == nil)
    }

    @Test("an asset that left the manifest can be let go of, not accepted; an unknown one gets the likely name")
    func gone() throws {
        let rig = try ShowcaseRig()
        let lake = try lake()
        try rig.leaveOut("alpine-lake")
        try lake.place.write(ShowcaseManifest.path.string, rig.place.text(ShowcaseManifest.path.string))
        #expect(try lake.review(.accept).diagnostics.map(\.code.id) == ["SG0910"])
        #expect(try lake.review(.reject).diagnostics.isEmpty)
        for id in ["type-postre", "../x", ""] {
            let found = try ReviewRun.run(
                root: rig.root, .reject, id: id, by: "Ada", now: Ledger.testTime, tool: "1"
            ).diagnostics
            #expect(found.map(\.code.id) == ["SG0910"])
        }
    }

    @Test("the lock says what is done, and by whom it is held")
    func busy() throws {
        let lake = try lake()
        let holder = FileLock.Holder(command: "sitegen showcase refresh", since: Ledger.testTime)
        guard let lock = try FileLock.take(ShowcaseSession.lockPath(lake.root), holder: holder) else {
            Issue.record("the lock is taken")
            return
        }
        let found = try lake.review(.accept).diagnostics
        #expect(found.map(\.code.id) == ["SG0918"])
        #expect(
            found.first?.notes == [
                "held by process \(holder.process), sitegen showcase refresh, since \(Ledger.testTime)"
            ])
        _ = consume lock
        #expect(try lake.review(.accept).diagnostics.isEmpty)
    }

    @Test("names have the rule that imports have", arguments: ["", " ", "A\u{202E}da", "A\u{1B}[31mda", "a\nb"])
    func names(name: String) {
        #expect(Review.fault(ofName: name)?.hasPrefix("--by") == true)
        #expect(Review.fault(ofName: "Ada Lovelace") == nil)
    }
}
