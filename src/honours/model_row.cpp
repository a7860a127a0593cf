#include "honours/model_row.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "base/vocabulary.hpp"
#include "store/values.hpp"

namespace honours {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::size_t most_steps = 50;
constexpr std::int64_t most_days = 731;

ModelEntry read_entry(const store::Row& row) {
    ModelEntry entry{
        .model = {.id = row.id<HonourModelTag>("id"),
                  .version = row.integer("version"),
                  .body = {row.uuid("body"), row.text("body_name")},
                  .area = {row.uuid("area"), row.text("area_name")},
                  .description = {.kind = row.text("kind"),
                                  .title = row.text("title"),
                                  .problem = row.text("problem"),
                                  .how = row.text("how"),
                                  .needs = row.text("needs"),
                                  .steps = base::from_json_text<std::vector<Step>>(row.text("steps")),
                                  .results = row.text("results"),
                                  .evidence = base::from_json_text<std::vector<std::string>>(row.text("evidence"))},
                  .origin = {},
                  .plan = {},
                  .tasks = row.integer("tasks"),
                  .tasks_done = row.integer("tasks_done"),
                  .copies = row.integer("copies"),
                  .published_at = row.maybe_instant("published_at"),
                  .message = {}},
        .home = row.integer("home"),
        .area_path = row.text("area_path")};
    auto& model = entry.model;
    if (const auto origin = row.maybe_uuid("origin"))
        model.origin =
            Origin{{*origin}, row.maybe_text("origin_title").value_or(""), row.maybe_text("origin_body").value_or("")};
    if (const auto plan = row.maybe_uuid("plan")) model.plan = plans::PlanId{*plan};
    if (const auto message = row.maybe_uuid("message")) model.message = outreach::MessageId{*message};
    return entry;
}

}  // namespace

const std::vector<ModelKind>& model_kinds() {
    static const auto read_once = base::vocabulary<ModelKind>("honours/vocabulary/model_kinds.json");
    return read_once;
}

std::string select_models(const std::string& where) {
    return R"(
        SELECT m.*, b.name AS body_name, a.name AS area_name, a.path AS area_path, o.title AS origin_title,
               ob.name AS origin_body,
               (SELECT count(*) FROM task t WHERE t.plan = m.plan) AS tasks,
               (SELECT count(*) FROM task t WHERE t.plan = m.plan AND t.state IN ('done', 'verified')) AS tasks_done,
               (SELECT count(*) FROM honour_model c WHERE c.origin = m.id) AS copies
        FROM honour_model m JOIN body b ON b.id = m.body JOIN area a ON a.id = m.area
             LEFT JOIN honour_model o ON o.id = m.origin LEFT JOIN body ob ON ob.id = o.body
        WHERE )" +
           where;
}

std::vector<ModelEntry> read_models(const store::Rows& rows) {
    return store::all(read_entry, rows);
}

std::optional<ModelEntry> find_model(store::Transaction& tx, ModelId id) {
    return store::first(read_entry, tx.run(select_models("m.id = $1"), {id}));
}

ModelEntry model_entry(store::Transaction& tx, ModelId id) {
    auto found = find_model(tx, id);
    if (!found) throw Problem(ProblemKind::not_found, "honour_model.not_found", base::to_string(id));
    return std::move(*found);
}

Description checked(const Description& typed) {
    if (std::ranges::find(model_kinds(), typed.kind, &ModelKind::code) == model_kinds().end())
        throw Problem(ProblemKind::invalid, "honour_model.kind_unknown", typed.kind);
    Description tidy{.kind = typed.kind,
                     .title = said(said_of_nobody(typed.title, longest_line), longest_line),
                     .problem = said_of_nobody(typed.problem, longest_words),
                     .how = said(said_of_nobody(typed.how, longest_words), longest_words),
                     .needs = said_of_nobody(typed.needs, longest_words),
                     .steps = {},
                     .results = said_of_nobody(typed.results, longest_words),
                     .evidence = {}};
    const auto is_wrong = [](const Step& step) { return step.days < 0 || step.days > most_days; };
    if (typed.steps.size() > most_steps || std::ranges::any_of(typed.steps, is_wrong))
        throw Problem(ProblemKind::invalid, "honour_model.steps_wrong");
    for (const auto& step : typed.steps)
        tidy.steps.push_back({said(said_of_nobody(step.words, longest_line), longest_line), step.days});
    for (const auto& line : typed.evidence)
        if (auto words = said_of_nobody(line, longest_line); !words.empty()) tidy.evidence.push_back(std::move(words));
    return tidy;
}

void insert_model(store::Transaction& tx, const base::Who& who, std::int64_t home, const Model& model) {
    const auto& words = model.description;
    const auto origin = model.origin ? std::optional(model.origin->id) : std::nullopt;
    tx.change(R"(
        INSERT INTO honour_model (home, id, version, body, area, kind, title, problem, how, needs, steps, results,
                                  evidence, origin, plan, made_at, made_by)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16))",
              {home, model.id, model.body.id, model.area.id, words.kind, words.title, words.problem, words.how,
               words.needs, base::to_json(words.steps), words.results, base::to_json(words.evidence), origin,
               model.plan, tx.now(), who.account});
}

}  // namespace honours
