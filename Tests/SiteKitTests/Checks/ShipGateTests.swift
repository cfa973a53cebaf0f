import Testing
@testable import SiteKit

/// What the gate stops, and what looks like it and may ship.
@Suite("Ship gate")
struct ShipGateTests {
    /// The patterns that are found in a page's body, with the words of each.
    private func found(_ html: String) -> [String] {
        ShipGate().finds(in: BuiltPageReader.read(Array(html.utf8))).map {
            "\($0.pattern): \(String(decoding: $0.quote.match, as: UTF8.self))"
        }
    }

    @Test(
        "what is unfinished is found, with just the words that are meant",
        arguments: [
            ("<p>TODO: write this</p>", "todo: TODO"), ("<p>Price (TBD)</p>", "todo: TBD"), ("<p>tbd</p>", "todo: tbd"),
            ("<p>FIXME</p>", "todo: FIXME"), ("<li>todo: more</li>", "todo: todo"),
            ("<p>From 2027 (TBC).</p>", "todo: TBC"),
            ("<p>Lorem ipsum dolor.</p>", "filler: Lorem ipsum"), ("<h2>[Your company]</h2>", "filler: [Your company]"),
            ("<p>Your text here</p>", "filler: Your text here"),
            ("<p>insert your name here</p>", "filler: insert your name here"),
            ("<p>N+ models</p>", "number: N+"), ("<p>up to XX.XX ms</p>", "number: XX.XX"),
            ("<p>XX% faster</p>", "number: XX%"),
            ("<p>From $X a month</p>", "price: $X"), ("<p>$XX.XX</p>", "price: $XX.XX"),
            ("<p>Only €X.</p>", "price: €X"), ("<p>N+ nodes</p>", "number: N+"),
            ("<p>about XXX ms</p>", "number: XXX ms"),
            ("<p>XX minutes.</p>", "number: XX minutes"), ("<p>$ XX.XX</p>", "price: $ XX.XX"),
            ("<p>From $N a month</p>", "price: $N"), ("<p>$X–$Y</p>", "price: $X"), ("<p>$N</p><p>$M</p>", "price: $N"),
            ("<p>Hello {{ name }}!</p>", "template: {{ name }}"), ("<p>{% if x %}</p>", "template: {% if x %}"),
            ("<p>Hi ${user}</p>", "template: ${user}"), ("<p>%!d(string=x)</p>", "template: %!d("),
            ("<p>[object Object]</p>", "empty-value: [object Object]"), ("<p>&lt;nil&gt;</p>", "empty-value: <nil>"),
            ("<p>undefined</p>", "empty-value: undefined"), ("<p title=\"NaN\">x</p>", "empty-value: NaN"),
            ("<p>See example.com/docs</p>", "address: example.com"),
            ("<p>Write to a@example.org.</p>", "address: a@example.org"),
            ("<a href=\"https://www.example.net/x\">x</a>", "address: www.example.net"),
            ("<p>yourdomain.com</p>", "address: yourdomain.com"),
            ("<p>:Fact[max]</p>", "directive: :Fact[max]"), ("<p>:fact [max]</p>", "directive: :fact [max]"),
            ("<p>:::note</p>", "directive: :::note"), ("<p>::sample{id=x}</p>", "directive: ::sample{id=x}"),
            ("<p>See [the docs][docs].</p>", "link: [the docs][docs]"), ("<p>[x](a b)</p>", "link: [x](a b)"),
            ("<p>True.[^1]</p>", "footnote: [^1]"), ("<p>Errors {#errors}\n</p>", "anchor: {#errors}"),
            ("<p>As an AI language model, I</p>", "chat: As an AI language model"),
            ("<p>x</invoke></p>", "chat: <invoke>"), ("<p>Sure! Here is the page.</p>", "chat: Sure! Here"),
            ("<a href=\"https://a.test/?utm_source=chatgpt.com\">x</a>", "chat: utm_source=chatgpt.com"),
            ("<pre><code>&lt;/invoke&gt;</code></pre>", "chat: </invoke>"),
        ])
    func stopped(html: String, expected: String) {
        #expect(found(html) == [expected])
    }

