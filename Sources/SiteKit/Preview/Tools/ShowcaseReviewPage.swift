/// `/_sitegen/showcase`: each picture that waits beside the one the site shows, and the commands that decide.
struct ShowcaseReviewPage {
    private let url: (String, ShowcaseVariant) -> String?

    /// The page.
    ///
    /// - Parameters:
    ///   - review: what the showcase has.
    ///   - faults: what is wrong with the manifest, a lock or a ledger.
    ///   - publishedURL: path of the URL of a published file of an asset; `nil` when the site has none of it.
    static func html(
        _ review: ShowcaseReview, faults: [PreviewState.Finding] = [], client: HTML = HTML(),
        publishedURL: @escaping (_ id: String, _ file: ShowcaseVariant) -> String?
    ) -> [UInt8] {
        let page = ShowcaseReviewPage(url: publishedURL)
        var body = HTML()
        body.append("p class=\"lead\"", text: page.lead(review, hasFaults: !faults.isEmpty))
        body.append(markup: "\n")
        if !faults.isEmpty { body.append(faults) }
        for asset in review.assets {
            if let candidate = asset.candidate { page.append(asset, candidate, to: &body) }
        }
        let others = review.assets.filter { $0.candidate == nil }
        if !others.isEmpty {
            body.append("h2", text: others.count < review.assets.count ? "All others" : "Pictures")
            body.append(markup: "\n<ul class=\"assets\">\n")
            for asset in others { page.append(asset, to: &body) }
            body.append(markup: "</ul>\n")
        }
        return ToolPage(title: "Showcase", address: ToolAddress.showcase).bytes(body, client: client)
    }

    private func lead(_ review: ShowcaseReview, hasFaults: Bool) -> String {
        guard review.hasManifest else {
            return "The site has no showcase: there is no \(ShowcaseManifest.path)."
        }
        let waiting = review.assets.count { $0.candidate != nil }
        if waiting > 0 { return "\(counted(waiting, "picture")) \(waiting == 1 ? "waits" : "wait") for a review." }
        if review.assets.isEmpty {
            return hasFaults ? "The showcase can’t be read." : "The manifest asks for no pictures yet."
        }
        return "No picture waits. What sitegen showcase refresh brings appears here."
    }

    // MARK: What waits

    private func append(_ asset: ShowcaseReview.Asset, _ candidate: ShowcaseReview.Picture, to body: inout HTML) {
        body.append(markup: "<article class=\"review\" id=\"")
        body.appendEscaped(asset.id)
        body.append(markup: "\">\n")
        body.append("h2", text: asset.title)
        body.append(markup: "\n<p class=\"place\">")
        body.append("code", text: asset.id)
        body.append(markup: "</p>\n<div class=\"pair\">\n")
        append(asset.published, of: asset, heading: "The site shows", to: &body) { self.url(asset.id, $0) }
        append(candidate, of: asset, heading: "Waits", to: &body) { ToolAddress.candidate(asset.id, $0) }
        body.append(markup: "</div>\n")
        let obstacles = asset.obstacles
        for obstacle in obstacles { body.append("p class=\"obstacle\"", text: obstacle) }
        append(asset.differences, to: &body)
        body.append(markup: "<dl class=\"commands\">\n")
        if obstacles.isEmpty { append("accept", asset.id, "To publish it", to: &body) }
        append("reject", asset.id, "To let it go", to: &body)
        body.append(markup: "</dl>\n<details open>\n<summary>Request</summary>\n<dl>\n")
        for (term, value) in PictureFacts.request(candidate) { body.append(term: term, value) }
        body.append(markup: "</dl>\n</details>\n<details>\n<summary>Record</summary>\n<dl>\n")
        for (term, value) in PictureFacts.record(candidate, records: asset.records) { body.append(term: term, value) }
        body.append(markup: "</dl>\n</details>\n</article>\n")
    }

    private func append(
        _ picture: ShowcaseReview.Picture?, of asset: ShowcaseReview.Asset, heading: String, to body: inout HTML,
        url: (ShowcaseVariant) -> String?
    ) {
        body.append(markup: "<figure>\n")
        if let picture, let file = picture.largest, let address = url(file) {
            append(picture, file, address, to: &body)
        } else {
            body.append("p class=\"blank\"", text: "No picture")
        }
        body.append(markup: "<figcaption>")
        body.append("b", text: heading)
        if let picture { body.append("span", text: PictureFacts.caption(picture)) }
        body.append(markup: "</figcaption>\n</figure>\n")
    }

    private func append(
        _ picture: ShowcaseReview.Picture, _ file: ShowcaseVariant, _ address: String, to body: inout HTML
    ) {
        body.append(markup: "<a href=\"")
        body.appendEscaped(address)
        body.append(markup: "\"><img src=\"")
        body.appendEscaped(address)
        body.append(HTML("\" width=\"\(file.width)\" height=\"\(file.height)\" loading=\"lazy\" alt=\""))
        body.appendEscaped(picture.recorded.alt)
        body.append(markup: "\"></a>\n")
    }

    private func append(_ differences: [ShowcaseReview.Difference], to body: inout HTML) {
        guard !differences.isEmpty else { return }
        body.append(markup: "<div class=\"table\">\n<table>\n<thead><tr><th scope=\"col\">Differs</th>")
        body.append(markup: "<th scope=\"col\">Asked for</th><th scope=\"col\">Manifest</th></tr></thead>\n<tbody>\n")
        for difference in differences {
            body.append(markup: "<tr>")
            body.append("th scope=\"row\"", text: difference.name)
            body.append("td", text: difference.was)
            body.append("td", text: difference.now)
            body.append(markup: "</tr>\n")
        }
        body.append(markup: "</tbody>\n</table>\n</div>\n")
    }

    private func append(_ verb: String, _ id: String, _ term: String, to body: inout HTML) {
        var command = HTML()
        command.append(
            copied: "sitegen showcase \(verb) \(id) --by \"Your name\"", name: "the command to \(verb) \(id)")
        body.append(term: term, command)
    }

    // MARK: What doesn't

    private func append(_ asset: ShowcaseReview.Asset, to body: inout HTML) {
        body.append(markup: "<li id=\"")
        body.appendEscaped(asset.id)
        body.append(markup: "\">\n")
        if let picture = asset.published, let file = picture.entry.record.files.first, let url = url(asset.id, file) {
            append(picture, file, url, to: &body)
        } else {
            body.append("p class=\"blank\"", text: "No picture")
        }
        body.append(markup: "<div>")
        body.append("h3", text: asset.title)
        body.append(markup: "<p class=\"place\">")
        body.append("code", text: asset.id)
        body.append(markup: "</p>")
        body.append("p", text: asset.published.map(PictureFacts.caption) ?? "Nothing is published.")
        body.append(markup: "</div>\n</li>\n")
    }
}
