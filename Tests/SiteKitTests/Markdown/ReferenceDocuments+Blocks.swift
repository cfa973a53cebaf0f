extension ReferenceDocuments {
    static let blocks = documents(
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
        """##)
}