    @Test(
        "what only looks unfinished is left alone",
        arguments: [
            "<p>The TODO app, a TODO list and TODO comments</p>", "<p>método</p>", "<p>TODOS</p>", "<p>todo</p>",
            "<p><code>TODO</code> marks a note</p>", "<p>autobdc</p>",
            "<p>[yours] is ready</p>",
            "<p>N+1 queries</p>", "<p>C++ and N++</p>", "<p>10N+</p>",
            "<p>page $N of $M</p>", "<p>$N of $N_MAX</p>", "<p>from $A to $N</p>", "<p>XXL minutes</p>", "<p>$ xx</p>",
            "<p>XX msg1</p>", "<p>n+1</p>", "<p>size XXL, XXX</p>", "<p>XX chromosomes</p>",
            "<p><code>$X</code></p>", "<p>$x and $name</p>", "<p>US$</p>", "<p>{ a: 1 }</p>", "<p>50% off</p>",
            "<p><code>{{ name }}</code></p>", "<pre>${HOME}</pre>", "<p>is undefined behaviour</p>",
            "<p>null and void</p>",
            "<td>undefined</td><td>or null, NaN</td>", "<h2>NaN</h2><li><a href=\"#nan\">NaN</a></li>", "<p>naan</p>",
            "<p>notexample.com</p>", "<p>example.company</p>", "<p>for example. Come in</p>",
            "<p><code>example.com</code></p>",
            "<p>the fact: [1]</p>", "<p>it's a :fact of life</p>", "<p>a::sample</p>", "<p>list[0][1]</p>",
            "<p>a [b] (c)</p>",
            "<p>10:30, a:b</p>", "<p>x[^</p>", "<!-- :fact[x] is commented out -->", "<p>{ #a }</p>",
            "<p>we invoke it; invoked</p>", "<pre>&lt;|im_end|&gt;</pre>", "<p>Surely! Hereby</p>",
            "<p>sk-learn and ghp_ alone</p>",
        ])
    func free(html: String) {
        #expect(found(html) == [])
    }

    @Test(
        "keys are found by their makers' marks, in code too, and never stand in a message",
        arguments: [
            "sk-" + "proj-9fK2mQ7xLw4ZtB8vN3cR6yHd1sJ5gP0a", "ghp_" + "9fK2mQ7xLw4ZtB8vN3cR6yHd1sJ5gP0aXkQe",
            "AKIA" + "3F7KQ2ZTWX5RBN8M", "xoxb-" + "7239481720-8k2LmQpZ4tRwXy", "glpat-" + "9fK2mQ7xLw4ZtB8vN3cR",
            "AIza" + "Sy9fK2mQ7xLw4ZtB8vN3cR6yHd1sJ5gP0aX", "hf_" + "9fK2mQ7xLw4ZtB8vN3cR6yHd1sJ5gP",
        ])
    func secrets(key: String) throws {
        for html in [
            "<p>\(key)</p>", "<pre><code>KEY=\(key)</code></pre>", "<a href=\"https://a.test/?k=\(key)\">x</a>",
        ] {
            let finds = ShipGate().finds(in: BuiltPageReader.read(Array(html.utf8)))
            #expect(finds.map(\.pattern) == ["secret"], "\(html)")
            let find = try #require(finds.first)
            #expect(find.isSecret)
            #expect(!find.message.contains(key.suffix(12)) && !find.help.contains(key.suffix(12)))
        }
    }

    @Test(
        "a key that stands for one is no secret",
        arguments: [
            "sk-your-key-goes-here-and-is-long-enough-9", "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx1",
            "AKIAIOSFODNN7EXAMPLE", "ghp_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "task-9fK2mQ7xLw4ZtB8vN3cR6yHd1sJ5gP0aQ",
        ])
    func notSecrets(key: String) {
        #expect(found("<pre>\(key)</pre>") == [])
    }

    @Test("a private key is found, the frame of one alone isn't")
    func privateKey() {
        let line = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj"
        #expect(found("<pre>-----BEGIN RSA PRIVATE KEY-----\n\(line)\n\(line)\n</pre>").count == 1)
        #expect(found("<pre>-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----</pre>") == [])
        #expect(found("<pre>-----BEGIN CERTIFICATE-----\n\(line)\n\(line)</pre>") == [])
    }

