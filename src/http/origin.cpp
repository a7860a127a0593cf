#include "http/origin.hpp"

namespace http {

std::string origin_of(const Request& request) {
    const auto host = request.header("host");
    return host ? (request.secure ? "https://" : "http://") + std::string(*host) : std::string();
}

}  // namespace http
