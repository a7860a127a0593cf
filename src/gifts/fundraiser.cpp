#include "gifts/fundraiser.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "areas/above.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "gifts/fundraiser_row.hpp"
#include "ledger/code.hpp"
#include "ledger/entry.hpp"
#include "purchases/purse.hpp"
#include "store/journal.hpp"

namespace gifts {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t code_length = 8;
constexpr std::size_t bin_length = 6;
constexpr std::size_t longest_account = 19;
constexpr std::int64_t past_every_year = 999'999;

[[noreturn]] void refuse(const std::string& code, const std::string& detail = {}) {
    throw Problem(ProblemKind::invalid, code, detail);
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void require_account(store::Transaction& tx, const NewFundraiser& wanted) {
    const auto& account = wanted.account;
    if (account == BankAccount{}) return;
    if (account.bank.size() != bin_length || !is_digits(account.bank) || !is_digits(account.number) ||
        account.number.size() > longest_account || account.holder.empty())
        refuse("fundraiser.account_wrong", account.bank + ' ' + account.number);
    const auto same = tx.run(R"(SELECT name FROM fundraiser
                                WHERE bank = $1 AND bank <> '' AND bank_number = $2 AND withdrawn_at IS NULL)",
                             {account.bank, account.number});
    if (!same.empty()) throw Problem(ProblemKind::conflict, "fundraiser.account_used", same.front().text("name"));
}

void require_days(base::Day starts_on, base::Day receives_until, base::Day distributed_by, const std::string& reason) {
    if (receives_until < starts_on || distributed_by < receives_until)
        refuse("fundraiser.days_wrong", base::to_string(receives_until));
    const auto rule = rule_on(starts_on);
    if (!rule) return;
    if (receives_until > starts_on + static_cast<int>(rule->receiving_days))
        refuse("fundraiser.receives_too_long", base::to_string(starts_on + static_cast<int>(rule->receiving_days)));
    if (distributed_by > receives_until + static_cast<int>(rule->distribution_days) && reason.empty())
        refuse("fundraiser.reason_missing",
               base::to_string(receives_until + static_cast<int>(rule->distribution_days)));
}

void require_words(const std::string& name, const std::string& purpose) {
    if (name.empty()) refuse("fundraiser.name_missing");
    if (purpose.empty()) refuse("fundraiser.purpose_missing");
}

NewFundraiser tidied(NewFundraiser wanted) {
    for (auto* text : {&wanted.individual, &wanted.notice, &wanted.name, &wanted.purpose, &wanted.document,
                       &wanted.account.holder, &wanted.distribution_reason})
        *text = short_text(*text);
    std::erase(wanted.account.number, ' ');
    require_words(wanted.name, wanted.purpose);
    if (wanted.caller == Caller::individual && (wanted.individual.empty() || wanted.notice.empty()))
        refuse("fundraiser.notice_missing");
    if (wanted.caller == Caller::body) wanted.individual.clear();
    return wanted;
}

bool was_called(store::Transaction& tx, const NewFundraiser& wanted) {
    if (!wanted.id || tx.run("SELECT 1 AS found FROM fundraiser WHERE id = $1", {*wanted.id}).empty()) return false;
    const auto there = fundraiser_entry(tx, *wanted.id).fundraiser;
    if (there.name != wanted.name || there.body.id != wanted.body || there.purpose != wanted.purpose ||
        there.account != wanted.account || there.starts_on != wanted.starts_on)
        throw Problem(ProblemKind::conflict, "fundraiser.id_taken", there.name);
    return true;
}

void write_receivers(store::Transaction& tx, std::int64_t home, FundraiserId id,
                     const std::vector<base::Uuid>& receivers) {
    tx.change("DELETE FROM fundraiser_receiver WHERE home = $1 AND fundraiser = $2", {home, id});
    for (const auto& body : receivers) {
        bodies::get(tx, bodies::BodyId{body});
        tx.change(R"(INSERT INTO fundraiser_receiver (home, fundraiser, body) VALUES ($1, $2, $3)
                     ON CONFLICT (home, fundraiser, body) DO NOTHING)",
                  {home, id, body});
    }
}

/// One that the caller's body called for and that is not over.
FundraiserEntry decided_by(store::Transaction& tx, const base::Who& who, FundraiserId id) {
    auto found = fundraiser_entry(tx, id);
    accounts::require_body(tx, who, Permission::fundraisers_decide, found.fundraiser.body.id);
    const auto state = found.fundraiser.state;
    if (state == State::withdrawn || state == State::distributed)
        throw Problem(ProblemKind::conflict, "fundraiser.over", base::name_of(state));
    return found;
}

