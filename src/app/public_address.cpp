#include "app/public_address.hpp"

#include "base/problem.hpp"

namespace app {

std::string public_address(const Config& config) {
    if (config.public_address.empty()) return config.domain.empty() ? "" : "https://" + config.domain;
    const auto& address = config.public_address;
    const auto host = address.find("://") + 3;
    const bool is_web = address.starts_with("https://") || address.starts_with("http://");
    if (!is_web || host == address.size() || address.find_first_of("/?#@ <>\r\n", host) != std::string::npos)
        throw base::Problem(base::ProblemKind::invalid, "public_address.wrong", address);
    return address;
}

}  // namespace app
