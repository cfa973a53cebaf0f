#pragma once

#include <stddef.h>
#include <stdint.h>

// libcurl's variadic functions, one for each type of value: Swift can't call variadic ones. Handles are `CURL *`, options
// `CURLoption`, infos `CURLINFO`. Those that set return a `CURLcode`.

/// Gets bytes that came; returns how many it took. Any other number ends the transfer.
typedef size_t (*sitegen_curl_receive)(char *bytes, size_t one, size_t count, void *data);
/// Is called once there is a connection, right before the first byte of the request is sent; 0 lets it go on.
typedef int (*sitegen_curl_before_request)(
    void *data, char *remote_host, char *local_host, int remote_port, int local_port);

/// Makes libcurl ready, once for a process and before the first handle. Returns a `CURLcode`.
unsigned sitegen_curl_prepare(void);

unsigned sitegen_curl_set_number(void *handle, unsigned option, long value);
unsigned sitegen_curl_set_size(void *handle, unsigned option, int64_t value);
/// libcurl copies the text, or for `CURLOPT_COPYPOSTFIELDS` as many bytes as `CURLOPT_POSTFIELDSIZE_LARGE` said before.
unsigned sitegen_curl_set_text(void *handle, unsigned option, const char *value);
/// libcurl keeps the pointer.
unsigned sitegen_curl_set_pointer(void *handle, unsigned option, void *value);
unsigned sitegen_curl_set_receive(void *handle, unsigned option, sitegen_curl_receive function);
unsigned sitegen_curl_set_before_request(void *handle, sitegen_curl_before_request function);

/// A number that libcurl knows of a transfer; 0 when it doesn't.
long sitegen_curl_number(void *handle, unsigned info);
/// The same for infos of type `curl_off_t`.
int64_t sitegen_curl_size(void *handle, unsigned info);
