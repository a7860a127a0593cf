#include "oversight/finding.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "bodies/body.hpp"
#include "oversight/finding_row.hpp"
#include "oversight/inspection_row.hpp"
#include "oversight/word.hpp"
#include "store/journal.hpp"

namespace oversight {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr int most_days_ahead = 366;

std::string needed_words(const std::string& typed) {
    auto words = words_of_nobody(typed);
    if (words.empty()) throw Problem(ProblemKind::invalid, "finding.words_missing");
    return words;
}

void check_due(base::Day due, base::Day first) {
    if (due < first || due > first + most_days_ahead)
        throw Problem(ProblemKind::invalid, "finding.due_wrong", base::to_string(due));
}

[[noreturn]] void refuse(const FindingEntry& entry) {
    throw Problem(ProblemKind::forbidden, "account.outside_area", base::to_string(entry.finding.id));
}

void require_state(const FindingEntry& entry, std::initializer_list<FindingState> states) {
    if (std::ranges::find(states, entry.finding.state) == states.end())
        throw Problem(ProblemKind::conflict, "finding.not_in_state", base::name_of(entry.finding.state));
}

/// What the body that found it does.
FindingEntry own_entry(store::Transaction& tx, const base::Who& who, FindingId id) {
    auto entry = finding_entry(tx, id);
    if (!acts_for(tx, who, entry.finding.body.id)) refuse(entry);
    return entry;
}

/// The body in whose name the caller corrects: the corrector, or the one that found it.
const Place& correcting_body(store::Transaction& tx, const base::Who& who, const FindingEntry& entry) {
    const auto& finding = entry.finding;
    if (acts_for(tx, who, finding.corrector)) return *finding.corrector;
    if (!acts_for(tx, who, finding.body.id)) refuse(entry);
    return finding.body;
}

/// One step forward, with what stood before.
void take(store::Transaction& tx, const base::Who& who, const FindingEntry& entry, StepKind kind,
          const Telling& telling, const Place& body, const Standing& after) {
    const auto before = standing_of(tx, entry);
    tx.change(R"(
        INSERT INTO finding_step (home, id, finding, kind, words, picture, at, body, by_account, before)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))",
              {entry.home, tx.new_id(), entry.finding.id, base::name_of(kind), telling.words, telling.picture, tx.now(),
               body.id, who.account, base::to_json(before)});
    set_standing(tx, entry, after);
    store::record(tx, who, "finding." + base::name_of(kind), entry.finding.id.uuid, entry.finding.area.id);
}

Standing standing_with(store::Transaction& tx, const FindingEntry& entry, FindingState state) {
    auto after = standing_of(tx, entry);
    after.state = state;
    return after;
}

const StepEntry* last_step(const std::vector<StepEntry>& steps) {
    const auto last = std::find_if(steps.rbegin(), steps.rend(), [](const StepEntry& one) {
        return !one.step.is_taken_back && one.step.kind != StepKind::found;
    });
    return last == steps.rend() ? nullptr : &*last;
}

void tell_rights(store::Transaction& tx, const base::Who& who, FindingEntry& entry, const StepEntry* last) {
    auto& finding = entry.finding;
    const bool is_finder = acts_for(tx, who, finding.body.id);
    finding.rights = {
        .may_correct = finding.state == FindingState::open && (is_finder || acts_for(tx, who, finding.corrector)),
        .may_verify = finding.state == FindingState::corrected && is_finder && entry.corrected_by != who.account,
        .may_edit = finding.state == FindingState::open && is_finder,
        .may_undo = last && acts_for(tx, who, last->step.body.id)};
}

void require_sight(store::Transaction& tx, const base::Who& who, const FindingEntry& entry) {
    const auto& finding = entry.finding;
    if (follows(who, entry.area_path) || acts_for(tx, who, finding.body.id) || acts_for(tx, who, finding.corrector))
        return;
    if (!entry.place_body || !acts_for(tx, who, *entry.place_body)) refuse(entry);
}

