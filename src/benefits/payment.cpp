#include "benefits/payment.hpp"

#include <fmt/format.h>

#include "accounts/grant.hpp"
#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "base/text.hpp"
#include "benefits/entry_row.hpp"
#include "ledger/handing_over.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

/// Money that is handed over, and comes back.
namespace benefits {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

struct PaymentRow {
    Payment payment;
    std::int64_t home = 0;
    ledger::EntryId ledger_entry;
};

PaymentRow read(const store::Row& row) {
    return {.payment = {.id = row.id<BenefitPaymentTag>("id"),
                        .entry = row.id<BenefitEntryTag>("entry"),
                        .amount = row.integer("amount"),
                        .day = row.day("day"),
                        .way = base::named<Way>(row.text("way")),
                        .paid_to = base::named<PaidTo>(row.text("paid_to")),
                        .ledger_code = row.text("ledger_code"),
                        .paid_by = row.text("payer"),
                        .taken_back_at = row.maybe_instant("taken_back_at"),
                        .why_taken_back = row.text("why_taken_back")},
            .home = row.integer("home"),
            .ledger_entry = {row.uuid("ledger_entry")}};
}

std::vector<PaymentRow> payment_rows(store::Transaction& tx, const std::string& where, const base::Uuid& id) {
    return store::all(
        read,
        tx.run("SELECT p.*, k.name AS payer FROM benefit_payment p JOIN account k ON k.id = p.paid_by WHERE " + where,
               {id}));
}

PaymentRow payment_row(store::Transaction& tx, PaymentId id) {
    auto rows = payment_rows(tx, "p.id = $1", id.uuid);
    if (rows.empty()) throw Problem(ProblemKind::not_found, "benefit_payment.not_found", base::to_string(id));
    return std::move(rows.front());
}

bool was_paid(store::Transaction& tx, PaymentId id, const store::Bytes& fingerprint) {
    const auto rows = tx.run("SELECT fingerprint FROM benefit_payment WHERE id = $1", {id});
    if (rows.empty()) return false;
    if (rows.front().bytes("fingerprint") != fingerprint)
        throw Problem(ProblemKind::conflict, "benefit_payment.id_taken", base::to_string(id));
    return true;
}

std::optional<Proxy> checked(const std::optional<Proxy>& proxy) {
    if (!proxy) return std::nullopt;
    Proxy tidied{short_text(proxy->name), short_text(proxy->relation)};
    if (tidied.name.empty() || tidied.relation.empty())
        throw Problem(ProblemKind::invalid, "benefit_payment.proxy_missing");
    return tidied;
}

void require_payable(store::Transaction& tx, const store::MasterKey& master, const ListRow& list, const EntryRow& row,
                     base::Day day) {
    require_state(row, {EntryState::approved});
    if (day > base::day_of(tx.now()) || day < base::day_of(*row.entry.approved_at))
        throw Problem(ProblemKind::invalid, "benefit_payment.day_wrong");
    require_due(tx, master,
                {.self = row.entry.id,
                 .policy = list.list.policy,
                 .household = row.entry.household,
                 .person = person_of(tx, master, row.entry.id),
                 .days = row.entry.days,
                 .beside_paid_only = true});
}

ledger::Entry post(store::Transaction& tx, const base::Who& who, const ListRow& list, const EntryRow& row,
                   base::Day day) {
    const auto commune = areas::get(tx, areas::AreaId{list.commune});
    return ledger::post(
        tx, who,
        {.kind = ledger::Kind::delivery,
         .day = day,
         .campaign = {},
         .area = commune.id,
         .households = {},
         .words = fmt::format("Chi trợ cấp theo danh sách {}", list.list.code),
         .lines = ledger::moved(list.purse, ledger::delivered_account(commune), ledger::money(row.entry.amount))});
}

}  // namespace

