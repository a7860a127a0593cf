#include "registry/vocabulary.hpp"

#include <algorithm>

#include "base/vocabulary.hpp"

namespace registry {
namespace {

struct ToldHardship {
    std::string kind;
};
BOOST_DESCRIBE_STRUCT(ToldHardship, (), (kind))

}  // namespace

const std::vector<Field>& fields() {
    static const auto read_once = base::vocabulary<Field>("registry/vocabulary/fields.json");
    return read_once;
}

bool is_field(std::string_view field) {
    return std::ranges::find(fields(), field, &Field::field) != fields().end();
}

bool is_told(std::string_view hardship_kind) {
    static const auto read_once = base::vocabulary<ToldHardship>("registry/vocabulary/told_hardship.json");
    return std::ranges::find(read_once, hardship_kind, &ToldHardship::kind) != read_once.end();
}

}  // namespace registry
