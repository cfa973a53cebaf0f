import Testing
@testable import SiteKit

@Suite("Files of content/")
struct ContentFileTests {
    private func read(_ bytes: [UInt8], as name: String = "content/a.md") throws -> (ContentFile?, [String]) {
        var files = InMemoryFileSystem()
        let path = try #require(RelativePath(name))
        files.write(path, bytes)
        let (file, faults) = ContentFile.read(path, SourceReader(files))
        return (file, faults.map(\.summary))
    }

    private func page(_ text: String, as name: String = "content/a.md") throws -> (SourcePage?, [String]) {
        let (file, faults) = try read(Array(text.utf8), as: name)
        guard case .page(let page) = file else { return (nil, faults) }
        return (page, faults)
    }

    private func section(_ text: String) throws -> (SourceSection?, [String]) {
        let (file, faults) = try read(Array(text.utf8))
        guard case .section(let section) = file else { return (nil, faults) }
        return (section, faults)
    }

    @Test("every key of an ordinary page is read")
    func ordinaryPage() throws {
        let (found, faults) = try page(
            """
            ---
            title: "T: x"
            description: D
            layout: docs
            permalink: /x/
            aliases: [/old/, /older.html]
            draft: true
            date: 2026-01-02
            updated: 2026-03-04
            order: 3
            guarded: true
            ---
            Body
            """)
        let matter = try #require(found).matter
        #expect(faults == [])
        #expect(matter.title?.text == "T: x")
        #expect(matter.title?.location == SiteKit.SourceLocation(file: "content/a.md", line: 2, column: 9, length: 4))
        #expect(matter.description?.text == "D")
        #expect(matter.layout == .docs)
        #expect(matter.permalink?.text == "/x/")
        #expect(matter.aliases.map(\.text) == ["/old/", "/older.html"])
        #expect(matter.isDraft && matter.isGuarded)
        #expect(matter.date?.description == "2026-01-02" && matter.updated?.description == "2026-03-04")
        #expect(matter.order == 3)
    }

    @Test(
        "the layout follows from the place when none is given",
        arguments: [
            ("content/a.md", Layout.page), ("content/docs.md", .page), ("content/docs/a.md", .docs),
            ("content/docs/x/index.md", .docs),
            ("content/docs/index.md", .docs), ("content/x/docs/a.md", .page),
        ])
    func defaultLayout(path: String, layout: Layout) throws {
        #expect(try page("# A", as: path).0?.matter.layout == layout)
        #expect(try page("---\ntitle: x\n---\n", as: path).0?.matter.layout == layout)
    }

    @Test("the head of a home or product page has hero, stats and sections", arguments: ["home", "product"])
    func landing(layout: String) throws {
        let (found, faults) = try page(
            """
            ---
            layout: \(layout)
            hero:
              eyebrow: e
              title: t
              image: alpine-lake
              actions: [{title: Go, link: b.md}, {title: Studio, link: "fact:studio"}]
            stats: [{label: Side, value: ":fact[max]", note: n}, {label: L, value: V}]
            sections: [one, two]
            ---
            """)
        let matter = try #require(found).matter
        #expect(faults == [])
        #expect(matter.hero?.actions.map(\.link.text) == ["b.md", "fact:studio"])
        #expect(matter.stats.map(\.value.text) == [":fact[max]", "V"])
        #expect(matter.sections.map(\.text) == ["one", "two"])
    }

    @Test(
        "a head at fault is an error at its place",
        arguments: [
            ("titel: x", "SG0104 content/a.md:2:1+5 unknown key 'titel' in the front matter"),
            ("title: [a]", "SG0105 content/a.md:2:8+1 'title' must be a text, not a list"),
            ("layout: prodct", "SG0107 content/a.md:2:9+6 there is no layout 'prodct'"),
            ("draft: yes", "SG0105 content/a.md:2:8+3 'draft' must be true or false, not 'yes'"),
            ("date: 1.1.2026", "SG0105 content/a.md:2:7+8 'date' must be a date such as 2026-11-20, not '1.1.2026'"),
            ("order: first", "SG0105 content/a.md:2:8+5 'order' must be a whole number, not 'first'"),
            ("aliases: /old/", "SG0105 content/a.md:2:10+5 'aliases' must be a list, not '/old/'"),
            ("layout: product", "SG0106 content/a.md:2:1+6 the front matter needs a value for 'hero'"),
            ("{layout: home, hero: {eyebrow: x}}", "SG0106 content/a.md:2:22+1 the hero needs a value for 'title'"),
            ("{layout: home, hero: {title: x, img: y}}", "SG0104 content/a.md:2:33+3 unknown key 'img' in the hero"),
            (
                "{layout: home, hero: {title: x}, stats: [{label: y}]}",
                "SG0106 content/a.md:2:42+1 a stat needs a value for 'value'"
            ),
            (
                "{layout: home, hero: {title: x, actions: [{title: y}]}}",
                "SG0106 content/a.md:2:43+1 a link needs a value for 'link'"
            ),
            ("sections: [a]", "SG0104 content/a.md:2:1+8 unknown key 'sections' in the front matter"),
            ("hero: {title: x}", "SG0104 content/a.md:2:1+4 unknown key 'hero' in the front matter"),
            ("- a", "SG0105 content/a.md:2:1+1 the front matter must be a mapping, not a list"),
        ])
    func headFaults(yaml: String, expected: String) throws {
        #expect(try page("---\n\(yaml)\n---\nBody").1 == [expected])
    }

