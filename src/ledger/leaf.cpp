#include "ledger/leaf.hpp"

#include <fmt/format.h>

#include "base/hex.hpp"
#include "base/named.hpp"
#include "ledger/bytes.hpp"

namespace ledger {
namespace {

constexpr std::string_view nothing = "-";

template <class T>
std::string or_nothing(const std::optional<T>& value) {
    using base::to_string;
    using std::to_string;
    return value ? to_string(*value) : std::string(nothing);
}

}  // namespace

std::string text_of(const Entry& entry) {
    auto text = fmt::format(
        "lalanh ledger entry 1\n"
        "code: {}\nkind: {}\nday: {}\nposted: {}\ncampaign: {}\narea: {}\ncorrects: {}\nhouseholds: {}\nwords: {}\n",
        entry.code, base::name_of(entry.kind), base::to_string(entry.day), base::to_string(entry.posted_at),
        or_nothing(entry.campaign), or_nothing(entry.area), entry.corrects.value_or(std::string(nothing)),
        or_nothing(entry.households), entry.words);
    for (const auto& line : entry.lines)
        text += fmt::format("line: {} {} {} {} {}\n", line.account, line.commodity, line.quantity, line.value,
                            line.valued_by.empty() ? nothing : line.valued_by);
    return text;
}

Hash leaf_of(const std::string& text, const std::string& salt_hex) {
    const auto salt = base::from_hex(salt_hex);
    return leaf_hash(std::string(salt.begin(), salt.end()) + text);
}

Hash leaf_of(const Entry& entry) {
    return leaf_of(text_of(entry), entry.salt);
}

}  // namespace ledger
