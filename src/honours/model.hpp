#pragma once

#include <optional>
#include <string>
#include <vector>

#include "honours/word.hpp"
#include "outreach/message.hpp"
#include "plans/item.hpp"

/// Models worth copying (plan 004, III.1e and III.8e; plan 002, II.2b): what was hard, how it works, what it takes, the
/// steps with their days, what came of it, and what shows that. Everybody reads the published ones; another body copies
/// one in one action, and its steps are tasks there.
namespace honours {

using ModelId = base::Id<struct HonourModelTag>;

/// vocabulary/model_kinds.json, in the words of the plans.
struct ModelKind {
    std::string code;
    std::string vi;
    std::string en;
    std::string source;  ///< where it is asked for
};
BOOST_DESCRIBE_STRUCT(ModelKind, (), (code, vi, en, source))
const std::vector<ModelKind>& model_kinds();

/// One thing to do, and how many days after the first it is done.
struct Step {
    std::string words;
    std::int64_t days = 0;
    bool operator==(const Step&) const = default;
};
BOOST_DESCRIBE_STRUCT(Step, (), (words, days))

/// What a model says; it names nobody.
struct Description {
    std::string kind;
    std::string title;
    std::string problem;
    std::string how;
    std::string needs;  ///< people, money, goods: a line each
    std::vector<Step> steps;
    std::string results;
    std::vector<std::string> evidence;  ///< papers, figures, pictures on a wall: a line each
    bool operator==(const Description&) const = default;
};
BOOST_DESCRIBE_STRUCT(Description, (), (kind, title, problem, how, needs, steps, results, evidence))

struct NewModel {
    ModelId id;
    base::Uuid body;
    Description description;
};
BOOST_DESCRIBE_STRUCT(NewModel, (), (id, body, description))

/// The model that it was copied from.
struct Origin {
    ModelId id;
    std::string title;
    std::string body;
};
BOOST_DESCRIBE_STRUCT(Origin, (), (id, title, body))

struct Model {
    ModelId id;
    std::int64_t version = 1;
    Place body;
    Place area;
    Description description;
    std::optional<Origin> origin;
    std::optional<plans::PlanId> plan;  ///< whose tasks its steps are
    std::int64_t tasks = 0;
    std::int64_t tasks_done = 0;
    std::int64_t copies = 0;  ///< made of it elsewhere
    std::optional<base::Instant> published_at;
    std::optional<outreach::MessageId> message;
    bool may_write = false;
    bool may_publish = false;
};
BOOST_DESCRIBE_STRUCT(Model, (),
                      (id, version, body, area, description, origin, plan, tasks, tasks_done, copies, published_at,
                       message, may_write, may_publish))

/// By whoever writes papers for the body; the same again is harmless. Problems: body.not_found, account.outside_area,
/// honour_model.kind_unknown, honour_model.steps_wrong (more than fifty, or a day outside two years),
/// honour.words_missing, honour.text_too_long, honour.names_somebody, honour.id_taken.
Model describe(store::Transaction& tx, const base::Who& who, const NewModel& wanted);

/// Problems of all that follows: honour_model.not_found, account.outside_area.

/// A published one for everybody; another for every body of its area.
Model get_model(store::Transaction& tx, const base::Who& who, ModelId id);

/// `version` is what the writer saw. Problems besides: honour.changed_meanwhile, those of what is said.
Model describe_anew(store::Transaction& tx, const base::Who& who, ModelId id, std::int64_t version,
                    const Description& description);

/// By a head. Problem: honour_model.no_evidence (nobody copies what nothing shows).
Model publish_model(store::Transaction& tx, const base::Who& who, ModelId id);
Model hide_model(store::Transaction& tx, const base::Who& who, ModelId id);

/// Drafts a message of it for the page of its area. Problems: honour.message_there, those of outreach::write.
Model make_model_bulletin(store::Transaction& tx, const base::Who& who, ModelId id, outreach::MessageId message);

struct NewCopy {
    ModelId id;
    base::Uuid body;                ///< that begins
    base::Day begins;               ///< the day that its steps count from
    std::vector<base::Uuid> doers;  ///< who does the steps; empty: the body itself
};
BOOST_DESCRIBE_STRUCT(NewCopy, (), (id, body, begins, doers))
/// One action: the body's own copy, and a plan whose tasks are its steps. The same again is harmless. Problems besides:
/// honour_model.not_published, honour_model.no_steps, honour.day_wrong (in the past, or more than a year ahead),
/// body.not_found, honour.id_taken, those of tasks::give_work.
Model copy(store::Transaction& tx, const base::Who& who, ModelId of, const NewCopy& wanted);

struct ModelPage {
    std::vector<Model> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ModelPage, (), (items, next))
struct ModelQuery {
    std::optional<base::Uuid> body;  ///< its own, published or not; left out: all published ones
    std::string kind;                ///< empty: any
    std::string after;
    std::size_t limit = 50;
};
/// The latest first. Problem of a body's own: account.outside_area.
ModelPage models(store::Transaction& tx, const base::Who& who, const ModelQuery& query);

}  // namespace honours
