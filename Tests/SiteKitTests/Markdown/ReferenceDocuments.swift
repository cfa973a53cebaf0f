/// Documents written by hand, one aspect of Markdown each, divided by lines of `=====8<=====`.
enum ReferenceDocuments {
    static let all: [[UInt8]] = (blocks + inlines + extensions + oddities).map { Array($0.utf8) }

    private static func documents(_ text: String) -> [String] {
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

    private static let blocks = documents(
        ##"""
        # One

        ## Two ##

        ### Three ###   

        #### Four #x
        =====8<=====
        ##### Five
        ###### Six
        ####### Seven is text
        =====8<=====
        #no space
        \# escaped
        # 
        ##
        =====8<=====
        Setext one
        ===

        Setext two
        ---

        Two
        lines
        ======
        =====8<=====
            ===
        a
            ===
        =====8<=====
        > quoted
        ===
        lazy
        =====8<=====
        - item
        ---
        after
        =====8<=====
        ***
        ---
        ___
         * * *
        - - -
        =====8<=====
        +++
        --
        **
        =====8<=====
        > a
        > b

        > c
        =====8<=====
        > a
        b
        c
        > d
        =====8<=====
        > > > deep
        > > up
        > out
        =====8<=====
        >no space
        >  two spaces
        >	tab
        =====8<=====
        > - a
        > - b
        >   c
        >
        > d
        =====8<=====
        > ```
        > code
        ```
        out
        =====8<=====
        >     indented
        >   not
        =====8<=====
        - a
        - b
        - c
        =====8<=====
        - a

        - b

        - c
        =====8<=====
        * a
        + b
        - c
        =====8<=====
        1. a
        2. b
        10. c
        =====8<=====
        7) a
        8) b
        1. c
        =====8<=====
        0. zero
        1. one
        =====8<=====
        1234567890. too long
        123456789. fits
        =====8<=====
        - a
          - b
            - c
              - d
        - e
        =====8<=====
        - a
         - b
          - c
           - d
            - e
        =====8<=====
        1. a

           b

               code

           > quote
        2. c
        =====8<=====
        - a
          > b
          ```
          c
          ```
        - d
        =====8<=====
        -
          foo
        -
          ```
          bar
          ```
        -
              baz
        =====8<=====
        -   

          far
        =====8<=====
        - foo
        -
        - bar
        =====8<=====
        text
        - interrupts
        =====8<=====
        text
        2. does not interrupt
        1. does
        =====8<=====
        - a
        <!-- -->
        - b
        =====8<=====
        - a

          b


