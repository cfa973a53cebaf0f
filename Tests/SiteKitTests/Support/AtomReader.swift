import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Reads an Atom feed as any reader of feeds would.
final class AtomReader: NSObject, XMLParserDelegate {
    struct Element {
        var values: [String: [String]] = [:]
        var links: [String] = []
    }

    struct Feed {
        var values: [String: [String]] = [:]
        var links: [String] = []
        var entries: [Element] = []
    }

    private var feed = Feed()
    private var path: [String] = []
    private var text = ""

    static func read(_ xml: String) -> Feed? {
        let parser = XMLParser(data: Data(xml.utf8))
        parser.shouldProcessNamespaces = true
        let reader = AtomReader()
        parser.delegate = reader
        return parser.parse() ? reader.feed : nil
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        #expect(namespaceURI == "http://www.w3.org/2005/Atom")
        path.append(name)
        text = ""
        if name == "entry" { feed.entries.append(Element()) }
        if name == "link" {
            let link = "\(attributes["rel"] ?? "") \(attributes["href"] ?? "")"
            if path.contains("entry") {
                feed.entries[feed.entries.count - 1].links.append(link)
            } else {
                feed.links.append(link)
            }
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        text += string
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        if path.dropFirst().first == "entry" {
            let key = path.dropFirst(2).joined(separator: "/")
            feed.entries[feed.entries.count - 1].values[key, default: []].append(text)
        } else {
            feed.values[path.dropFirst().joined(separator: "/"), default: []].append(text)
        }
        path.removeLast()
        text = ""
    }
}
