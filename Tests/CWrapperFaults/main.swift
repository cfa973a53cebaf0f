// Runs the C wrappers' good and failing paths once each, to be watched by valgrind: see `run` beside this file.
import SiteKit

/// Answers everything with something short.
private struct PlainResolver: MarkdownResolver {
    func link(_ destination: String, in file: RelativePath) -> LinkResolution { .url("/" + destination) }

    func image(_ destination: String, in file: RelativePath) -> ImageResolution {
        .image(url: "/" + destination, width: 2, height: 1)
    }

    func directive(_ directive: Directive, in file: RelativePath) -> DirectiveResult {
        switch directive.form {
        case .inline: .inline("<b>fact</b>")
        case .leaf: .leaf("<p>leaf</p>\n")
        case .container: .container(open: "<div>\n", close: "</div>\n")
        }
    }
}

private var failures: [String] = []

@MainActor private func expect(_ condition: Bool, _ what: String) {
    if !condition { failures.append(what) }
}

/// Whether the work ended with an imaging error.
private func refuses(_ work: () throws -> Void) -> Bool {
    do {
        try work()
        return false
    } catch {
        return error is ImagingError
    }
}

@MainActor private func webP() throws {
    var pixels: [UInt8] = []
    for index in 0..<(33 * 17) {
        pixels += [UInt8(index & 255), UInt8(index >> 2 & 255), 99, index % 5 == 0 ? 128 : 255]
    }
    let picture = try Bitmap(width: 33, height: 17, pixels: pixels)
    let lossy = try WebP.encode(picture)
    let lossless = try WebP.encode(picture, .lossless)
    expect(try WebP.decode(lossless).width == 33, "a lossless picture comes back")
    expect(try WebP.decode(lossy).height == 17, "a lossy picture comes back")
    // Encoded, and the result dropped unread.
    _ = try WebP.encodeSmallest(picture)
    _ = try LQIP.dataURI(of: picture)

    for (width, height) in [(0, 1), (1, 0), (-3, 4), (20_000, 1), (16_384, 1), (16_000, 16_000)] {
        expect(refuses { _ = try Bitmap(width: width, height: height, pixels: []) }, "\(width) × \(height) is refused")
        expect(refuses { _ = try picture.resized(width: width, height: height) }, "no resizing to \(width) × \(height)")
    }
    let wrong = WebPSettings(quality: 300, method: 9, sharpYUV: true, lossless: false)
    expect(refuses { _ = try WebP.encode(picture, wrong) }, "settings out of range are refused")

    for whole in [lossy, lossless] {
        for count in stride(from: 0, to: whole.count, by: 7) {
            expect(
                refuses { _ = try WebP.decode(Array(whole.prefix(count))) }, "\(count) bytes of a picture are refused")
        }
        // Every byte damaged in turn: an error or a picture, but no read or write out of bounds.
        for index in stride(from: 0, to: whole.count, by: 5) {
            var damaged = whole
            damaged[index] ^= 0x5A
            _ = try? WebP.decode(damaged)
            _ = ImageHeader(damaged)
        }
    }
    expect(refuses { _ = try WebP.decode(Array("not a picture at all".utf8)) }, "words are not a picture")
}

@MainActor private func markdown() {
    let renderer = MarkdownRenderer(resolver: PlainResolver())
    func render(_ text: String, _ passes: MarkdownSource.Passes = .all) -> RenderedMarkdown {
        let source = SourceText(path: RelativePath("content/page.md") ?? .root, bytes: Array(text.utf8))
        return renderer.render(MarkdownSource(text: source, passes: passes))
    }
    let page = """
        # Title

        A [link](other.md#part), a ![picture](a.png), :fact[limit] and ~~old~~ https://example.org text.[^1]

        :::note[Mind]
        - [x] one
        - [ ] two
          :::tip
          inner
          :::
        :::

        ::leaf{id=a}

        | a | b |
        |---|---|
        | 1 | `2` |

        ```swift
        let a = 1
        ```

        <div>raw</div>

        [^1]: A note.
        """
    for passes in [MarkdownSource.Passes.all, .none] {
        let made = render(page, passes)
        expect(!made.parts.isEmpty, "a page is rendered")
        expect(!render("", passes).parts.isEmpty, "an empty page is rendered")
    }
    expect(render(page).diagnostics.isEmpty, "a good page has no faults")
    expect(render(":::note\nnever closed").diagnostics.hasErrors, "an open container is a fault")
    expect(render("<script>alert(1)</script>").diagnostics.hasErrors, "a script is a fault")
    expect(render("[a](#nowhere)").diagnostics.hasErrors, "a dead anchor is a fault")
    let columns = String(repeating: "|a", count: 3_000)
    let rule = String(repeating: "|-", count: 3_000)
    expect(render("\(columns)|\n\(rule)|\n").diagnostics.hasErrors, "a table of 3,000 columns is over the limit")
    expect(render(String(repeating: ">", count: 20_000)).diagnostics.hasErrors, "20,000 quotes are over the limit")
}

try webP()
markdown()
for failure in failures { print("not so: \(failure)") }
print(failures.isEmpty ? "c wrappers: all paths as expected" : "c wrappers: \(failures.count) not as expected")
if !failures.isEmpty { throw ImagingError(.settings) }
