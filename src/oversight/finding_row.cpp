#include "oversight/finding_row.hpp"

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/values.hpp"

namespace oversight {
namespace {

using base::Problem;
using base::ProblemKind;

FindingEntry read(const store::Row& row, base::Day today) {
    FindingEntry entry{.finding = {.id = row.id<FindingTag>("id"),
                                   .inspection = row.id<InspectionTag>("inspection"),
                                   .place = {row.uuid("place"), row.text("place_name")},
                                   .area = {row.uuid("area"), row.text("area_name")},
                                   .kind = base::named<Kind>(row.text("kind")),
                                   .body = {row.uuid("body"), row.text("body_name")},
                                   .corrector = {},
                                   .question = row.maybe_integer("question"),
                                   .words = row.text("words"),
                                   .state = base::named<FindingState>(row.text("state")),
                                   .due = row.day("due"),
                                   .is_late = false,
                                   .steps = {},
                                   .rights = {}},
                       .home = row.integer("home"),
                       .area_path = row.text("area_path"),
                       .place_body = row.maybe_uuid("place_body"),
                       .corrected_by = row.maybe_uuid("corrected_by"),
                       .fingerprint = row.bytes("fingerprint")};
    auto& finding = entry.finding;
    if (const auto corrector = row.maybe_uuid("corrector"))
        finding.corrector = Place{*corrector, row.text("corrector_name")};
    finding.is_late = finding.state == FindingState::open && finding.due < today;
    return entry;
}

}  // namespace

std::string select_findings(const std::string& where) {
    return R"(
        SELECT f.*, i.place, p.body AS place_body, b.name AS body_name, c.name AS corrector_name, a.name AS area_name, a.path AS area_path
        FROM finding f JOIN inspection i ON i.home = f.home AND i.id = f.inspection
        JOIN inspected_place p ON p.home = i.home AND p.id = i.place JOIN body b ON b.id = f.body
        JOIN area a ON a.id = f.area LEFT JOIN body c ON c.id = f.corrector WHERE )" +
           where;
}

std::vector<FindingEntry> read_findings(store::Transaction& tx, const store::Rows& rows) {
    const auto today = base::day_of(tx.now());
    return store::all([&](const store::Row& row) { return read(row, today); }, rows);
}

std::optional<FindingEntry> find_finding(store::Transaction& tx, FindingId id) {
    auto found = read_findings(tx, tx.run(select_findings("f.id = $1"), {id}));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

FindingEntry finding_entry(store::Transaction& tx, FindingId id) {
    auto found = find_finding(tx, id);
    if (!found) throw Problem(ProblemKind::not_found, "finding.not_found", base::to_string(id));
    return std::move(*found);
}

Standing standing_of(store::Transaction& tx, const FindingEntry& entry) {
    const auto rows = tx.run("SELECT state, due, corrected_on, corrected_by FROM finding WHERE home = $1 AND id = $2",
                             {entry.home, entry.finding.id});
    const auto& row = rows.front();
    return {base::named<FindingState>(row.text("state")), row.day("due"), row.maybe_day("corrected_on"),
            row.maybe_uuid("corrected_by")};
}

void set_standing(store::Transaction& tx, const FindingEntry& entry, const Standing& standing) {
    tx.change(
        "UPDATE finding SET state = $3, due = $4, corrected_on = $5, corrected_by = $6 WHERE home = $1 AND id = $2",
        {entry.home, entry.finding.id, base::name_of(standing.state), standing.due, standing.corrected_on,
         standing.corrected_by});
}

std::vector<StepEntry> steps_of(store::Transaction& tx, const FindingEntry& entry) {
    const auto read_step = [](const store::Row& row) {
        const auto picture = row.maybe_uuid("picture");
        return StepEntry{.step = {.id = row.id<FindingStepTag>("id"),
                                  .kind = base::named<StepKind>(row.text("kind")),
                                  .words = row.text("words"),
                                  .picture = picture ? std::optional(files::FileId{*picture}) : std::nullopt,
                                  .at = row.instant("at"),
                                  .body = {row.uuid("body"), row.text("body_name")},
                                  .is_taken_back = !row.is_null("taken_back_at")},
                         .by = row.uuid("by_account"),
                         .before = base::from_json_text<Standing>(row.text("before"))};
    };
    return store::all(read_step, tx.run(R"(
        SELECT s.*, b.name AS body_name FROM finding_step s JOIN body b ON b.id = s.body
        WHERE s.home = $1 AND s.finding = $2 ORDER BY s.at, s.id)",
                                        {entry.home, entry.finding.id}));
}

bool acts_for(store::Transaction& tx, const base::Who& who, const base::Uuid& body) {
    return accounts::reaches_body(tx, who, base::Permission::tasks_do, body);
}

bool acts_for(store::Transaction& tx, const base::Who& who, const std::optional<Place>& body) {
    return body && acts_for(tx, who, body->id);
}

}  // namespace oversight
