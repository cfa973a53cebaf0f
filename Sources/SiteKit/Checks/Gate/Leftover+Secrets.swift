extension Leftover {
    /// Keys and tokens, by the marks their makers give them. They count everywhere, and are never shown.
    static let secrets = [
        key("sk-", "an API key", atLeast: 32, also: "-_"),
        key("sk_live_", "a Stripe key", atLeast: 16),
        key("rk_live_", "a Stripe key", atLeast: 16),
        key("whsec_", "a Stripe webhook secret", atLeast: 24),
        key("ghp_", "a GitHub token", atLeast: 36),
        key("gho_", "a GitHub token", atLeast: 36),
        key("ghs_", "a GitHub token", atLeast: 36),
        key("github_pat_", "a GitHub token", atLeast: 40, also: "_"),
        key("glpat-", "a GitLab token", atLeast: 20, also: "-_"),
        key("xoxb-", "a Slack token", atLeast: 24, also: "-"),
        key("xoxp-", "a Slack token", atLeast: 24, also: "-"),
        key("npm_", "an npm token", atLeast: 36),
        key("pypi-", "a PyPI token", atLeast: 60, also: "-_"),
        key("hf_", "a Hugging Face token", atLeast: 30),
        key("AIza", "a Google API key", atLeast: 35, also: "-_"),
        key("AKIA", "an AWS access key", atLeast: 16),
        key("ASIA", "an AWS access key", atLeast: 16),
        key("SG.", "a SendGrid key", atLeast: 50, also: "-_."),
        key("eyJhbGciOi", "a signed token (JWT)", atLeast: 60, also: "-_."),
        Leftover(
            "secret", .secret, ["-----begin"], inCode: true, isSecret: true,
            message: { _, place in "what looks like a private key stands in \(place)" }, help: secretHelp
        ) { around, range in
            let end = around.end(from: range.upperBound) { $0.isLetter || $0 == .space || $0.isDigit }
            guard around.text(range.upperBound..<end).hasSuffix("PRIVATE KEY") else { return nil }
            // A sample shows the frame, with dots between.
            let body = around.end(from: around.end(from: end) { $0 == UInt8(ascii: "-") || $0.isSpace }) {
                $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "+") || $0 == .slash || $0 == .newline
            }
            return body - end > 60 ? range.lowerBound..<body : nil
        },
    ]

    private static let secretHelp =
        "take it out and revoke it now: whoever can read the repository has it; a sample says YOUR_KEY"

    private static func key(_ mark: String, _ what: String, atLeast length: Int, also: String = "") -> Leftover {
        let extra = Array(also.utf8)
        let exact = Array(mark.utf8)
        return Leftover(
            "secret", .secret, [mark], inCode: true, isSecret: true,
            message: { _, place in "what looks like \(what) stands in \(place)" }, help: secretHelp
        ) { around, range in
            guard !around.isWord(range.lowerBound - 1), around[range.lowerBound - 1] != UInt8(ascii: "-"),
                exact.elementsEqual(around.bytes[range])
            else { return nil }
            let end = around.end(from: range.upperBound) { $0.isLetter || $0.isDigit || extra.contains($0) }
            let body = around.bytes[range.upperBound..<end]
            return body.count >= length && isRandom(Array(body)) ? range.lowerBound..<end : nil
        }
    }

    /// Whether it looks drawn by lot: letters and digits mixed, hardly two alike in a row, and no words of samples.
    private static func isRandom(_ body: [UInt8]) -> Bool {
        let text = String(decoding: body, as: UTF8.self).lowercased()
        // The first is how the token begins that everybody copies from the page about tokens.
        if [
            "eyjzdwiioiixmjm0nty3odkwi", "example", "your", "xxx", "12345", "abcdef", "...", "placeholder", "secret",
            "00000",
        ].contains(
            where: text.contains)
        {
            return false
        }
        let kinds = Set(body)
        return body.contains { $0.isDigit } && body.contains { $0.isLetter } && kinds.count * 3 >= min(body.count, 36)
    }
}
