#include "reports/imported.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

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

/// The reports of a kind's duties for a period, with where they stand.
const std::string reports_of_kind = R"(
    FROM report_item_kind k JOIN report_duty d ON d.item = k.item
    JOIN report r ON r.duty = d.id AND r.period_from = $2 AND r.period_until = $3
    JOIN body b ON b.id = r.body JOIN area a ON a.id = b.area)";

struct Standing {
    std::optional<std::int64_t> value;
    bool is_imported = false;
};

/// One report that figures may come to.
struct Target {
    std::int64_t home = 0;
    base::Uuid area;
    std::map<IndicatorId, Standing> standing;
};

using Targets = std::map<ReportId, Target>;

Targets targets_of(store::Transaction& tx, KindId kind, Period period) {
    Targets targets;
    tx.each("SELECT r.id, r.home, b.area, f.indicator, f.value, f.imported_at" + reports_of_kind + R"(
            LEFT JOIN report_figure f ON f.home = r.home AND f.report = r.id WHERE k.kind = $1)",
            std::vector<store::Value>{kind, period.from, period.until}, [&](const store::Row& row) {
                auto& target = targets[row.id<ReportTag>("id")];
                target.home = row.integer("home");
                target.area = row.uuid("area");
                if (!row.is_null("indicator"))
                    target.standing[row.id<IndicatorTag>("indicator")] = {row.maybe_integer("value"),
                                                                          !row.is_null("imported_at")};
            });
    return targets;
}

Verdict refused(std::string reason) {
    return {Fate::refused, std::move(reason)};
}

Verdict judged(const Targets& targets, const Form& form, const OutsideFigure& figure) {
    const auto target = targets.find(figure.report);
    if (target == targets.end()) return refused("report.not_found");
    const auto indicator = std::ranges::find(form.indicators, figure.indicator, &Indicator::id);
    if (indicator == form.indicators.end()) return refused("figure.not_asked");
    if (indicator->source == Origin::asked) return refused("figure.of_the_unit");
    if (indicator->source == Origin::computed) return refused("figure.computed");
    if (figure.value < 0) return refused("figure.negative");
    const auto standing = target->second.standing.find(figure.indicator);
    if (standing == target->second.standing.end() || !standing->second.value) return {Fate::imported, ""};
    if (*standing->second.value == figure.value) return {Fate::unchanged, ""};
    return standing->second.is_imported ? Verdict{Fate::updated, ""} : refused("figure.said_otherwise");
}

std::vector<Verdict> verdicts_on(const Targets& targets, const Form& form, const std::vector<OutsideFigure>& figures) {
    std::vector<Verdict> verdicts;
    std::map<std::pair<ReportId, IndicatorId>, std::int64_t> seen;
    for (const auto& figure : figures) {
        const auto [first, is_new] = seen.emplace(std::pair(figure.report, figure.indicator), figure.value);
        if (is_new)
            verdicts.push_back(judged(targets, form, figure));
        else
            verdicts.push_back(first->second == figure.value ? Verdict{Fate::unchanged, ""} : refused("figure.twice"));
    }
    return verdicts;
}

void keep_beside(store::Transaction& tx, const base::Who& who, const Target& target, const OutsideFigure& figure) {
    tx.change(
        R"(INSERT INTO imported_figure (home, report, indicator, value, at, account) VALUES ($1, $2, $3, $4, $5, $6)
                 ON CONFLICT (home, report, indicator)
                 DO UPDATE SET value = excluded.value, at = excluded.at, account = excluded.account)",
        {target.home, figure.report, figure.indicator, figure.value, tx.now(), who.account});
}

void put_in(store::Transaction& tx, const Target& target, const OutsideFigure& figure) {
    tx.change(R"(INSERT INTO report_figure (home, report, indicator, value, imported_at) VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (home, report, indicator)
                 DO UPDATE SET value = excluded.value, imported_at = excluded.imported_at)",
              {target.home, figure.report, figure.indicator, figure.value, tx.now()});
}

/// Whoever looks later finds each report that figures came to, by whom and when.
void tell(store::Transaction& tx, const base::Who& who, const Targets& targets, const std::set<ReportId>& changed) {
    std::vector<store::Subject> subjects;
    for (const auto& id : changed) subjects.push_back({id.uuid, targets.at(id).area});
    store::record_each(tx, who, "report.figures_imported", subjects);
}

