#include "mail/about.hpp"

#include <fmt/format.h>

#include "accounts/permission.hpp"

namespace mail {
namespace {

bool is_month(reports::Period period) {
    const auto first = base::parts_of(period.from);
    const auto behind = base::parts_of(period.until + 1);
    return first.day() == std::chrono::day(1) && behind.day() == std::chrono::day(1) &&
           period.until - period.from <= 31;
}

}  // namespace

std::string printed(reports::Period period, base::Language language) {
    const bool vi = language == base::Language::vi;
    if (period.from == period.until) return (vi ? "ngày " : "of ") + printed(period.from);
    if (is_month(period)) {
        const auto first = printed(period.from);
        return (vi ? "tháng " : "of ") + first.substr(first.find('/') + 1);
    }
    return fmt::format(fmt::runtime(vi ? "từ ngày {} đến ngày {}" : "from {} to {}"), printed(period.from),
                       printed(period.until));
}

std::optional<Facts> facts_of(store::Transaction& tx, reports::ReportId report, base::Language language) {
    const auto rows = tx.run(R"(
        SELECT b.name AS body, d.receiver, p.number, p.title, desk.name AS desk, r.period_from, r.period_until, r.due
        FROM report r JOIN report_duty d ON d.id = r.duty JOIN plan p ON p.id = d.plan
        JOIN body b ON b.id = r.body JOIN body desk ON desk.id = p.body WHERE r.id = $1)",
                             {report});
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    const auto& number = row.text("number");
    return Facts{{"body", row.text("body")},
                 {"to", row.text("receiver")},
                 {"plan", number.empty() ? row.text("title") : number},
                 {"desk", row.text("desk")},
                 {"period", printed({row.day("period_from"), row.day("period_until")}, language)},
                 {"due", printed(row.day("due"))}};
}

base::Who sender_of(const base::Uuid& body, const base::Uuid& account) {
    base::Who sender;
    sender.account = account;
    sender.body = body;
    sender.grants = {{accounts::bit_of(base::Permission::reports_write), base::ScopeKind::body, body, {}}};
    return sender;
}

std::string shown(std::string_view said) {
    constexpr std::size_t most = 1500;
    if (said.size() <= most) return std::string(said);
    auto end = most;
    while (end > 0 && (static_cast<unsigned char>(said[end]) & 0xC0U) == 0x80U) --end;
    return std::string(said.substr(0, end)) + " […]";
}

std::string desk_name(store::Transaction& tx, const base::Uuid& desk) {
    return tx.run("SELECT name FROM body WHERE id = $1", {desk}).at(0).text("name");
}

}  // namespace mail
