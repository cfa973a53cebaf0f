extension OutputContract {
    /// What stands above a contract that is written for the first time.
    static let firstHeader = """
        # What this site has promised: addresses with their anchors, and redirects. A build that breaks one fails.
        # Written by 'sitegen contract update'; this comment and the bounds of 'pages' stay as you write them.

        """

    /// The file's bytes, ordered, so that the same contract gives the same bytes and a change is one line.
    var bytes: [UInt8] {
        var text = header.isEmpty ? OutputContract.firstHeader : header
        text += "version: \(OutputContract.format)\n"
        if fewest != nil || most != nil {
            text += "pages:\n"
            if let fewest { text += "  min: \(fewest.number)\n" }
            if let most { text += "  max: \(most.number)\n" }
        }
        text += addresses.isEmpty ? "urls: {}\n" : "urls:\n"
        for address in addresses.sorted(by: { OutputContract.precedes($0.address, $1.address) }) {
            text += "  \(OutputContract.scalar(address.address.text)):"
            text += address.anchors.isEmpty ? " []\n" : "\n"
            for anchor in address.anchors.sorted(by: OutputContract.precedes) {
                text += "    - \(OutputContract.scalar(anchor.text))\n"
            }
        }
        text += redirects.isEmpty ? "redirects: {}\n" : "redirects:\n"
        for redirect in redirects.sorted(by: { OutputContract.precedes($0.from, $1.from) }) {
            text += "  \(OutputContract.scalar(redirect.from.text)): \(OutputContract.scalar(redirect.to.text))\n"
        }
        return Array(text.utf8)
    }

    private static func precedes(_ left: LocatedText, _ right: LocatedText) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// Plain where no reader of YAML could take it for anything else, otherwise in quotes; JSON's are YAML's too.
    private static func scalar(_ text: String) -> String {
        let isPlain =
            text.first.map { $0 == "/" || ($0.isASCII && $0.isLetter) } ?? false && text.utf8.count <= 100
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII
                    ? scalar.properties.isAlphabetic || "0123456789-_./~".unicodeScalars.contains(scalar)
                    : scalar.properties.isAlphabetic
            }
        let isWord = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
        return isPlain && !isWord ? text : JSONValue.string(text).text()
    }
}
