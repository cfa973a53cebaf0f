import Foundation
import Testing
@testable import SiteKit

/// Random work in a folder: whatever differs afterwards has been told.
@Suite(.timeLimit(.minutes(5)))
struct RandomWatchTests {
    @Test(arguments: WatchKind.allCases, Array(1...6) as [UInt64])
    func everyDifferenceIsTold(_ kind: WatchKind, _ seed: UInt64) async throws {
        var random = FixedRandom(seed: seed)
        let rig = try WatchRig(kind)
        _ = try await rig.settled()
        var before = try rig.folder.contents("site/content")
        for batch in 0..<40 {
            for step in 0..<Int.random(in: 1...15, using: &random) {
                try work(rig, "\(batch).\(step)", &random)
            }
            let after = try rig.folder.contents("site/content")
            let told = try await rig.settled()
            for path in Set(before.keys).union(after.keys) where before[path] != after[path] {
                #expect(told.covers("content/\(path)"), "seed \(seed), batch \(batch)")
            }
            before = try rig.folder.contents("site/content")
        }
    }

    private func work(_ rig: WatchRig, _ text: String, _ random: inout FixedRandom) throws {
        let (files, folders) = try Folder.walk("\(rig.site)/content")
        let file = files.keys.sorted().randomElement(using: &random).map { "content/\($0)" }
        let folder = (folders.sorted().map { "content/\($0)" } + ["content"]).randomElement(using: &random) ?? "content"
        let name = "\(folder)/\(["a", "b", "c", "d"].randomElement(using: &random) ?? "a")"
        let other = (folders.sorted().map { "content/\($0)" }).randomElement(using: &random)
        // What the system refuses (a folder into itself, a file over a folder) is no work.
        switch Int.random(in: 0..<10, using: &random) {
        case 0...2: try? rig.place.write("\(name).md", text)
        case 3: if let file { try rig.place.write(file, text) }
        case 4:
            if let file {
                try rig.place.write("content/saving.tmp", text)
                try rig.place.rename("content/saving.tmp", to: file)
            }
        case 5: if let file { try rig.place.remove(file) }
        case 6: if let file { try? rig.place.rename(file, to: "\(name).md") }
        case 7: try? rig.place.makeFolder("\(name)/\(["x", "y"].randomElement(using: &random) ?? "x")")
        case 8: if let other { try? rig.place.rename(other, to: name) }
        default: if let other, Bool.random(using: &random) { try rig.place.remove(other) }
        }
    }
}
