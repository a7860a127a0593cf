#include <algorithm>
#include <set>

#include "accounts/grant.hpp"
#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "levels/level.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace levels {
namespace {

using base::Problem;
using base::ProblemKind;

/// The part of a rule that the store keeps as one text.
struct Detail {
    std::vector<Measure> measures;
    Bands reached;
    Bands not_reached;
    bool holds_when_not_ready = false;
};
BOOST_DESCRIBE_STRUCT(Detail, (), (measures, reached, not_reached, holds_when_not_ready))

Rule read_rule(const store::Row& row) {
    auto detail = base::from_json_text<Detail>(row.text("detail"));
    return {
        .code = row.text("code"),
        .name = row.text("name"),
        .source = row.text("source"),
        .valid_from = row.day("valid_from"),
        .valid_until = row.maybe_day("valid_until"),
        .is_on = row.boolean("is_on"),
        .measures = std::move(detail.measures),
        .reached = std::move(detail.reached),
        .not_reached = std::move(detail.not_reached),
        .holds_when_not_ready = detail.holds_when_not_ready,
    };
}

std::size_t limits_of(const Measure& measure) {
    if (measure.part == Part::transmission) return highest_level - lowest_level;
    return measure.counting == Counting::yes_or_no ? 0 : 1;
}

/// Limits that are known rise from band to band.
bool is_rising(const Measure& measure) {
    std::optional<std::int64_t> last;
    for (const auto& limit : measure.limits) {
        if (!limit) continue;
        if (*limit < 0 || (last && *limit <= *last)) return false;
        last = limit;
    }
    return true;
}

bool is_row(const Bands& row) {
    return row.size() == highest_level && std::all_of(row.begin(), row.end(), [](const auto& level) {
               return !level || (*level >= lowest_level && *level <= highest_level);
           });
}

bool are_measures_right(const Rule& rule) {
    std::set<std::string> codes;
    return std::all_of(rule.measures.begin(), rule.measures.end(), [&](const Measure& measure) {
        const bool is_rate = measure.counting == Counting::weekly_rate || measure.counting == Counting::two_week_rate;
        return !base::tidy(measure.code).empty() && !base::tidy(measure.vi).empty() &&
               codes.insert(measure.code).second && is_rate == (measure.part == Part::transmission) &&
               measure.limits.size() == limits_of(measure) && is_rising(measure);
    });
}

/// Whether it can say anything at all.
bool says_something(const Rule& rule) {
    const auto is_known = [](const auto& value) { return value.has_value(); };
    const bool has_cell = std::any_of(rule.reached.begin(), rule.reached.end(), is_known) ||
                          std::any_of(rule.not_reached.begin(), rule.not_reached.end(), is_known);
    const bool has_bands = std::any_of(rule.measures.begin(), rule.measures.end(), [&](const Measure& measure) {
        return measure.part == Part::transmission &&
               std::all_of(measure.limits.begin(), measure.limits.end(), is_known);
    });
    return has_cell && has_bands;
}

void check(const Rule& rule) {
    if (base::tidy(rule.name).empty() || base::tidy(rule.code).empty())
        throw Problem(ProblemKind::invalid, "level_rule.name_empty");
    if (rule.valid_until && *rule.valid_until < rule.valid_from)
        throw Problem(ProblemKind::invalid, "level_rule.ends_before_it_begins", to_string(*rule.valid_until));
    if (!are_measures_right(rule) || !is_row(rule.reached) || !is_row(rule.not_reached))
        throw Problem(ProblemKind::invalid, "level_rule.measures_wrong", rule.code);
    if (rule.is_on && !says_something(rule)) throw Problem(ProblemKind::invalid, "level_rule.still_empty", rule.code);
}

}  // namespace

std::vector<Rule> rules(store::Transaction& tx) {
    return store::all(read_rule, tx.run("SELECT * FROM level_rule ORDER BY valid_from DESC, code"));
}

Rule rule(store::Transaction& tx, std::string_view code) {
    if (const auto found = store::first(read_rule, tx.run("SELECT * FROM level_rule WHERE code = $1", {code})))
        return *found;
    throw Problem(ProblemKind::not_found, "level_rule.not_found", std::string(code));
}

void keep_rule(store::Transaction& tx, const base::Who& who, const Rule& rule) {
    accounts::require(who, base::Permission::administer, areas::country_path);
    check(rule);
    const auto detail = base::to_json(Detail{rule.measures, rule.reached, rule.not_reached, rule.holds_when_not_ready});
    tx.change(R"(INSERT INTO level_rule (code, name, source, valid_from, valid_until, is_on, detail)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)
                 ON CONFLICT (code) DO UPDATE SET name = excluded.name, source = excluded.source,
                     valid_from = excluded.valid_from, valid_until = excluded.valid_until, is_on = excluded.is_on,
                     detail = excluded.detail)",
              {base::tidy(rule.code), base::tidy(base::to_nfc(rule.name)), base::tidy(base::to_nfc(rule.source)),
               rule.valid_from, rule.valid_until, rule.is_on, detail});
    store::record(tx, who, "level_rule.kept", areas::country(tx).id.uuid, std::nullopt,
                  {{"rule", rule.code}, {"is_on", rule.is_on}, {"detail", detail}});
}

}  // namespace levels
