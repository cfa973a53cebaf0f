#include "CPosix.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

void sitegen_keep_little_memory(void) {
#ifdef __GLIBC__
    // Set by hand, the thresholds stay where they are; else they rise with every large piece that is freed.
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    mallopt(M_TRIM_THRESHOLD, 1024 * 1024);
    mallopt(M_ARENA_MAX, 4);
#endif
}

void sitegen_return_free_memory(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
