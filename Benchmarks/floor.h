// What the two floors share: the list of files, reading, parsing and rendering, threads, the report.
// Compiled together with Sources/CCmarkThreads, the remedy that sitegen itself uses to parse side by side.
#pragma once
#define _GNU_SOURCE
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "CCmarkThreads.h"

enum { OPTIONS = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES };
static const char *const EXTENSIONS[] = {"table", "strikethrough", "autolink", "tasklist"};
enum { EXTENSION_COUNT = sizeof EXTENSIONS / sizeof *EXTENSIONS, MAX_THREADS = 64, PATH_ROOM = 4096 };

typedef struct { char **paths; size_t count, room, root; } file_list; // paths are relative to a folder
typedef struct { char *bytes; size_t size; } buffer;

static inline void stop(const char *what) {
    fprintf(stderr, "floor: %s: %s\n", what, strerror(errno));
    exit(1);
}

static inline double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

// Processor time of all threads so far, in seconds.
static inline double cpu_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static inline void append(file_list *list, const char *path) {
    if (list->count == list->room) {
        list->room = list->room ? list->room * 2 : 1024;
        list->paths = realloc(list->paths, list->room * sizeof *list->paths);
        if (list->paths == NULL) stop("memory");
    }
    list->paths[list->count++] = strdup(path + list->root);
}

static file_list found_files;
static const char *wanted_suffix;

static inline int visit(const char *path, const struct stat *info, int kind, struct FTW *at) {
    (void)info, (void)at;
    size_t length = strlen(path), tail = strlen(wanted_suffix);
    if (kind == FTW_F && length >= tail && strcmp(path + length - tail, wanted_suffix) == 0) append(&found_files, path);
    return 0;
}

// Lists the files below `folder` that end in `suffix`.
static inline file_list list_below(const char *folder, const char *suffix) {
    found_files = (file_list){.root = strlen(folder) + 1};
    wanted_suffix = suffix;
    if (nftw(folder, visit, 32, FTW_PHYS) != 0) stop(folder);
    return found_files;
}

static inline void join(char name[PATH_ROOM], const char *folder, const char *path) {
    if (snprintf(name, PATH_ROOM, "%s/%s", folder, path) >= PATH_ROOM) stop("a path is too long");
}

static inline buffer read_file(const char *folder, const char *path) {
    char name[PATH_ROOM];
    struct stat info;
    join(name, folder, path);
    int file = open(name, O_RDONLY | O_CLOEXEC);
    if (file < 0 || fstat(file, &info) != 0) stop(name);
    buffer data = {malloc((size_t)info.st_size + 1), 0};
    while (data.size < (size_t)info.st_size) {
        ssize_t got = read(file, data.bytes + data.size, (size_t)info.st_size - data.size);
        if (got <= 0) stop(name);
        data.size += (size_t)got;
    }
    data.bytes[data.size] = 0;
    close(file);
    return data;
}

// Makes the folders that lead to `name`, some of which may be there.
static inline void make_parents(char *name) {
    for (char *slash = name + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = 0;
        if (mkdir(name, 0755) != 0 && errno != EEXIST) stop(name);
        *slash = '/';
    }
}

// Writes a new file, and the folder it is in when it is the first there: threads share that work, which is a large
// part of the whole where every page has a folder.
static inline void write_file(const char *folder, const char *path, const char *bytes, size_t size) {
    char name[PATH_ROOM];
    join(name, folder, path);
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    int file = open(name, flags, 0644);
    if (file < 0 && errno == ENOENT) {
        make_parents(name);
        file = open(name, flags, 0644);
    }
    if (file < 0) stop(name);
    for (size_t done = 0; done < size;) {
        ssize_t put = write(file, bytes + done, size - done);
        if (put <= 0) stop(name);
        done += (size_t)put;
    }
    if (close(file) != 0) stop(name);
}

// Reads one Markdown file and renders what follows its front matter; the caller frees the HTML.
static inline char *render(const char *folder, const char *path, cmark_syntax_extension *const *extensions) {
    buffer source = read_file(folder, path);
    const char *body = source.bytes;
    if (strncmp(body, "---\n", 4) == 0) {
        const char *end = strstr(body + 4, "\n---\n");
        if (end != NULL) body = end + 5;
    }
    cmark_parser *parser = cmark_parser_new(OPTIONS);
    for (size_t i = 0; i < EXTENSION_COUNT; i++) cmark_parser_attach_syntax_extension(parser, extensions[i]);
    cmark_parser_feed(parser, body, source.size - (size_t)(body - source.bytes));
    cmark_node *document = cmark_parser_finish(parser);
    char *html = cmark_render_html(document, OPTIONS, cmark_parser_get_syntax_extensions(parser));
    cmark_node_free(document);
    cmark_parser_free(parser);
    free(source.bytes);
    return html;
}

static inline void find_extensions(cmark_syntax_extension **extensions) {
    if (sitegen_cmark_prepare() != 1) {
        fprintf(stderr, "floor: this cmark-gfm can't parse on several threads\n");
        exit(1);
    }
    for (size_t i = 0; i < EXTENSION_COUNT; i++) extensions[i] = cmark_find_syntax_extension(EXTENSIONS[i]);
}

static inline void on_threads(int count, void *(*work)(void *)) {
    pthread_t threads[MAX_THREADS];
    if (count < 1 || count > MAX_THREADS) count = 1;
    for (int i = 0; i < count; i++) pthread_create(&threads[i], NULL, work, NULL);
    for (int i = 0; i < count; i++) pthread_join(threads[i], NULL);
}

// The largest resident set so far, in KiB.
static inline long peak_memory(void) {
    char line[256];
    long peak = 0;
    FILE *status = fopen("/proc/self/status", "r");
    while (status != NULL && fgets(line, sizeof line, status) != NULL) sscanf(line, "VmHWM: %ld", &peak);
    if (status != NULL) fclose(status);
    return peak;
}
