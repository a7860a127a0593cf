#include "gifts/gift.hpp"

#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "gifts/gift_row.hpp"
#include "ledger/entry.hpp"
#include "store/journal.hpp"
#include "store/sealed_id.hpp"
#include "store/values.hpp"

namespace gifts {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t beyond_reason = 1'000'000'000'000'000;

Donor tidied(Donor donor) {
    donor.public_name = short_text(donor.public_name);
    for (auto* text : {&donor.contact.name, &donor.contact.phone, &donor.contact.address}) *text = short_text(*text);
    if (!is_donor_kind(donor.kind)) throw Problem(ProblemKind::invalid, "gift.donor_kind_unknown", donor.kind);
    return donor;
}

/// Goods may be worth what nobody knows yet; money and hours are known.
void require_amount(Form form, std::int64_t amount, const std::string& words) {
    const bool may_be_unknown = form == Form::goods || form == Form::produce;
    if (amount < (may_be_unknown ? 0 : 1) || amount > beyond_reason)
        throw Problem(ProblemKind::invalid, "gift.amount_wrong", std::to_string(amount));
    if (form != Form::money && words.empty()) throw Problem(ProblemKind::invalid, "gift.words_missing");
}

/// Sent before with the same content. Whatever lies sealed under an id of something else is never overwritten.
bool was_sent(store::Transaction& tx, GiftId id, const store::Bytes& fingerprint) {
    const auto before = store::first(read_gift, tx.run("SELECT * FROM gift WHERE id = $1", {id}));
    if (before && before->fingerprint == fingerprint) return true;
    if (before || store::is_sealed(tx, id.uuid))
        throw Problem(ProblemKind::conflict, "gift.id_taken", base::to_string(id));
    return false;
}

struct Row {
    GiftId id;
    Form form = Form::money;
    std::int64_t amount = 0;
    std::string words;
    Donor donor;
    bool is_promised = false;
};

void write_row(store::Transaction& tx, const store::MasterKey& master, const FundraiserEntry& fundraiser,
               const Row& row, const store::Bytes& fingerprint, const std::string& code) {
    tx.change(R"(
        INSERT INTO gift (home, id, fundraiser, state, form, promised, amount, words, donor_kind, public_name, is_shown, way,
                          paper, reference, entry, refunded, made_at, code_hash, fingerprint)
        VALUES ($1, $2, $3, 'pledged', $4, $5, $6, $7, $8, $9, $10, '', '', '', '', 0, $11, $12, $13))",
              {fundraiser.home, row.id, fundraiser.fundraiser.id, base::name_of(row.form),
               row.is_promised ? std::optional(row.amount) : std::nullopt, row.amount, row.words, row.donor.kind,
               row.donor.public_name, !row.donor.public_name.empty(), tx.now(),
               accounts::hash_of(*accounts::tidy_code(code, {9, 3})), fingerprint});
    store::seal(tx, master, row.id.uuid, fundraiser.fundraiser.area.id,
                base::parse_json(base::to_json(GiftRecord{row.donor.contact, code})));
}

std::string code_kept(store::Transaction& tx, const store::MasterKey& master, GiftId id) {
    const auto json = store::unseal(tx, master, id.uuid);
    return json ? base::from_json<GiftRecord>(*json).code : std::string();
}

std::int64_t dong_of(Form form, std::int64_t amount) {
    return form == Form::work ? 0 : amount;
}

void keep_promise(store::Transaction& tx, const FundraiserEntry& fundraiser, const Gift& gift, std::int64_t times) {
    keep(tx, fundraiser, Counted::pledges, times);
    keep(tx, fundraiser, Counted::pledged, times * dong_of(gift.form, gift.promised.value_or(0)));
}

void keep_received(store::Transaction& tx, const FundraiserEntry& fundraiser, Form form, std::int64_t amount,
                   std::int64_t times) {
    keep(tx, fundraiser, Counted::gifts, times);
    if (form == Form::work) keep(tx, fundraiser, Counted::hours, times * amount);
}

void require_day(store::Transaction& tx, const FundraiserEntry& fundraiser, base::Day day) {
    if (day > base::day_of(tx.now())) throw Problem(ProblemKind::invalid, "gift.day_ahead", base::to_string(day));
    const auto last = last_receiving_day(fundraiser);
    if (day < fundraiser.fundraiser.starts_on || day > last)
        throw Problem(ProblemKind::conflict, "fundraiser.received_outside", base::to_string(last));
}

