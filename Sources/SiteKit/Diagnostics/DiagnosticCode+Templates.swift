extension DiagnosticCode {
    /// The codes of this file, for `DiagnosticCode.all`.
    static let ofTemplates: [DiagnosticCode] = [
        .unknownField, .unknownPartial, .unclosedSection, .unclosedTag, .strayClose, .malformedTag,
        .unsupportedTag, .unprintableField, .dottedThroughText, .missingTemplate, .textAsHTML, .htmlAsText,
        .possiblyAbsent, .endlessPartial, .templateTooDeep, .duplicateTemplate, .unusedTemplate,
        .meaninglessDot, .deadSection, .malformedDelimiters, .templateTooLarge,
    ]

    static let unknownField = DiagnosticCode(
        "SG0501", "A template names a field that its view doesn't have.",
        """
        A template prints or asks for a field, and the view it is made for has no field of that name. Plain
        Mustache would print nothing, so the page would have a hole that nobody notices. The help names the
        nearest field. `sitegen templates` prints every template's view.
        """)
    static let unknownPartial = DiagnosticCode(
        "SG0502", "A template includes a partial that doesn't exist.",
        """
        A template includes a partial with `{{> name}}`, and there is no file of that name in `templates/`.
        Correct the name, or add the file.
        """)
    static let unclosedSection = DiagnosticCode(
        "SG0503", "A section is opened and never closed.",
        """
        A section `{{#name}}` or `{{^name}}` has no closing tag before the file, or the section around it, ends.
        What belongs into the section and what doesn't can't be told. Close it:

            {{#items}}…{{/items}}
        """)
    static let unclosedTag = DiagnosticCode(
        "SG0504", "A tag is opened and never closed.",
        """
        A tag begins with two or three braces and doesn't end with as many. The rest of the template would be
        read as a name. Close the tag on its line; a tag with three braces needs three to close it.
        """)
    static let strayClose = DiagnosticCode(
        "SG0505", "A closing tag doesn't fit the section that is open.",
        """
        A closing tag names a section that isn't open, or not the innermost one. Sections are closed in the
        reverse order of their opening. The label says which section is open there and where it began.

            {{#page}}{{#author}}…{{/author}}{{/page}}
        """)
    static let malformedTag = DiagnosticCode(
        "SG0506", "What stands in a tag is not a name.",
        """
        A tag is empty, or holds something else than a name. A name is of letters, digits, `-` and `_`, and a
        dot goes from a view to its field: `{{page.title}}`. Templates have no expressions; what a template
        needs is computed in its view.
        """)
    static let unsupportedTag = DiagnosticCode(
        "SG0507", "A tag belongs to a part of Mustache that isn't supported.",
        """
        The tag uses a part of Mustache that templates of a site don't have, such as inheritance, pragmas,
        dynamic names or calls of functions. They would make it impossible to check a template before it is
        used. Partials and fields of the view do the same work.
        """)
    static let unprintableField = DiagnosticCode(
        "SG0508", "A list, a view or a flag is printed as if it were text.",
        """
        The field is a list, a view or a flag, and the template prints it as if it were text. There is no
        sensible text to print. Open a section on it, and print a field inside:

            {{#links}}<a href="{{url}}">{{title}}</a>{{/links}}
        """)
    static let dottedThroughText = DiagnosticCode(
        "SG0509", "A dotted name goes through a field that has no fields.",
        """
        A dotted name goes on behind a text, a flag or a list, none of which has fields. For a list, open a
        section on it and name the field of its entries inside.
        """)
    static let missingTemplate = DiagnosticCode(
        "SG0510", "A template that the site needs doesn't exist.",
        """
        The site needs this template for one of its pages, sections or directives, and the file isn't in
        `templates/`. Add it; `sitegen templates` prints the names it can use. If a template of nearly this name
        is there, the help says so.
        """)
    static let textAsHTML = DiagnosticCode(
        "SG0511", "Plain text is printed without being escaped.",
        """
        The template prints a plain text with three braces, so that `<` and `&` in it would be read as HTML. A
        title with such a character would break the page, and text from elsewhere could put script into it.
        Write two braces, which escape it:

            {{title}}
        """)
    static let htmlAsText = DiagnosticCode(
        "SG0512", "HTML is escaped a second time.",
        """
        The field is HTML already, and the template prints it with two braces, which escape it again. Readers
        would see tags in place of text. Write three braces:

            {{{body}}}
        """)
    static let possiblyAbsent = DiagnosticCode(
        "SG0513", "A field that may be absent is used without asking.",
        """
        The field isn't there on every page, and the template uses it without asking. Where it is absent, half a
        sentence or an empty tag would be left. Ask first:

            {{#description}}<meta name="description" content="{{description}}">{{/description}}
        """)
    static let endlessPartial = DiagnosticCode(
        "SG0514", "A partial includes itself without an end.",
        """
        A partial includes itself, directly or through others, and nothing on the way can end it. Filling it
        would never stop. A partial may include itself inside a section on a list, or on a view that may be
        absent, because these come to an end.
        """)
    static let templateTooDeep = DiagnosticCode(
        "SG0515", "Sections and partials are nested too deep.",
        """
        Sections and partials are nested more than 100 deep. It is mostly a mistake in generated templates. Take
        the template apart.
        """)
    static let duplicateTemplate = DiagnosticCode(
        "SG0516", "Two templates have the same name.",
        """
        Two files in `templates/` have one name, in different folders, and a template is known by its name
        alone. Rename one of them.
        """)
    static let unusedTemplate = DiagnosticCode(
        "SG0517", "A template is used by nothing.",
        """
        No page, section, directive or other template uses this one. It does no harm, but whoever edits it will
        wonder why nothing changes. Remove the file, include it with `{{> name}}`, or correct its name if it was
        meant for a layout.
        """)
    static let meaninglessDot = DiagnosticCode(
        "SG0518", "The dot is used where there is no text it could mean.",
        """
        The dot stands for the text that a section goes through. Here no such section is around it, or the
        section's entries are views and not texts. Name a field, or use the dot inside a section on a text or a
        list of texts:

            {{#tags}}<li>{{.}}</li>{{/tags}}
        """)
    static let deadSection = DiagnosticCode(
        "SG0519", "A section asks whether a field is absent that never is.",
        """
        The section `{{^name}}` shows its content when the field is absent, and this one never is. The content
        is never shown, so it is a leftover or a slip. Remove it, or ask for the field that was meant.
        """)
    static let malformedDelimiters = DiagnosticCode(
        "SG0520", "A tag that sets delimiters is malformed.",
        """
        A tag that changes the delimiters must hold two of them with a space between, without an equals sign,
        and end on the same line:

            {{=<% %>=}}
        """)
    static let templateTooLarge = DiagnosticCode(
        "SG0521", "A template with its partials grows too large.",
        """
        The template, with its partials put in, grows beyond what a page can need: partials in more than 2,000
        places, or more than 100,000 steps. Partials that include partials double with each level. Include them
        fewer times.
        """)
}
