#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "documents/document.hpp"

/// The kinds of documents and the letters by which numbers name them: decree 30/2020, appendix III.
namespace documents {

struct Kind {
    std::string_view code;  ///< "KH"
    std::string_view name;  ///< "Kế hoạch"; empty for letters, which bear no kind
};

std::span<const Kind> all_kinds();

/// By name, letter case aside. Problem: outgoing.kind_unknown.
const Kind& kind_named(std::string_view name);

/// "05/KH-UBND", "12/UBND" for a letter; in the Party's form "05-KH/BDVHU". Without a figure: what stands behind it.
std::string notation_of(Form form, const Kind& kind, std::string_view symbol);
std::string numbered(std::int64_t number, std::string_view notation);

}  // namespace documents
