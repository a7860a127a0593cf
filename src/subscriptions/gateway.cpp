#include "subscriptions/gateway.hpp"

#include <curl/curl.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <memory>

#include "base/json.hpp"
#include "base/problem.hpp"

namespace subscriptions {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr long connect_seconds = 10;
constexpr long whole_seconds = 30;

struct FreeHandle {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct FreeText {
    void operator()(char* text) const { curl_free(text); }
};

/// The answer is in the status.
std::size_t ignore(char*, std::size_t size, std::size_t count, void*) {
    return size * count;
}

std::string escaped(CURL* curl, const std::string& text) {
    const std::unique_ptr<char, FreeText> made(curl_easy_escape(curl, text.data(), static_cast<int>(text.size())));
    return made ? made.get() : "";
}

std::string question(CURL* curl, const Gateway& gateway, const std::string& number, const std::string& text) {
    auto url = gateway.address + "?username=" + escaped(curl, gateway.user) +
               "&password=" + escaped(curl, gateway.password) + "&to=" + escaped(curl, "+84" + number.substr(1)) +
               "&coding=2&charset=UTF-8&text=" + escaped(curl, text);
    if (gateway.sender) url += "&from=" + escaped(curl, *gateway.sender);
    return url;
}

}  // namespace

Gateway read_gateway(const std::string& file) {
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0) throw Problem(ProblemKind::invalid, "sms_gateway.unreadable", file);
    if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        throw Problem(ProblemKind::invalid, "sms_gateway.readable_by_others", file);
    std::ifstream stream(file, std::ios::binary);
    auto gateway = base::from_json_text<Gateway>(std::string{std::istreambuf_iterator<char>(stream), {}});
    const auto& address = gateway.address;
    const bool is_web = address.starts_with("https://") || address.starts_with("http://");
    if (!is_web || address.find_first_of(" ?#@\"<>\r\n\t") != std::string::npos)
        throw Problem(ProblemKind::invalid, "sms_gateway.wrong_address", address);
    return gateway;
}

Outcome outcome_of(long status) {
    if (status >= 200 && status < 300) return Outcome::sent;
    const bool is_about_us = status == 401 || status == 403 || status == 408 || status == 429;
    return status >= 400 && status < 500 && !is_about_us ? Outcome::refused : Outcome::later;
}

Answer send(const Gateway& gateway, const std::string& number, const std::string& text) {
    const std::unique_ptr<CURL, FreeHandle> curl(curl_easy_init());
    if (!curl) return {Outcome::later, "no memory"};
    const auto url = question(curl.get(), gateway, number, text);
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl.get(), CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, whole_seconds);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &ignore);
    const auto code = curl_easy_perform(curl.get());
    // Once the question is out, nobody knows whether the gateway took it: one that is missing rather than two.
    long asked = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_REQUEST_SIZE, &asked);
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status != 0) return {outcome_of(status), "HTTP " + std::to_string(status)};
    return {code == CURLE_OPERATION_TIMEDOUT && asked > 0 ? Outcome::refused : Outcome::later,
            curl_easy_strerror(code)};
}

}  // namespace subscriptions