Fundraiser told(store::Transaction& tx, const base::Who& who, const FundraiserEntry& entry, std::string_view verb) {
    store::record(tx, who, verb, entry.fundraiser.id.uuid, entry.fundraiser.area.id);
    return get(tx, who, entry.fundraiser.id);
}

template <class T>
void put(const std::optional<Edit<T>>& edit, T& held) {
    if (!edit || held == edit->to) return;
    if (held != edit->from) throw Problem(ProblemKind::conflict, "fundraiser.changed_meanwhile");
    held = edit->to;
}

std::vector<base::Uuid> ids_of(const std::vector<Place>& places) {
    std::vector<base::Uuid> ids;
    for (const auto& place : places) ids.push_back(place.id);
    return ids;
}

}  // namespace

Fundraiser call_for(store::Transaction& tx, const base::Who& who, const NewFundraiser& sent) {
    const auto area = areas::get(tx, sent.area);
    bodies::get(tx, bodies::BodyId{sent.body});
    accounts::require_body(tx, who, Permission::fundraisers_decide, sent.body);
    const auto wanted = tidied(sent);
    if (was_called(tx, wanted)) return get(tx, who, *wanted.id);
    require_days(wanted.starts_on, wanted.receives_until, wanted.distributed_by, wanted.distribution_reason);
    require_account(tx, wanted);
    const auto id = wanted.id.value_or(FundraiserId{tx.new_id()});
    const auto code = ledger::stored_code(ledger::code_of({id.uuid})).substr(0, code_length);
    tx.change(R"(
        INSERT INTO fundraiser (home, id, code, caller, body, individual, notice, name, purpose, document, area, zone, bank,
                                bank_number, bank_holder, starts_on, receives_until, distributed_by, distribution_reason,
                                made_at, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21))",
              {area.home,
               id,
               code,
               base::name_of(wanted.caller),
               wanted.body,
               wanted.individual,
               wanted.notice,
               wanted.name,
               wanted.purpose,
               wanted.document,
               area.id,
               wanted.zone,
               wanted.account.bank,
               wanted.account.number,
               wanted.account.holder,
               wanted.starts_on,
               wanted.receives_until,
               wanted.distributed_by,
               wanted.distribution_reason,
               tx.now(),
               who.account});
    write_receivers(tx, area.home, id, wanted.receivers);
    const auto made = get(tx, who, id);
    purchases::keep_purse_of_fundraiser(tx, who, {{id.uuid}, wanted.body, wanted.name}, purse_of(made));
    store::record(tx, who, "fundraiser.called", id.uuid, area.id.uuid, base::Json{{"code", code}});
    return made;
}

Fundraiser get(store::Transaction& tx, const base::Who& who, FundraiserId id) {
    auto found = fundraiser_entry(tx, id).fundraiser;
    found.is_own = takes_gifts(tx, who, found);
    return found;
}

Fundraiser get(store::Transaction& tx, const base::Who& who, std::string_view code) {
    return get(tx, who, fundraiser_entry(tx, code).fundraiser.id);
}

FundraiserPage list(store::Transaction& tx, const base::Who& who, const Query& query) {
    const auto dot = std::min(query.after.find('.'), query.after.size());
    const auto last_day = query.after.empty() ? std::to_string(past_every_year) : query.after.substr(0, dot);
    const auto last = base::parse_uuid(std::string_view(query.after).substr(std::min(dot + 1, query.after.size())));
    const auto today = base::day_of(tx.now());
    const auto path = query.area ? areas::get(tx, *query.area).path : std::string();
    const auto found = fundraiser_entries(
        tx,
        R"(
        f.withdrawn_at IS NULL AND ($1 IS NULL OR f.body = $1)
        AND ($2 = FALSE OR (f.ended_at IS NULL AND f.starts_on <= $3 AND f.receives_until >= $3))
        AND ($7 = '' OR )" +
            areas::in_or_around(7) +
            ") AND (f.starts_on, f.id) < ($4, $5) ORDER BY f.starts_on DESC, f.id DESC LIMIT $6",
        {query.body, query.open, today, last_day, last.value_or(base::Uuid{}), query.limit, path, path + '~'});
    FundraiserPage page;
    for (const auto& entry : found) {
        page.items.push_back(entry.fundraiser);
        page.items.back().is_own = takes_gifts(tx, who, entry.fundraiser);
    }
    if (found.size() == query.limit)
        page.next = base::to_string(page.items.back().starts_on) + '.' + base::to_string(page.items.back().id);
    return page;
}

