#pragma once

#include "rumours/rumour.hpp"

namespace rumours {

struct Entry {
    Rumour rumour;  ///< without its lists
    std::int64_t home = 0;
    std::string area_path;
    std::int64_t heard_this_week = 0;
    std::optional<base::Day> answered_until;  ///< the last day of the message that answers it
};

std::optional<Entry> find_entry(store::Transaction& tx, RumourId id);
/// Problem: rumour.not_found.
Entry rumour_entry(store::Transaction& tx, RumourId id);
/// `where` begins at $2; $1 is the first day of the week that counts as this one.
std::string select_rumours(const std::string& where);
std::vector<Entry> read_entries(const store::Rows& rows);
base::Day week_begin(store::Transaction& tx);

std::vector<Source> sources_of(store::Transaction& tx, const Entry& entry);
/// The last fourteen days, each one.
std::vector<HeardDay> heard_of(store::Transaction& tx, const Entry& entry);

}  // namespace rumours
