#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/entry.hpp"

/// By what an entry is found (search.hpp): each mark is a number made of what it stands for.
namespace ledger {

using Mark = std::int64_t;

Mark mark_of_word(std::string_view folded_word);
Mark mark_of_day(base::Day day);
Mark mark_of_month(std::string_view year_and_month);  ///< "2021-06"
Mark mark_of_kind(Kind kind);
Mark mark_of_campaign(const base::Uuid& campaign);
Mark mark_of_area(std::string_view path);  ///< it and all below it
Mark mark_of_account(std::string_view account);

/// All marks of an entry, each once; `area_path` is empty when it has no area.
std::vector<Mark> marks_of(const Entry& entry, std::string_view area_path);

}  // namespace ledger
