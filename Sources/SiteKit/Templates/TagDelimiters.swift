/// What opens and closes a tag: `{{` and `}}` until a template sets others.
struct TagDelimiters: Hashable, Sendable {
    let open: [UInt8]
    let close: [UInt8]

    static let standard = TagDelimiters(open: Array("{{".utf8), close: Array("}}".utf8))
}
