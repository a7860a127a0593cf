#include "campaigns/totals.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "campaigns/board.hpp"
#include "campaigns/campaign_row.hpp"
#include "documents/register_sheet.hpp"
#include "store/values.hpp"

namespace campaigns {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::int64_t most_few = 4;
constexpr std::int64_t largest_number = 1'000'000;
constexpr int days_said = 7;

struct TotalsEntry {
    Totals totals;
    CampaignId campaign;
    std::int64_t home = 0;
};

std::optional<std::int64_t> blurred(std::int64_t count) {
    return count >= 1 && count <= most_few ? std::nullopt : std::optional(count);
}

TotalsEntry read_totals(const store::Row& row) {
    const auto message = row.maybe_uuid("message");
    return {.totals = {.id = row.id<CampaignTotalsTag>("id"),
                       .body = {row.uuid("body"), row.text("body_name")},
                       .area = {row.uuid("area"), row.text("area_name")},
                       .from = row.day("from_day"),
                       .until = row.day("until_day"),
                       .reminded = row.maybe_integer("reminded"),
                       .handled = row.maybe_integer("handled"),
                       .source = row.text("source"),
                       .message = message ? std::optional(MessageId{*message}) : std::nullopt,
                       .is_taken_back = !row.is_null("taken_back_at")},
            .campaign = row.id<CampaignTag>("campaign"),
            .home = row.integer("home")};
}

std::string select_totals(const std::string& where) {
    return R"(
        SELECT t.*, b.name AS body_name, a.name AS area_name
        FROM campaign_totals t JOIN body b ON b.id = t.body JOIN area a ON a.id = t.area WHERE )" +
           where;
}

std::optional<TotalsEntry> find_totals(store::Transaction& tx, TotalsId id) {
    return store::first(read_totals, tx.run(select_totals("t.id = $1"), {id}));
}

/// Of a body for which the caller writes. Problems: campaign.totals_not_found, account.outside_area.
TotalsEntry own_totals(store::Transaction& tx, const base::Who& who, TotalsId id) {
    auto found = find_totals(tx, id);
    if (!found) throw Problem(ProblemKind::not_found, "campaign.totals_not_found", base::to_string(id));
    accounts::require_body(tx, who, Permission::documents_write, found->totals.body.id);
    if (found->totals.is_taken_back) throw Problem(ProblemKind::conflict, "campaign.taken_back");
    found->totals.may_write = true;
    return std::move(*found);
}

void check_numbers(const NewTotals& wanted, base::Day today) {
    const auto is_number = [](std::int64_t number) { return number >= 0 && number <= largest_number; };
    const bool has_days = wanted.from <= wanted.until && wanted.until <= today;
    if (!is_number(wanted.reminded) || !is_number(wanted.handled) || wanted.reminded + wanted.handled == 0 || !has_days)
        throw Problem(ProblemKind::invalid, "campaign.totals_wrong");
}

bool says_the_same(const TotalsEntry& there, CampaignId campaign, const NewTotals& wanted) {
    const auto& totals = there.totals;
    return there.campaign == campaign && totals.body.id == wanted.body && totals.from == wanted.from &&
           totals.until == wanted.until && totals.reminded == blurred(wanted.reminded) &&
           totals.handled == blurred(wanted.handled) && totals.source == wanted.source;
}

/// "nhắc nhở 12 trường hợp", "xử lý một vài trường hợp"; nothing for none.
std::string counted(std::string_view verb, const std::optional<std::int64_t>& count) {
    if (count == 0) return {};
    return fmt::format("{} {} trường hợp", verb, count ? std::to_string(*count) : std::string("một vài"));
}

}  // namespace

std::string totals_title(const Totals& totals) {
    return fmt::format("Kết quả nhắc nhở, xử lý vi phạm phòng, chống dịch từ {} đến {}",
                       documents::slashed(totals.from), documents::slashed(totals.until));
}

