#include "honours/model.hpp"

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "honours/bulletin.hpp"
#include "honours/model_row.hpp"
#include "store/journal.hpp"
#include "tasks/given_work.hpp"

namespace honours {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr int most_days_ahead = 366;

ModelEntry own_model(store::Transaction& tx, const base::Who& who, ModelId id, Permission permission) {
    auto entry = model_entry(tx, id);
    accounts::require_body(tx, who, permission, entry.model.body.id);
    return entry;
}

void record_line(store::Transaction& tx, const base::Who& who, const Model& model, std::string_view verb) {
    store::record(tx, who, verb, model.id.uuid, model.area.id);
}

Model set_published(store::Transaction& tx, const base::Who& who, ModelId id, const std::optional<base::Instant>& at,
                    std::string_view verb) {
    const auto entry = own_model(tx, who, id, Permission::documents_approve);
    if (at && entry.model.description.evidence.empty())
        throw Problem(ProblemKind::conflict, "honour_model.no_evidence");
    tx.change("UPDATE honour_model SET published_at = $3 WHERE home = $1 AND id = $2", {entry.home, id, at});
    record_line(tx, who, entry.model, verb);
    return get_model(tx, who, id);
}

/// The plan of a copy: its head says where it is from, its steps are its work.
tasks::GivenWork begin_work(store::Transaction& tx, const base::Who& who, const Model& of, const NewCopy& wanted) {
    std::vector<plans::BodyName> doers;
    for (const auto& doer : wanted.doers.empty() ? std::vector{wanted.body} : wanted.doers)
        doers.push_back({doer, bodies::get(tx, bodies::BodyId{doer}).name});
    const auto& model = of.description;
    std::vector<tasks::PieceOfWork> work;
    for (const auto& step : model.steps)
        work.push_back({step.words, doers, wanted.begins + static_cast<int>(step.days)});
    const auto given = tasks::give_work(
        tx, who,
        {.body = wanted.body,
         .type = "Kế hoạch",
         .title = "Làm theo mô hình " + model.title,
         .day = base::day_of(tx.now()),
         .head = "LÀM THEO MÔ HÌNH " + model.title + "\nHọc từ: " + of.body.name + "\nCách làm: " + model.how + "\n",
         .heading = "CÁC BƯỚC"},
        work);
    if (!given) throw Problem(ProblemKind::conflict, "honour_model.no_steps");
    return *given;
}

}  // namespace

Model describe(store::Transaction& tx, const base::Who& who, const NewModel& wanted) {
    const auto body = bodies::get(tx, bodies::BodyId{wanted.body});
    accounts::require_body(tx, who, Permission::documents_write, wanted.body);
    Model model;
    model.id = wanted.id;
    model.body = {wanted.body, body.name};
    model.area.id = body.area.uuid;
    model.description = checked(wanted.description);
    if (const auto before = find_model(tx, wanted.id)) {
        if (before->model.body.id != wanted.body || before->model.description != model.description)
            throw Problem(ProblemKind::conflict, "honour.id_taken", base::to_string(wanted.id));
        return get_model(tx, who, wanted.id);
    }
    insert_model(tx, who, body.home, model);
    record_line(tx, who, model, "honour_model.described");
    return get_model(tx, who, wanted.id);
}

Model get_model(store::Transaction& tx, const base::Who& who, ModelId id) {
    auto [model, home, path] = model_entry(tx, id);
    model.may_write = accounts::reaches_body(tx, who, Permission::documents_write, model.body.id);
    model.may_publish = accounts::reaches_body(tx, who, Permission::documents_approve, model.body.id);
    if (!model.may_write && !model.published_at) accounts::require_figures(tx, who, Permission::plans_read, path);
    return model;
}

Model describe_anew(store::Transaction& tx, const base::Who& who, ModelId id, std::int64_t version,
                    const Description& description) {
    const auto entry = own_model(tx, who, id, Permission::documents_write);
    const auto words = checked(description);
    if (entry.model.description == words) return get_model(tx, who, id);
    if (entry.model.version != version) throw Problem(ProblemKind::conflict, "honour.changed_meanwhile");
    tx.change(R"(
        UPDATE honour_model SET version = version + 1, kind = $3, title = $4, problem = $5, how = $6, needs = $7,
               steps = $8, results = $9, evidence = $10
        WHERE home = $1 AND id = $2)",
              {entry.home, id, words.kind, words.title, words.problem, words.how, words.needs,
               base::to_json(words.steps), words.results, base::to_json(words.evidence)});
    record_line(tx, who, entry.model, "honour_model.changed");
    return get_model(tx, who, id);
}

