#pragma once

#include "voices/count.hpp"

/// The board of voices: what is overdue stands in front, and nothing is left lying unseen. No voice is found by who
/// spoke: there is no such word in a query.
namespace voices {

/// Which part of a board. `passed`: went through the hands of the body, which sees how it goes on.
enum class Part { open, late, received, nobody, raised, coming_down, passed, answered, closed };
BOOST_DESCRIBE_ENUM(Part, open, late, received, nobody, raised, coming_down, passed, answered, closed)

struct BoardQuery {
    std::optional<areas::AreaId> area;  ///< a commune or a hamlet; empty: what the caller's body has
    std::optional<base::Uuid> owner;    ///< a body
    Part part = Part::open;
    std::string topic;  ///< empty: any
    std::string after;  ///< where the page before ended
    std::size_t limit = 50;
};

struct BoardPage {
    std::vector<Voice> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(BoardPage, (), (items, next))

/// Open ones by their last good moment, closed ones the newest first. Problems: account.outside_area, area.not_found,
/// voice.area_too_wide, voice.area_missing (who reaches no area and no body must name one).
BoardPage board(store::Transaction& tx, const base::Who& who, const BoardQuery& query);

/// How a board stands, and who has how much.
struct BoardCounts {
    std::optional<Place> commune;  ///< empty: of one body, wherever it is
    Counts all;
    std::vector<OwnerCounts> owners;
    std::optional<base::Instant> oldest;  ///< since when the oldest open one waits
};
BOOST_DESCRIBE_STRUCT(BoardCounts, (), (commune, all, owners, oldest))

/// Of a commune, or of the caller's body when the caller reaches none. Problems: as above.
BoardCounts board_counts(store::Transaction& tx, const base::Who& who, std::optional<areas::AreaId> area);

}  // namespace voices
