#define _GNU_SOURCE
#include "CPosix.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

#if defined(__linux__)
int sitegen_exchange_names(const char *a, const char *b) {
    return renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE) == 0 ? 0 : errno;
}
#elif defined(__APPLE__)
int sitegen_exchange_names(const char *a, const char *b) {
    return renamex_np(a, b, RENAME_SWAP) == 0 ? 0 : errno;
}
#else
int sitegen_exchange_names(const char *a, const char *b) {
    (void)a;
    (void)b;
    return ENOTSUP;
}
#endif