Model publish_model(store::Transaction& tx, const base::Who& who, ModelId id) {
    return set_published(tx, who, id, tx.now(), "honour_model.published");
}

Model hide_model(store::Transaction& tx, const base::Who& who, ModelId id) {
    return set_published(tx, who, id, std::nullopt, "honour_model.hidden");
}

Model make_model_bulletin(store::Transaction& tx, const base::Who& who, ModelId id, outreach::MessageId message) {
    const auto entry = own_model(tx, who, id, Permission::documents_write);
    const auto& model = entry.model;
    if (model.message == message) return get_model(tx, who, id);
    if (model.message) throw Problem(ProblemKind::conflict, "honour.message_there");
    draft_bulletin(tx, who, message,
                   {.body = model.body,
                    .area = model.area,
                    .title = "Cách làm hay: " + model.description.title,
                    .text = model.description.how + '\n' + model.description.results,
                    .is_spoken = false});
    tx.change("UPDATE honour_model SET message = $3 WHERE home = $1 AND id = $2", {entry.home, id, message});
    record_line(tx, who, model, "honour_model.bulletin_made");
    return get_model(tx, who, id);
}

Model copy(store::Transaction& tx, const base::Who& who, ModelId of, const NewCopy& wanted) {
    const auto body = bodies::get(tx, bodies::BodyId{wanted.body});
    accounts::require_body(tx, who, Permission::plans_issue, wanted.body);
    const auto origin = model_entry(tx, of).model;
    if (const auto before = find_model(tx, wanted.id)) {
        if (!before->model.origin || before->model.origin->id != of || before->model.body.id != wanted.body)
            throw Problem(ProblemKind::conflict, "honour.id_taken", base::to_string(wanted.id));
        return get_model(tx, who, wanted.id);
    }
    if (!origin.published_at && origin.body.id != wanted.body)
        throw Problem(ProblemKind::conflict, "honour_model.not_published");
    const auto today = base::day_of(tx.now());
    if (wanted.begins < today || wanted.begins > today + most_days_ahead)
        throw Problem(ProblemKind::invalid, "honour.day_wrong", base::to_string(wanted.begins));
    // What came of it there, and what shows it, is theirs; here it is yet to come.
    Model made;
    made.id = wanted.id;
    made.body = {wanted.body, body.name};
    made.area.id = body.area.uuid;
    made.description = origin.description;
    made.description.results.clear();
    made.description.evidence.clear();
    made.origin = Origin{of, origin.description.title, origin.body.name};
    made.plan = begin_work(tx, who, origin, wanted).plan;
    insert_model(tx, who, body.home, made);
    record_line(tx, who, made, "honour_model.copied");
    return get_model(tx, who, wanted.id);
}

ModelPage models(store::Transaction& tx, const base::Who& who, const ModelQuery& query) {
    if (query.body) accounts::require_body(tx, who, Permission::documents_write, *query.body);
    const auto [first, last] = behind(query.after);
    constexpr const char* never = "253402300799000";  // the end of the year 9999
    const auto kind = query.kind.empty() ? std::nullopt : std::optional(query.kind);
    const auto at = base::to_number<std::int64_t>(first.empty() ? never : first);
    const auto rows = tx.run(select_models(R"(
        (($1 IS NULL AND m.published_at IS NOT NULL) OR m.body = $1) AND ($2 IS NULL OR m.kind = $2)
        AND (m.made_at, m.id) < ($3, $4) ORDER BY m.made_at DESC, m.id DESC LIMIT $5)"),
                             {query.body, kind, at, last, query.limit});
    ModelPage page;
    for (auto& entry : read_models(rows)) page.items.push_back(std::move(entry.model));
    if (rows.size() == query.limit)
        page.next = behind_text(std::to_string(rows.back().integer("made_at")), page.items.back().id.uuid);
    return page;
}

}  // namespace honours
