#include "gifts/gift_row.hpp"

#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/values.hpp"

namespace gifts {
namespace {

using base::Problem;
using base::ProblemKind;

/// 43 random bits: too many to guess through a door that counts tries, and few enough to read aloud.
constexpr accounts::CodeShape code_shape{9, 3};

}  // namespace

std::string new_code() {
    return accounts::new_code(code_shape);
}

GiftEntry read_gift(const store::Row& row) {
    GiftEntry entry{.gift = {.id = row.id<GiftTag>("id"),
                             .fundraiser = row.id<FundraiserTag>("fundraiser"),
                             .state = base::named<GiftState>(row.text("state")),
                             .form = base::named<Form>(row.text("form")),
                             .promised = std::nullopt,
                             .amount = row.integer("amount"),
                             .words = row.text("words"),
                             .donor_kind = row.text("donor_kind"),
                             .public_name = {},
                             .way = std::nullopt,
                             .paper = row.text("paper"),
                             .reference = row.text("reference"),
                             .received_on = row.maybe_day("received_on"),
                             .entry = row.text("entry"),
                             .refunded = row.integer("refunded"),
                             .made_at = row.instant("made_at")},
                    .home = row.integer("home"),
                    .is_shown = row.boolean("is_shown"),
                    .chosen_name = row.text("public_name"),
                    .fingerprint = row.bytes("fingerprint"),
                    .taken_print = std::nullopt,
                    .movement = std::nullopt};
    if (!row.is_null("promised")) entry.gift.promised = row.integer("promised");
    if (const auto way = row.text("way"); !way.empty()) entry.gift.way = base::named<Way>(way);
    if (!row.is_null("taken_print")) entry.taken_print = row.bytes("taken_print");
    if (const auto movement = row.maybe_uuid("movement")) entry.movement = goods::MovementId{*movement};
    if (entry.is_shown) entry.gift.public_name = entry.chosen_name;
    return entry;
}

GiftEntry gift_entry(store::Transaction& tx, GiftId id) {
    const auto found = store::first(read_gift, tx.run("SELECT * FROM gift WHERE id = $1", {id}));
    if (!found) throw Problem(ProblemKind::not_found, "gift.not_found", base::to_string(id));
    return *found;
}

std::optional<GiftEntry> maybe_gift_by_code(store::Transaction& tx, std::string_view typed) {
    const auto code = accounts::tidy_code(typed, code_shape);
    if (!code) return std::nullopt;
    return store::first(read_gift, tx.run("SELECT * FROM gift WHERE code_hash = $1", {accounts::hash_of(*code)}));
}

GiftEntry gift_by_code(store::Transaction& tx, std::string_view typed) {
    if (auto found = maybe_gift_by_code(tx, typed)) return std::move(*found);
    throw Problem(ProblemKind::not_found, "gift.code_unknown");
}

std::optional<GiftEntry> gift_by_reference(store::Transaction& tx, FundraiserId fundraiser,
                                           const std::string& reference) {
    if (reference.empty()) return std::nullopt;
    return store::first(read_gift,
                        tx.run("SELECT * FROM gift WHERE fundraiser = $1 AND reference = $2", {fundraiser, reference}));
}

}  // namespace gifts
