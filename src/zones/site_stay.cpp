#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "store/sealed_id.hpp"
#include "store/values.hpp"
#include "zones/member.hpp"
#include "zones/site_row.hpp"

/// What is sealed of a quarantine site: who stays there, and what families write.
namespace zones {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

/// The words of a family's request, as they are sealed.
struct SealedWords {
    std::string words;
};
BOOST_DESCRIBE_STRUCT(SealedWords, (), (words))

template <class T>
std::optional<T> unsealed(store::Transaction& tx, const store::MasterKey& master, const base::Uuid& id) {
    const auto json = store::unseal(tx, master, id);
    return json ? std::optional(base::from_json<T>(*json)) : std::nullopt;
}

template <class T>
void seal(store::Transaction& tx, const store::MasterKey& master, const base::Uuid& id, const Entry& site,
          const T& record) {
    store::seal(tx, master, id, site.commune, base::parse_json(base::to_json(record)));
}

/// A site, for the health station.
Entry health_site(store::Transaction& tx, const base::Who& who, ZoneId id) {
    auto site = entry(tx, id);
    accounts::require(who, Permission::health_read, site.area_path);
    require_site(site);
    return site;
}

/// A site, for whoever serves the families of its place.
Entry served_site(store::Transaction& tx, const base::Who& who, ZoneId id) {
    auto site = entry(tx, id);
    accounts::require(who, Permission::households_read, site.area_path);
    require_site(site);
    return site;
}

void require_free_place(store::Transaction& tx, const Entry& site) {
    const auto places =
        tx.run("SELECT places FROM quarantine_site WHERE home = $1 AND zone = $2", {site.home, site.zone.id});
    if (places.empty() || site.zone.people >= places.front().integer("places"))
        throw Problem(ProblemKind::conflict, "site.full", base::to_string(site.zone.id));
}

StayRecord tidied(StayRecord record) {
    record.name = words(record.name);
    record.family = words(record.family);
    if (record.name.empty()) throw Problem(ProblemKind::invalid, "site.name_missing");
    return record;
}

bool was_admitted(store::Transaction& tx, const store::MasterKey& master, ZoneId zone, const NewStay& wanted) {
    if (!wanted.id) return false;
    const auto rows = tx.run("SELECT zone, arrived_on FROM site_stay WHERE id = $1", {*wanted.id});
    if (rows.empty() && !store::is_sealed(tx, wanted.id->uuid)) return false;
    if (rows.empty() || rows.front().uuid("zone") != zone.uuid || rows.front().day("arrived_on") != wanted.arrived_on ||
        unsealed<StayRecord>(tx, master, wanted.id->uuid) != std::optional(wanted.record))
        throw Problem(ProblemKind::conflict, "stay.id_taken", base::to_string(*wanted.id));
    return true;
}

bool was_asked(store::Transaction& tx, const store::MasterKey& master, ZoneId zone, const NewRequest& wanted) {
    if (!wanted.id) return false;
    const auto rows = tx.run("SELECT zone, kind FROM site_request WHERE id = $1", {*wanted.id});
    if (rows.empty() && !store::is_sealed(tx, wanted.id->uuid)) return false;
    const auto says_the_same = [&] {
        const auto there = unsealed<SealedWords>(tx, master, wanted.id->uuid);
        return rows.front().uuid("zone") == zone.uuid && rows.front().text("kind") == base::name_of(wanted.kind) &&
               there && there->words == wanted.words;
    };
    if (rows.empty() || !says_the_same())
        throw Problem(ProblemKind::conflict, "site_request.id_taken", base::to_string(*wanted.id));
    return true;
}

}  // namespace

StayId admit(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ZoneId id,
             const NewStay& asked) {
    const auto site = health_site(tx, who, id);
    require_active_site(site);
    auto wanted = asked;
    wanted.record = tidied(asked.record);
    if (was_admitted(tx, master, id, wanted)) return *wanted.id;
    if (wanted.arrived_on > base::day_of(tx.now())) throw Problem(ProblemKind::invalid, "zone.day_to_come");
    require_free_place(tx, site);

    const auto stay = wanted.id.value_or(StayId{tx.new_id()});
    tx.change("INSERT INTO site_stay (home, id, zone, arrived_on) VALUES ($1, $2, $3, $4)",
              {site.home, stay, id, wanted.arrived_on});
    seal(tx, master, stay.uuid, site, wanted.record);
    count_day(tx, site, wanted.arrived_on, {0, 1}, 0);
    store::record(tx, who, "site.admitted", stay.uuid, site.zone.area.id);
    return stay;
}

