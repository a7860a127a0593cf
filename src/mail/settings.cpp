#include "mail/settings.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "base/json.hpp"
#include "base/problem.hpp"
#include "mail/address.hpp"

namespace mail {
namespace {

using base::Problem;
using base::ProblemKind;

template <std::size_t count>
void require_scheme(const std::string& url, const std::array<std::string_view, count>& schemes) {
    if (std::none_of(schemes.begin(), schemes.end(), [&](std::string_view scheme) { return url.starts_with(scheme); }))
        throw Problem(ProblemKind::invalid, "mail_settings.wrong_address", url);
}

}  // namespace

Settings read_settings(const std::string& file) {
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0) throw Problem(ProblemKind::invalid, "mail_settings.unreadable", file);
    if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        throw Problem(ProblemKind::invalid, "mail_settings.readable_by_others", file);
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw Problem(ProblemKind::invalid, "mail_settings.unreadable", file);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    auto settings = base::from_json_text<Settings>(text);
    const auto address = tidy_address(settings.address);
    if (!address) throw Problem(ProblemKind::invalid, "mail_settings.wrong_address", settings.address);
    settings.address = *address;
    require_scheme(settings.outgoing, std::array<std::string_view, 2>{"smtps://", "smtp://"});
    if (settings.incoming) require_scheme(*settings.incoming, std::array<std::string_view, 2>{"imaps://", "imap://"});
    return settings;
}

}  // namespace mail
