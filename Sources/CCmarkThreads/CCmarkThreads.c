#define _GNU_SOURCE
#include "CCmarkThreads.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <stddef.h>
#include <stdlib.h>

static void parse_once(void) {
    static const char *const names[] = {"table", "strikethrough", "autolink", "tasklist"};
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        cmark_syntax_extension *extension = cmark_find_syntax_extension(names[i]);
        if (extension != NULL) cmark_parser_attach_syntax_extension(parser, extension);
    }
    cmark_parser_feed(parser, "~", 1);
    cmark_node *document = cmark_parser_finish(parser);
    cmark_node_free(document);
    cmark_parser_free(parser);
}

#if defined(__linux__)
#include <dlfcn.h>

static int filled = 0;
static int intercepted = 0;

void cmark_manage_extensions_special_characters(cmark_parser *parser, int add) {
    intercepted = 1;
    if (filled || !add) return;
    void (*original)(cmark_parser *, int) = NULL;
    *(void **)&original = dlsym(RTLD_NEXT, "cmark_manage_extensions_special_characters");
    if (original != NULL) original(parser, 1);
}

int sitegen_cmark_prepare(void) {
    cmark_gfm_core_extensions_ensure_registered();
    parse_once();
    filled = 1;
    return intercepted;
}
#else
int sitegen_cmark_prepare(void) {
    cmark_gfm_core_extensions_ensure_registered();
    parse_once();
    return 0;
}
#endif
