#include "needs/offer.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "needs/code.hpp"
#include "needs/entry.hpp"
#include "needs/way.hpp"
#include "store/journal.hpp"
#include "store/sealed_id.hpp"
#include "store/values.hpp"

namespace needs {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr int most_days_ahead = 366;
constexpr std::size_t longest_text = 2000;

/// What is sealed of an offer.
struct OfferRecord {
    Offerer offerer;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(OfferRecord, (), (offerer, code))

struct OfferEntry {
    Offer offer;
    std::int64_t home = 0;
    base::Uuid commune;
    std::string area_path;
};

const std::string offer_rows =
    "SELECT f.*, a.name AS area_name, a.path AS area_path FROM offer f JOIN area a ON a.id = f.area ";

OfferEntry read_offer(const store::Row& row) {
    OfferEntry entry{.offer = {.id = row.id<OfferTag>("id"),
                               .area = {row.uuid("area"), row.text("area_name")},
                               .kind = row.text("kind"),
                               .until = row.day("valid_until"),
                               .state = base::named<OfferState>(row.text("state")),
                               .need = std::nullopt,
                               .made_at = row.instant("made_at")},
                     .home = row.integer("home"),
                     .commune = row.uuid("commune"),
                     .area_path = row.text("area_path")};
    if (const auto need = row.maybe_uuid("need")) entry.offer.need = NeedId{*need};
    return entry;
}

OfferEntry entry_of(store::Transaction& tx, OfferId id) {
    const auto rows = tx.run(offer_rows + "WHERE f.id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "offer.not_found", base::to_string(id));
    return read_offer(rows.front());
}

OfferEntry reached(store::Transaction& tx, const base::Who& who, OfferId id, Permission permission) {
    auto entry = entry_of(tx, id);
    accounts::require(who, permission, entry.area_path);
    return entry;
}

std::optional<OfferRecord> unsealed_offer(store::Transaction& tx, const store::MasterKey& master, OfferId id) {
    const auto json = store::unseal(tx, master, id.uuid);
    if (!json) return std::nullopt;
    return base::from_json<OfferRecord>(*json);
}

Offerer tidied(const Offerer& offerer) {
    Offerer tidy{.name = base::tidy(base::to_nfc(offerer.name)),
                 .phone = households::phone_digits(offerer.phone).value_or(""),
                 .words = std::string(base::trim(base::to_nfc(offerer.words)))};
    if (tidy.phone.empty()) throw Problem(ProblemKind::invalid, "offer.no_phone");
    if (tidy.name.size() <= longest_text && tidy.words.size() <= longest_text) return tidy;
    throw Problem(ProblemKind::invalid, "request.fields_wrong", "/offerer/words",
                  {{"/offerer/words", "need.text_too_long", {}}});
}

void check(store::Transaction& tx, const NewOffer& wanted, const areas::Area& area) {
    const auto today = base::day_of(tx.now());
    if (area.level < areas::commune_level) throw Problem(ProblemKind::invalid, "need.area_too_wide", area.path);
    if (!area.is_valid_on(today)) throw Problem(ProblemKind::conflict, "need.area_closed", area.path);
    if (!has(words().kinds, wanted.kind)) throw Problem(ProblemKind::invalid, "need.kind_unknown", wanted.kind);
    if (wanted.until < today || wanted.until > today + most_days_ahead)
        throw Problem(ProblemKind::invalid, "offer.day_wrong", base::to_string(wanted.until));
}

std::optional<OfferReceipt> receipt_of_before(store::Transaction& tx, const store::MasterKey& master,
                                              const NewOffer& wanted, const Offerer& offerer) {
    if (!wanted.id) return std::nullopt;
    const auto rows = tx.run(offer_rows + "WHERE f.id = $1", {*wanted.id});
    if (rows.empty()) {
        // A stranger may bring any id along: what lies sealed under it already is never overwritten.
        if (!store::is_sealed(tx, wanted.id->uuid)) return std::nullopt;
        throw Problem(ProblemKind::conflict, "offer.id_taken", base::to_string(*wanted.id));
    }
    const auto before = read_offer(rows.front()).offer;
    const auto record = unsealed_offer(tx, master, *wanted.id);
    const bool is_same = record && record->offerer == offerer && before.area.id == wanted.area.uuid &&
                         before.kind == wanted.kind && before.until == wanted.until;
    if (!is_same) throw Problem(ProblemKind::conflict, "offer.id_taken", base::to_string(*wanted.id));
    return OfferReceipt{*wanted.id, record->code};
}

/// Moves an offer on, with its line in the journal.
Offer moved(store::Transaction& tx, const base::Who& who, const OfferEntry& entry, OfferState state,
            const std::optional<NeedId>& need, std::string_view verb) {
    tx.change("UPDATE offer SET state = $3, need = $4 WHERE home = $1 AND id = $2",
              {entry.home, entry.offer.id, base::name_of(state), need});
    store::record(tx, who, verb, entry.offer.id.uuid, entry.offer.area.id);
    return entry_of(tx, entry.offer.id).offer;
}

void require_state(const OfferEntry& entry, OfferState state, std::string_view code) {
    if (entry.offer.state != state)
        throw Problem(ProblemKind::conflict, std::string(code), base::to_string(entry.offer.id));
}

}  // namespace

OfferReceipt make_offer(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                        const NewOffer& wanted, const std::string& code) {
    const auto offerer = tidied(wanted.offerer);
    if (auto before = receipt_of_before(tx, master, wanted, offerer)) return std::move(*before);
    const auto area = areas::get(tx, wanted.area);
    check(tx, wanted, area);
    const auto commune = households::commune_of(tx, area);
    const auto id = wanted.id.value_or(OfferId{tx.new_id()});
    tx.change(R"(
        INSERT INTO offer (home, id, commune, area, kind, valid_until, state, made_at, code_hash)
        VALUES ($1, $2, $3, $4, $5, $6, 'open', $7, $8))",
              {commune.home, id, commune.id, area.id, wanted.kind, wanted.until, tx.now(),
               accounts::hash_of(tidy_code(code))});
    store::seal(tx, master, id.uuid, commune.id.uuid, base::parse_json(base::to_json(OfferRecord{offerer, code})));
    store::record(tx, who, "offer.made", id.uuid, area.id.uuid, base::Json{{"kind", wanted.kind}});
    return {id, code};
}

OfferPage offers(store::Transaction& tx, const base::Who& who, areas::AreaId area, OfferState state,
                 const std::string& after, std::size_t limit) {
    const auto place = areas::get(tx, area);
    accounts::require(who, Permission::needs_answer, place.path);
    if (place.level < areas::commune_level) throw Problem(ProblemKind::invalid, "need.area_too_wide", place.path);
    const auto hamlet = place.level > areas::commune_level ? std::optional(place.id.uuid) : std::nullopt;
    const auto dot = std::min(after.find('.'), after.size());
    const auto last = base::parse_uuid(std::string_view(after).substr(std::min(dot + 1, after.size())));
    // An offer whose last day has passed is shown no more; nobody has to close it.
    const auto rows = tx.run(offer_rows + R"(
        WHERE f.commune = $1 AND ($2 IS NULL OR f.area = $2) AND f.state = $3 AND f.valid_until >= $4
          AND (f.valid_until, f.id) > ($5, $6) ORDER BY f.valid_until, f.id LIMIT $7)",
                             {households::commune_of(tx, place).id, hamlet, base::name_of(state),
                              base::day_of(tx.now()), after.substr(0, dot), last.value_or(base::Uuid{}), limit});
    OfferPage page;
    for (const auto& row : rows) page.items.push_back(read_offer(row).offer);
    if (rows.size() == limit)
        page.next = base::to_string(page.items.back().until) + '.' + base::to_string(page.items.back().id);
    return page;
}

