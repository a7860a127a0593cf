#include "honours/deed_row.hpp"

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace honours {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

DeedEntry read_entry(const store::Row& row) {
    DeedEntry entry{.deed = {.id = row.id<GoodDeedTag>("id"),
                             .body = {row.uuid("body"), row.text("body_name")},
                             .area = {row.uuid("area"), row.text("area_name")},
                             .day = row.day("day"),
                             .doer = base::named<Doer>(row.text("doer")),
                             .words = row.text("words"),
                             .has_name = row.boolean("has_name"),
                             .consent = base::named<Consent>(row.text("consent")),
                             .consent_way = row.text("consent_way"),
                             .consent_at = row.maybe_instant("consent_at"),
                             .public_name = row.text("public_name"),
                             .published_at = row.maybe_instant("published_at"),
                             .message = {},
                             .noticed_at = row.instant("noticed_at")},
                    .home = row.integer("home"),
                    .area_path = row.text("area_path")};
    if (const auto message = row.maybe_uuid("message")) entry.deed.message = outreach::MessageId{*message};
    return entry;
}

}  // namespace

std::string select_deeds(const std::string& where) {
    return R"(
        SELECT d.*, b.name AS body_name, a.name AS area_name, a.path AS area_path
        FROM good_deed d JOIN body b ON b.id = d.body JOIN area a ON a.id = d.area WHERE )" +
           where;
}

std::vector<DeedEntry> read_deeds(const store::Rows& rows) {
    return store::all(read_entry, rows);
}

std::optional<DeedEntry> find_deed(store::Transaction& tx, DeedId id) {
    return store::first(read_entry, tx.run(select_deeds("d.id = $1"), {id}));
}

DeedEntry deed_entry(store::Transaction& tx, DeedId id) {
    auto found = find_deed(tx, id);
    if (!found) throw Problem(ProblemKind::not_found, "deed.not_found", base::to_string(id));
    return std::move(*found);
}

DeedEntry own_deed(store::Transaction& tx, const base::Who& who, DeedId id) {
    auto entry = deed_entry(tx, id);
    accounts::require_body(tx, who, Permission::documents_write, entry.deed.body.id);
    return entry;
}

void forget_name(store::Transaction& tx, const DeedEntry& entry) {
    store::erase_sealed(tx, entry.deed.id.uuid);
    tx.change(R"(
        UPDATE good_deed SET consent = 'withdrawn', public_name = '', has_name = FALSE, consent_way = '', consent_at = $3
        WHERE home = $1 AND id = $2)",
              {entry.home, entry.deed.id, tx.now()});
}

void record(store::Transaction& tx, const base::Who& who, const DeedEntry& entry, std::string_view verb) {
    store::record(tx, who, verb, entry.deed.id.uuid, entry.deed.area.id);
}

}  // namespace honours