    @Test(
        "every place is looked at: titles, alt texts, descriptions, labels, JSON-LD, comments",
        arguments: [
            "<title>TODO</title>", "<img src=\"a.png\" alt=\"TODO\" width=\"1\" height=\"1\">",
            "<meta name=\"description\" content=\"TODO\">", "<meta property=\"og:title\" content=\"TODO\">",
            "<button aria-label=\"TODO\">x</button>", "<a href=\"#a\" title=\"TODO\">x</a>",
            "<script type=\"application/ld+json\">{\"name\":\"TODO\"}</script>", "<!-- TODO -->",
            "<input placeholder=\"TODO\">",
            "<p data-label='TODO'>x</p>", "<p>&#84;ODO</p>", "<p><b>TO</b>DO</p>",
            "<script type=\"application/ld+json\">{\"a\":\"\\u0054ODO\"}</script>",
        ])
    func places(html: String) {
        #expect(found(html).map { $0.prefix(4) } == ["todo"])
    }

    @Test("a site's own pattern is found as whole words in any case, in code only when it is asked for")
    func own() throws {
        let yaml = """
            patterns:
              - {name: code-name, text: Project Falcon, message: "it is called Image 2"}
              - {name: staging, text: staging.alltoken, in_code: true}
            """
        let (root, _) = YAMLDocument.parse(SourceText("site.yml", yaml))
        let (settings, faults) = CheckSettings.read(try #require(root))
        #expect(faults == [])
        let (patterns, clashes) = Leftover.own(try #require(settings))
        #expect(clashes == [])
        let gate = ShipGate(own: patterns)
        func names(_ html: String) -> [String] {
            gate.finds(in: BuiltPageReader.read(Array(html.utf8))).map(\.pattern)
        }
        #expect(names("<p>The project falcon flies, subproject falconry not</p>") == ["code-name"])
        #expect(names("<code>Project Falcon</code>") == [])
        #expect(names("<code>curl staging.alltoken.ai</code>") == ["staging"])
    }

    @Test("docs/formats.md names everything that a waiver can name")
    func documented() throws {
        let docs = try Repository.text("docs/formats.md")
        #expect(FindName.all.filter { !docs.contains("`\($0)`") } == [])
    }

    @Test("a page with more finds than are looked at is told so, as an error")
    func bounded() {
        let page = BuiltPageReader.read(Array(String(repeating: "<p>TODO</p>", count: 6_000).utf8))
        let finds = ShipGate().finds(in: page)
        #expect(finds.last?.code == .tooManyFaults && finds.last?.severity == .error)
        #expect(finds.count <= ShipGate.limit + 2)
    }

    @Test("what is passed over hides nothing behind it")
    func notHidden() {
        let passed = String(repeating: "<p>null</p>", count: 200)
        #expect(found("<h2>null</h2>\(passed)<p>TODO</p>") == ["todo: TODO"])
    }

    @Test("a page of nothing but placeholders is read in one go")
    func longPlaceholders() {
        for part in ["XX.", "XX,X", "$X.", "$N", "$_", "?", "N+ ", "XX ms"] {
            _ = found("<p>\(String(repeating: part, count: 50_000))</p>")
        }
        #expect(found("<p>\(String(repeating: "XX.", count: 50_000))</p>").count <= ShipGate.limit)
    }

    @Test("random bytes, and pages cut anywhere, are read without a fault")
    func anyBytes() {
        var random = FixedRandom(seed: 5)
        let pieces = [
            "<p>", "</p>", "<a href=\"", "\">", "<!--", "-->", "<script type=\"application/ld+json\">", "{\"a\":\"\\u",
            "</script>", "$", "{{", "][",
            "N+", ":fact[", "<data data-fact=x>", "</data>", "<td>", "&lt", "&#x", ";", "sk-", "é", "\u{1F600}", "'",
            "=", "/", ">",
        ]
        for _ in 0..<2_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0..<40, using: &random) {
                bytes += Array(pieces.randomElement(using: &random)!.utf8)
                if Int.random(in: 0..<6, using: &random) == 0 {
                    bytes.append(UInt8.random(in: 0...255, using: &random))
                }
            }
            let page = BuiltPageReader.read(bytes, isStrict: Bool.random(using: &random))
            _ = ShipGate().finds(in: page)
            _ = AccessCheck(needsDescription: true).finds(in: page)
        }
    }
}
