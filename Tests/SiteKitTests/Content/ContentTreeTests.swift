import Testing
@testable import SiteKit

@Suite("The folder content/")
struct ContentTreeTests {
    private static let index = "---\nlayout: product\ntitle: P\nhero: {title: H}\nsections: [one, two]\n---\n"
    private static let section = "---\nkind: cards\ntitle: S\n---\n## A\n"

    private func load(_ texts: [String: String], jobs: Int = 2) async -> (ContentTree, [String]) {
        let files = InMemoryFileSystem(Dictionary(uniqueKeysWithValues: texts.map { ("content/" + $0, $1) }))
        let (tree, faults) = await ContentTree.load(SourceReader(files), jobs: jobs)
        return (tree, faults.map(\.summary))
    }

    @Test("pages come in the order of their paths, each with its sections in the order listed")
    func order() async {
        let (tree, faults) = await load([
            "p/index.md": Self.index.replacing("[one, two]", with: "[two, one]"), "p/one.md": Self.section,
            "p/two.md": Self.section,
            "a.md": "# A", "p/plain.md": "# Plain", "docs/x.md": "# X",
        ])
        #expect(faults == [])
        #expect(
            tree.pages.map(\.path.string) == [
                "content/a.md", "content/docs/x.md", "content/p/index.md", "content/p/plain.md",
            ])
        #expect(tree.pages[2].sections.map(\.path.stem) == ["two", "one"])
    }

    @Test("any number of jobs gives the same pages and the same faults", arguments: [1, 3, 16])
    func jobs(number: Int) async {
        var texts = Dictionary(
            uniqueKeysWithValues: (0..<60).map { ("p\($0).md", $0 % 7 == 0 ? "---\nx: 1\n---\n" : "# P\($0)") })
        texts["facts.yml"] = "f: 5\n"
        let (one, more) = (await load(texts, jobs: 1), await load(texts, jobs: number))
        #expect(one.0.pages.map(\.path) == more.0.pages.map(\.path))
        #expect(one.1 == more.1)
        #expect(one.1.count == 10)
    }

    @Test("a section that is listed and has no file is an error that says what was meant")
    func missingSection() async {
        let (_, faults) = await load(["p/index.md": Self.index, "p/one.md": Self.section, "p/twoo.md": Self.section])
        #expect(
            faults == [
                "SG0113 content/p/index.md:5:17+3 the section 'two' has no file",
                "warning SG0114 content/p/twoo.md no page lists the section 'twoo'",
            ])
    }

    @Test("a section that no page lists is a warning")
    func unlisted() async {
        let (_, faults) = await load([
            "p/index.md": Self.index, "p/one.md": Self.section, "p/two.md": Self.section, "p/three.md": Self.section,
            "q/x.md": Self.section,
        ])
        #expect(
            faults == [
                "warning SG0114 content/p/three.md no page lists the section 'three'",
                "warning SG0114 content/q/x.md no page lists the section 'x'",
            ])
    }

    @Test("a section listed twice is an error at the second")
    func twice() async {
        let (tree, faults) = await load([
            "p/index.md": Self.index.replacing("[one, two]", with: "[one, two, one]"), "p/one.md": Self.section,
            "p/two.md": Self.section,
        ])
        #expect(faults == ["SG0107 content/p/index.md:5:22+3 the section 'one' is listed twice"])
        #expect(tree.pages[0].sections.count == 2)
    }

    @Test("a listed file without a kind is a page, which is an error")
    func withoutKind() async {
        let (_, faults) = await load([
            "p/index.md": Self.index, "p/one.md": Self.section, "p/two.md": "---\ntitle: Two\n---\n",
        ])
        #expect(
            faults == [
                "SG0106 content/p/index.md:5:17+3 'content/p/two.md' is listed as a section, but its front matter has no 'kind'"
            ])
    }

    @Test("a listed section whose own head is broken is one fault, not two")
    func brokenSection() async {
        let (_, faults) = await load([
            "p/index.md": Self.index, "p/one.md": Self.section, "p/two.md": "---\nkind: cards\n---\n",
        ])
        #expect(faults == ["SG0106 content/p/two.md:2:1+4 the section's front matter needs a value for 'title'"])
    }

    @Test(
        "a file or folder that doesn't belong there is an error",
        arguments: [
            (
                "picture.png",
                "SG0325 content/picture.png 'content/picture.png' is neither a Markdown page nor a data file that is known"
            ),
            (
                "docs/facts.yml",
                "SG0325 content/docs/facts.yml 'content/docs/facts.yml' is neither a Markdown page nor a data file that is known"
            ),
            (
                "fact.yml",
                "SG0325 content/fact.yml 'content/fact.yml' is neither a Markdown page nor a data file that is known"
            ),
            ("x.md/y.md", "SG0325 content/x.md 'content/x.md' is a folder named like a page"),
        ])
    func stray(name: String, expected: String) async {
        #expect(await load([name: "# X"]).1 == [expected])
    }

    @Test("drafts are left out together, and known as drafts")
    func drafts() async throws {
        let (tree, _) = await load(["a.md": "# A", "b.md": "---\ntitle: B\ndraft: true\n---\n"])
        #expect(tree.pages.count == 2)
        #expect(tree.withoutDrafts.pages.map(\.path.stem) == ["a"])
        #expect(tree.withoutDrafts.drafts == [try #require(RelativePath("content/b.md"))])
    }

    @Test("a file that can't be read is known to have failed")
    func failed() async throws {
        let (tree, faults) = await load(["a.md": "---\nopen", "b.md": "# B"])
        #expect(faults.map { $0.prefix(6) } == ["SG0110"])
        #expect(tree.failed == [try #require(RelativePath("content/a.md"))])
        #expect(tree.pages.map(\.path.stem) == ["b"])
    }

    @Test("facts and samples are read beside the pages")
    func data() async {
        let (tree, faults) = await load([
            "facts.yml": "f: {status: pending, fallback: x}",
            "samples.yml": "s: {title: t, method: GET, path: /x, output: {print: id}}",
        ])
        #expect(faults == [])
        #expect(tree.facts.names == ["f"])
        #expect(tree.samples.keys.sorted() == ["s"])
    }

    @Test("a folder without anything is a site without pages")
    func empty() async {
        let (tree, faults) = await load([:])
        #expect(tree.pages.isEmpty && faults == [])
    }
}