std::vector<Offer> offers_for(store::Transaction& tx, NeedId need, std::size_t limit) {
    const auto one = entry(tx, need);
    std::vector<Offer> found;
    for (const auto& row : tx.run(offer_rows + R"(
             WHERE f.commune = $1 AND (f.need = $5 OR (f.state = 'open' AND f.kind = $2 AND f.valid_until >= $3))
             ORDER BY CASE WHEN f.need = $5 THEN 0 WHEN f.area = $4 THEN 1 ELSE 2 END, f.valid_until, f.id LIMIT $6)",
                                  {one.commune, one.standing.kind, base::day_of(tx.now()), one.area, need, limit}))
        found.push_back(read_offer(row).offer);
    return found;
}

Offer get_offer(store::Transaction& tx, const base::Who& who, OfferId id) {
    return reached(tx, who, id, Permission::needs_answer).offer;
}

std::optional<Offerer> open_offerer(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                    OfferId id) {
    const auto entry = reached(tx, who, id, Permission::needs_answer);
    store::record(tx, who, "offer.record_opened", id.uuid, entry.offer.area.id);
    const auto record = unsealed_offer(tx, master, id);
    return record ? std::optional(record->offerer) : std::nullopt;
}

Offer match(store::Transaction& tx, const base::Who& who, OfferId id, NeedId need) {
    const auto entry = reached(tx, who, id, Permission::needs_decide);
    require_state(entry, OfferState::open, "offer.not_open");
    auto [before, after] = stepping(tx, who, need, Act::match);
    if (before.commune != entry.commune)
        throw Problem(ProblemKind::conflict, "offer.other_commune", base::to_string(need));
    keep(tx, who, before, after, {Act::match, {}, {}, {}});
    return moved(tx, who, entry, OfferState::matched, need, "offer.matched");
}

Offer unmatch(store::Transaction& tx, const base::Who& who, OfferId id) {
    const auto entry = reached(tx, who, id, Permission::needs_decide);
    require_state(entry, OfferState::matched, "offer.not_matched");
    auto [before, after] = stepping(tx, who, *entry.offer.need, Act::unmatch);
    keep(tx, who, before, after, {Act::unmatch, {}, {}, {}});
    return moved(tx, who, entry, OfferState::open, std::nullopt, "offer.unmatched");
}

Offer close_offer(store::Transaction& tx, const base::Who& who, OfferId id) {
    const auto entry = reached(tx, who, id, Permission::needs_decide);
    require_state(entry, OfferState::open, "offer.not_open");
    return moved(tx, who, entry, OfferState::closed, std::nullopt, "offer.closed");
}

Offer open_again(store::Transaction& tx, const base::Who& who, OfferId id) {
    const auto entry = reached(tx, who, id, Permission::needs_decide);
    require_state(entry, OfferState::closed, "offer.not_closed");
    return moved(tx, who, entry, OfferState::open, std::nullopt, "offer.opened_again");
}

void withdraw_offer(store::Transaction& tx, std::string_view code) {
    const auto rows = tx.run(offer_rows + "WHERE f.code_hash = $1", {accounts::hash_of(tidy_code(code))});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "need.code_unknown");
    const auto entry = read_offer(rows.front());
    if (entry.offer.state == OfferState::open)
        moved(tx, base::Who{}, entry, OfferState::closed, std::nullopt, "offer.withdrawn");
}

}  // namespace needs