          c
        - d
        =====8<=====
        10) ten
            inside
           not inside
        =====8<=====
        - one

         two
        =====8<=====
        * a
        *

        * c
        =====8<=====
        - # heading in item
        - setext
          ---
          bar
        =====8<=====
        - - - a
        1. 2. 3. b
        =====8<=====
            code
              more

            after blank
        =====8<=====
        para
            not code
        =====8<=====
        	tab code
          	mixed
        =====8<=====
            code

              two more    
        =====8<=====
        ```
        plain
        ```
        =====8<=====
        ```swift title="x"
        let a = "<b>" && c
        ```
        =====8<=====
        ~~~ruby
        ```
        inner
        ```
        ~~~
        =====8<=====
        ````
        ```
        ````
        =====8<=====
        ```
        never closed
        =====8<=====
          ```
          indented
            more
         less
          ```
        =====8<=====
        ``` a`b
        text
        ```
        =====8<=====
        ~~~ a`b ~~~
        text
        ~~~
        =====8<=====
        ```&lt;&amp; \* info
        x
        ```
        =====8<=====
        foo
        ```
        bar
        ```
        baz
        =====8<=====
        <div>
        *raw*
        </div>

        *not raw*
        =====8<=====
        <div>

        *inside*

        </div>
        =====8<=====
        <pre>
        **a**

        b
        </pre>
        *c*
        =====8<=====
        <!-- comment

        **still**
        --> tail **raw**
        after
        =====8<=====
        <?php

        echo 1;
        ?>
        *a*
        =====8<=====
        <!DOCTYPE html>
        *a*
        =====8<=====
        <![CDATA[
        *a*

        ]]>
        *b*
        =====8<=====
        <custom-tag attr="x">
        *a*
        </custom-tag>
        =====8<=====
        text
        <div>interrupts</div>
        =====8<=====
        text
        <custom>does not</custom>
        =====8<=====
            <div>code</div>
        =====8<=====
        <table><tr><td>
        <pre>
        **x**,

        _y_.
        </pre>
        </td></tr></table>
        =====8<=====
        <script>
        a < b

        *c*
        </script>
        d
        =====8<=====
        <style>
        p { color: red }
        =====8<=====
        </div
        x
        =====8<=====
        [foo]: /url "title"

        [foo]
        =====8<=====
        [foo]: 
           /url  
              'the title'  

        [foo]
        =====8<=====
        [Foo*bar\]]:my_(url) 'title (with parens)'

        [Foo*bar\]]
        =====8<=====
        [foo]: /url 'title

        with blank'

        [foo]
        =====8<=====
        [foo]: <>

        [foo]
        =====8<=====
        [foo]: /url\bar\*baz "foo\"bar\baz"

        [foo]
        =====8<=====
        [foo]

        [foo]: first
        [foo]: second
        =====8<=====
        [ΑΓΩ]: /φου

        [αγω] [ẞ]

        [SS]: /x
        =====8<=====
        [foo]: /url "title" ok
        =====8<=====
        # [Foo]
        [foo]: /url
        > bar
        =====8<=====
        [foo]: /foo-url "foo"
        [bar]: /bar-url
          "bar"
        [baz]: /baz-url

        [foo],
        [bar],
        [baz]
        =====8<=====
        [foo]: /url
        ===
        [foo]
        =====8<=====
        > [foo]: /url

        [foo]
        =====8<=====
        aaa

        bbb



        ccc
        =====8<=====
          aaa
                     bbb
        ccc   
        =====8<=====
        hard  
        break\
        and soft
        =====8<=====
        trailing\
        =====8<=====
        """##)

    private static let inlines = documents(
        ##"""
        \!\"\#\$\%\&\'\(\)\*\+\,\-\.\/\:\;\<\=\>\?\@\[\\\]\^\_\`\{\|\}\~
        =====8<=====
        \	\A\a\ \3\φ\«
        =====8<=====
        &nbsp; &amp; &copy; &AElig; &Dcaron; &frac34; &HilbertSpace; &ngE;
        =====8<=====
        &#35; &#1234; &#992; &#0; &#X22; &#XD06; &#xcab; &#87654321; &#abcdef0;
        =====8<=====
        &nbsp &x; &#; &#x; &ThisIsNotDefined; &hi?;
        =====8<=====
        [a](/f&ouml;&ouml; "f&ouml;&ouml;") &#42;foo&#42;
        =====8<=====
        `code` ``a ` b`` ` `` ` `  a  ` ` `
        =====8<=====
        `a
        b   
        c`
        =====8<=====
        `foo\`bar` *foo`*` <a href="`">` `unclosed
        =====8<=====
        ```foo`` `a`` ``b`
        =====8<=====
        *a* _b_ **c** __d__ ***e*** ___f___
        =====8<=====
        a * b * c, a*"b"*, 5*6*78, * a*
        =====8<=====
        _foo_bar_baz_ foo_bar_ _(bar)_ __foo, __bar__, baz__
        =====8<=====
        *foo**bar**baz* **foo*bar*baz** ***foo** bar* *foo **bar***
        =====8<=====
        **foo* *foo** ****foo* *foo**** **foo*bar
        =====8<=====
        *foo _bar* baz_ **a<a href="**"> *a `*`*
        =====8<=====
        foo***bar***baz foo******bar*********baz
        =====8<=====
        *(*foo*)* **Gomphocarpus (*Gomphocarpus physocarpus*, syn.)**
        =====8<=====
        *foo [bar](/url)* **foo [*bar*](/url)**
        =====8<=====
        *«a»* a*«b»* „*c*“ 日本*語*です **「日本」**語
        =====8<=====
        [link](/uri "title") [link](/uri) [link]() [link](<>)
        =====8<=====
        [link](/my uri) [link](</my uri>) [link](foo
        bar)
        =====8<=====
        [a](<b)c>) [link](\(foo\)) [link](foo(and(bar))) [link](foo\(and\(bar\)) [link](<foo(and(bar)>)
        =====8<=====
        [link](#fragment) [link](http://example.com#fragment) [link](?a=3#frag) [l](foo\bar) [l](foo%20b&auml;)
        =====8<=====
        [a](/url "t") [a](/url 't') [a](/url (t)) [a](/url "title \"&quot;") [a](/url "title "and" title")
        =====8<=====
        [link [foo [bar]]](/uri) [link] bar](/uri) [link [bar](/uri) [link \[bar](/uri)
        =====8<=====
        [foo [bar](/uri)](/uri) [foo *[bar [baz](/uri)](/uri)*](/uri)
        =====8<=====
        *[foo*](/uri) [foo *bar](baz*) [foo <bar attr="](baz)"> [foo`](/uri)`
        =====8<=====
        [foo][bar] [foo][BaR] [foo][] [bar] [foo] [bar]

        [bar]: /url "title"
        =====8<=====
        [foo] [bar][foo][baz] [foo][bar][baz]

        [baz]: /url1
        [bar]: /url2
        =====8<=====
        [*foo* bar] [[*foo* bar]] [[bar [foo] \[foo] *[foo*] [foo](not a link)

        [*foo* bar]: /url
        [foo]: /f
        =====8<=====
        ![foo](/url "title") ![foo *bar*][] ![foo ![bar](/url)](/url2) ![foo [bar](/url)](/url2)

        [foo *bar*]: train.jpg "train & tracks"
        =====8<=====
        ![[foo]] !\[foo] \![foo] ![](<a b>) ![a `b` <c> "d"](e)

        [foo]: /url
        =====8<=====
        <http://foo.bar.baz> <MAILTO:FOO@BAR.BAZ> <a+b+c:d> <made-up-scheme://foo,bar> <foo@bar.example.com>
        =====8<=====
        <> < http://foo.bar > <m:abc> <foo.bar.baz> <foo\+@bar.example.com>
        =====8<=====
        <a><bab><c2c> <a/><b2/> <a  /><b2
        data="foo" > <a foo="bar" bam = 'baz <em>"</em>'
        _boolean zoop:33=zoop:33 />
        =====8<=====
        <33> <__> <a h*#ref="hi"> <a href="hi'> < a><foo><bar/ > <a href='bar'title=title>
        =====8<=====
        </a></foo > </a href="foo"> foo <!-- this is a --comment--> foo <!--> foo -->
        =====8<=====
        foo <?php echo $a; ?> foo <!ELEMENT br EMPTY> foo <![CDATA[>&<]]>
        =====8<=====
        foo <a href="&ouml;"> <a href="\*"> <a href="\"">
        =====8<=====
        foo  
        bar *a  
        b* `c  
        d` <a href="x  
        y">
        =====8<=====
        hello $.;'there Foo χρῆν    Multiple     spaces
        =====8<=====
        a < b > c & d " e ' f
        =====8<=====
        "quotes" -- dashes --- 'single' ... stay
        =====8<=====
        """##)

    private static let extensions = documents(
        ##"""
        | a | b |
        |---|---|
        | 1 | 2 |
        =====8<=====
        a | b
        --|--
        1 | 2
        3
        4 | 5 | 6
        =====8<=====
        | l | c | r | n |
        |:--|:-:|--:|---|
        | 1 | 2 | 3 | 4 |
        =====8<=====
        | a |
        |---|
        | `x \| y` | z |
        | \| |
        =====8<=====
        before
        | a | b |
        |---|---|
        | 1 | 2 |
        after
        > quote
        =====8<=====
        | a | b |
        |---|
        | 1 |
        =====8<=====
        | a |
        | - |

        text
        =====8<=====
        > | a | b |
        > |---|---|
        > | 1 | 2 |
        =====8<=====
        - | a | b |
          |---|---|
          | *1* | **2** |
        - c
        =====8<=====
        | a |
        |---|
        - list
        =====8<=====
        | a |
        |---|
        # heading
        =====8<=====
        |a|b|
        |:-:|:-:|
        ||x|
        |y||
        | | |
        =====8<=====
        | [a](b|c) | ![d](e) |
        |---|---|
        | <b>x</b> | &amp; |
        =====8<=====
        | only header |
        |---
        =====8<=====
        |-|
        |-|
        |-|
        =====8<=====
        a | b
        - | -

        a
        -
        =====8<=====
        ~~struck~~ ~one~ ~~~three~~~ ~~a ~b~~ c~
        =====8<=====
        ~~a **b** `~~`~~ x~~y~~z ~~ not ~~
        =====8<=====
        ~~multi
        line~~ \~~no~~
        =====8<=====
        - [ ] open
        - [x] done
        - [X] DONE
        - [] none
        - [  ] none
        =====8<=====
        1. [ ] a
           - [x] b
        2. [x]c
        =====8<=====
        - [ ]
        - [x] **a** [link](b)
        [ ] not
        =====8<=====
        > - [x] quoted

        * [ ] loose

        * [x] loose
        =====8<=====
        www.example.com http://example.com https://example.com/a?b=c&d=e#f ftp://example.com/x
        =====8<=====
        www.example.com. www.example.com, (www.example.com) "https://example.com" www.example.com/a(b)
        =====8<=====
        www.example.com/&hl; www.example.com/a&copy; https://a.b/x<y http://localhost http://a_b.c_d
        =====8<=====
        a@b.c foo@bar.example.com a.b-c_d@e.f a@b a@b.c. a@b.c- a@b.c_ mailto:a@b.c xmpp:a@b.c/d
        =====8<=====
        **www.a.b** ~~https://a.b~~ [https://a.b](https://c.d) `www.a.b` <www.a.b>
        =====8<=====
        xhttps://a.b xwww.a.b .www.a.b /www.a.b _www.a.b_ *www.a.b* "www.a.b"
        =====8<=====
        https://example.com/ä/日本 www.ü.de http://例え.jp/パス
        =====8<=====
        Note[^1] and[^two] and again[^1] none[^x].

        [^1]: First.
        [^two]: Second
            with code? no

            new paragraph
        =====8<=====
        [^a]

        [^a]: - list
              - in note

              ```
              code
              ```
        =====8<=====
        [^unused]: never

        text
        =====8<=====
        *[^a]* **b[^a]** [l[^a]](u) | t[^b]

        [^a]: x[^b]
        [^b]: y
        =====8<=====
        # Heading[^h]

        > quote[^h]

        - item[^h]

        [^h]: *note* with `code` and https://a.b
        =====8<=====
        [^1]:
        text

        [^1] ![^1] \[^1] [^1]: [^ 1] [^] [^^]
        =====8<=====
        | a[^t] | b |
        |---|---|
        | c | d[^t] |

        [^t]: note | pipe
        =====8<=====
        [^a]: one

        [^a]: two

        [^a][^A]
        =====8<=====
        [^long note]: x

        [^long note] [^"quote"] [^<b>]

        [^"quote"]: q
        [^<b>]: b
        =====8<=====
        <title>a</title> <textarea>b</textarea> <xmp>c</xmp> <iframe> <plaintext>
        =====8<=====
        """##)

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
