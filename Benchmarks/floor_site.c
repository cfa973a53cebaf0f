// The second floor: parse and render every Markdown file with cmark-gfm, and write the very files and bytes that
// our build writes.
//
// How that is read here: the program is given a site that sitegen built. Before its clock starts, it reads every
// file of it into memory; then the clock runs while it reads, parses and renders each Markdown file (the HTML is
// thrown away) and writes each finished file into a new folder, with the same sub-folders and modes, on the same
// number of threads. So it does the parse, the render and the whole of the writing, and nothing between: no front
// matter, no links, no templates, no digests. Its memory is that of the finished site, which it has to hold, and is
// therefore not compared.
//
//   floor_site CONTENT BUILT_SITE NEW_FOLDER THREADS     prints one line of JSON; "writing" is the part of the time
//                                                        that its threads spent in making folders and writing files
#include "floor.h"

static const char *content, *target;
static file_list pages, files;
static buffer *finished;
static cmark_syntax_extension *extensions[EXTENSION_COUNT];
static atomic_size_t next_task;
static _Atomic(double) writing;

static void *work(void *unused) {
    (void)unused;
    size_t tasks = pages.count > files.count ? pages.count : files.count;
    double spent = 0;
    for (size_t i; (i = atomic_fetch_add(&next_task, 1)) < tasks;) {
        if (i < pages.count) free(render(content, pages.paths[i], extensions));
        if (i < files.count) {
            double start = seconds();
            write_file(target, files.paths[i], finished[i].bytes, finished[i].size);
            spent += seconds() - start;
        }
    }
    double sum = atomic_load(&writing);
    while (!atomic_compare_exchange_weak(&writing, &sum, sum + spent)) {}
    return NULL;
}

int main(int count, char **arguments) {
    if (count != 5) return 2;
    content = arguments[1];
    target = arguments[3];
    int threads = atoi(arguments[4]);
    size_t bytes = 0;
    files = list_below(arguments[2], "");
    finished = malloc((files.count + 1) * sizeof *finished);
    for (size_t i = 0; i < files.count; i++) {
        finished[i] = read_file(arguments[2], files.paths[i]);
        bytes += finished[i].size;
    }
    double start = seconds(), cpu_start = cpu_seconds();
    find_extensions(extensions);
    umask(022);
    pages = list_below(content, ".md");
    on_threads(threads, work);
    double end = seconds();
    printf("{\"seconds\": %.4f, \"cpu\": %.4f, \"writing\": %.4f, \"pages\": %zu, \"files\": %zu, \"bytes\": %zu, "
           "\"peak_kib\": %ld}\n", end - start, cpu_seconds() - cpu_start, atomic_load(&writing) / threads, pages.count,
           files.count, bytes, peak_memory());
    return 0;
}
