// The first floor: parse and render every Markdown file with cmark-gfm, and write the bare HTML. No titles, no
// links resolved, no templates: nothing that builds pages from Markdown through cmark-gfm can be faster.
//
//   floor_html CONTENT NEW_FOLDER THREADS     prints one line of JSON
#include "floor.h"

static const char *content, *target;
static file_list pages;
static cmark_syntax_extension *extensions[EXTENSION_COUNT];
static atomic_size_t next_page;

static void *work(void *unused) {
    (void)unused;
    for (size_t i; (i = atomic_fetch_add(&next_page, 1)) < pages.count;) {
        char *html = render(content, pages.paths[i], extensions);
        char name[PATH_ROOM];
        int stem = (int)strlen(pages.paths[i]) - 3;
        if (snprintf(name, sizeof name, "%.*s.html", stem, pages.paths[i]) >= PATH_ROOM) stop("a path is too long");
        write_file(target, name, html, strlen(html));
        free(html);
    }
    return NULL;
}

int main(int count, char **arguments) {
    if (count != 4) return 2;
    double start = seconds();
    content = arguments[1];
    target = arguments[2];
    find_extensions(extensions);
    umask(022);
    pages = list_below(content, ".md");
    on_threads(atoi(arguments[3]), work);
    printf("{\"seconds\": %.4f, \"cpu\": %.4f, \"pages\": %zu, \"peak_kib\": %ld}\n", seconds() - start,
           cpu_seconds(), pages.count, peak_memory());
    return 0;
}