void apply(store::Transaction& tx, const base::Who& who, const Targets& targets,
           const std::vector<OutsideFigure>& figures, const std::vector<Verdict>& verdicts) {
    std::set<ReportId> changed;
    for (std::size_t at = 0; at < figures.size(); ++at) {
        const auto& figure = figures[at];
        const auto& verdict = verdicts[at];
        const bool is_taken = verdict.fate == Fate::imported || verdict.fate == Fate::updated;
        if (!is_taken && verdict.reason != "figure.said_otherwise") continue;
        const auto& target = targets.at(figure.report);
        keep_beside(tx, who, target, figure);
        if (!is_taken) continue;
        put_in(tx, target, figure);
        changed.insert(figure.report);
    }
    for (const auto& id : changed) {
        // The totals above are carried on from here as they are behind a report that was sent (fold.hpp).
        tx.change("UPDATE report SET is_folded = FALSE WHERE home = $1 AND id = $2", {targets.at(id).home, id});
        send_by_itself(tx, who, id);
    }
    tell(tx, who, targets, changed);
}

}  // namespace

std::vector<Reporter> reporters(store::Transaction& tx, KindId kind, Period period) {
    const auto read = [](const store::Row& row) {
        return Reporter{row.id<ReportTag>("id"),
                        {row.uuid("body"), row.text("name")},
                        row.uuid("area"),
                        row.text("path"),
                        row.text("area_name")};
    };
    return store::all(read, tx.run("SELECT r.id, r.body, b.name, b.area, a.path, a.name AS area_name" +
                                       reports_of_kind + " WHERE k.kind = $1 ORDER BY a.path, b.name_key, r.id",
                                   {kind, period.from, period.until}));
}

std::vector<KindPeriod> periods_of_kind(store::Transaction& tx, KindId kind, std::size_t limit) {
    const auto read = [](const store::Row& row) {
        return KindPeriod{{row.day("period_from"), row.day("period_until")}, row.integer("units")};
    };
    return store::all(read, tx.run(R"(
        SELECT r.period_from, r.period_until, count(*) AS units
        FROM report_item_kind k JOIN report_duty d ON d.item = k.item JOIN report r ON r.duty = d.id
        WHERE k.kind = $1 GROUP BY r.period_from, r.period_until
        ORDER BY r.period_from DESC, r.period_until DESC LIMIT $2)",
                                   {kind, limit}));
}

std::int64_t whole_figure(std::string_view text) {
    auto words = base::tidy(text);
    const auto refuse = [&](const char* code) -> std::int64_t { throw Problem(ProblemKind::invalid, code, words); };
    if (words.starts_with('-')) return refuse("figure.negative");
    const auto comma = words.find_first_of(".,");
    if (comma != std::string::npos && words.find_first_not_of("0123456789.,") == std::string::npos)
        return refuse("figure.not_whole");
    for (auto blank = words.find(' '); blank != std::string::npos; blank = words.find(' ')) {
        if (words.size() - blank < 4 || (words.size() > blank + 4 && words[blank + 4] != ' ')) break;
        words.erase(blank, 1);
    }
    const auto number = base::to_number<std::int64_t>(words);
    return number ? *number : refuse("figure.not_a_number");
}

std::vector<Verdict> take_figures(store::Transaction& tx, const base::Who& who, KindId id, Period period,
                                  const std::vector<OutsideFigure>& figures, Taking taking) {
    const auto kind = get_kind(tx, who, id);
    accounts::require_body(tx, who, Permission::plans_write, kind.body.id);
    const auto targets = targets_of(tx, id, period);
    auto verdicts = verdicts_on(targets, form_on(tx, id, period.until), figures);
    const bool has_refusal =
        std::ranges::any_of(verdicts, [](const Verdict& one) { return one.fate == Fate::refused; });
    if (taking == Taking::each_alone || (taking == Taking::all_or_nothing && !has_refusal))
        apply(tx, who, targets, figures, verdicts);
    return verdicts;
}

std::vector<OutsideFigure> standing_figures(store::Transaction& tx, KindId kind, Period period) {
    const auto read = [](const store::Row& row) {
        return OutsideFigure{row.id<ReportTag>("id"), row.id<IndicatorTag>("indicator"), row.integer("value")};
    };
    return store::all(read, tx.run("SELECT r.id, f.indicator, f.value" + reports_of_kind + R"(
        JOIN report_figure f ON f.home = r.home AND f.report = r.id AND f.value IS NOT NULL
        JOIN indicator i ON i.id = f.indicator AND i.source = 'imported' WHERE k.kind = $1)",
                                   {kind, period.from, period.until}));
}

}  // namespace reports
