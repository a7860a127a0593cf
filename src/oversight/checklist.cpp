#include "oversight/checklist.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/secret.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/vocabulary.hpp"
#include "bodies/body.hpp"
#include "oversight/word.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace oversight {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t most_questions = 40;

/// As the vocabulary has it.
struct KnownList {
    std::string code;
    Kind kind = Kind::enterprise;
    std::string vi;
    std::string en;
    base::Day valid_from;
    std::string source;
    std::vector<Question> questions;
};
BOOST_DESCRIBE_STRUCT(KnownList, (), (code, kind, vi, en, valid_from, source, questions))

const std::vector<Checklist>& known_lists() {
    static const auto read_once = [] {
        std::vector<Checklist> lists;
        for (auto& one : base::vocabulary<KnownList>("oversight/vocabulary/checklists.json"))
            lists.push_back({.code = one.code,
                             .kind = one.kind,
                             .vi = one.vi,
                             .en = one.en,
                             .source = one.source,
                             .valid_from = one.valid_from,
                             .valid_until = std::nullopt,
                             .body = std::nullopt,
                             .may_end = false,
                             .questions = std::move(one.questions)});
        return lists;
    }();
    return read_once;
}

/// A list that a place added, with what only the verbs need.
struct Added {
    Checklist list;
    std::int64_t home = 0;
    base::Uuid body;
    base::Uuid area;
    store::Bytes fingerprint;
};

Added read(const store::Row& row) {
    Added added{.list = {.code = base::to_string(row.uuid("id")),
                         .kind = base::named<Kind>(row.text("kind")),
                         .vi = row.text("title"),
                         .en = row.text("title"),
                         .source = row.text("source"),
                         .valid_from = row.day("valid_from"),
                         .valid_until = row.maybe_day("valid_until"),
                         .body = row.text("body_name"),
                         .may_end = false,
                         .questions = {}},
                .home = row.integer("home"),
                .body = row.uuid("body"),
                .area = row.uuid("area"),
                .fingerprint = row.bytes("fingerprint")};
    for (auto& words : base::from_json_text<std::vector<std::string>>(row.text("questions")))
        added.list.questions.push_back({words, words});
    return added;
}

constexpr std::string_view added_lists =
    "SELECT c.*, b.name AS body_name FROM checklist c JOIN body b ON b.id = c.body WHERE ";

std::optional<Added> find_added(store::Transaction& tx, const base::Uuid& id) {
    return store::first(read, tx.run(std::string(added_lists) + "c.id = $1", {id}));
}

std::vector<std::string> checked_questions(const std::vector<std::string>& typed) {
    if (typed.empty() || typed.size() > most_questions)
        throw Problem(ProblemKind::invalid, "checklist.questions_wrong", std::to_string(typed.size()));
    std::vector<std::string> questions;
    for (const auto& one : typed) {
        questions.push_back(words_of_nobody(one));
        if (questions.back().empty()) throw Problem(ProblemKind::invalid, "checklist.questions_wrong");
        if (asks_attendance(one)) throw Problem(ProblemKind::invalid, "checklist.asks_attendance", one);
    }
    return questions;
}

Checklist as_seen(store::Transaction& tx, const base::Who& who, Added added) {
    added.list.may_end = accounts::reaches_body(tx, who, Permission::plans_issue, added.body);
    return std::move(added.list);
}

Checklist set_end(store::Transaction& tx, const base::Who& who, ChecklistId id, const std::optional<base::Day>& last,
                  std::string_view verb) {
    auto added = find_added(tx, id.uuid);
    if (!added) throw Problem(ProblemKind::not_found, "checklist.not_found", base::to_string(id));
    accounts::require_body(tx, who, Permission::plans_issue, added->body);
    tx.change("UPDATE checklist SET valid_until = $3 WHERE home = $1 AND id = $2", {added->home, id, last});
    store::record(tx, who, verb, id.uuid, added->area);
    added->list.valid_until = last;
    return as_seen(tx, who, std::move(*added));
}

}  // namespace

Checklist add(store::Transaction& tx, const base::Who& who, const NewChecklist& wanted) {
    const auto body = bodies::get(tx, bodies::BodyId{wanted.body});
    accounts::require_body(tx, who, Permission::plans_issue, wanted.body);
    const auto fingerprint = accounts::hash_of(base::to_json(wanted));
    if (auto before = find_added(tx, wanted.id.uuid)) {
        if (before->fingerprint != fingerprint)
            throw Problem(ProblemKind::conflict, "checklist.id_taken", base::to_string(wanted.id));
        return as_seen(tx, who, std::move(*before));
    }
    const auto title = words_of_nobody(wanted.title);
    if (title.empty()) throw Problem(ProblemKind::invalid, "checklist.title_missing");
    const auto questions = checked_questions(wanted.questions);
    tx.change(
        R"(
        INSERT INTO checklist (home, id, area, body, kind, title, source, questions, valid_from, made_at, made_by, fingerprint)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))",
        {body.home, wanted.id, body.area, wanted.body, base::name_of(wanted.kind), title, short_text(wanted.source),
         base::to_json(questions), wanted.valid_from, tx.now(), who.account, fingerprint});
    store::record(tx, who, "checklist.added", wanted.id.uuid, body.area.uuid);
    return as_seen(tx, who, *find_added(tx, wanted.id.uuid));
}

Checklist end(store::Transaction& tx, const base::Who& who, ChecklistId id) {
    return set_end(tx, who, id, base::day_of(tx.now()), "checklist.ended");
}

Checklist hold_again(store::Transaction& tx, const base::Who& who, ChecklistId id) {
    return set_end(tx, who, id, std::nullopt, "checklist.held_again");
}

std::vector<Checklist> checklists(store::Transaction& tx, const base::Who& who, areas::AreaId id,
                                  std::optional<Kind> kind) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, Permission::plans_read, area.path);
    const auto today = base::day_of(tx.now());
    const auto holds = [&](const Checklist& list) {
        return (!kind || list.kind == *kind) && list.valid_from <= today &&
               (!list.valid_until || today <= *list.valid_until);
    };
    std::vector<Checklist> found;
    std::ranges::copy_if(known_lists(), std::back_inserter(found), holds);
    std::vector<base::Uuid> here{area.id.uuid};
    for (const auto& above : areas::ancestors(tx, area)) here.push_back(above.id.uuid);
    std::vector<store::Value> parameters;
    const auto list = store::list_behind(parameters, here);
    for (auto& one :
         store::all(read, tx.run(std::string(added_lists) + "c.area IN " + list + " ORDER BY c.id", parameters)))
        if (holds(one.list)) found.push_back(as_seen(tx, who, std::move(one)));
    return found;
}

Checklist checklist_of(store::Transaction& tx, const std::string& code) {
    const auto known = std::ranges::find(known_lists(), code, &Checklist::code);
    if (known != known_lists().end()) return *known;
    const auto id = base::parse_uuid(code);
    auto added = id ? find_added(tx, *id) : std::nullopt;
    if (!added) throw Problem(ProblemKind::not_found, "checklist.not_found", code);
    return std::move(added->list);
}

}  // namespace oversight
