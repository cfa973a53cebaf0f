import Testing

@testable import SiteKit

@Suite("Templates against the specification and the published renderer")
struct TemplateDifferentialTests {
    @Test("renders what the specification says, as the published renderer does", arguments: SpecificationCase.all)
    func specification(_ example: SpecificationCase) throws {
        let ours = TemplateRig.ours(example.template, example.view, partials: example.partials)
        let theirs = try TemplateRig.theirs(example.template, example.view, partials: example.partials)
        #expect(ours == example.expected)
        if example.deviation == nil {
            #expect(theirs == example.expected)
        } else {
            #expect(theirs != example.expected, "the library has been mended: drop the deviation")
        }
    }

    @Test("the table is as large as it claims to be")
    func size() {
        #expect(SpecificationCase.all.count >= 130)
        print("specification cases: \(SpecificationCase.all.count)")
    }

    @Test("random templates render as the published renderer renders them")
    func random() throws {
        var ran = 0
        var sizes = 0
        for seed in 1...3_000 as ClosedRange<UInt64> {
            var generator = TemplateGenerator(seed: seed)
            let view = generator.board()
            let text = generator.template()
            let ours = TemplateRig.ours(text, view, partials: generator.partials)
            let theirs = try TemplateRig.theirs(text, view, partials: generator.partials)
            ran += 1
            sizes += theirs.utf8.count
            guard ours != theirs else { continue }
            Issue.record(
                "seed \(seed)\n\(text.debugDescription)\n\(generator.partials)\nours \(ours.debugDescription)\nlib  \(theirs.debugDescription)"
            )
            return
        }
        print("random templates: \(ran), bytes rendered: \(sizes)")
        #expect(ran >= 2_000)
        #expect(sizes > 100_000)
    }
}
