#include "reports/filling.hpp"

#include <algorithm>
#include <map>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "plans/coverage_count.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"

namespace reports {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::string_view nothing_to_report = "Không phát sinh";

using Values = std::map<IndicatorId, std::optional<std::int64_t>>;

/// What a sending keeps: computed figures stand as they were at that moment.
struct Kept {
    std::string text;
    std::vector<Figure> figures;
    std::vector<std::string> answers;
};
BOOST_DESCRIBE_STRUCT(Kept, (), (text, figures, answers))

/// Where the rows of a report stand.
struct Place {
    std::int64_t home = 0;
    base::Uuid area;
    std::optional<FormId> form;  ///< that it was sent on
    base::Instant due_at;
    std::optional<base::Instant> came_at;
};

Place place_of(store::Transaction& tx, const Report& report) {
    const auto row =
        tx.run(R"(SELECT r.home, r.form, r.due_at, r.came_at, b.area FROM report r JOIN body b ON b.id = r.body
                               WHERE r.id = $1)",
               {report.id})
            .at(0);
    Place place{row.integer("home"), row.uuid("area"), std::nullopt, row.instant("due_at"),
                row.maybe_instant("came_at")};
    if (const auto form = row.maybe_uuid("form")) place.form = FormId{*form};
    return place;
}

struct Asked {
    std::string kind;
    Form form;
};

/// The form that the report was sent on, else the one of its duty's kind at the end of the period.
std::optional<Asked> asked_of(store::Transaction& tx, const Report& report, const Place& place) {
    const auto name_of = [&](std::string_view sql, const base::Uuid& id) {
        const auto rows = tx.run(sql, {id});
        return rows.empty() ? std::string() : rows[0].text("name");
    };
    if (place.form)
        return Asked{name_of("SELECT k.name FROM report_form f JOIN report_kind k ON k.id = f.kind WHERE f.id = $1",
                             place.form->uuid),
                     get_form(tx, *place.form)};
    const auto kind = kind_of_item(tx, report.item);
    if (!kind || place.came_at) return std::nullopt;
    return Asked{name_of("SELECT name FROM report_kind WHERE id = $1", kind->uuid),
                 form_on(tx, *kind, report.period.until)};
}

Values values_of(store::Transaction& tx, const Report& report, const Place& place) {
    Values values;
    for (const auto& row :
         tx.run("SELECT indicator, value FROM report_figure WHERE home = $1 AND report = $2", {place.home, report.id}))
        values[row.id<IndicatorTag>("indicator")] = row.maybe_integer("value");
    return values;
}

/// What was brought from outside for the report.
Values imported_values(store::Transaction& tx, const Report& report, const Place& place) {
    Values values;
    for (const auto& row : tx.run("SELECT indicator, value FROM imported_figure WHERE home = $1 AND report = $2",
                                  {place.home, report.id}))
        values[row.id<IndicatorTag>("indicator")] = row.integer("value");
    return values;
}

/// What is counted is the whole body's; a member who reports for his own part is neither asked for it nor adds it.
bool is_of_body_alone(const Report& report, const Indicator& indicator) {
    return report.person && indicator.source == Origin::computed;
}

/// The same indicator of the same period, said by the same reporter elsewhere: it is not asked for twice.
void fill_in_known(store::Transaction& tx, const Report& report, FormLine& line) {
    const auto rows =
        tx.run(R"(
        SELECT f.value, p.id AS plan, p.number, p.title
        FROM report r JOIN report_figure f ON f.home = r.home AND f.report = r.id
        JOIN report_duty d ON d.id = r.duty JOIN plan p ON p.id = d.plan
        WHERE r.body = $1 AND coalesce(r.person, r.body) = $6 AND r.period_from = $2 AND r.period_until = $3 AND r.id <> $4
          AND f.indicator = $5 AND f.value IS NOT NULL ORDER BY r.received_at DESC LIMIT 1)",
               {report.body, report.period.from, report.period.until, report.id, line.indicator.id, report.reporter()});
    if (rows.empty()) return;
    line.value = rows[0].integer("value");
    line.known_from =
        plans::PlanName{rows[0].id<plans::PlanTag>("plan"), rows[0].text("number"), rows[0].text("title")};
}

