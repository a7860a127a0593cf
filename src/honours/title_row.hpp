#pragma once

#include "honours/candidate.hpp"

namespace honours {

struct RoundEntry {
    Round round;  ///< without its candidates
    std::int64_t home = 0;
    std::string area_path;
};

/// Problem: title.not_found.
RoundEntry round_entry(store::Transaction& tx, RoundId id);
std::optional<RoundEntry> find_round(store::Transaction& tx, RoundId id);
std::string select_rounds(const std::string& where);
std::vector<RoundEntry> read_rounds(const store::Rows& rows);
std::vector<CandidateLine> candidates_of(store::Transaction& tx, const RoundEntry& entry);

void record(store::Transaction& tx, const base::Who& who, const RoundEntry& entry, std::string_view verb,
            const base::Uuid& subject);

/// From its first day to its last, and no further than yesterday: what is due today may still come.
struct Year {
    base::Day from;
    base::Day until;
};
Year days_of(std::int64_t year, base::Day today);

}  // namespace honours