Payment pay(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, EntryId id,
            const NewPayment& wanted) {
    const auto row = entry_row(tx, id);
    const auto list = own_list(tx, who, Permission::goods_write, row.entry.list);
    const auto fingerprint = accounts::hash_of(base::to_string(id) + base::to_json(wanted));
    if (was_paid(tx, wanted.id, fingerprint)) return payment_row(tx, wanted.id).payment;
    require_payable(tx, master, list, row, wanted.day);
    const auto proxy = checked(wanted.proxy);
    const auto posted = post(tx, who, list, row, wanted.day);
    tx.change(
        R"(
        INSERT INTO benefit_payment (home, id, entry, amount, day, way, paid_to, ledger_entry, ledger_code, at, paid_by,
                                     why_taken_back, fingerprint)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', $12))",
        {row.home, wanted.id, id, row.entry.amount, wanted.day, base::name_of(wanted.way),
         base::name_of(proxy ? PaidTo::proxy : PaidTo::self), posted.id, posted.code, tx.now(), who.account,
         fingerprint});
    if (proxy) store::seal(tx, master, wanted.id.uuid, list.commune, base::parse_json(base::to_json(*proxy)));
    auto after = row.entry;
    after.state = EntryState::paid;
    keep(tx, who, row, after, "benefit_entry.paid");
    return payment_row(tx, wanted.id).payment;
}

Payment take_back(store::Transaction& tx, const base::Who& who, PaymentId id, const TakingBack& wanted) {
    const auto found = payment_row(tx, id);
    const auto row = entry_row(tx, found.payment.entry);
    const auto list = own_list(tx, who, Permission::goods_write, row.entry.list);
    if (found.payment.taken_back_at)
        throw Problem(ProblemKind::conflict, "benefit_payment.taken_back_already", row.entry.code);
    require_state(list, {ListState::approved});
    const auto reason = reason_of(wanted.reason);
    ledger::correct(tx, who, found.ledger_entry, fmt::format("Thu hồi khoản chi theo danh sách {}", list.list.code));
    if (!wanted.still_due) give_back_to_budget(tx, who, list, found.payment.amount);
    tx.change(R"(
        UPDATE benefit_payment SET taken_back_at = $3, taken_back_by = $4, why_taken_back = $5 WHERE home = $1 AND id = $2)",
              {found.home, id, tx.now(), who.account, reason});
    auto after = row.entry;
    after.state = wanted.still_due ? EntryState::approved : EntryState::returned;
    after.reason = wanted.still_due ? std::string() : reason;
    keep(tx, who, row, after, "benefit_payment.taken_back");
    settle(tx, row.entry.id);
    return payment_row(tx, id).payment;
}

std::vector<Payment> payments_of(store::Transaction& tx, const base::Who& who, EntryId id) {
    get_entry(tx, who, id);
    std::vector<Payment> all;
    for (auto& row : payment_rows(tx, "p.entry = $1 ORDER BY p.at DESC, p.id DESC", id.uuid))
        all.push_back(std::move(row.payment));
    return all;
}

std::optional<Proxy> open_proxy(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                PaymentId id) {
    const auto found = payment_row(tx, id);
    const auto row = entry_row(tx, found.payment.entry);
    own_list(tx, who, Permission::goods_write, row.entry.list);
    const auto record = store::unseal(tx, master, id.uuid);
    store::record(tx, who, "benefit_payment.proxy_read", id.uuid, row.entry.area.id);
    return record ? std::optional(base::from_json<Proxy>(*record)) : std::nullopt;
}

std::string place_of(const Entry& entry) {
    return fmt::format("{}.{}", entry.approved_at ? entry.approved_at->ms : 0, base::to_string(entry.id));
}

std::vector<Entry> unpaid(store::Transaction& tx, const base::Who& who, const UnpaidQuery& query) {
    accounts::require_body(tx, who, Permission::needs_answer, query.body);
    const auto dot = query.after.find('.');
    const auto at = base::to_number<std::int64_t>(std::string_view(query.after).substr(0, dot)).value_or(0);
    const auto last =
        dot == std::string::npos ? std::nullopt : base::parse_uuid(std::string_view(query.after).substr(dot + 1));
    std::vector<Entry> page;
    for (auto& row : entry_rows(tx, R"(
             e.state = 'approved' AND e.list IN (SELECT id FROM benefit_list WHERE body = $1)
             AND (e.approved_at, e.id) > ($2, $3) ORDER BY e.approved_at, e.id LIMIT $4)",
                                std::vector<store::Value>{query.body, at, last.value_or(base::Uuid{}), query.limit}))
        page.push_back(std::move(row.entry));
    return page;
}

}  // namespace benefits