void insert(store::Transaction& tx, const InspectionEntry& of, const NewFinding& wanted, const std::string& words,
            const store::Bytes& fingerprint) {
    const auto& line = of.inspection.line;
    tx.change(R"(
        INSERT INTO finding (home, id, inspection, area, kind, place_name, body, corrector, question, words, state, due, found_at,
                             fingerprint)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11, $12, $13))",
              {of.home, wanted.id, line.id, line.area.id, base::name_of(line.kind), line.place.name, line.body.id,
               wanted.corrector ? wanted.corrector : of.place_body, wanted.question, words, wanted.due, tx.now(),
               fingerprint});
}

}  // namespace

Finding write(store::Transaction& tx, const base::Who& who, InspectionId inspection, const NewFinding& wanted) {
    const auto of = inspection_entry(tx, inspection);
    accounts::require_body(tx, who, base::Permission::tasks_do, of.inspection.line.body.id);
    const auto fingerprint = accounts::hash_of(base::to_string(inspection) + base::to_json(wanted));
    if (const auto before = find_finding(tx, wanted.id)) {
        if (before->fingerprint != fingerprint)
            throw Problem(ProblemKind::conflict, "finding.id_taken", base::to_string(wanted.id));
        return get(tx, who, wanted.id);
    }
    if (of.inspection.is_taken_back) throw Problem(ProblemKind::conflict, "inspection.taken_back");
    const auto words = needed_words(wanted.words);
    check_due(wanted.due, of.inspection.line.day);
    if (wanted.corrector) bodies::get(tx, bodies::BodyId{*wanted.corrector});
    if (wanted.question &&
        tx.run("SELECT 1 AS found FROM inspection_answer WHERE home = $1 AND inspection = $2 AND number = $3",
               {of.home, inspection, *wanted.question})
            .empty())
        throw Problem(ProblemKind::invalid, "finding.question_unknown", std::to_string(*wanted.question));
    insert(tx, of, wanted, words, fingerprint);
    const auto entry = finding_entry(tx, wanted.id);
    take(tx, who, entry, StepKind::found, {}, entry.finding.body, standing_of(tx, entry));
    return get(tx, who, wanted.id);
}

Finding get(store::Transaction& tx, const base::Who& who, FindingId id) {
    auto entry = finding_entry(tx, id);
    require_sight(tx, who, entry);
    const auto steps = steps_of(tx, entry);
    tell_rights(tx, who, entry, last_step(steps));
    for (const auto& one : steps) entry.finding.steps.push_back(one.step);
    return std::move(entry.finding);
}

files::File picture_of(store::Transaction& tx, const base::Who& who, FindingId id, files::FileId file) {
    const auto found = get(tx, who, id);
    if (std::ranges::none_of(found.steps, [&](const Step& one) { return one.picture == file; }))
        throw Problem(ProblemKind::not_found, "file.not_found", base::to_string(file));
    return files::get(tx, file);
}

Finding say_corrected(store::Transaction& tx, const base::Who& who, FindingId id, const Telling& telling) {
    const auto entry = finding_entry(tx, id);
    const auto& body = correcting_body(tx, who, entry);
    require_state(entry, {FindingState::open});
    const auto words = needed_words(telling.words);
    if (telling.picture) require_bare_picture(tx, *telling.picture);
    auto after = standing_with(tx, entry, FindingState::corrected);
    after.corrected_on = base::day_of(tx.now());
    after.corrected_by = who.account;
    take(tx, who, entry, StepKind::corrected, {words, telling.picture}, body, after);
    return get(tx, who, id);
}

Finding verify(store::Transaction& tx, const base::Who& who, FindingId id) {
    const auto entry = own_entry(tx, who, id);
    require_state(entry, {FindingState::corrected});
    if (entry.corrected_by == who.account) throw Problem(ProblemKind::conflict, "finding.own_correction");
    take(tx, who, entry, StepKind::verified, {}, entry.finding.body, standing_with(tx, entry, FindingState::verified));
    return get(tx, who, id);
}

