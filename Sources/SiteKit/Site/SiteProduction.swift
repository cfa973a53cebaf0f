/// What reading, rendering and checking a site came to, whoever took its files.
struct SiteProduction: Sendable {
    /// What was found and counted.
    var report: BuildReport
    /// The site as it was read; `nil` when there was nothing to look at.
    var site: PreparedSite?
    /// What the site offers to links from outside; `nil` when a file is at fault, so that nobody knows it all.
    var published: PublishedAddresses?
    /// Links to other sites, when they were to be kept.
    var outside: [OutsideLink] = []
}

extension SiteGraph {
    /// What the site offers to links from outside. Drafts are no part of it, even where they are shown.
    ///
    /// - Parameter anchors: those of each page, `nil` for a page at fault.
    func published(anchors: [[String]?], files: [RelativePath]) -> PublishedAddresses {
        var published = PublishedAddresses()
        published.pages.reserveCapacity(pages.count)
        for (page, anchors) in zip(pages, anchors) where !page.source.matter.isDraft {
            published.pages.updateValue(anchors, forKey: page.permalink.address)
        }
        for alias in aliases where !pages[alias.page].source.matter.isDraft {
            published.redirects[alias.permalink.address] = pages[alias.page].permalink.address
        }
        published.files = Set(files.map { "/\($0)" })
        return published
    }
}

extension Permalink {
    /// The path below the site's top with its leading slash, as contracts and front matter have it.
    var address: String { "/\(path)" }
}
