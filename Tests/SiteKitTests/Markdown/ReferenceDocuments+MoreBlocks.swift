extension ReferenceDocuments {
    static let moreBlocks = documents(
        ##"""
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
}
