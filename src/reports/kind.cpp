#include "reports/kind.hpp"

#include <utility>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "calendar/calendar.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace reports {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::int64_t most_cut_off_days = 60;
constexpr std::int64_t minutes_of_a_day = 24 * 60;
constexpr std::int64_t minute_ms = 60'000;

Form form_of(store::Transaction& tx, const store::Row& row) {
    Form form{.id = row.id<FormTag>("id"),
              .valid_from = row.day("valid_from"),
              .every = row.text("every"),
              .cut_off = {row.integer("cut_off_days"), row.maybe_integer("cut_off_minute")},
              .indicators = {},
              .questions = {}};
    form.indicators = store::all(indicator_of, tx.run(R"(
        SELECT i.* FROM report_form_indicator f JOIN indicator i ON i.id = f.indicator
        WHERE f.form = $1 ORDER BY f.position)",
                                                      {form.id}));
    for (const auto& question :
         tx.run("SELECT text FROM report_form_question WHERE form = $1 ORDER BY position", {form.id}))
        form.questions.push_back(question.text("text"));
    return form;
}

void require_sound(const WantedKind& wanted) {
    if (base::tidy(wanted.name).empty()) throw Problem(ProblemKind::invalid, "report_kind.name_empty");
    if (wanted.indicators.empty() && wanted.questions.empty())
        throw Problem(ProblemKind::invalid, "report_kind.asks_nothing", wanted.name);
    const auto& [days, minute] = wanted.cut_off;
    if (days < -most_cut_off_days || days > most_cut_off_days ||
        (minute && (*minute < 0 || *minute >= minutes_of_a_day)))
        throw Problem(ProblemKind::invalid, "report_kind.cut_off_wrong", std::to_string(days));
}

/// The form of the kind from today on, always a new one: reports may have been sent on an earlier one of today.
void write_form(store::Transaction& tx, const base::Uuid& body, KindId kind, const WantedKind& wanted) {
    const auto form = tx.new_id();
    tx.change(R"(INSERT INTO report_form (id, kind, valid_from, every, cut_off_days, cut_off_minute)
                 VALUES ($1, $2, $3, $4, $5, $6))",
              {form, kind, base::day_of(tx.now()), wanted.every, wanted.cut_off.days, wanted.cut_off.minute});
    std::int64_t position = 0;
    for (const auto& one : wanted.indicators)
        tx.change(R"(INSERT INTO report_form_indicator (form, position, indicator) VALUES ($1, $2, $3)
                     ON CONFLICT (form, indicator) DO NOTHING)",
                  {form, position++, keep_indicator(tx, body, one).id});
    for (const auto& question : wanted.questions)
        if (const auto text = base::tidy(question); !text.empty())
            tx.change("INSERT INTO report_form_question (form, position, text) VALUES ($1, $2, $3)",
                      {form, position++, text});
}

ReportKind kind_of(store::Transaction& tx, const store::Row& row) {
    const auto id = row.id<KindTag>("id");
    return {id, {row.uuid("body"), row.text("body_name")}, row.text("name"), form_on(tx, id, base::day_of(tx.now()))};
}

void require_free_name(store::Transaction& tx, const base::Uuid& body, const std::string& name,
                       std::optional<KindId> own) {
    const auto rows = tx.run("SELECT id FROM report_kind WHERE body = $1 AND name_key = $2", {body, base::fold(name)});
    if (!rows.empty() && (!own || rows[0].id<KindTag>("id") != *own))
        throw Problem(ProblemKind::conflict, "report_kind.already_there", name);
}

void record_kind(store::Transaction& tx, const base::Who& who, std::string_view verb, KindId kind,
                 const base::Uuid& body) {
    const auto area = tx.run("SELECT area FROM body WHERE id = $1", {body}).at(0).uuid("area");
    store::record(tx, who, verb, kind.uuid, area);
}

/// Reports of the duty that nobody has sent yet are due as the kind says; those asked for out of turn have a day of
/// their own.
void move_due_days(store::Transaction& tx, plans::ItemId item, std::optional<KindId> kind) {
    for (const auto& row : tx.run(R"(
             SELECT DISTINCT d.id AS duty, r.period_from, r.period_until FROM report_duty d JOIN report r ON r.duty = d.id
             WHERE d.item = $1 AND r.came_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM report_call c WHERE c.duty = d.id AND c.period_from = r.period_from))",
                                  {item})) {
        const Period period{row.day("period_from"), row.day("period_until")};
        const auto due_at = moment_of(tx, kind ? form_on(tx, *kind, period.until).cut_off : CutOff{}, period);
        tx.change(R"(UPDATE report SET due = $3, due_at = $4, is_folded = FALSE
                     WHERE duty = $1 AND period_from = $2 AND came_at IS NULL)",
                  {row.uuid("duty"), period.from, base::day_of(due_at), due_at});
    }
}

}  // namespace