std::vector<FormLine> lines_of(store::Transaction& tx, const Report& report, const Place& place, const Form& form) {
    const auto said = values_of(tx, report, place);
    auto imported = imported_values(tx, report, place);
    std::vector<FormLine> lines;
    for (const auto& indicator : form.indicators) {
        if (is_of_body_alone(report, indicator)) continue;
        FormLine line{indicator, std::nullopt, std::nullopt, imported[indicator.id]};
        const auto* computation = indicator.source == Origin::computed ? computation_of(indicator.code) : nullptr;
        if (const auto found = said.find(indicator.id); found != said.end())
            line.value = found->second;
        else if (computation)
            line.value = compute(tx, *computation, report.body, report.period);
        else if (!report.at)
            fill_in_known(tx, report, line);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<Restated> restated(const Form* form, const std::vector<Figure>& before, const std::vector<Figure>& now) {
    Values from;
    for (const auto& figure : before) from[figure.indicator] = figure.value;
    std::vector<Restated> changes;
    for (const auto& figure : now) {
        if (!form || from[figure.indicator] == figure.value) continue;
        const auto known = std::ranges::find(form->indicators, figure.indicator, &Indicator::id);
        if (known != form->indicators.end())
            changes.push_back({known->vi, known->en, from[figure.indicator], figure.value});
    }
    return changes;
}

std::vector<Sending> sendings_of(store::Transaction& tx, const Report& report, const Place& place, const Form* form) {
    std::vector<Sending> sendings;
    std::optional<Kept> before;
    for (const auto& row : tx.run(R"(
             SELECT s.number, s.at, s.said, a.name FROM report_sending s LEFT JOIN account a ON a.id = s.account
             WHERE s.home = $1 AND s.report = $2 ORDER BY s.number)",
                                  {place.home, report.id})) {
        auto kept = base::from_json_text<Kept>(row.text("said"));
        Sending sending{.number = row.integer("number"),
                        .at = row.instant("at"),
                        .by = row.maybe_text("name").value_or("e-mail"),  // nobody of ours had a hand in it
                        .is_late = row.instant("at") > place.due_at,
                        .figures = {},
                        .changed_words = false};
        if (before) {
            sending.figures = restated(form, before->figures, kept.figures);
            sending.changed_words = before->text != kept.text || before->answers != kept.answers;
        }
        sendings.insert(sendings.begin(), std::move(sending));
        before = std::move(kept);
    }
    return sendings;
}

Values given_values(const Form* form, const Said& said) {
    Values given;
    for (const auto& figure : said.figures) {
        const bool is_known =
            form && std::ranges::find(form->indicators, figure.indicator, &Indicator::id) != form->indicators.end();
        if (!is_known)
            throw Problem(ProblemKind::invalid, "report.indicator_unknown", base::to_string(figure.indicator));
        if (figure.value && *figure.value < 0)
            throw Problem(ProblemKind::invalid, "report.figure_negative", std::to_string(*figure.value));
        given[figure.indicator] = figure.value;
    }
    return given;
}

/// What a unit says beside what was brought from outside. A number that it had typed before the other came may stay,
/// for both are shown; one that comes later must not hide what is there.
std::optional<std::int64_t> beside_imported(std::optional<std::int64_t> given, std::optional<std::int64_t> imported,
                                            std::optional<std::int64_t> before) {
    if (!imported) return given;
    if (!given || given == imported) return imported;
    if (given != before) throw Problem(ProblemKind::conflict, "report.figure_imported", std::to_string(*imported));
    return given;
}

/// What was said, checked against the form and completed by what is computed and by what was brought from outside.
std::vector<Figure> checked_figures(store::Transaction& tx, const Report& report, const Place& place, const Form* form,
                                    const Said& said) {
    auto given = given_values(form, said);
    std::vector<Figure> figures;
    if (!form) return figures;
    auto before = values_of(tx, report, place);
    auto imported = imported_values(tx, report, place);
    for (const auto& indicator : form->indicators) {
        if (is_of_body_alone(report, indicator)) continue;
        const auto& id = indicator.id;
        const auto* computation = indicator.source == Origin::computed ? computation_of(indicator.code) : nullptr;
        figures.push_back({id, computation ? compute(tx, *computation, report.body, report.period)
                                           : beside_imported(given[id], imported[id], before[id])});
    }
    return figures;
}

std::int64_t last_sending(store::Transaction& tx, const Report& report, const Place& place) {
    return tx
        .run("SELECT coalesce(max(number), 0) AS number FROM report_sending WHERE home = $1 AND report = $2",
             {place.home, report.id})
        .front()
        .integer("number");
}

void keep_words(store::Transaction& tx, const Report& report, const Place& place, const Kept& kept) {
    tx.change("DELETE FROM report_figure WHERE home = $1 AND report = $2", {place.home, report.id});
    for (const auto& figure : kept.figures)
        tx.change("INSERT INTO report_figure (home, report, indicator, value) VALUES ($1, $2, $3, $4)",
                  {place.home, report.id, figure.indicator, figure.value});
    tx.change(R"(
        UPDATE report_figure SET imported_at = (
            SELECT i.at FROM imported_figure i WHERE i.home = report_figure.home AND i.report = report_figure.report
              AND i.indicator = report_figure.indicator AND i.value = report_figure.value)
        WHERE home = $1 AND report = $2)",
              {place.home, report.id});
    tx.change("DELETE FROM report_answer WHERE home = $1 AND report = $2", {place.home, report.id});
    std::int64_t position = 0;
    for (const auto& answer : kept.answers)
        tx.change("INSERT INTO report_answer (home, report, position, text) VALUES ($1, $2, $3, $4)",
                  {place.home, report.id, position++, answer});
}

