import Testing

@testable import SiteKit

@Suite("State folder")
struct StateFolderTests {
    private let place: TemporaryFolder
    private let provider: Provider
    private static let identity = StateIdentity(
        id: "11111111-2222-4333-8444-555555555555", provider: "alltoken", created: Ledger.testTime)

    init() throws {
        place = try TemporaryFolder()
        provider = try #require(Provider.alltoken)
        try place.write("showcase/manifest.yml", "")
    }

    private var state: StateFolder { StateFolder(path: "\(place.path)/kept/state", shown: "kept/state") }

    private func fault(_ provider: Provider? = nil) throws -> Diagnostic? {
        try state.fault(root: place.path, provider: provider ?? self.provider)
    }

    private func make(_ identity: StateIdentity = StateFolderTests.identity) throws -> Diagnostic? {
        let provider = try #require(
            identity.provider == "emulator" ? Provider.emulator(port: 8787) : Provider.alltoken)
        if let fault = try state.makingFault(root: place.path, provider: provider) { return fault }
        try state.make(root: place.path, identity)
        return nil
    }

    /// What a refusal says and what it offers; it must have written nothing.
    private func refusal(_ found: () throws -> Diagnostic?) throws -> [String] {
        let before = try place.contents("")
        let diagnostic = try #require(try found())
        #expect(try place.contents("") == before, "a refusal writes nothing")
        #expect(diagnostic.code.id == "SG1501")
        return [diagnostic.message] + diagnostic.notes + [diagnostic.help ?? ""]
    }

    @Test("made once it is found, empty, by the name that both it and the showcase have")
    func made() throws {
        #expect(try make() == nil)
        #expect(try fault() == nil)
        #expect(try place.files("kept/state") == [".gitignore", "journal.jsonl", "state.json"])
        #expect(try place.text("kept/state/state.json") == place.text("showcase/state.json"))
        let (contents, faults) = try state.contents()
        #expect(faults.isEmpty && contents?.records.isEmpty == true && contents?.soundBytes == 0)
    }

    @Test("SG1501: a showcase without one, and one whose own name is missing")
    func none() throws {
        #expect(
            try refusal { try fault() } == [
                "this showcase has no state folder yet", "make one with --new-state, and commit showcase/state.json",
            ])
        _ = try make()
        try place.remove("showcase/state.json")
        #expect(
            try refusal { try fault() } == [
                "this showcase has no state folder yet", "'kept/state' is there, but showcase/state.json isn't",
                "restore showcase/state.json from git",
            ])
    }

    @Test("a folder that is missing, empty, without its journal or another showcase's would have all paid again")
    func foreign() throws {
        _ = try make()
        let help =
            "restore it from where it is kept, or name another with --state-dir; if it is lost for good, begin again with "
            + "--new-state: what the ledgers don't know may then be paid a second time"
        let why = "what was asked for and paid is written in its journal: without it everything would be paid again"
        let named = "showcase/state.json names \(Self.identity.id)"
        try place.remove("kept/state/journal.jsonl")
        #expect(
            try refusal { try fault() } == [
                "the state folder 'kept/state' has lost its journal", why, "\(named), the folder \(Self.identity.id)",
                help,
            ])
        try place.write("kept/state/journal.jsonl", "")
        #expect(try fault() == nil)
        try place.write(
            "kept/state/state.json",
            StateIdentity(id: "another", provider: "alltoken", created: Ledger.testTime).encoded)
        #expect(
            try refusal { try fault() } == [
                "'kept/state' is the state folder of another showcase", why, "\(named), the folder another", help,
            ])
        try place.remove("kept/state/state.json")
        let missing = ["the state folder 'kept/state' is missing or empty", why, named, help]
        #expect(try refusal { try fault() } == missing)
        try place.remove("kept")
        #expect(try refusal { try fault() } == missing)
    }

    @Test("a folder for another provider is refused: pictures of a rehearsal are never mixed with real ones")
    func otherProvider() throws {
        _ = try make(StateIdentity(id: "r", provider: "emulator", created: Ledger.testTime))
        #expect(
            try refusal { try fault() } == [
                "the state folder is for 'emulator', not for 'alltoken'",
                "pictures of a rehearsal are never mixed with real ones",
                "name the provider with --provider, or rehearse with sitegen showcase rehearse",
            ])
        #expect(try fault(Provider.emulator(port: 1)) == nil)
    }

    @Test(
        "a name that isn't as sitegen writes it is no name",
        arguments: [
            "", "{}", "x", "{\"format\":2,\"id\":\"a\",\"provider\":\"alltoken\"}",
            "{\"format\":1,\"id\":\"\",\"provider\":\"alltoken\"}", "{\"format\":1,\"id\":\"a\"}", "[]", "\u{0}",
        ])
    func brokenName(text: String) throws {
        _ = try make()
        try place.write("showcase/state.json", text)
        #expect(
            try refusal { try fault() } == [
                "showcase/state.json is not as sitegen writes it", "restore it from git",
            ])
    }

    @Test("making a second one over a journal, or over the showcase's own, is refused")
    func twice() throws {
        _ = try make()
        let words = [
            "'kept/state' has a journal already",
            "go on with it by leaving --new-state away, or move the folder out of the way",
        ]
        #expect(
            try refusal { try make(StateIdentity(id: "b", provider: "alltoken", created: Ledger.testTime)) } == words)
        try place.write("kept/state/journal.jsonl", "x")
        try place.remove("showcase/state.json")
        #expect(try refusal { try make() } == words)
        // What another run began and didn't get to the end of is in nobody's way.
        try place.write("kept/state/journal.jsonl", "")
        #expect(try make(StateIdentity(id: "c", provider: "alltoken", created: Ledger.testTime)) == nil)
        #expect(try fault() == nil && place.text("showcase/state.json").contains("\"c\""))
    }

    @Test("a lost journal may be begun anew, by --new-state alone")
    func anew() throws {
        _ = try make()
        try place.remove("kept/state/journal.jsonl")
        #expect(try make(StateIdentity(id: "b", provider: "alltoken", created: Ledger.testTime)) == nil)
        #expect(try fault() == nil)
    }

    @Test("a live folder in the usual place isn't forgotten by making one elsewhere")
    func elsewhere() throws {
        _ = try make()
        try place.write("showcase/.state/state.json", place.text("showcase/state.json"))
        try place.write("showcase/.state/journal.jsonl", "")
        try place.remove("kept/state/journal.jsonl")
        #expect(
            try refusal { try make() } == [
                "this showcase has a state folder already: 'showcase/.state'",
                "go on with it by leaving --new-state and --state-dir away, or move it out of the way",
            ])
    }

    @Test("a rehearsal can't take a real showcase's state over")
    func takenOver() throws {
        _ = try make()
        #expect(
            try make(StateIdentity(id: "r", provider: "emulator", created: Ledger.testTime))?.message
                == "this showcase's state folder is for 'alltoken', not for 'emulator'")
    }

    @Test("a journal that doesn't know what a ledger has is an old copy")
    func old() throws {
        let early = Timestamp(seconds: Ledger.testTime.seconds - 3_600)
        _ = try make(StateIdentity(id: "a", provider: "alltoken", created: early))
        let ledger = Ledger(id: "alpine-lake").generating()
        let fault = try state.staleness(root: place.path, JournalContents(), [ledger])
        #expect(fault?.message == "'kept/state' is an old copy of the state folder")
        // What was bought before the folder was made is in no journal of it.
        _ = try place.remove("kept/state/journal.jsonl")
        _ = try make(StateIdentity(id: "b", provider: "alltoken", created: Ledger.testTime))
        #expect(try state.staleness(root: place.path, JournalContents(), [ledger]) == nil)
    }

    @Test("one process at a time may use a folder, whichever site it comes from")
    func alone() throws {
        _ = try make()
        let lock = try #require(try StateLock.take(state.path))
        #expect(try StateLock.take(state.path) == nil)
        withExtendedLifetime(lock) {}
    }

    @Test("whoever only looks is told when the folder is another showcase's, whatever provider was asked")
    func strangeness() throws {
        _ = try make(StateIdentity(id: "r", provider: "emulator", created: Ledger.testTime))
        #expect(try state.strangeness(root: place.path) == nil)
        try place.write(
            "kept/state/state.json", StateIdentity(id: "x", provider: "emulator", created: Ledger.testTime).encoded)
        #expect(
            try refusal { try state.strangeness(root: place.path) } == [
                "'kept/state' isn't the state folder of this showcase",
                "name the right one with --state-dir; showcase/state.json says which it is",
            ])
    }

    @Test("a name is read as it was written, with its keys in order")
    func identity() {
        #expect(StateIdentity(Self.identity.encoded) == Self.identity)
        #expect(String(decoding: Self.identity.encoded, as: UTF8.self).hasSuffix("\n"))
    }

    @Test("a journal that can't be read is SG1502, by the name that people know")
    func damage() throws {
        _ = try make()
        try place.write("kept/state/journal.jsonl", "{}\n")
        let (contents, faults) = try state.contents()
        #expect(contents == nil)
        #expect(
            faults.map(\.summary) == [
                "SG1502 kept/state/journal.jsonl:1:1+1 the journal can't be read: in line 1 'task' is not a text"
            ])
    }

    @Test(
        "a file can't be a state folder, nor what lies below one",
        arguments: ["showcase/manifest.yml", "showcase/manifest.yml/a/b"])
    func file(path: String) throws {
        let state = StateFolder(path: "\(place.path)/\(path)", shown: path)
        for found in [
            try refusal { try state.fault(root: place.path, provider: provider) },
            try refusal { try state.makingFault(root: place.path, provider: provider) },
        ] {
            #expect(
                found == [
                    "'\(path)' can't be a state folder: it is a file, or lies below one",
                    "name a folder with --state-dir",
                ])
        }
    }

    @Test("a new folder keeps itself out of the git that it lies in, and what is there already stays")
    func ignored() throws {
        #expect(try make() == nil)
        #expect(try place.text("kept/state/.gitignore") == "*\n")
        try place.remove("kept/state")
        try place.write("kept/state/.gitignore", "own\n")
        #expect(try make() == nil)
        #expect(try place.text("kept/state/.gitignore") == "own\n")
    }
}
