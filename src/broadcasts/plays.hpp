#pragma once

#include <map>

#include "broadcasts/log.hpp"

namespace broadcasts {

/// How often loudspeakers read a message out, and how often they should have and did not.
struct Plays {
    std::int64_t played = 0;
    std::int64_t gaps = 0;
    std::optional<base::Instant> first_at;
};
BOOST_DESCRIBE_STRUCT(Plays, (), (played, gaps, first_at))

/// Of a commune's or a hamlet's log over some days, a month at most. Problems: those of day_log.
Plays plays_of(store::Transaction& tx, const base::Who& who, areas::AreaId area, MessageId message, base::Day from,
               base::Day until);
/// The same for several: each day is read once. A message that was in no slot is left out.
std::map<MessageId, Plays> plays_of(store::Transaction& tx, const base::Who& who, areas::AreaId area,
                                    const std::vector<MessageId>& messages, base::Day from, base::Day until);

}  // namespace broadcasts