std::string totals_words(const Totals& totals) {
    const auto reminded = counted("nhắc nhở", totals.reminded);
    const auto handled = counted("xử lý", totals.handled);
    return fmt::format(
        "Từ ngày {} đến ngày {}, tại {}, các lực lượng đã {}{}{} chưa thực hiện đúng quy định phòng, chống dịch.\n"
        "Cảm ơn bà con đã cùng nhau giữ gìn sức khỏe.",
        documents::slashed(totals.from), documents::slashed(totals.until), totals.area.name, reminded,
        reminded.empty() || handled.empty() ? "" : " và ", handled);
}

Totals tell_totals(store::Transaction& tx, const base::Who& who, CampaignId id, const NewTotals& sent) {
    const auto of = entry(tx, id);
    const auto body = bodies::get(tx, bodies::BodyId{sent.body});
    accounts::require_body(tx, who, Permission::documents_write, sent.body);
    auto wanted = sent;
    wanted.source = short_text(sent.source);
    if (const auto before = find_totals(tx, wanted.id)) {
        if (!says_the_same(*before, id, wanted))
            throw Problem(ProblemKind::conflict, "campaign.id_taken", base::to_string(wanted.id));
        auto there = before->totals;
        there.may_write = true;
        return there;
    }
    require_lasting(of);
    const auto area = areas::get(tx, body.area);
    if (area.level > areas::commune_level) throw Problem(ProblemKind::invalid, "campaign.totals_too_small", area.name);
    if (!areas::is_within(area.path, of.area_path))
        throw Problem(ProblemKind::invalid, "campaign.message_elsewhere", body.name);
    check_numbers(wanted, base::day_of(tx.now()));
    if (base::fold(wanted.source).empty()) throw Problem(ProblemKind::invalid, "campaign.source_missing");
    tx.change(R"(
        INSERT INTO campaign_totals (home, id, campaign, body, area, from_day, until_day, reminded, handled, source, told_at, told_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))",
              {of.home, wanted.id, id, wanted.body, area.id, wanted.from, wanted.until, blurred(wanted.reminded),
               blurred(wanted.handled), wanted.source, tx.now(), who.account});
    record(tx, who, of, "campaign.totals_told");
    return own_totals(tx, who, wanted.id).totals;
}

Totals take_back_totals(store::Transaction& tx, const base::Who& who, TotalsId id) {
    auto found = own_totals(tx, who, id);
    tx.change("UPDATE campaign_totals SET taken_back_at = $3 WHERE home = $1 AND id = $2", {found.home, id, tx.now()});
    record(tx, who, entry(tx, found.campaign), "campaign.totals_taken_back");
    found.totals.is_taken_back = true;
    return found.totals;
}

outreach::Message draft_totals(store::Transaction& tx, const base::Who& who, TotalsId id, const NewDraft& wanted) {
    const auto found = own_totals(tx, who, id);
    const auto& totals = found.totals;
    if (totals.message) return outreach::get(tx, who, *totals.message);
    require_lasting(entry(tx, found.campaign));
    const auto today = base::day_of(tx.now());
    const outreach::Content content{.kind = Kind::violations,
                                    .title = totals_title(totals),
                                    .text = totals_words(totals),
                                    .translations = {},
                                    .source = totals.source,
                                    .from = today,
                                    .until = today + (days_said - 1),
                                    .areas = {areas::AreaId{totals.area.id}},
                                    .channels = {outreach::Channel::page, outreach::Channel::loudspeakers},
                                    .picture = {},
                                    .recording = {}};
    outreach::write(tx, who, {.id = wanted.message, .body = totals.body.id, .content = content});
    tx.change("UPDATE campaign_totals SET message = $3 WHERE home = $1 AND id = $2", {found.home, id, wanted.message});
    tie(tx, who, found.campaign, wanted.message);
    return outreach::get(tx, who, wanted.message);
}

std::vector<Totals> totals(store::Transaction& tx, const base::Who& who, CampaignId id) {
    const auto of = seen_entry(tx, who, id);
    std::vector<Totals> all;
    for (auto& [one, campaign, home] : store::all(
             read_totals, tx.run(select_totals("t.home = $1 AND t.campaign = $2 ORDER BY t.told_at DESC, t.id DESC"),
                                 {of.home, id}))) {
        one.may_write = !one.is_taken_back && accounts::reaches_body(tx, who, Permission::documents_write, one.body.id);
        all.push_back(one);
    }
    return all;
}

}  // namespace campaigns