void release(store::Transaction& tx, const base::Who& who, StayId id, base::Day last_day) {
    const auto rows = tx.run("SELECT zone, arrived_on, left_on FROM site_stay WHERE id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "stay.not_found", base::to_string(id));
    const auto& row = rows.front();
    const auto site = health_site(tx, who, row.id<ZoneTag>("zone"));
    if (!row.is_null("left_on")) throw Problem(ProblemKind::conflict, "stay.ended", base::to_string(id));
    if (last_day > base::day_of(tx.now())) throw Problem(ProblemKind::invalid, "zone.day_to_come");
    if (last_day < row.day("arrived_on"))
        throw Problem(ProblemKind::invalid, "stay.leaves_before_it_came", base::to_string(last_day));
    tx.change("UPDATE site_stay SET left_on = $3 WHERE home = $1 AND id = $2", {site.home, id, last_day + 1});
    count_day(tx, site, last_day + 1, {0, -1}, 0);
    store::record(tx, who, "site.released", id.uuid, site.zone.area.id);
}

std::vector<Stay> open_stays(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ZoneId id,
                             std::optional<StayId> after, std::size_t limit) {
    const auto site = health_site(tx, who, id);
    store::record(tx, who, "site.stays_opened", id.uuid, site.zone.area.id);
    return store::all(
        [&](const store::Row& row) {
            const StayId stay{row.uuid("id")};
            return Stay{stay, row.day("arrived_on"), row.maybe_day("left_on"),
                        unsealed<StayRecord>(tx, master, stay.uuid)};
        },
        tx.run(R"(
            SELECT * FROM site_stay WHERE zone = $1 AND (left_on IS NULL OR left_on > $2) AND ($3 IS NULL OR id > $3)
            ORDER BY id LIMIT $4)",
               {id, base::day_of(tx.now()), after, limit}));
}

RequestId ask(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ZoneId id,
              const NewRequest& asked) {
    const auto site = seen_entry(tx, who, id);
    require_active_site(site);
    auto wanted = asked;
    wanted.words = words(asked.words);
    if (wanted.words.empty()) throw Problem(ProblemKind::invalid, "site_request.words_missing");
    if (was_asked(tx, master, id, wanted)) return *wanted.id;
    const auto request = wanted.id.value_or(RequestId{tx.new_id()});
    tx.change(R"(
        INSERT INTO site_request (home, id, zone, kind, state, reason, opened_at, opened_by, changed_at, changed_by)
        VALUES ($1, $2, $3, $4, 'open', '', $5, $6, $5, $6))",
              {site.home, request, id, base::name_of(wanted.kind), tx.now(), who.account});
    seal(tx, master, request.uuid, site, SealedWords{wanted.words});
    store::record(tx, who, "site_request.opened", request.uuid, site.zone.area.id,
                  base::Json{{"kind", base::name_of(wanted.kind)}});
    return request;
}

void answer(store::Transaction& tx, const base::Who& who, RequestId id, RequestState state, const std::string& reason) {
    const auto rows = tx.run("SELECT zone, state FROM site_request WHERE id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "site_request.not_found", base::to_string(id));
    const auto site = served_site(tx, who, rows.front().id<ZoneTag>("zone"));
    const auto before = base::named<RequestState>(rows.front().text("state"));
    if (before == state) return;
    if (before == RequestState::done || before == RequestState::not_done)
        throw Problem(ProblemKind::conflict, "site_request.ended", base::to_string(id));
    const auto why = words(reason);
    if (state == RequestState::not_done && why.empty()) throw Problem(ProblemKind::invalid, "zone.reason_missing");
    tx.change(R"(UPDATE site_request SET state = $3, reason = $4, changed_at = $5, changed_by = $6
                 WHERE home = $1 AND id = $2)",
              {site.home, id, base::name_of(state), why, tx.now(), who.account});
    store::record(tx, who, "site_request." + base::name_of(state), id.uuid, site.zone.area.id);
}

std::vector<FamilyRequest> open_requests(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                         ZoneId id, std::optional<RequestId> after, std::size_t limit) {
    const auto site = served_site(tx, who, id);
    store::record(tx, who, "site.requests_opened", id.uuid, site.zone.area.id);
    return store::all(
        [&](const store::Row& row) {
            const RequestId request{row.uuid("id")};
            const auto sealed = unsealed<SealedWords>(tx, master, request.uuid);
            return FamilyRequest{.id = request,
                                 .kind = base::named<RequestKind>(row.text("kind")),
                                 .state = base::named<RequestState>(row.text("state")),
                                 .reason = row.text("reason"),
                                 .opened_at = row.instant("opened_at"),
                                 .changed_at = row.instant("changed_at"),
                                 .words = sealed ? std::optional(sealed->words) : std::nullopt};
        },
        tx.run(R"(
            SELECT * FROM (SELECT r.*, CASE WHEN state IN ('open', 'taken') THEN 0 ELSE 1 END AS stage FROM site_request r
                           WHERE zone = $1) x
            WHERE $2 IS NULL OR (stage, id) > (SELECT CASE WHEN l.state IN ('open', 'taken') THEN 0 ELSE 1 END, l.id
                                               FROM site_request l WHERE l.id = $2)
            ORDER BY stage, id LIMIT $3)",
               {id, after, limit}));
}

}  // namespace zones
