#include "CCurlOptions.h"

#include <curl/curl.h>

#if LIBCURL_VERSION_NUM < 0x075500
#error "libcurl 7.85 or newer is needed"
#endif

unsigned sitegen_curl_prepare(void) {
    return curl_global_init(CURL_GLOBAL_DEFAULT);
}

unsigned sitegen_curl_set_number(void *handle, unsigned option, long value) {
    return curl_easy_setopt(handle, (CURLoption)option, value);
}

unsigned sitegen_curl_set_size(void *handle, unsigned option, int64_t value) {
    return curl_easy_setopt(handle, (CURLoption)option, (curl_off_t)value);
}

unsigned sitegen_curl_set_text(void *handle, unsigned option, const char *value) {
    return curl_easy_setopt(handle, (CURLoption)option, value);
}

unsigned sitegen_curl_set_pointer(void *handle, unsigned option, void *value) {
    return curl_easy_setopt(handle, (CURLoption)option, value);
}

unsigned sitegen_curl_set_receive(void *handle, unsigned option, sitegen_curl_receive function) {
    return curl_easy_setopt(handle, (CURLoption)option, function);
}

unsigned sitegen_curl_set_before_request(void *handle, sitegen_curl_before_request function) {
    return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, function);
}

long sitegen_curl_number(void *handle, unsigned info) {
    long value = 0;
    return curl_easy_getinfo(handle, (CURLINFO)info, &value) == CURLE_OK ? value : 0;
}

int64_t sitegen_curl_size(void *handle, unsigned info) {
    curl_off_t value = 0;
    return curl_easy_getinfo(handle, (CURLINFO)info, &value) == CURLE_OK ? (int64_t)value : 0;
}