void keep_sending(store::Transaction& tx, const base::Who& who, const Report& report, const Place& place,
                  std::int64_t number, const Kept& kept) {
    tx.change("INSERT INTO report_sending (home, report, number, at, account, said) VALUES ($1, $2, $3, $4, $5, $6)",
              {place.home, report.id, number, tx.now(), who.account, base::to_json(kept)});
}

/// A correction tells in the journal which time it is, so that whoever reads there finds what stood before.
void tell(store::Transaction& tx, const base::Who& who, const Report& report, const Place& place, std::int64_t number) {
    if (!report.at) store::count(tx, place.area, "reports_sent", base::day_of(tx.now()), 1);
    store::record(tx, who, report.at ? "report.corrected" : "report.sent", report.id.uuid, place.area,
                  boost::json::object{{"sending", number}});
}

/// The next sending of a report, whole, and the report as it says.
void write_sending(store::Transaction& tx, const base::Who& who, const Report& report, const Place& place,
                   const Said& said) {
    const auto number = last_sending(tx, report, place) + 1;
    const auto asked = asked_of(tx, report, place);
    const Kept kept{said.text, checked_figures(tx, report, place, asked ? &asked->form : nullptr, said), said.answers};
    keep_words(tx, report, place, kept);
    keep_sending(tx, who, report, place, number, kept);
    const auto form = asked ? std::optional(asked->form.id) : std::nullopt;
    tx.change(R"(
        UPDATE report SET text = $3, received_at = $4, received_from = $5, received_on = coalesce(received_on, $6),
               came_at = coalesce(came_at, $4), form = $7, is_nothing = $8, is_folded = FALSE
        WHERE home = $1 AND id = $2)",
              {place.home, report.id, said.text, tx.now(), who.account, base::day_of(tx.now()), form, said.is_nothing});
    if (!report.at) plans::keep_coverage(tx, report.plan, report.body);
    tell(tx, who, report, place, number);
}

