#include "registry/wire.hpp"

#include <curl/curl.h>

#include <memory>

namespace registry {
namespace {

constexpr long connect_seconds = 10;
constexpr long whole_seconds = 30;

struct FreeHandle {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// What the other side says beyond its status is not ours to keep.
std::size_t ignore(char*, std::size_t size, std::size_t count, void*) {
    return size * count;
}

}  // namespace

std::optional<std::string> post(const std::string& uri, const std::string& body) {
    const std::unique_ptr<CURL, FreeHandle> curl(curl_easy_init());
    if (!curl) return "no memory";
    const std::unique_ptr<curl_slist, FreeList> headers(curl_slist_append(nullptr, "Content-Type: application/json"));
    char said[CURL_ERROR_SIZE] = {};
    curl_easy_setopt(curl.get(), CURLOPT_URL, uri.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl.get(), CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, whole_seconds);
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.data());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &ignore);
    curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, said);
    if (const auto code = curl_easy_perform(curl.get()); code != CURLE_OK)
        return said[0] != '\0' ? said : curl_easy_strerror(code);
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    return status >= 200 && status < 300 ? std::nullopt : std::optional("HTTP " + std::to_string(status));
}

}  // namespace registry
