#include "alerts/alert_row.hpp"

#include <algorithm>
#include <limits>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"

namespace alerts {
namespace {

constexpr std::size_t most_names = 20;

/// The names in "Xã Châu Sơn, thôn Đông; thôn Tây".
std::vector<std::string> names_in(const sources::CapInfo& info) {
    std::vector<std::string> names;
    for (const auto& area : info.areas)
        for (std::size_t from = 0; from < area.description.size();) {
            const auto end = std::min(area.description.find_first_of(",;\n", from), area.description.size());
            const auto name = base::trim(std::string_view(area.description).substr(from, end - from));
            if (!name.empty() && names.size() < most_names) names.emplace_back(name);
            from = end + 1;
        }
    return names;
}

/// What of the body's own area it names; what is said of all around it is said of its own too.
std::vector<Place> places_in(store::Transaction& tx, const Entry& found) {
    std::vector<Place> places;
    const auto add = [&](const areas::Area& area) {
        const Place place{area.id.uuid, area.name};
        if (std::ranges::find(places, place.id, &Place::id) == places.end()) places.push_back(place);
    };
    const auto own = areas::get(tx, {found.area});
    for (const auto& name : names_in(info_for_people(found.said)))
        for (const auto& match : areas::search(tx, {.words = name, .on = base::day_of(tx.now())})) {
            if (areas::is_within(match.area.path, own.path)) add(match.area);
            if (areas::is_within(own.path, match.area.path)) add(own);
        }
    return places;
}

/// "sender,identifier,sent": the last one that came here.
std::optional<Earlier> earlier_of(store::Transaction& tx, const Entry& found) {
    for (auto one = found.said.references.rbegin(); one != found.said.references.rend(); ++one) {
        const auto first = one->find(',');
        const auto last = one->rfind(',');
        if (first == std::string::npos || first == last) continue;
        const auto rows = tx.run(
            select_alerts("l.body = $1 AND l.sender = $2 AND l.identifier = $3") + " ORDER BY l.sent_at DESC LIMIT 1",
            {found.body.id, one->substr(0, first), one->substr(first + 1, last - first - 1)});
        if (rows.empty()) continue;
        const auto before = read_entry(rows.front());
        return Earlier{before.id, title_of(info_for_people(before.said)), before.message};
    }
    return std::nullopt;
}

bool has_shapes(const sources::CapInfo& info) {
    return std::ranges::any_of(
        info.areas, [](const sources::CapArea& area) { return !area.polygons.empty() || !area.circles.empty(); });
}

}  // namespace

State Entry::state() const {
    if (message) return State::drafted;
    return is_set_aside ? State::set_aside : State::waiting;
}

std::string select_alerts(const std::string& where) {
    return R"(
        SELECT l.*, a.path AS area_path, b.name AS body_name, w.name AS received_name
        FROM alert l JOIN area a ON a.id = l.area JOIN body b ON b.id = l.body LEFT JOIN account w ON w.id = l.received_by
        WHERE )" +
           where;
}

Entry read_entry(const store::Row& row) {
    const auto message = row.maybe_uuid("message");
    return {.id = row.id<AlertTag>("id"),
            .home = row.integer("home"),
            .area = row.uuid("area"),
            .area_path = row.text("area_path"),
            .body = {row.uuid("body"), row.text("body_name")},
            .said = base::from_json_text<sources::CapAlert>(row.text("said")),
            .seal = base::named<Seal>(row.text("seal")),
            .vouched_by = row.text("vouched_by"),
            .received_at = row.instant("received_at"),
            .received_by = row.maybe_text("received_name").value_or(""),
            .message = message ? std::optional(outreach::MessageId{*message}) : std::nullopt,
            .is_set_aside = row.maybe_instant("set_aside_at").has_value(),
            .reason = row.text("reason")};
}

Line read_line(const store::Row& row) {
    const auto found = read_entry(row);
    const auto info = info_for_people(found.said);
    return {.id = found.id,
            .title = title_of(info),
            .sender_name = info.sender_name.empty() ? found.said.sender : info.sender_name,
            .state = found.state(),
            .seal = found.seal,
            .vouched_by = found.vouched_by,
            .status = found.said.status,
            .msg_type = found.said.msg_type,
            .priority = priority_of(found.said),
            .received_at = found.received_at};
}

Entry entry(store::Transaction& tx, AlertId id) {
    const auto rows = tx.run(select_alerts("l.id = $1"), {id});
    if (rows.empty()) throw base::Problem(base::ProblemKind::not_found, "alert.not_found", base::to_string(id));
    return read_entry(rows.front());
}

Alert shown(store::Transaction& tx, const base::Who& who, const Entry& found) {
    auto info = info_for_people(found.said);
    const bool is_shaped = has_shapes(info);
    return {.id = found.id,
            .body = found.body,
            .state = found.state(),
            .seal = found.seal,
            .vouched_by = found.vouched_by,
            .sender = found.said.sender,
            .identifier = found.said.identifier,
            .sent_at = found.said.sent,
            .status = found.said.status,
            .msg_type = found.said.msg_type,
            .info = std::move(info),
            .priority = priority_of(found.said),
            .places = places_in(tx, found),
            .has_shapes = is_shaped,
            .earlier = earlier_of(tx, found),
            .message = found.message,
            .received_at = found.received_at,
            .received_by = found.received_by,
            .reason = found.reason,
            .may_write =
                who.is_somebody() && accounts::reaches_body(tx, who, base::Permission::documents_write, found.body.id)};
}

std::pair<std::int64_t, base::Uuid> read_cursor(const std::string& text) {
    const auto dot = text.find('.');
    const std::pair first{std::numeric_limits<std::int64_t>::max(), base::Uuid{}};
    if (dot == std::string::npos) return first;
    const auto at = base::to_number<std::int64_t>(std::string_view(text).substr(0, dot));
    const auto id = base::parse_uuid(std::string_view(text).substr(dot + 1));
    return at && id ? std::pair{*at, *id} : first;
}

std::string cursor_of(base::Instant at, AlertId id) {
    return std::to_string(at.ms) + '.' + base::to_string(id);
}

}  // namespace alerts
