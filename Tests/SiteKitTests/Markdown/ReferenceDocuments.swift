/// Documents written by hand, one aspect of Markdown each, divided by lines of `=====8<=====`.
enum ReferenceDocuments {
    static let all: [[UInt8]] = (blocks + moreBlocks + inlines + extensions + oddities).map { Array($0.utf8) }

    static func documents(_ text: String) -> [String] {
        var documents: [String] = []
        var current = ""
        // Not by `Character`: a carriage return and a line feed are one of those.
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            if String(line) == "=====8<=====" {
                documents.append(current)
                current = ""
            } else {
                current += String(line) + "\n"
            }
        }
        return documents + [current]
    }

    private static let oddities =
        documents(
            ##"""
            :fact[x] ::leaf{a=b}

            :::note
            plain here
            :::
            =====8<=====
            ## Title {#custom}
            =====8<=====
            [a](javascript:alert(1)) <javascript:alert(1)> ![x](data:text/html,x)
            =====8<=====
            <div onclick="x" style="y"><script>z</script>
            =====8<=====
            <!--sg0:0--> <!--sg-part-->
            =====8<=====
            - a

              | x |
              |---|
              | y |

              ~~z~~
            =====8<=====
            > 1. > - a
            >    > - [x] b
            =====8<=====
            ***
            - ***
            > ***
            =====8<=====
            *a **b `c` ~~d~~ [e](f)** g*
            =====8<=====
            [a]:b
            [c]: d
            x [a] [c]
            """##) + [
            "", "\n", "\n\n\n", " ", "\t", "a", "a\n", "a\r\nb\r\n\r\n- c\r\n- d\r\n", "a\rb\r\rc", "# a\r\n## b\r\n",
            "a\u{0}b\u{0}", "\u{0}", "\u{FEFF}a\n", "a\u{FEFF}b", "\u{A0}a\u{A0}\n\u{2003}b", "a\u{2028}b",
            "```\r\na\r\n```\r\n", "|a|\r\n|-|\r\n|b|\r\n", "<div>\r\n</div>\r\n", "\u{85}a", "\u{80}\u{99}x",
            "e\u{301}*é* 👩‍👩‍👧 **👍🏽** 𝒳", "[\u{1F600}](\u{1F600}.md)", "\\", "\\\n", "`", "*", "_", "~", "[", "]", "![",
            "<", "&", "|", "-", "+", "1.", ">", "#", "=", "```", "~~~", "[^", "[^a]:", "[a]:", "www.", "http://", "@",
            "- \n  a", "1.\n   a", ">\n>\na", "-\n\n  a", "   - a\n    b\n     - c", "\ta\n\n- \tb\n\n\tc",
            String(repeating: "> ", count: 60) + "a", String(repeating: "- ", count: 60) + "a",
            String(repeating: "*a ", count: 80), String(repeating: "[a](", count: 80),
            String(repeating: "![", count: 80),
            String(repeating: "`` ` ", count: 80), String(repeating: "<a ", count: 80),
            String(repeating: "(", count: 100) + String(repeating: ")", count: 100),
        ]
}