Report own(store::Transaction& tx, const base::Who& who, ReportId id) {
    auto report = get(tx, who, id);
    if (!writes(tx, who, report)) throw Problem(ProblemKind::not_found, "report.not_found", base::to_string(id));
    return report;
}

}  // namespace

bool is_empty(const Said& said) {
    const auto is_blank = [](const std::string& text) { return base::trim(text).empty(); };
    const bool has_figure = std::ranges::any_of(said.figures, [](const Figure& one) { return one.value.has_value(); });
    return is_blank(said.text) && std::ranges::all_of(said.answers, is_blank) && !has_figure;
}

Filled filled(store::Transaction& tx, const Report& report) {
    const auto place = place_of(tx, report);
    const auto asked = asked_of(tx, report, place);
    Filled page{.report = report, .kind = std::nullopt, .lines = {}, .answers = {}, .sendings = {}};
    page.sendings = sendings_of(tx, report, place, asked ? &asked->form : nullptr);
    if (!asked) return page;
    page.kind = asked->kind;
    page.lines = lines_of(tx, report, place, asked->form);
    for (const auto& question : asked->form.questions) page.answers.push_back({question, ""});
    for (const auto& row :
         tx.run("SELECT position, text FROM report_answer WHERE home = $1 AND report = $2", {place.home, report.id}))
        if (const auto position = static_cast<std::size_t>(row.integer("position")); position < page.answers.size())
            page.answers[position].answer = row.text("text");
    return page;
}

Report send(store::Transaction& tx, const base::Who& who, ReportId id, const Said& said) {
    const auto report = own(tx, who, id);
    const auto place = place_of(tx, report);
    const auto last = last_sending(tx, report, place);
    if (said.after && *said.after != last)
        throw Problem(ProblemKind::conflict, "report.changed_meanwhile", std::to_string(last));
    if (is_empty(said)) throw Problem(ProblemKind::invalid, "report.empty", base::to_string(id));
    write_sending(tx, who, report, place, said);
    return get(tx, who, id);
}

void send_by_itself(store::Transaction& tx, const base::Who& who, ReportId id) {
    const auto report = find(tx, id);
    const auto place = place_of(tx, report);
    const auto asked = asked_of(tx, report, place);
    if (report.at || !asked || !asked->form.questions.empty()) return;
    const auto imported = imported_values(tx, report, place);
    for (const auto& indicator : asked->form.indicators)
        if (indicator.source == Origin::asked ||
            (indicator.source == Origin::imported && !imported.contains(indicator.id)))
            return;
    write_sending(tx, who, report, place, Said{"", {}, {}, std::nullopt, false});
}

Report send(store::Transaction& tx, const base::Who& who, ReportId id, const std::string& text) {
    return send(tx, who, id, Said{text, {}, {}, std::nullopt, false});
}

Report send_nothing(store::Transaction& tx, const base::Who& who, ReportId id) {
    const auto report = own(tx, who, id);
    const auto asked = asked_of(tx, report, place_of(tx, report));
    Said said{std::string(nothing_to_report), {}, {}, std::nullopt, true};
    if (asked)
        for (const auto& indicator : asked->form.indicators)
            if (indicator.method == Method::sum && indicator.source != Origin::imported)
                said.figures.push_back({indicator.id, 0});
    return send(tx, who, id, said);
}

Behind rows_behind(store::Transaction& tx, const base::Who& who, ReportId id, const std::string& code,
                   std::size_t limit) {
    const auto report = get(tx, who, id);
    const auto* computation = computation_of(code);
    if (!computation) throw Problem(ProblemKind::invalid, "report.indicator_unknown", code);
    return {std::string(computation->leads_to), rows_behind(tx, *computation, report.body, report.period, limit)};
}

}  // namespace reports
