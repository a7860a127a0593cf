#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/json.hpp"

/// What GeoReport v2 (https://wiki.open311.org/GeoReport_v2/) says of writing: every answer is there as JSON and as
/// XML, the one made from the other.
namespace open311 {

enum class Format { json, xml };

/// The last part of an address, "health.xml": what is asked for, and how it is written.
struct Asked {
    std::string name;
    Format format = Format::json;
};
/// Nothing when it ends in neither.
std::optional<Asked> asked_for(std::string_view last);

/// Why a request is refused, as the standard says it.
struct Fault {
    std::int64_t code = 0;  ///< the status of HTTP
    std::string description;
};
BOOST_DESCRIBE_STRUCT(Fault, (), (code, description))

/// An answer under its name. In JSON a list stands by itself and the name is left out; in XML each member of a list
/// "services" is a "service", and what is unknown is an empty element.
std::string written(Format format, std::string_view root, const base::Json& value);

std::string_view content_type_of(Format format);

}  // namespace open311