void require_new_paper(store::Transaction& tx, const FundraiserEntry& fundraiser, const Taking& taking) {
    for (const auto& [column, value, code] : {std::tuple{"paper", taking.paper, "gift.paper_taken"},
                                              std::tuple{"reference", taking.reference, "gift.reference_taken"}}) {
        if (value.empty()) continue;
        const auto first =
            tx.run(std::string("SELECT entry, received_on FROM gift WHERE fundraiser = $1 AND ") + column + " = $2",
                   {fundraiser.fundraiser.id, value});
        if (!first.empty())
            throw Problem(ProblemKind::conflict, code,
                          value + " (" + first.front().text("received_on") + ", " + first.front().text("entry") + ")");
    }
}

/// The account of the ledger a gift comes from. A donor stands in it by kind and never by name, because nothing can be
/// taken out of it.
struct From {
    std::string account;
    std::string name;
};
From from_of(const std::string& donor_kind) {
    From from{ledger::account("donors", donor_kind), {}};
    for (const auto& kind : donor_kinds())
        if (kind.code == donor_kind) from.name = kind.vi;
    return from;
}

/// What the ledger and the store have of a gift once it is here.
struct Posted {
    std::string entry;
    std::int64_t amount = 0;
    std::optional<goods::MovementId> movement;
};

Posted post_money(store::Transaction& tx, const base::Who& who, const Fundraiser& fundraiser, const From& from,
                  const Taking& taking) {
    ledger::name_account(tx, who, from.account, from.name);
    const auto entry =
        ledger::post(tx, who,
                     {.kind = ledger::Kind::gift,
                      .day = taking.received_on,
                      .campaign = fundraiser.id.uuid,
                      .area = areas::AreaId{fundraiser.area.id},
                      .households = std::nullopt,
                      .words = "Ủng hộ bằng tiền: " + fundraiser.name,
                      .lines = ledger::moved(from.account, purse_of(fundraiser), ledger::money(taking.amount))});
    return {entry.code, taking.amount, std::nullopt};
}

Posted post_goods(store::Transaction& tx, const base::Who& who, const Fundraiser& fundraiser, const From& from,
                  const Taking& taking) {
    if (!taking.into_store) throw Problem(ProblemKind::invalid, "gift.store_missing");
    const auto& [place, id, lines] = *taking.into_store;
    const auto movement = goods::receive_from(tx, who, place,
                                              {.id = id,
                                               .source = fundraiser.name,
                                               .words = taking.words,
                                               .lines = lines,
                                               .coming = goods::Coming::gift,
                                               .fundraiser = fundraiser.id.uuid},
                                              goods::Origin{from.account, from.name});
    std::int64_t worth = 0;
    for (const auto& line : movement.lines) worth += line.worth;
    return {movement.entry.value_or(""), worth, id};
}

Posted post_gift(store::Transaction& tx, const base::Who& who, const Fundraiser& fundraiser,
                 const std::string& donor_kind, const Taking& taking) {
    const auto from = from_of(donor_kind);
    if (taking.form == Form::money) return post_money(tx, who, fundraiser, from, taking);
    if (taking.form == Form::work) return {{}, taking.amount, std::nullopt};
    return post_goods(tx, who, fundraiser, from, taking);
}

Taking tidied(Taking taking) {
    taking.words = short_text(taking.words);
    taking.paper = short_text(taking.paper);
    taking.reference = short_text(taking.reference);
    require_amount(taking.form, taking.amount, taking.words);
    return taking;
}

void write_taking(store::Transaction& tx, const base::Who& who, const FundraiserEntry& fundraiser,
                  const GiftEntry& before, const Taking& taking) {
    require_day(tx, fundraiser, taking.received_on);
    require_new_paper(tx, fundraiser, taking);
    const auto posted = post_gift(tx, who, fundraiser.fundraiser, before.gift.donor_kind, taking);
    tx.change(R"(
        UPDATE gift SET state = 'received', form = $3, amount = $4, words = $5, way = $6, paper = $7, reference = $8,
                        receiver = $9, received_on = $10, entry = $11, taken_print = $12, movement = $13
        WHERE home = $1 AND id = $2)",
              {before.home, before.gift.id, base::name_of(taking.form), posted.amount, taking.words,
               base::name_of(taking.way), taking.paper, taking.reference,
               who.body == base::Uuid{} ? std::nullopt : std::optional(who.body), taking.received_on, posted.entry,
               fingerprint_of(base::to_json(taking)), posted.movement});
    if (before.gift.promised) keep_promise(tx, fundraiser, before.gift, -1);
    keep_received(tx, fundraiser, taking.form, posted.amount, 1);
    store::record(tx, who, "gift.received", before.gift.id.uuid, fundraiser.fundraiser.area.id,
                  base::Json{{"entry", posted.entry}});
}

