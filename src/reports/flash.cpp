#include "reports/flash.hpp"

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace reports {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using plans::BodyName;
using plans::PlanName;

std::vector<Receiver> receivers_of(store::Transaction& tx, std::int64_t home, FlashId id) {
    return store::all(
        [](const store::Row& row) {
            return Receiver{
                {row.uuid("body"), row.text("name")}, row.maybe_instant("acknowledged_at"), row.maybe_text("person")};
        },
        tx.run(R"(
            SELECT r.body, b.name, r.acknowledged_at, a.name AS person FROM flash_receiver r JOIN body b ON b.id = r.body
            LEFT JOIN account a ON a.id = r.acknowledged_by WHERE r.home = $1 AND r.flash = $2 ORDER BY b.name_key, r.body)",
               {home, id}));
}

Flash flash_of(store::Transaction& tx, const base::Who& who, const store::Row& row) {
    Flash flash{.id = row.id<FlashTag>("id"),
                .from = {row.uuid("body"), row.text("body_name")},
                .plan = std::nullopt,
                .what = row.text("what"),
                .needs = row.text("needs"),
                .at = row.instant("at"),
                .by = row.text("person"),
                .receivers = receivers_of(tx, row.integer("home"), row.id<FlashTag>("id")),
                .awaits_us = false};
    if (const auto plan = row.maybe_uuid("plan"))
        flash.plan = PlanName{plans::PlanId{*plan}, row.text("number"), row.text("title")};
    for (const auto& receiver : flash.receivers)
        flash.awaits_us = flash.awaits_us || (receiver.body.id == who.body && !receiver.acknowledged_at);
    return flash;
}

const std::string flash_rows = R"(
    SELECT f.*, b.name AS body_name, a.name AS person, p.id AS plan, p.number, p.title,
           CASE WHEN EXISTS (SELECT 1 FROM flash_receiver mine WHERE mine.home = f.home AND mine.flash = f.id
                               AND mine.body = $1 AND mine.acknowledged_at IS NULL) THEN 0 ELSE 1 END AS rank
    FROM flash_report f JOIN body b ON b.id = f.body JOIN account a ON a.id = f.account
    LEFT JOIN report_duty d ON d.id = f.duty LEFT JOIN plan p ON p.id = d.plan)";

/// Told by the caller's body or to it.
Flash find_ours(store::Transaction& tx, const base::Who& who, FlashId id) {
    const auto rows = tx.run(flash_rows + R"( WHERE f.id = $2 AND (f.body = $1 OR EXISTS (
                                 SELECT 1 FROM flash_receiver r WHERE r.home = f.home AND r.flash = f.id AND r.body = $1)))",
                             {who.body, id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "flash.not_found", base::to_string(id));
    return flash_of(tx, who, rows[0]);
}

/// The body of the duty's plan; without a duty every body whose plans ask this one for reports, else the one above it.
std::vector<base::Uuid> who_hears(store::Transaction& tx, const base::Who& who, std::optional<DutyId> duty) {
    std::vector<base::Uuid> bodies;
    for (const auto& row : tx.run(R"(
             SELECT DISTINCT p.body FROM report_duty_body db JOIN report_duty d ON d.id = db.duty JOIN plan p ON p.id = d.plan
             WHERE db.body = $1 AND ($2 OR d.id = $3) AND p.body <> $1 AND (d.ended_from IS NULL OR d.ended_from > $4))",
                                  {who.body, !duty.has_value(), duty.value_or(DutyId{}), base::day_of(tx.now())}))
        bodies.push_back(row.uuid("body"));
    if (bodies.empty() && duty) throw Problem(ProblemKind::not_found, "duty.not_found", base::to_string(*duty));
    if (bodies.empty())
        for (const auto& row : tx.run("SELECT parent FROM body WHERE id = $1 AND parent IS NOT NULL", {who.body}))
            bodies.push_back(row.uuid("parent"));
    if (bodies.empty()) throw Problem(ProblemKind::conflict, "flash.nobody_above", base::to_string(who.body));
    return bodies;
}

struct Place {
    std::int64_t home = 0;
    base::Uuid area;
};

Place place_of(store::Transaction& tx, const base::Uuid& body) {
    const auto row =
        tx.run("SELECT a.home, a.id FROM body b JOIN area a ON a.id = b.area WHERE b.id = $1", {body}).at(0);
    return {row.integer("home"), row.uuid("id")};
}

}  // namespace

Flash ring(store::Transaction& tx, const base::Who& who, const NewFlash& wanted) {
    accounts::require_body(tx, who, Permission::reports_write, who.body);
    const std::string what(base::trim(wanted.what));
    if (what.empty()) throw Problem(ProblemKind::invalid, "flash.empty");
    const auto hearers = who_hears(tx, who, wanted.duty);
    const auto place = place_of(tx, who.body);
    const FlashId id{tx.new_id()};
    tx.change(R"(INSERT INTO flash_report (home, id, body, duty, what, needs, at, account)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
              {place.home, id, who.body, wanted.duty, what, base::trim(wanted.needs), tx.now(), who.account});
    for (const auto& body : hearers) {
        tx.change("INSERT INTO flash_receiver (home, flash, body) VALUES ($1, $2, $3)", {place.home, id, body});
        // A line for each receiver's area, so that the live pages there hear of it.
        store::record(tx, who, "flash.sent", id.uuid, place_of(tx, body).area);
    }
    return find_ours(tx, who, id);
}

Flash acknowledge(store::Transaction& tx, const base::Who& who, FlashId id) {
    const auto flash = find_ours(tx, who, id);
    if (!flash.awaits_us) return flash;
    accounts::require_body(tx, who, Permission::reports_read, who.body);
    const auto sender = place_of(tx, flash.from.id);
    tx.change(R"(UPDATE flash_receiver SET acknowledged_at = $4, acknowledged_by = $5
                 WHERE home = $1 AND flash = $2 AND body = $3)",
              {sender.home, id, who.body, tx.now(), who.account});
    store::record(tx, who, "flash.acknowledged", id.uuid, sender.area);
    return find_ours(tx, who, id);
}

std::vector<Flash> flashes(store::Transaction& tx, const base::Who& who, std::size_t limit) {
    std::vector<Flash> found;
    for (const auto& row : tx.run(flash_rows + R"(
             WHERE f.body = $1 OR f.id IN (SELECT r.flash FROM flash_receiver r WHERE r.body = $1)
             ORDER BY rank, f.id DESC LIMIT $2)",
                                  {who.body, limit}))
        found.push_back(flash_of(tx, who, row));
    return found;
}

std::vector<FlashDuty> flash_duties(store::Transaction& tx, const base::Who& who) {
    return store::all(
        [](const store::Row& row) {
            return FlashDuty{row.id<DutyTag>("duty"),
                             {row.id<plans::PlanTag>("plan"), row.text("number"), row.text("title")},
                             {row.uuid("body"), row.text("name")}};
        },
        tx.run(R"(
            SELECT d.id AS duty, p.id AS plan, p.number, p.title, b.id AS body, b.name
            FROM report_duty_body db JOIN report_duty d ON d.id = db.duty JOIN plan p ON p.id = d.plan JOIN body b ON b.id = p.body
            WHERE db.body = $1 AND d.every = 'ad hoc' AND p.body <> $1 AND (d.ended_from IS NULL OR d.ended_from > $2)
            ORDER BY p.id DESC)",
               {who.body, base::day_of(tx.now())}));
}

}  // namespace reports
