/// Which changes leave all pages in their places.
extension PreviewSite {
    /// The pages that some files make anew while all others see of them what they saw; `nil` when the site must be joined anew.
    func rewritten(
        _ changed: Set<RelativePath>, _ snapshot: PreviewSnapshot
    ) -> [(index: Int, page: SourcePage)]? {
        var pages: [Int: SourcePage] = [:]
        let reader = SourceReader(memory.reading)
        let kept = changed.map { ($0, memory.content.remembered($0)) }
        guard kept.allSatisfy({ $0.1 != nil }) else { return nil }
        memory.content.forget(where: changed.contains)
        for (path, old) in kept {
            guard let old, let index = snapshot.addresses.page(ofFile: path.string) else { return nil }
            let new = memory.content.reading(of: path, reader)
            guard new.faults.isEmpty, old.faults.isEmpty else { return nil }
            guard snapshot.fileErrors[path.string] == nil else { return nil }
            var page = pages[index] ?? snapshot.graph.pages[index].source
            switch (old.file, new.file) {
            case (.page(let before), .page(var after)):
                if before.text.bytes == after.text.bytes { continue }
                guard before.matter.sections.map(\.text) == after.matter.sections.map(\.text) else { return nil }
                after.sections = page.sections
                page = after
            case (.section(let before), .section(let after)):
                if before.text.bytes == after.text.bytes { continue }
                guard let place = page.sections.firstIndex(where: { $0.path == path }) else { return nil }
                page.sections[place] = after
            default: return nil
            }
            pages[index] = page
        }
        let facts = snapshot.renderer.sources.content.facts
        for (index, page) in pages {
            let before = snapshot.graph.pages[index]
            let (title, faults) = PreparedSite.title(of: page, facts)
            _ = facts.uses.take(from: [page.path.string])
            let after = SitePage(source: page, permalink: before.permalink, url: before.url, title: title)
            // An address that is written anew has to be judged anew.
            let isSamePlace = before.source.matter.permalink?.text == page.matter.permalink?.text
            guard faults.isEmpty, isSamePlace, PreviewSnapshot.PageFace(before) == PreviewSnapshot.PageFace(after)
            else {
                return nil
            }
        }
        return pages.map { ($0.key, $0.value) }
    }
}
