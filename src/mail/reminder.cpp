#include "base/named.hpp"
#include "mail/about.hpp"
#include "mail/outbox.hpp"
#include "mail/post.hpp"

namespace mail {
namespace {

constexpr std::int64_t hour = 60LL * 60 * 1000;
constexpr std::int64_t first_hour = 7;  ///< of a day on which offices are written to
constexpr std::int64_t last_hour = 18;
constexpr int days_late_at_most = 7;  ///< an older silence is nagged about by people, not by a letter
constexpr std::size_t most_at_once = 1000;

struct Due {
    Reminder reminder;
    base::Language language = base::Language::vi;
};

/// Reports that nobody has sent, with where their bodies are written to, and without a letter of this kind.
std::vector<Due> due_between(store::Transaction& tx, LetterKind kind, base::Day from, base::Day until) {
    std::vector<Due> due;
    for (const auto& row : tx.run(R"(
             SELECT r.id, p.body AS desk, a.id AS address_id, a.address, a.language
             FROM report r JOIN report_duty d ON d.id = r.duty JOIN plan p ON p.id = d.plan
             JOIN mail_address a ON a.body = r.body AND a.desk = p.body AND a.state = 'confirmed'
             WHERE r.received_at IS NULL AND r.person IS NULL AND r.due >= $2 AND r.due <= $3
               AND NOT EXISTS (SELECT 1 FROM mail_out o WHERE o.report = r.id AND o.address = a.id AND o.kind = $1)
             ORDER BY r.id LIMIT $4)",
                                  {base::name_of(kind), from, until, most_at_once})) {
        const auto language = base::named<base::Language>(row.text("language"));
        due.push_back({{row.uuid("desk"),
                        {row.id<AddressTag>("address_id"), row.text("address"), language},
                        kind,
                        row.id<reports::ReportTag>("id")},
                       language});
    }
    return due;
}

std::size_t remind_of(store::Transaction& tx, LetterKind kind, base::Day from, base::Day until) {
    std::size_t written = 0;
    for (const auto& [reminder, language] : due_between(tx, kind, from, until))
        if (const auto facts = facts_of(tx, reminder.report, language)) written += write(tx, reminder, *facts);
    return written;
}

}  // namespace

std::size_t remind(store::Transaction& tx) {
    const auto today = base::day_of(tx.now());
    const auto now = (tx.now().ms - base::start_of(today).ms) / hour;
    if (now < first_hour || now >= last_hour) return 0;
    return remind_of(tx, LetterKind::due_tomorrow, today + 1, today + 1) +
           remind_of(tx, LetterKind::overdue, today - days_late_at_most, today - 1);
}

}  // namespace mail
