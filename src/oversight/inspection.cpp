#include "oversight/inspection.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "bodies/body.hpp"
#include "oversight/inspection_row.hpp"
#include "oversight/word.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace oversight {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr int most_days_ago = 366;
constexpr std::size_t most_pictures = 12;

void check(store::Transaction& tx, const NewInspection& wanted, const PlaceEntry& place, const Checklist& list,
           const std::string& reach) {
    const auto today = base::day_of(tx.now());
    if (place.place.is_closed) throw Problem(ProblemKind::conflict, "inspected_place.closed", place.place.name);
    if (!areas::is_within(place.area_path, reach))
        throw Problem(ProblemKind::invalid, "inspected_place.elsewhere", place.area_path);
    if (wanted.day > today || wanted.day < today - most_days_ago)
        throw Problem(ProblemKind::invalid, "inspection.day_wrong", base::to_string(wanted.day));
    if (list.kind != place.place.kind) throw Problem(ProblemKind::invalid, "inspection.list_of_another_kind", list.vi);
    if (wanted.answers.size() != list.questions.size())
        throw Problem(ProblemKind::invalid, "inspection.answers_wrong", std::to_string(wanted.answers.size()));
    if (wanted.pictures.size() > most_pictures) throw Problem(ProblemKind::invalid, "inspection.too_many_pictures");
    for (const auto& picture : wanted.pictures) require_bare_picture(tx, picture);
}

void keep_answers(store::Transaction& tx, std::int64_t home, const NewInspection& wanted, const Checklist& list) {
    for (std::size_t at = 0; at < wanted.answers.size(); ++at)
        tx.change(R"(
            INSERT INTO inspection_answer (home, inspection, number, question_vi, question_en, answer, note)
            VALUES ($1, $2, $3, $4, $5, $6, $7))",
                  {home, wanted.id, at + 1, list.questions[at].vi, list.questions[at].en,
                   base::name_of(wanted.answers[at].answer), words_of_nobody(wanted.answers[at].note)});
    for (const auto& picture : wanted.pictures)
        tx.change("INSERT INTO inspection_picture (home, inspection, file) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                  {home, wanted.id, picture});
}

std::vector<Answered> answers_of(store::Transaction& tx, const InspectionEntry& entry) {
    const auto read = [](const store::Row& row) {
        return Answered{row.integer("number"),
                        {row.text("question_vi"), row.text("question_en")},
                        base::named<Answer>(row.text("answer")),
                        row.text("note")};
    };
    return store::all(read,
                      tx.run("SELECT * FROM inspection_answer WHERE home = $1 AND inspection = $2 ORDER BY number",
                             {entry.home, entry.inspection.line.id}));
}

std::vector<files::FileId> pictures_of(store::Transaction& tx, const InspectionEntry& entry) {
    return store::all([](const store::Row& row) { return files::FileId{row.uuid("file")}; },
                      tx.run("SELECT file FROM inspection_picture WHERE home = $1 AND inspection = $2 ORDER BY file",
                             {entry.home, entry.inspection.line.id}));
}

bool corrects(store::Transaction& tx, const base::Who& who, const InspectionEntry& entry) {
    const auto correctors =
        tx.run("SELECT DISTINCT corrector FROM finding WHERE home = $1 AND inspection = $2 AND corrector IS NOT NULL",
               {entry.home, entry.inspection.line.id});
    return std::ranges::any_of(correctors, [&](const store::Row& row) {
        return accounts::reaches_body(tx, who, Permission::tasks_do, row.uuid("corrector"));
    });
}

void require_sight(store::Transaction& tx, const base::Who& who, const InspectionEntry& entry) {
    const auto& line = entry.inspection.line;
    if (follows(who, entry.area_path) || accounts::reaches_body(tx, who, Permission::tasks_do, line.body.id)) return;
    if (entry.place_body && accounts::reaches_body(tx, who, Permission::tasks_do, *entry.place_body)) return;
    if (!corrects(tx, who, entry))
        throw Problem(ProblemKind::forbidden, "account.outside_area", base::to_string(line.id));
}

