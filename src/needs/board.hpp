#pragma once

#include "needs/count.hpp"

/// The board of needs: what is overdue stands in front, and everything has an owner or stands among what has none.
namespace needs {

/// Which part of a board.
enum class Part { open, late, received, waits, appealed, nobody, done, refused };
BOOST_DESCRIBE_ENUM(Part, open, late, received, waits, appealed, nobody, done, refused)

struct BoardQuery {
    std::optional<areas::AreaId> area;  ///< a commune or a hamlet; empty: what the caller's body answers for
    std::optional<base::Uuid> owner;    ///< a body
    Part part = Part::open;
    std::string kind;   ///< empty: any
    std::string words;  ///< whole words of the asker's name, or a phone number; looked for in one commune
    std::string after;  ///< where the page before ended
    std::size_t limit = 50;
};

struct BoardPage {
    std::vector<Need> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(BoardPage, (), (items, next))

/// Open ones by their last good moment, closed ones the newest first. Problems: account.outside_area, area.not_found,
/// need.area_too_wide, need.area_missing (who reaches no area and no body must name one).
BoardPage board(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const BoardQuery& query);

/// How a board stands, and who answers for how much.
struct BoardCounts {
    std::optional<Place> commune;  ///< empty: of one body, wherever it is
    Counts all;
    std::vector<OwnerCounts> owners;
};
BOOST_DESCRIBE_STRUCT(BoardCounts, (), (commune, all, owners))

/// Of a commune, or of the caller's body when the caller reaches none. Problems: as above.
BoardCounts board_counts(store::Transaction& tx, const base::Who& who, std::optional<areas::AreaId> area);

/// What the street may know: how many needs are open in a hamlet. A small number is not told, because neighbours would
/// know whose it is.
struct PublicCount {
    Place area;
    std::optional<std::int64_t> open;  ///< empty: fewer than the least that is told, perhaps none
};
BOOST_DESCRIBE_STRUCT(PublicCount, (), (area, open))
inline constexpr std::int64_t least_public_count = 5;

/// Of every hamlet of a commune, by name. Problems: area.not_found, need.area_too_wide.
std::vector<PublicCount> public_counts(store::Transaction& tx, areas::AreaId commune);

}  // namespace needs
