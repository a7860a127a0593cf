#include "honours/title_row.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace honours {
namespace {

RoundEntry read_entry(const store::Row& row) {
    return {.round = {.id = row.id<TitleRoundTag>("id"),
                      .body = {row.uuid("body"), row.text("body_name")},
                      .area = {row.uuid("area"), row.text("area_name")},
                      .year = row.integer("year"),
                      .title = row.text("title"),
                      .words = row.text("words"),
                      .paper = row.text("paper"),
                      .criteria = base::from_json_text<std::vector<Criterion>>(row.text("criteria")),
                      .candidates = {},
                      .is_closed = !row.is_null("closed_at")},
            .home = row.integer("home"),
            .area_path = row.text("area_path")};
}

base::Day day_of_year(std::int64_t year, const char* day) {
    return *base::parse_day(std::to_string(year) + day);
}

}  // namespace

std::string select_rounds(const std::string& where) {
    return R"(
        SELECT r.*, b.name AS body_name, a.name AS area_name, a.path AS area_path
        FROM title_round r JOIN body b ON b.id = r.body JOIN area a ON a.id = r.area WHERE )" +
           where;
}

std::vector<RoundEntry> read_rounds(const store::Rows& rows) {
    return store::all(read_entry, rows);
}

std::optional<RoundEntry> find_round(store::Transaction& tx, RoundId id) {
    return store::first(read_entry, tx.run(select_rounds("r.id = $1"), {id}));
}

RoundEntry round_entry(store::Transaction& tx, RoundId id) {
    auto found = find_round(tx, id);
    if (!found) throw base::Problem(base::ProblemKind::not_found, "title.not_found", base::to_string(id));
    return std::move(*found);
}

std::vector<CandidateLine> candidates_of(store::Transaction& tx, const RoundEntry& entry) {
    const auto read = [](const store::Row& row) {
        return CandidateLine{row.id<TitleCandidateTag>("id"),
                             {row.uuid("body"), row.text("body_name")},
                             base::named<CandidateState>(row.text("state")),
                             row.text("number"),
                             row.maybe_day("decided_on"),
                             row.maybe_instant("published_at")};
    };
    return store::all(read, tx.run(R"(
        SELECT c.*, b.name AS body_name FROM title_candidate c JOIN body b ON b.id = c.body
        WHERE c.home = $1 AND c.round = $2 ORDER BY b.name_key, c.id)",
                                   {entry.home, entry.round.id}));
}

void record(store::Transaction& tx, const base::Who& who, const RoundEntry& entry, std::string_view verb,
            const base::Uuid& subject) {
    store::record(tx, who, verb, subject, entry.round.area.id);
}

Year days_of(std::int64_t year, base::Day today) {
    return {day_of_year(year, "-01-01"), std::min(day_of_year(year, "-12-31"), today - 1)};
}

}  // namespace honours
