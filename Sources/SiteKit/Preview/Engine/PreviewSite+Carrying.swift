/// What a site that was joined anew takes over from the one before.
extension PreviewSite {
    /// Lets pages keep what is known of them where nothing has changed that they are made of.
    func carry(_ before: PreviewSnapshot, into snapshot: inout PreviewSnapshot) {
        let old = before.graph.pages
        for page in old {
            guard let index = snapshot.graph.byPath[page.path] else { continue }
            if !page.source.isSame(as: snapshot.graph.pages[index].source) { store.retire(page.source) }
        }
        guard before.environment == snapshot.environment, before.isComplete, snapshot.isComplete,
            before.renderer.sources.passthrough == snapshot.renderer.sources.passthrough,
            before.face == snapshot.face
        else { return }
        let oldFacts = before.renderer.sources.content.facts.all
        let newFacts = snapshot.renderer.sources.content.facts.all
        guard oldFacts.map(\.name) == newFacts.map(\.name) else { return }
        let changed = Set(zip(oldFacts, newFacts).filter { $0.0 != $0.1 }.map(\.0.name))
        // What all pages share may show a fact too.
        guard before.fixedUses.allSatisfy({ !changed.contains($0.fact) }) else { return }
        for (index, page) in snapshot.graph.pages.enumerated() where old[index].source.isSame(as: page.source) {
            guard let record = store.record(index, before) else { continue }
            if record.uses.contains(where: { changed.contains($0.fact) }) { continue }
            snapshot.keep(index, before.revisions[index])
        }
    }
}

extension SourcePage {
    /// Whether two versions of a page are made of the same bytes.
    fileprivate func isSame(as other: SourcePage) -> Bool {
        text.bytes == other.text.bytes && sections.count == other.sections.count
            && zip(sections, other.sections).allSatisfy { $0.path == $1.path && $0.text.bytes == $1.text.bytes }
    }
}
