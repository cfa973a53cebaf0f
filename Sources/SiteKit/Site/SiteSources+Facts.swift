extension SiteSources {
    /// Records the uses of facts that don't depend on a page: in request samples, and those sitegen itself makes.
    func recordFixedUses() {
        for sample in content.samples.values { _ = SampleRequest.resolve(sample, content.facts) }
        if !showcase.entries.isEmpty {
            _ = content.facts.use("studio", at: SourceLocation(file: "\(ShowcaseManifest.path)"))
        }
    }

    /// A warning for each fact that nothing uses; for when everything has been rendered without errors.
    ///
    /// A fact that a draft names is spared: the page is to come.
    func unusedFacts(used: Set<String>) -> [Diagnostic] {
        content.facts.unusedFaults(used: used) { fact in
            let short = fact.name.split(separator: "/").last.map { Array($0.utf8) } ?? []
            return content.draftTexts.contains { $0.bytes.firstIndex(of: short) != nil }
        }
    }
}
