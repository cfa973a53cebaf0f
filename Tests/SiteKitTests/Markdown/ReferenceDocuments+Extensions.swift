extension ReferenceDocuments {
    static let extensions = documents(
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
}