/// A gift that the caller takes care of, with its fundraiser.
std::pair<GiftEntry, FundraiserEntry> own_gift(store::Transaction& tx, const base::Who& who, GiftId id) {
    auto entry = gift_entry(tx, id);
    auto fundraiser = own_fundraiser(tx, who, entry.gift.fundraiser);
    return {std::move(entry), std::move(fundraiser)};
}

void require_received(const GiftEntry& entry) {
    if (entry.gift.state != GiftState::received)
        throw Problem(ProblemKind::conflict, "gift.not_received", base::name_of(entry.gift.state));
}

}  // namespace

GiftReceipt pledge(store::Transaction& tx, const store::MasterKey& master, FundraiserId fundraiser, const Pledge& sent,
                   const std::string& code) {
    auto row = Row{sent.id, sent.form, sent.amount, short_text(sent.words), tidied(sent.donor), true};
    require_amount(row.form, row.amount, row.words);
    const auto fingerprint = fingerprint_of(base::to_string(fundraiser) + base::to_json(sent));
    if (was_sent(tx, sent.id, fingerprint)) return {sent.id, code_kept(tx, master, sent.id)};
    const auto entry = fundraiser_entry(tx, fundraiser);
    if (entry.fundraiser.state != State::receiving)
        throw Problem(ProblemKind::conflict, "fundraiser.not_receiving", base::name_of(entry.fundraiser.state));
    write_row(tx, master, entry, row, fingerprint, code);
    keep_promise(tx, entry, gift_entry(tx, sent.id).gift, 1);
    store::record_by_system(tx, "gift.pledged", sent.id.uuid, entry.fundraiser.area.id,
                            base::Json{{"form", base::name_of(sent.form)}});
    return {sent.id, code};
}

GiftReceipt take_in(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                    const FundraiserEntry& fundraiser, const NewGift& sent, const std::string& code) {
    const auto taking = tidied(sent.taking);
    const auto fingerprint = fingerprint_of(base::to_string(fundraiser.fundraiser.id) + base::to_json(sent));
    if (was_sent(tx, sent.id, fingerprint)) return {sent.id, code_kept(tx, master, sent.id)};
    if (fundraiser.fundraiser.state == State::withdrawn)
        throw Problem(ProblemKind::conflict, "fundraiser.over", fundraiser.fundraiser.name);
    write_row(tx, master, fundraiser, {sent.id, taking.form, taking.amount, taking.words, tidied(sent.donor), false},
              fingerprint, code);
    write_taking(tx, who, fundraiser, gift_entry(tx, sent.id), taking);
    return {sent.id, code};
}

GiftReceipt take(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, FundraiserId fundraiser,
                 const NewGift& wanted, const std::string& code) {
    return take_in(tx, master, who, own_fundraiser(tx, who, fundraiser), wanted, code);
}

Gift take_in_promised(store::Transaction& tx, const base::Who& who, const FundraiserEntry& fundraiser,
                      const GiftEntry& entry, const Taking& sent) {
    const auto taking = tidied(sent);
    if (entry.gift.state == GiftState::received && entry.taken_print == fingerprint_of(base::to_json(taking)))
        return entry.gift;
    if (entry.gift.state != GiftState::pledged)
        throw Problem(ProblemKind::conflict, "gift.not_waiting", base::name_of(entry.gift.state));
    write_taking(tx, who, fundraiser, entry, taking);
    return gift_entry(tx, entry.gift.id).gift;
}

Gift take_promised(store::Transaction& tx, const base::Who& who, GiftId id, const Taking& taking) {
    const auto [entry, fundraiser] = own_gift(tx, who, id);
    return take_in_promised(tx, who, fundraiser, entry, taking);
}