Finding send_back(store::Transaction& tx, const base::Who& who, FindingId id, const Moved& wanted) {
    const auto entry = own_entry(tx, who, id);
    require_state(entry, {FindingState::corrected});
    if (entry.corrected_by == who.account) throw Problem(ProblemKind::conflict, "finding.own_correction");
    const auto words = needed_words(wanted.words);
    check_due(wanted.due, base::day_of(tx.now()));
    take(tx, who, entry, StepKind::sent_back, {words, {}}, entry.finding.body,
         {.state = FindingState::open, .due = wanted.due, .corrected_on = {}, .corrected_by = {}});
    return get(tx, who, id);
}

Finding move(store::Transaction& tx, const base::Who& who, FindingId id, const Moved& wanted) {
    const auto entry = own_entry(tx, who, id);
    require_state(entry, {FindingState::open});
    const auto words = needed_words(wanted.words);
    check_due(wanted.due, base::day_of(tx.now()));
    auto after = standing_of(tx, entry);
    after.due = wanted.due;
    take(tx, who, entry, StepKind::moved, {words, {}}, entry.finding.body, after);
    return get(tx, who, id);
}

Finding withdraw(store::Transaction& tx, const base::Who& who, FindingId id, const Telling& telling) {
    const auto entry = own_entry(tx, who, id);
    require_state(entry, {FindingState::open});
    take(tx, who, entry, StepKind::withdrawn, {needed_words(telling.words), {}}, entry.finding.body,
         standing_with(tx, entry, FindingState::withdrawn));
    return get(tx, who, id);
}

Finding undo(store::Transaction& tx, const base::Who& who, FindingId id) {
    const auto entry = finding_entry(tx, id);
    const auto steps = steps_of(tx, entry);
    const auto* last = last_step(steps);
    require_sight(tx, who, entry);
    if (!last) throw Problem(ProblemKind::conflict, "finding.nothing_to_undo");
    if (!acts_for(tx, who, last->step.body.id)) refuse(entry);
    tx.change("UPDATE finding_step SET taken_back_at = $3 WHERE home = $1 AND id = $2",
              {entry.home, last->step.id, tx.now()});
    set_standing(tx, entry, last->before);
    store::record(tx, who, "finding.step_taken_back", id.uuid, entry.finding.area.id);
    return get(tx, who, id);
}

FindingPage findings(store::Transaction& tx, const base::Who& who, areas::AreaId id, FindingPart part,
                     const std::string& after, std::size_t limit) {
    const auto area = areas::get(tx, id);
    const auto own = only_body(tx, who, area.path);
    const bool is_done = part == FindingPart::done;
    const auto [day, last] = read_cursor(after, is_done ? "9999-12-31" : "");
    const char* state = is_done ? "verified" : part == FindingPart::open ? "open" : "corrected";
    const auto rows = tx.run(
        select_findings(std::string(R"(
        a.path >= $1 AND a.path < $2 AND f.state = $3 AND ($4 IS NULL OR f.body = $4 OR f.corrector = $4 OR p.body = $4)
        AND (f.due, f.id) )") +
                        (is_done ? "< ($5, $6) ORDER BY f.due DESC, f.id DESC" : "> ($5, $6) ORDER BY f.due, f.id") +
                        " LIMIT $7"),
        {area.path, area.path + '~', state, own, day, last, limit});
    FindingPage page;
    for (auto& one : read_findings(tx, rows)) page.items.push_back(std::move(one.finding));
    if (rows.size() == limit) page.next = cursor_of(page.items.back().due, page.items.back().id);
    return page;
}

std::vector<Finding> findings_of(store::Transaction& tx, const base::Who& who, InspectionId inspection) {
    const auto of = get(tx, who, inspection);
    std::vector<Finding> found;
    for (auto& one : read_findings(tx, tx.run(select_findings("f.inspection = $1 ORDER BY f.id"), {of.line.id})))
        found.push_back(std::move(one.finding));
    return found;
}

}  // namespace oversight
