#include "produce/posting.hpp"

#include <algorithm>

#include "accounts/door.hpp"
#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/text.hpp"
#include "base/vocabulary.hpp"
#include "bodies/body.hpp"
#include "goods/item_row.hpp"
#include "goods/posting.hpp"
#include "produce/posting_row.hpp"
#include "store/journal.hpp"
#include "store/sealed_id.hpp"
#include "store/values.hpp"

/// Offering and looking.
namespace produce {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr int most_days_ahead = 366;
constexpr std::int64_t highest_price = 1'000'000'000;
constexpr std::size_t longest_line = 300;
constexpr std::size_t longest_words = 2000;
constexpr std::string_view kinds_of_food[] = {"staple", "fresh", "protein", "dry", "other"};

/// What is sealed.
struct Record {
    Contact contact;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Record, (), (contact, code))

bool is_food(const goods::Item& item) {
    return std::ranges::find(kinds_of_food, item.kind) != std::end(kinds_of_food);
}

std::optional<Record> unsealed(store::Transaction& tx, const store::MasterKey& master, PostingId id) {
    const auto json = store::unseal(tx, master, id.uuid);
    if (!json) return std::nullopt;
    return base::from_json<Record>(*json);
}

Contact tidied(const Contact& contact) {
    Contact tidy{.name = base::tidy(base::to_nfc(contact.name)),
                 .phone = households::phone_digits(contact.phone).value_or(""),
                 .words = std::string(base::trim(base::to_nfc(contact.words)))};
    if (tidy.phone.empty()) throw Problem(ProblemKind::invalid, "produce.no_phone");
    if (tidy.name.size() > longest_line || tidy.words.size() > longest_words)
        throw Problem(ProblemKind::invalid, "produce.text_too_long");
    return tidy;
}

void check(store::Transaction& tx, const NewPosting& wanted, const areas::Area& area) {
    const auto today = base::day_of(tx.now());
    if (area.level < areas::commune_level) throw Problem(ProblemKind::invalid, "produce.area_too_wide", area.path);
    if (!area.is_valid_on(today)) throw Problem(ProblemKind::conflict, "produce.area_closed", area.path);
    if (!is_food(goods::item_for(tx, wanted.item, area.path)))
        throw Problem(ProblemKind::invalid, "produce.not_food", wanted.item);
    goods::require_amount(wanted.amount);
    if (wanted.price && (*wanted.price < 0 || *wanted.price > highest_price))
        throw Problem(ProblemKind::invalid, "produce.price_wrong");
    if (wanted.until < today || wanted.until < wanted.from || wanted.until > today + most_days_ahead)
        throw Problem(ProblemKind::invalid, "produce.days_wrong", base::to_string(wanted.until));
}

bool says_the_same(const Posting& there, const NewPosting& wanted) {
    return there.side == wanted.side && there.area.id == wanted.area.uuid && there.item.code == wanted.item &&
           there.amount == wanted.amount && there.price == wanted.price && there.from == wanted.from &&
           there.until == wanted.until;
}

/// A stranger may bring any id along: what lies sealed under it already is never overwritten.
std::optional<Receipt> receipt_of_before(store::Transaction& tx, const store::MasterKey& master,
                                         const NewPosting& wanted, const Contact& contact) {
    if (!wanted.id) return std::nullopt;
    const bool is_known = !tx.run("SELECT 1 AS found FROM produce WHERE id = $1", {*wanted.id}).empty();
    if (!is_known && !store::is_sealed(tx, wanted.id->uuid)) return std::nullopt;
    const auto record = is_known ? unsealed(tx, master, *wanted.id) : std::nullopt;
    if (!record || record->contact != contact || !says_the_same(get(tx, *wanted.id), wanted))
        throw Problem(ProblemKind::conflict, "produce.id_taken", base::to_string(*wanted.id));
    return Receipt{*wanted.id, record->code};
}

Receipt write(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewPosting& wanted,
              const std::optional<base::Uuid>& body, const std::string& code) {
    const auto contact = tidied(wanted.contact);
    if (auto before = receipt_of_before(tx, master, wanted, contact)) return std::move(*before);
    const auto area = areas::get(tx, wanted.area);
    check(tx, wanted, area);
    const auto commune = households::commune_of(tx, area);
    const auto id = wanted.id.value_or(PostingId{tx.new_id()});
    const auto tidy = accounts::tidy_code(code, accounts::public_code);
    tx.change(
        R"(
        INSERT INTO produce (home, id, commune, area, side, body, item, amount, remaining, price, valid_from, valid_until, made_at,
                             code_hash, is_sealed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $11, $12, $13, TRUE))",
        {commune.home, id, commune.id, area.id, base::name_of(wanted.side), body, wanted.item, wanted.amount,
         wanted.price, wanted.from, wanted.until, tx.now(),
         tidy ? std::optional(accounts::hash_of(*tidy)) : std::nullopt});
    store::seal(tx, master, id.uuid, commune.id.uuid, base::parse_json(base::to_json(Record{contact, code})));
    record(tx, who, entry(tx, id), "produce." + base::name_of(wanted.side), base::Json{{"item", wanted.item}});
    return {id, code};
}

