#include "alerts/alert.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "alerts/alert_row.hpp"
#include "alerts/authority.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace alerts {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_title = 190;
constexpr std::size_t longest_text = 5900;
constexpr std::size_t longest_reason = 500;
constexpr int most_days = 7;

void record(store::Transaction& tx, const base::Who& who, const Entry& entry, std::string_view verb) {
    store::record(tx, who, verb, entry.id.uuid, entry.area);
}

Entry own_entry(store::Transaction& tx, const base::Who& who, AlertId id) {
    auto found = entry(tx, id);
    accounts::require_body(tx, who, Permission::documents_write, found.body.id);
    return found;
}

void require_waiting(const Entry& found) {
    if (found.state() != State::waiting)
        throw Problem(ProblemKind::conflict, "alert.not_in_state", base::name_of(found.state()));
}

/// At a blank, so that no letter is cut in two.
std::string shortened(const std::string& words, std::size_t longest) {
    if (words.size() <= longest) return words;
    const auto blank = words.rfind(' ', longest - 4);
    return words.substr(0, blank == words.npos ? 0 : blank) + "…";
}

std::string sender_of(const Entry& found) {
    const auto info = info_for_people(found.said);
    return info.sender_name.empty() ? found.said.sender : info.sender_name;
}

/// Where it is from, and how sure that is: whoever approves the message reads it here.
std::string source_of(const Entry& found) {
    switch (found.seal) {
        case Seal::trusted:
            return sender_of(found) + ", chữ ký đã kiểm: " + found.vouched_by;
        case Seal::none:
            return sender_of(found) + ", cảnh báo không ký";
        case Seal::unknown:
            return sender_of(found) + ", chữ ký chưa ai bảo đảm";
        case Seal::broken:
            return sender_of(found) + ", chữ ký hỏng";
    }
    return "";
}

outreach::Content content_of(const Entry& found, std::vector<areas::AreaId> areas, base::Day today) {
    const auto info = info_for_people(found.said);
    auto text = info.description;
    if (!info.instruction.empty()) text += (text.empty() ? "" : "\n") + info.instruction;
    const auto expires = info.expires ? base::day_of(*info.expires) : today + 1;
    return {.kind = outreach::Kind::risk,
            .priority = priority_of(found.said),
            .title = shortened(title_of(info), longest_title),
            .text = shortened(text.empty() ? title_of(info) : text, longest_text),
            .translations = {},
            .source = shortened(source_of(found), longest_title),
            .from = today,
            .until = std::clamp(expires, today, today + most_days),
            .areas = std::move(areas),
            .channels = {outreach::Channel::page, outreach::Channel::loudspeakers},
            .picture = {},
            .recording = {}};
}

std::optional<AlertId> taken_before(store::Transaction& tx, const base::Uuid& body, const sources::CapAlert& said) {
    const auto rows =
        tx.run("SELECT id FROM alert WHERE body = $1 AND sender = $2 AND identifier = $3 AND sent_at = $4",
               {body, said.sender, said.identifier, said.sent});
    return rows.empty() ? std::nullopt : std::optional(rows.front().id<AlertTag>("id"));
}

}  // namespace