Gift take_back(store::Transaction& tx, const base::Who& who, GiftId id, const std::string& words) {
    const auto [entry, fundraiser] = own_gift(tx, who, id);
    require_received(entry);
    if (entry.gift.refunded > 0) throw Problem(ProblemKind::conflict, "gift.refunded_already", entry.gift.entry);
    const auto why = short_text(words);
    if (why.empty()) throw Problem(ProblemKind::invalid, "gift.words_missing");
    if (entry.movement)
        goods::undo(tx, who, *entry.movement, {goods::MovementId{tx.new_id()}, why});
    else if (!entry.gift.entry.empty())
        ledger::correct(tx, who, ledger::get(tx, entry.gift.entry).id, why);
    const auto state = entry.gift.promised ? GiftState::pledged : GiftState::withdrawn;
    tx.change(R"(UPDATE gift SET state = $3, amount = coalesce(promised, amount), way = '', paper = '', reference = '',
                                 receiver = NULL, received_on = NULL, entry = '', taken_print = NULL, movement = NULL
                 WHERE home = $1 AND id = $2)",
              {entry.home, id, base::name_of(state)});
    keep_received(tx, fundraiser, entry.gift.form, entry.gift.amount, -1);
    if (entry.gift.promised) keep_promise(tx, fundraiser, entry.gift, 1);
    store::record(tx, who, "gift.taken_back", id.uuid, fundraiser.fundraiser.area.id,
                  base::Json{{"entry", entry.gift.entry}});
    return gift_entry(tx, id).gift;
}

Gift refund(store::Transaction& tx, const base::Who& who, GiftId id, const Refund& wanted) {
    const auto [entry, fundraiser] = own_gift(tx, who, id);
    const auto before = tx.run("SELECT gift, amount FROM gift_refund WHERE id = $1", {wanted.id});
    if (!before.empty()) {
        if (before.front().uuid("gift") == id.uuid && before.front().integer("amount") == wanted.amount)
            return entry.gift;
        throw Problem(ProblemKind::conflict, "gift.id_taken", base::to_string(wanted.id));
    }
    require_received(entry);
    const auto reason = short_text(wanted.reason);
    if (entry.gift.form != Form::money) throw Problem(ProblemKind::conflict, "gift.not_money");
    if (reason.empty()) throw Problem(ProblemKind::invalid, "gift.words_missing");
    const auto left = entry.gift.amount - entry.gift.refunded;
    if (wanted.amount < 1 || wanted.amount > left)
        throw Problem(ProblemKind::conflict, "gift.refund_too_much", std::to_string(left));
    const auto& of = fundraiser.fundraiser;
    const auto posted =
        ledger::post(tx, who,
                     {.kind = ledger::Kind::refund,
                      .day = base::day_of(tx.now()),
                      .campaign = of.id.uuid,
                      .area = areas::AreaId{of.area.id},
                      .households = std::nullopt,
                      .words = "Trả lại người ủng hộ (" + entry.gift.entry + "): " + reason,
                      .lines = ledger::moved(purse_of(of), ledger::account("donors", entry.gift.donor_kind),
                                             ledger::money(wanted.amount))});
    tx.change("INSERT INTO gift_refund (home, id, gift, amount, reason, at, entry) VALUES ($1, $2, $3, $4, $5, $6, $7)",
              {entry.home, wanted.id, id, wanted.amount, reason, tx.now(), posted.code});
    tx.change("UPDATE gift SET refunded = refunded + $3 WHERE home = $1 AND id = $2", {entry.home, id, wanted.amount});
    store::record(tx, who, "gift.refunded", id.uuid, of.area.id, base::Json{{"entry", posted.code}});
    return gift_entry(tx, id).gift;
}

Gift get_gift(store::Transaction& tx, const base::Who& who, GiftId id) {
    return own_gift(tx, who, id).first.gift;
}

std::optional<Contact> open_contact(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                    GiftId id) {
    const auto [entry, fundraiser] = own_gift(tx, who, id);
    store::record(tx, who, "gift.contact_opened", id.uuid, fundraiser.fundraiser.area.id);
    const auto json = store::unseal(tx, master, id.uuid);
    return json ? std::optional(base::from_json<GiftRecord>(*json).contact) : std::nullopt;
}

}  // namespace gifts