    @Test("YAML that can't be parsed is an error in the file's own lines")
    func syntax() throws {
        var files = InMemoryFileSystem()
        let path = try #require(RelativePath("content/a.md"))
        files.write(path, Array("---\nlayout: page\ntitle: a: b\n---\nBody".utf8))
        let (file, faults) = ContentFile.read(path, SourceReader(files))
        #expect(file == nil)
        #expect(faults.map(\.spot) == ["SG0101 content/a.md:3:9"])
    }

    @Test("a file without a head is a page; an empty head is one too")
    func noHead() throws {
        #expect(try page("# A\n").0?.matter.title == nil)
        #expect(try page("---\n---\n# A\n").1 == [])
    }

    @Test("a head with a kind makes a section", arguments: SectionFrontMatter.Kind.allCases)
    func sections(kind: SectionFrontMatter.Kind) throws {
        let (found, faults) = try section(
            "---\nkind: \(kind.rawValue)\ntitle: t\neyebrow: e\nguarded: true\nactions: [{title: a, link: b.md}]\n---\n## One\n"
        )
        let matter = try #require(found).matter
        #expect(faults == [])
        #expect(matter.kind == kind)
        #expect(matter.title.text == "t" && matter.eyebrow?.text == "e" && matter.isGuarded)
        #expect(matter.actions.count == 1)
    }

    @Test(
        "a section's head at fault is an error at its place",
        arguments: [
            ("kind: card\ntitle: t", "SG0107 content/a.md:2:7+4 there is no kind 'card'"),
            ("kind: cards", "SG0106 content/a.md:2:1+4 the section's front matter needs a value for 'title'"),
            (
                "kind: cards\ntitle: t\nassets: [a]",
                "SG0104 content/a.md:4:1+6 unknown key 'assets' in the section's front matter"
            ),
            (
                "kind: cards\ntitle: t\nlayout: page",
                "SG0104 content/a.md:4:1+6 unknown key 'layout' in the section's front matter"
            ),
            ("kind:\ntitle: t", "SG0106 content/a.md:2:1+4 the section's front matter needs a value for 'kind'"),
        ])
    func sectionFaults(yaml: String, expected: String) throws {
        #expect(try section("---\n\(yaml)\n---\n").1 == [expected])
    }

    @Test("a gallery names its pictures")
    func gallery() throws {
        #expect(
            try section("---\nkind: gallery\ntitle: t\nassets: [b, a]\n---\n").0?.matter.assets.map(\.text) == [
                "b", "a",
            ])
    }

    @Test("a byte-order mark before the head is passed over, and columns don't count it")
    func byteOrderMark() throws {
        let (file, faults) = try read([0xEF, 0xBB, 0xBF] + Array("---\ntitel: x\n---\nBody".utf8))
        #expect(faults == ["SG0104 content/a.md:2:1+5 unknown key 'titel' in the front matter"])
        #expect(file != nil)
    }

    @Test("a file with Windows line ends reads the same")
    func windowsLines() throws {
        #expect(try page("---\r\ntitle: x\r\n---\r\n# A\r\n").0?.matter.title?.text == "x")
        #expect(
            try page("---\r\ntitle: x\r\ntitel: y\r\n---\r\n").1 == [
                "SG0104 content/a.md:3:1+5 unknown key 'titel' in the front matter"
            ])
    }

    @Test(
        "a file that isn't text is an error",
        arguments: [[0x23, 0x00], [0x23, 0xFF], [0x89, 0x50, 0x4E, 0x47]] as [[UInt8]])
    func binary(bytes: [UInt8]) throws {
        let (file, faults) = try read(bytes)
        #expect(file == nil)
        #expect(faults.map { $0.prefix(6) } == ["SG0321"])
    }
}