Inspection set_taken_back(store::Transaction& tx, const base::Who& who, InspectionId id,
                          const std::optional<base::Instant>& at, std::string_view verb) {
    const auto entry = inspection_entry(tx, id);
    const auto& line = entry.inspection.line;
    accounts::require_body(tx, who, Permission::tasks_do, line.body.id);
    if (entry.inspection.is_taken_back == at.has_value()) throw Problem(ProblemKind::conflict, "inspection.taken_back");
    if (at && !tx.run("SELECT 1 AS found FROM finding WHERE home = $1 AND inspection = $2 AND state <> 'withdrawn'",
                      {entry.home, id})
                   .empty())
        throw Problem(ProblemKind::conflict, "inspection.has_findings");
    tx.change("UPDATE inspection SET taken_back_at = $3 WHERE home = $1 AND id = $2", {entry.home, id, at});
    store::record(tx, who, verb, id.uuid, line.area.id);
    return get(tx, who, id);
}

}  // namespace

Inspection record(store::Transaction& tx, const base::Who& who, const NewInspection& wanted) {
    const auto body = bodies::get(tx, bodies::BodyId{wanted.body});
    accounts::require_body(tx, who, Permission::tasks_do, wanted.body);
    const auto fingerprint = accounts::hash_of(base::to_json(wanted));
    if (const auto before = find_inspection(tx, wanted.id)) {
        if (before->fingerprint != fingerprint)
            throw Problem(ProblemKind::conflict, "inspection.id_taken", base::to_string(wanted.id));
        return get(tx, who, wanted.id);
    }
    const auto place = place_entry(tx, wanted.place);
    const auto list = checklist_of(tx, wanted.checklist);
    check(tx, wanted, place, list, areas::get(tx, body.area).path);
    tx.change(R"(
        INSERT INTO inspection (home, id, place, area, kind, body, day, checklist, title_vi, title_en, people, words, made_at, made_by,
                                fingerprint)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15))",
              {place.home, wanted.id, wanted.place, place.place.area.id, base::name_of(list.kind), wanted.body,
               wanted.day, wanted.checklist, list.vi, list.en, words_of_nobody(wanted.people),
               words_of_nobody(wanted.words), tx.now(), who.account, fingerprint});
    keep_answers(tx, place.home, wanted, list);
    store::record(tx, who, "inspection.recorded", wanted.id.uuid, place.place.area.id);
    return get(tx, who, wanted.id);
}

Inspection take_back(store::Transaction& tx, const base::Who& who, InspectionId id) {
    return set_taken_back(tx, who, id, tx.now(), "inspection.taken_back");
}

Inspection put_back(store::Transaction& tx, const base::Who& who, InspectionId id) {
    return set_taken_back(tx, who, id, std::nullopt, "inspection.put_back");
}

Inspection get(store::Transaction& tx, const base::Who& who, InspectionId id) {
    auto entry = inspection_entry(tx, id);
    require_sight(tx, who, entry);
    auto& found = entry.inspection;
    found.answers = answers_of(tx, entry);
    found.pictures = pictures_of(tx, entry);
    found.may_edit = accounts::reaches_body(tx, who, Permission::tasks_do, found.line.body.id);
    return std::move(found);
}

files::File picture_of(store::Transaction& tx, const base::Who& who, InspectionId id, files::FileId file) {
    const auto found = get(tx, who, id);
    if (std::ranges::find(found.pictures, file) == found.pictures.end())
        throw Problem(ProblemKind::not_found, "file.not_found", base::to_string(file));
    return files::get(tx, file);
}

InspectionPage inspections(store::Transaction& tx, const base::Who& who, areas::AreaId id, const std::string& after,
                           std::size_t limit) {
    const auto area = areas::get(tx, id);
    const auto own = only_body(tx, who, area.path);
    const auto [day, last] = read_cursor(after, "9999-12-31");
    const auto rows = tx.run(select_inspections(R"(
        a.path >= $1 AND a.path < $2 AND i.taken_back_at IS NULL AND ($3 IS NULL OR i.body = $3 OR p.body = $3)
        AND (i.day, i.id) < ($4, $5) ORDER BY i.day DESC, i.id DESC LIMIT $6)"),
                             {area.path, area.path + '~', own, day, last, limit});
    InspectionPage page;
    for (auto& one : read_inspections(rows)) page.items.push_back(std::move(one.inspection.line));
    if (rows.size() == limit) page.next = cursor_of(page.items.back().day, page.items.back().id);
    return page;
}

}  // namespace oversight
