#include <map>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "base/text.hpp"
#include "households/standing.hpp"
#include "store/values.hpp"
#include "trips/asked.hpp"

/// Who asked for goods and got none: always a list, never a guess.
namespace trips {
namespace {

std::map<base::Uuid, std::string> codes_of(store::Transaction& tx, const std::vector<AskedNeed>& asked) {
    std::vector<store::Value> parameters;
    std::vector<base::Uuid> ids;
    for (const auto& one : asked)
        if (one.need.household) ids.push_back(*one.need.household);
    const auto list = store::list_behind(parameters, ids);
    std::map<base::Uuid, std::string> codes;
    for (const auto& row : tx.run("SELECT id, number FROM household WHERE id IN " + list, parameters))
        codes[row.uuid("id")] = households::code_of(row.integer("number"));
    return codes;
}

/// The stops that were made for them, by one statement for all.
void add_stops(store::Transaction& tx, std::vector<AskedNeed>& asked) {
    std::vector<store::Value> parameters;
    std::vector<base::Uuid> ids;
    std::map<base::Uuid, AskedNeed*> by_need;
    for (auto& one : asked) {
        ids.push_back(one.need.id.uuid);
        by_need[one.need.id.uuid] = &one;
    }
    const auto list = store::list_behind(parameters, ids);
    for (const auto& row : tx.run(R"(
             SELECT s.need, s.is_open, s.outcome, t.id AS trip, t.code
             FROM trip_stop s JOIN trip t ON t.id = s.trip WHERE s.need IN )" +
                                      list + " ORDER BY t.id",
                                  parameters)) {
        auto& one = *by_need.at(row.uuid("need"));
        const auto outcome = row.maybe_text("outcome");
        if (row.boolean("is_open")) one.trip = Place{row.uuid("trip"), row.text("code")};
        if (outcome) one.tried = base::named<Outcome>(*outcome);
    }
}

struct Cursor {
    std::optional<base::Instant> since;
    base::Uuid id;
};
Cursor read_cursor(const std::string& text) {
    const auto dot = text.find('.');
    if (dot == std::string::npos) return {};
    const auto since = base::to_number<std::int64_t>(std::string_view(text).substr(0, dot));
    const auto id = base::parse_uuid(std::string_view(text).substr(dot + 1));
    if (!since || !id) return {};
    return {base::Instant{*since}, *id};
}

}  // namespace

std::vector<std::string> kinds_or_all(const std::vector<std::string>& kinds) {
    return kinds.empty() ? std::vector<std::string>{"food", "baby"} : kinds;
}

std::vector<AskedNeed> asked_for(store::Transaction& tx, const needs::OpenQuery& query) {
    std::vector<AskedNeed> asked;
    const auto today = base::day_of(tx.now());
    for (auto& need : needs::open_longest_first(tx, query)) {
        const auto waited = today - base::day_of(need.since);
        asked.push_back({.need = std::move(need),
                         .household = {},
                         .waited_days = waited,
                         .trip = std::nullopt,
                         .tried = std::nullopt});
    }
    add_stops(tx, asked);
    const auto codes = codes_of(tx, asked);
    for (auto& one : asked)
        if (one.need.household)
            if (const auto code = codes.find(*one.need.household); code != codes.end()) one.household = code->second;
    return asked;
}

WaitingPage waiting(store::Transaction& tx, const base::Who& who, const WaitingQuery& query) {
    const auto area = areas::get(tx, query.area);
    accounts::require_figures(tx, who, base::Permission::needs_answer, area.path);
    const auto slice = households::slice_of(tx, query.area);
    const auto cursor = read_cursor(query.after);
    const auto asked = asked_for(tx, {.commune = slice.commune,
                                      .hamlet = slice.hamlet,
                                      .kinds = kinds_or_all({}),
                                      .after = cursor.since,
                                      .after_id = cursor.id,
                                      .limit = query.limit});
    WaitingPage page;
    for (const auto& one : asked)
        page.items.push_back({.need = one.need.id,
                              .kind = one.need.kind,
                              .area = one.need.area,
                              .household = one.household,
                              .since = one.need.since,
                              .waited_days = one.waited_days,
                              .is_accepted = needs::is_accepted(one.need),
                              .trip = one.trip,
                              .tried = one.tried});
    if (asked.size() == query.limit && !asked.empty())
        page.next = std::to_string(asked.back().need.since.ms) + '.' + base::to_string(asked.back().need.id);
    return page;
}

}  // namespace trips