base::Instant moment_of(store::Transaction& tx, const CutOff& cut_off, Period period) {
    const auto day = period.until + static_cast<int>(cut_off.days);
    if (cut_off.minute) return {base::start_of(day).ms + *cut_off.minute * minute_ms};
    return calendar::last_good_moment(tx, day, calendar::Bound::inclusive);
}

ReportKind make_kind(store::Transaction& tx, const base::Who& who, const WantedKind& wanted) {
    plans::require_desk(tx, who);
    accounts::require_body(tx, who, Permission::plans_write, who.body);
    require_sound(wanted);
    require_free_name(tx, who.body, wanted.name, std::nullopt);
    const KindId id{tx.new_id()};
    const auto name = base::tidy(wanted.name);
    tx.change("INSERT INTO report_kind (id, body, name, name_key) VALUES ($1, $2, $3, $4)",
              {id, who.body, name, base::fold(name)});
    write_form(tx, who.body, id, wanted);
    record_kind(tx, who, "report_kind.made", id, who.body);
    return get_kind(tx, who, id);
}

ReportKind change_kind(store::Transaction& tx, const base::Who& who, KindId id, const WantedKind& wanted) {
    const auto kind = get_kind(tx, who, id);
    accounts::require_body(tx, who, Permission::plans_write, kind.body.id);
    require_sound(wanted);
    require_free_name(tx, kind.body.id, wanted.name, id);
    const auto name = base::tidy(wanted.name);
    tx.change("UPDATE report_kind SET name = $2, name_key = $3 WHERE id = $1", {id, name, base::fold(name)});
    write_form(tx, kind.body.id, id, wanted);
    for (const auto& row : tx.run("SELECT item FROM report_item_kind WHERE kind = $1", {id}))
        move_due_days(tx, row.id<plans::ItemTag>("item"), id);
    record_kind(tx, who, "report_kind.changed", id, kind.body.id);
    return get_kind(tx, who, id);
}

ReportKind get_kind(store::Transaction& tx, const base::Who& who, KindId id) {
    const auto rows =
        tx.run("SELECT k.*, b.name AS body_name FROM report_kind k JOIN body b ON b.id = k.body WHERE k.id = $1", {id});
    if (rows.empty() || !accounts::reaches_body(tx, who, Permission::reports_read, rows[0].uuid("body")))
        throw Problem(ProblemKind::not_found, "report_kind.not_found", base::to_string(id));
    return kind_of(tx, rows[0]);
}

std::vector<ReportKind> kinds_of_body(store::Transaction& tx, const base::Who& who) {
    std::vector<ReportKind> kinds;
    for (const auto& row : tx.run(R"(
             SELECT k.*, b.name AS body_name FROM report_kind k JOIN body b ON b.id = k.body
             WHERE k.body = $1 ORDER BY k.name_key)",
                                  {who.body}))
        kinds.push_back(kind_of(tx, row));
    return kinds;
}

Form form_on(store::Transaction& tx, KindId kind, base::Day day) {
    const auto rows = tx.run(R"(
        SELECT * FROM report_form WHERE kind = $1
        ORDER BY CASE WHEN valid_from <= $2 THEN 0 ELSE 1 END,
                 CASE WHEN valid_from <= $2 THEN valid_from ELSE '' END DESC, valid_from, id DESC LIMIT 1)",
                             {kind, day});
    return form_of(tx, rows.at(0));
}

Form get_form(store::Transaction& tx, FormId id) {
    return form_of(tx, tx.run("SELECT * FROM report_form WHERE id = $1", {id}).at(0));
}

base::Uuid own_report_item(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::ItemId item) {
    const auto found = plans::get(tx, who, plan);
    accounts::require_body(tx, who, Permission::plans_write, found.body);
    if (tx.run("SELECT 1 AS found FROM plan_item WHERE id = $1 AND plan = $2 AND kind = 'report'", {item, plan})
            .empty())
        throw Problem(ProblemKind::not_found, "plan.item_not_found", base::to_string(item));
    return found.area;
}

void choose_kind(store::Transaction& tx, const base::Who& who, plans::PlanId plan, plans::ItemId item,
                 std::optional<KindId> kind) {
    const auto area = own_report_item(tx, who, plan, item);
    if (kind) {
        get_kind(tx, who, *kind);
        tx.change(R"(INSERT INTO report_item_kind (item, kind) VALUES ($1, $2)
                     ON CONFLICT (item) DO UPDATE SET kind = excluded.kind)",
                  {item, *kind});
    } else {
        tx.change("DELETE FROM report_item_kind WHERE item = $1", {item});
    }
    move_due_days(tx, item, kind);
    store::record(tx, who, "plan.report_kind_chosen", plan.uuid, area);
}

std::optional<KindId> kind_of_item(store::Transaction& tx, plans::ItemId item) {
    const auto rows = tx.run("SELECT kind FROM report_item_kind WHERE item = $1", {item});
    if (rows.empty()) return std::nullopt;
    return rows[0].id<KindTag>("kind");
}

}  // namespace reports