/// How long who it was is kept after the last day of a posting: a dated rule.
struct KeepRule {
    base::Day valid_from;
    std::int64_t keep_days = 0;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(KeepRule, (), (valid_from, keep_days, source))

const KeepRule& keep_rule_on(base::Day day) {
    static const auto read_once = base::vocabulary<KeepRule>("produce/vocabulary/produce_rules.json");
    return base::rule_on(read_once, day);
}

void forget(store::Transaction& tx, const base::Uuid& id) {
    store::erase_sealed(tx, id);
    tx.change("UPDATE produce SET is_sealed = FALSE WHERE id = $1", {id});
}

Entry entry_by_code(store::Transaction& tx, std::string_view typed) {
    if (const auto code = accounts::tidy_code(typed, accounts::public_code)) {
        auto found = read_entries(tx, tx.run(select_postings("p.code_hash = $1"), {accounts::hash_of(*code)}));
        if (!found.empty()) return std::move(found.front());
    }
    throw Problem(ProblemKind::not_found, "produce.code_unknown");
}

void set_closed(store::Transaction& tx, const base::Who& who, const Entry& found, bool is_closed,
                std::string_view verb) {
    tx.change("UPDATE produce SET closed_at = $3 WHERE home = $1 AND id = $2",
              {found.home, found.posting.id, is_closed ? std::optional(tx.now()) : std::nullopt});
    record(tx, who, found, verb);
}

Entry decided_entry(store::Transaction& tx, const base::Who& who, PostingId id) {
    auto found = entry(tx, id);
    accounts::require(who, Permission::needs_decide, found.area_path);
    return found;
}

}  // namespace

std::string new_code() {
    return accounts::new_code(accounts::public_code);
}

Receipt post(store::Transaction& tx, const store::MasterKey& master, const NewPosting& wanted,
             const std::string& code) {
    return write(tx, master, base::Who{}, wanted, std::nullopt, code);
}

Receipt look_for(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const base::Uuid& body,
                 const NewPosting& wanted) {
    bodies::get(tx, bodies::BodyId{body});
    accounts::require_body(tx, who, Permission::goods_write, body);
    if (wanted.side != Side::wanted) throw Problem(ProblemKind::invalid, "produce.body_only_looks");
    return write(tx, master, who, wanted, body, "");
}

PostingPage postings(store::Transaction& tx, const Query& query) {
    const std::string path = query.area ? areas::get(tx, *query.area).path : std::string(areas::country_path);
    const auto dot = std::min(query.after.find('.'), query.after.size());
    const auto last = base::parse_uuid(std::string_view(query.after).substr(std::min(dot + 1, query.after.size())));
    const auto rows = tx.run(select_postings(R"(
        p.side = $1 AND p.closed_at IS NULL AND p.remaining > 0 AND p.valid_until >= $2 AND ($3 = '' OR p.item = $3)
        AND a.path >= $4 AND a.path < $5 AND (p.valid_until, p.id) > ($6, $7) ORDER BY p.valid_until, p.id LIMIT $8)"),
                             {base::name_of(query.side), base::day_of(tx.now()), query.item, path, path + '~',
                              query.after.substr(0, dot), last.value_or(base::Uuid{}), query.limit});
    PostingPage page;
    for (auto& one : read_entries(tx, rows)) page.items.push_back(std::move(one.posting));
    if (rows.size() == query.limit)
        page.next = base::to_string(page.items.back().until) + '.' + base::to_string(page.items.back().id);
    return page;
}

Posting get(store::Transaction& tx, PostingId id) {
    return entry(tx, id).posting;
}

std::vector<goods::Item> items(store::Transaction& tx, areas::AreaId area) {
    auto found = goods::items_in(tx, areas::get(tx, area));
    std::erase_if(found, [](const goods::Item& item) { return !is_food(item); });
    return found;
}

Posting look(store::Transaction& tx, std::string_view code) {
    return entry_by_code(tx, code).posting;
}

Posting withdraw(store::Transaction& tx, std::string_view code) {
    const auto found = entry_by_code(tx, code);
    if (found.posting.state != State::closed) set_closed(tx, base::Who{}, found, true, "produce.withdrawn");
    if (!is_matched(tx, found.posting.id)) forget(tx, found.posting.id.uuid);
    return get(tx, found.posting.id);
}

std::optional<Contact> open_contact(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                    PostingId id) {
    const auto found = entry(tx, id);
    if (!is_matched_with_own(tx, who, id)) accounts::require(who, Permission::needs_answer, found.area_path);
    record(tx, who, found, "produce.contact_opened");
    const auto sealed = unsealed(tx, master, id);
    return sealed ? std::optional(sealed->contact) : std::nullopt;
}

Posting close(store::Transaction& tx, const base::Who& who, PostingId id) {
    const auto found = decided_entry(tx, who, id);
    if (found.posting.state == State::closed)
        throw Problem(ProblemKind::conflict, "produce.closed", found.posting.label);
    set_closed(tx, who, found, true, "produce.closed");
    return get(tx, id);
}

Posting open_again(store::Transaction& tx, const base::Who& who, PostingId id) {
    const auto found = decided_entry(tx, who, id);
    if (found.posting.state != State::closed || !store::is_sealed(tx, id.uuid))
        throw Problem(ProblemKind::conflict, "produce.not_closed", found.posting.label);
    set_closed(tx, who, found, false, "produce.opened_again");
    return get(tx, id);
}

std::size_t forget_over(store::Transaction& tx, std::size_t most) {
    const auto today = base::day_of(tx.now());
    const auto first_kept = today - static_cast<int>(keep_rule_on(today).keep_days);
    const auto rows =
        tx.run("SELECT id, area FROM produce WHERE is_sealed AND valid_until < $1 ORDER BY valid_until, id LIMIT $2",
               {first_kept, most});
    for (const auto& row : rows) {
        forget(tx, row.uuid("id"));
        store::record_by_system(tx, "produce.forgotten", row.uuid("id"), row.uuid("area"));
    }
    return rows.size();
}

}  // namespace produce
