#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"

/// What the register may tell another system: data, not code (src/registry/vocabulary).
namespace registry {

struct Field {
    std::string field;
    std::string vi;
    std::string en;
    bool needs_consent = false;  ///< of the household, whatever the law says
};
BOOST_DESCRIBE_STRUCT(Field, (), (field, vi, en, needs_consent))

const std::vector<Field>& fields();
bool is_field(std::string_view field);

/// Groups of hardship that may be told. Those that speak of a body or an illness are not among them: what is known of
/// health never leaves by this way.
bool is_told(std::string_view hardship_kind);

}  // namespace registry
