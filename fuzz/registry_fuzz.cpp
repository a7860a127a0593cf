#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/json.hpp"
#include "registry/criteria.hpp"
#include "registry/envelope.hpp"

// A message as a stranger sends it to the register. Whatever it holds, its parts are taken as they stand and are JSON
// of their own, or it is no message; what it asks for stays within what is answered. Seeds: fuzz/seeds/registry
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    registry::signature_line(bytes);
    const auto envelope = registry::envelope_of(bytes);
    if (!envelope) return 0;
    const auto whole = base::parse_json(bytes);
    const auto message = base::parse_json(envelope->message);
    if (base::parse_json(envelope->header) != whole.at("header") || message != whole.at("message")) std::abort();
    const auto read = registry::read_criteria(message.get_object());
    if (read.reason) return 0;
    const auto& criteria = read.criteria;
    if (criteria.page_size > registry::largest_page || criteria.page_number * criteria.page_size > registry::most_found)
        std::abort();
    return 0;
}
