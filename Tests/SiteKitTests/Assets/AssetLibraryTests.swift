import Testing
@testable import SiteKit

@Suite("The folder assets/")
struct AssetLibraryTests {
    private func load(_ texts: [String: String], appendix: [RelativePath: [UInt8]] = [:]) -> (AssetLibrary, [String]) {
        let files = InMemoryFileSystem(Dictionary(uniqueKeysWithValues: texts.map { ("assets/" + $0, $1) }))
        let (library, faults) = AssetLibrary.load(SourceReader(files), appendix: appendix)
        return (library, faults.map(\.summary))
    }

    private func path(_ text: String) throws -> RelativePath { try #require(RelativePath(text)) }

    private func text(_ library: AssetLibrary, _ name: String) throws -> String {
        String(decoding: try #require(library[path(name)]).bytes, as: UTF8.self)
    }

    @Test(
        "a file is published under a name that tells its bytes",
        arguments: [
            ("site.js", "assets/site.", ".js"), ("fonts/a.b.woff2", "assets/fonts/a.b.", ".woff2"),
            ("LICENSE", "assets/LICENSE.", ""),
        ])
    func fingerprint(name: String, head: String, tail: String) throws {
        let (library, faults) = load([name: "content"])
        #expect(faults == [])
        let asset = try #require(library[path(name)])
        #expect(asset.outputPath == head + Digest(of: Array("content".utf8)).short + tail)
        #expect(load([name: "content!"]).0[try path(name)]?.outputPath != asset.outputPath)
    }

    @Test(
        "addresses in a stylesheet are pointed at the published names",
        arguments: [
            ("a{b:url(x.png)}", "a{b:url(X)}"), ("a{b:url( \"x.png\" )}", "a{b:url( \"X\" )}"),
            ("a{b:url('x.png')}", "a{b:url('X')}"),
            ("a{b:URL(x.png)}", "a{b:URL(X)}"), ("a{b:url(./x.png?v=1#f)}", "a{b:url(X?v=1#f)}"),
            ("a{b:url(x.png) url(x.png)}", "a{b:url(X) url(X)}"), ("a{b:url(\n x.png\n)}", "a{b:url(\n X\n)}"),
        ])
    func pointed(css: String, expected: String) throws {
        let (library, faults) = load(["site.css": css, "x.png": "png"])
        #expect(faults == [])
        let name = try #require(library[path("x.png")]).outputPath.dropFirst("assets/".count)
        #expect(try text(library, "site.css") == expected.replacing("X", with: name))
    }

    @Test(
        "folders are climbed from the stylesheet's own place",
        arguments: [
            ("css/site.css", "../img/x.png", "../"), ("site.css", "img/x.png", ""),
            ("a/b/site.css", "../../img/x.png", "../../"),
        ])
    func folders(stylesheet: String, reference: String, up: String) throws {
        let (library, faults) = load([stylesheet: "a{b:url(\(reference))}", "img/x.png": "png"])
        #expect(faults == [])
        let name = try #require(library[path("img/x.png")]).outputPath.dropFirst("assets/".count)
        #expect(try text(library, stylesheet) == "a{b:url(\(up)\(name))}")
    }

    @Test(
        "what names no file beside it stays as it is",
        arguments: [
            "a{b:url(data:image/png;base64,AA==)}", "a{b:url(/x.png)}",
            "a{b:url(#clip)}", "a{b:url()}",
            "/* url(none.png) */", "a{content:\"url(none.png)\"}", "a{content:'\\'url(none.png)'}", "a{b:curl}",
            "a{b:ur", "/* open url(x",
            "a{b:src(none.png)}",
        ])
    func untouched(css: String) throws {
        let (library, faults) = load(["site.css": css])
        #expect(faults == [])
        #expect(try text(library, "site.css") == css)
    }

    @Test("what another site serves is refused", arguments: ["https://a.b/x.png", "HTTP://a.b/x", "//a.b/x"])
    func elsewhere(address: String) {
        let (_, faults) = load(["site.css": "a{b:url(\(address))}"])
        #expect(faults.map { $0.prefix(6) } == ["SG0603"])
    }

    @Test("an address that names nothing is an error at its place, with what was meant")
    func missing() {
        let files = InMemoryFileSystem(["assets/site.css": "a{}\nb{c: url(imgs/x.png)}", "assets/img/x.png": "p"])
        let (_, faults) = AssetLibrary.load(SourceReader(files))
        #expect(
            faults.map(\.summary) == [
                "SG0601 assets/site.css:2:10+10 the stylesheet uses 'imgs/x.png', which isn't in assets/"
            ])
        #expect(faults.first?.help == "did you mean 'img/x.png'?")
    }

    @Test(
        "an address that climbs out of assets/ is an error",
        arguments: ["../site.yml", "../../etc/passwd", "img/../../x"])
    func climbing(reference: String) {
        #expect(load(["site.css": "a{b:url(\(reference))}"]).1.map { $0.prefix(6) } == ["SG0601"])
    }

    @Test("a stylesheet's own name follows what its addresses point to")
    func nameFollows() throws {
        let (one, two) = (
            load(["site.css": "a{b:url(x.png)}", "x.png": "1"]).0,
            load(["site.css": "a{b:url(x.png)}", "x.png": "2"]).0
        )
        #expect(try one[path("site.css")]?.outputPath != two[path("site.css")]?.outputPath)
    }

    @Test("rules that are added come at the end and count for the name")
    func appendix() throws {
        let added = try load(["site.css": "a{}"], appendix: [path("site.css"): Array("b{}".utf8)]).0
        #expect(try text(added, "site.css") == "a{}b{}")
        #expect(try added[path("site.css")]?.outputPath == "assets/site.\(Digest(of: Array("a{}b{}".utf8)).short).css")
    }

    @Test("a stylesheet that is no text is an error, other files may hold any bytes")
    func bytes() throws {
        var files = InMemoryFileSystem()
        files.write(try path("assets/a.css"), [0xFF])
        files.write(try path("assets/a.bin"), [0xFF, 0x00])
        let (library, faults) = AssetLibrary.load(SourceReader(files))
        #expect(faults.map(\.spot) == ["SG0321 assets/a.css:1:1"])
        #expect(try library[path("a.bin")]?.bytes == [0xFF, 0x00])
    }

    @Test("an asset named in a configuration file is found, or is an error at that place")
    func find() {
        let library = load(["site.css": "a{}", "site.js": ""]).0
        let place = SiteKit.SourceLocation(file: "site.yml", line: 4, column: 13, length: 8)
        #expect(library.find(LocatedText("site.css", at: place)).0?.name.string == "site.css")
        let faults = library.find(LocatedText("style.cs", at: place)).1
        #expect(faults.map(\.summary) == ["SG0601 site.yml:4:13+8 there is no 'style.cs' in assets/"])
        #expect(library.find(LocatedText("../site.css", at: place)).0 == nil)
        #expect(library.find(LocatedText("site.cs", at: place)).1.first?.help == "did you mean 'site.css'?")
    }

    @Test("a link among the assets is an error; a site without assets has none")
    func links() throws {
        let folder = try TemporaryFolder()
        try folder.write("assets/a.css", "a{}")
        try folder.link("assets/b.css", to: "a.css")
        let (library, faults) = AssetLibrary.load(SourceReader(RealFileSystem(root: folder.path)))
        #expect(faults.map(\.spot) == ["SG0323 assets/b.css"])
        #expect(library.assets.count == 1)
        #expect(load([:]).1 == [] && load([:]).0.assets.isEmpty)
    }
}