Fundraiser change(store::Transaction& tx, const base::Who& who, FundraiserId id, const Change& change) {
    const auto entry = decided_by(tx, who, id);
    auto now = entry.fundraiser;
    put(change.name, now.name);
    put(change.purpose, now.purpose);
    put(change.document, now.document);
    put(change.receives_until, now.receives_until);
    put(change.distributed_by, now.distributed_by);
    put(change.distribution_reason, now.distribution_reason);
    for (auto* text : {&now.name, &now.purpose, &now.document, &now.distribution_reason}) *text = short_text(*text);
    require_words(now.name, now.purpose);
    require_days(now.starts_on, now.receives_until, now.distributed_by, now.distribution_reason);
    auto receivers = ids_of(now.receivers);
    put(change.receivers, receivers);
    tx.change(R"(UPDATE fundraiser SET name = $3, purpose = $4, document = $5, receives_until = $6, distributed_by = $7,
                                       distribution_reason = $8
                 WHERE home = $1 AND id = $2)",
              {entry.home, id, now.name, now.purpose, now.document, now.receives_until, now.distributed_by,
               now.distribution_reason});
    write_receivers(tx, entry.home, id, receivers);
    purchases::keep_purse_of_fundraiser(tx, who, {{id.uuid}, now.body.id, now.name}, purse_of(now));
    return told(tx, who, entry, "fundraiser.changed");
}

Fundraiser end_receiving(store::Transaction& tx, const base::Who& who, FundraiserId id) {
    const auto entry = decided_by(tx, who, id);
    if (entry.ended_at) return get(tx, who, id);
    tx.change("UPDATE fundraiser SET ended_at = $3 WHERE home = $1 AND id = $2", {entry.home, id, tx.now()});
    return told(tx, who, entry, "fundraiser.ended");
}

Fundraiser receive_again(store::Transaction& tx, const base::Who& who, FundraiserId id) {
    const auto entry = decided_by(tx, who, id);
    if (!entry.ended_at) return get(tx, who, id);
    if (base::day_of(tx.now()) > entry.fundraiser.receives_until)
        throw Problem(ProblemKind::conflict, "fundraiser.over", base::to_string(entry.fundraiser.receives_until));
    tx.change("UPDATE fundraiser SET ended_at = NULL WHERE home = $1 AND id = $2", {entry.home, id});
    return told(tx, who, entry, "fundraiser.receives_again");
}

Fundraiser finish(store::Transaction& tx, const base::Who& who, FundraiserId id) {
    const auto entry = decided_by(tx, who, id);
    const auto& one = entry.fundraiser;
    if (one.state != State::distributing) throw Problem(ProblemKind::conflict, "fundraiser.still_receiving");
    const auto left = one.numbers.in_hand + one.numbers.in_stores + entry.on_the_way;
    if (left > 0) throw Problem(ProblemKind::conflict, "fundraiser.something_left", std::to_string(left));
    tx.change("UPDATE fundraiser SET distributed_at = $3 WHERE home = $1 AND id = $2", {entry.home, id, tx.now()});
    return told(tx, who, entry, "fundraiser.distributed");
}

void withdraw(store::Transaction& tx, const base::Who& who, FundraiserId id) {
    const auto entry = decided_by(tx, who, id);
    const auto& numbers = entry.fundraiser.numbers;
    if (numbers.gifts + numbers.pledges + numbers.received > 0)
        throw Problem(ProblemKind::conflict, "fundraiser.has_gifts", std::to_string(numbers.gifts + numbers.pledges));
    tx.change("UPDATE fundraiser SET withdrawn_at = $3 WHERE home = $1 AND id = $2", {entry.home, id, tx.now()});
    store::record(tx, who, "fundraiser.withdrawn", id.uuid, entry.fundraiser.area.id);
}

std::size_t end_those_over(store::Transaction& tx) {
    const auto today = base::day_of(tx.now());
    const auto over = fundraiser_entries(
        tx, "f.ended_at IS NULL AND f.withdrawn_at IS NULL AND f.receives_until < $1 ORDER BY f.id LIMIT 100", {today});
    for (const auto& entry : over) {
        tx.change("UPDATE fundraiser SET ended_at = $3 WHERE home = $1 AND id = $2",
                  {entry.home, entry.fundraiser.id, tx.now()});
        store::record_by_system(
            tx, "fundraiser.ended", entry.fundraiser.id.uuid, entry.fundraiser.area.id,
            base::Json{{"pledges", entry.fundraiser.numbers.pledges}, {"on_the_way", entry.on_the_way}});
    }
    return over.size();
}

}  // namespace gifts
