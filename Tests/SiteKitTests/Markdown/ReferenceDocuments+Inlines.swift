extension ReferenceDocuments {
    static let inlines = documents(
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
}
