#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "plans/names.hpp"
#include "store/database.hpp"

/// The situation bulletin: one page a day for the staff of a body, computed from what was entered. Nobody writes it.
namespace reports {

/// In the order of the page: what is urgent comes first.
enum class BulletinPart { urgent, overdue, silent, came_in, reported, due_soon };
BOOST_DESCRIBE_ENUM(BulletinPart, urgent, overdue, silent, came_in, reported, due_soon)

struct BulletinRow {
    base::Uuid id;
    std::string title;
    std::string note;              ///< who, or from whom
    std::optional<base::Day> day;  ///< by when
    std::optional<base::Instant> at;
};
BOOST_DESCRIBE_STRUCT(BulletinRow, (), (id, title, note, day, at))

struct BulletinSection {
    BulletinPart part = BulletinPart::urgent;
    std::string leads_to;  ///< where a row opens: "flash", "task", "duty", "plan" or "report"
    std::int64_t figure = 0;
    std::vector<BulletinRow> rows;  ///< the first of them: it is one page
};
BOOST_DESCRIBE_STRUCT(BulletinSection, (), (part, leads_to, figure, rows))

struct Bulletin {
    base::Day day;
    plans::BodyName body;
    base::Instant as_of;  ///< the end of the day, or now
    std::vector<BulletinSection> sections;
};
BOOST_DESCRIBE_STRUCT(Bulletin, (), (day, body, as_of, sections))

/// Of the caller's body: what happened on the day, and what stood open at its end. Problem: plan.no_desk.
Bulletin bulletin(store::Transaction& tx, const base::Who& who, base::Day day);

}  // namespace reports