Alert take_in(store::Transaction& tx, const base::Who& who, const base::Uuid& body, const Arrived& arrived) {
    const auto its = bodies::get(tx, bodies::BodyId{body});
    if (who.is_somebody()) accounts::require_body(tx, who, Permission::documents_write, body);
    const auto area = areas::get(tx, its.area);
    const auto voucher = name_of_voucher(tx, arrived.checked.certificate, area.path);
    // Who believes a certificate elsewhere does not vouch for it here.
    const auto seal = arrived.checked.seal == Seal::trusted && !voucher ? Seal::unknown : arrived.checked.seal;
    if (!who.is_somebody() && seal != Seal::trusted)
        throw Problem(ProblemKind::forbidden, "alert.not_trusted", base::name_of(seal));
    if (const auto before = taken_before(tx, body, arrived.said)) return shown(tx, who, entry(tx, *before));
    const AlertId id{tx.new_id()};
    tx.change(R"(
        INSERT INTO alert (home, id, body, area, sender, identifier, sent_at, said, xml, seal, vouched_by, received_at, received_by, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, ''))",
              {its.home, id, body, its.area, arrived.said.sender, arrived.said.identifier, arrived.said.sent,
               base::to_json(arrived.said), arrived.xml, base::name_of(seal), voucher.value_or(""), tx.now(),
               who.is_somebody() ? std::optional(who.account) : std::nullopt});
    const auto found = entry(tx, id);
    record(tx, who, found, "alert.received");
    return shown(tx, who, found);
}

Alert get(store::Transaction& tx, const base::Who& who, AlertId id) {
    return shown(tx, who, own_entry(tx, who, id));
}

Alert draft(store::Transaction& tx, const base::Who& who, AlertId id, const NewMessage& wanted) {
    const auto found = own_entry(tx, who, id);
    if (found.message == wanted.id) return shown(tx, who, found);
    require_waiting(found);
    if (found.said.status != "Actual") throw Problem(ProblemKind::conflict, "alert.not_actual", found.said.status);
    if (found.said.msg_type != "Alert" && found.said.msg_type != "Update")
        throw Problem(ProblemKind::conflict, "alert.takes_back", found.said.msg_type);
    outreach::write(tx, who, {wanted.id, found.body.id, content_of(found, wanted.areas, base::day_of(tx.now()))});
    tx.change("UPDATE alert SET message = $3 WHERE home = $1 AND id = $2", {found.home, id, wanted.id});
    record(tx, who, found, "alert.drafted");
    return get(tx, who, id);
}

Alert set_aside(store::Transaction& tx, const base::Who& who, AlertId id, const std::string& typed) {
    const auto found = own_entry(tx, who, id);
    require_waiting(found);
    const auto reason = std::string(base::trim(base::to_nfc(typed)));
    if (reason.empty() || reason.size() > longest_reason) throw Problem(ProblemKind::invalid, "alert.reason_missing");
    tx.change("UPDATE alert SET set_aside_at = $3, reason = $4 WHERE home = $1 AND id = $2",
              {found.home, id, tx.now(), reason});
    record(tx, who, found, "alert.set_aside");
    return get(tx, who, id);
}

Alert take_up(store::Transaction& tx, const base::Who& who, AlertId id) {
    const auto found = own_entry(tx, who, id);
    if (found.state() != State::set_aside)
        throw Problem(ProblemKind::conflict, "alert.not_in_state", base::name_of(found.state()));
    tx.change("UPDATE alert SET set_aside_at = NULL, reason = '' WHERE home = $1 AND id = $2", {found.home, id});
    record(tx, who, found, "alert.taken_up");
    return get(tx, who, id);
}

LinePage alerts(store::Transaction& tx, const base::Who& who, const base::Uuid& body, bool is_handled,
                const std::string& after, std::size_t limit) {
    bodies::get(tx, bodies::BodyId{body});
    accounts::require_body(tx, who, Permission::documents_write, body);
    const auto [at, id] = read_cursor(after);
    LinePage page;
    page.items = store::all(read_line, tx.run(select_alerts(is_handled ? R"(
        l.body = $1 AND (l.message IS NOT NULL OR l.set_aside_at IS NOT NULL))"
                                                                       : R"(
        l.body = $1 AND l.message IS NULL AND l.set_aside_at IS NULL)") +
                                                  R"( AND (l.received_at, l.id) < ($2, $3)
        ORDER BY l.received_at DESC, l.id DESC LIMIT $4)",
                                              {body, at, id, limit}));
    if (page.items.size() == limit) page.next = cursor_of(page.items.back().received_at, page.items.back().id);
    return page;
}

}  // namespace alerts
