#include "reports/indicator.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/values.hpp"

namespace reports {
namespace {

using base::Problem;
using base::ProblemKind;

/// "Số nhà bị ngập" is "so_nha_bi_ngap".
std::string code_from(std::string_view name) {
    auto code = base::fold(name);
    std::ranges::replace(code, ' ', '_');
    return code;
}

/// A computed one says what its computation says.
WantedIndicator completed(const WantedIndicator& wanted) {
    auto full = wanted;
    full.vi = base::tidy(wanted.vi);
    full.en = base::tidy(wanted.en);
    full.unit = base::tidy(wanted.unit);
    if (wanted.source == Origin::computed) {
        const auto* computation = computation_of(wanted.code);
        if (!computation) throw Problem(ProblemKind::invalid, "indicator.computation_unknown", wanted.code);
        full = {wanted.code,
                std::string(computation->vi),
                std::string(computation->en),
                std::string(computation->unit),
                computation->method,
                Origin::computed};
    }
    if (full.vi.empty()) throw Problem(ProblemKind::invalid, "indicator.name_empty", wanted.code);
    if (full.en.empty()) full.en = full.vi;
    if (full.code.empty()) full.code = code_from(full.vi);
    return full;
}

}  // namespace

Indicator indicator_of(const store::Row& row) {
    return {.id = row.id<IndicatorTag>("id"),
            .code = row.text("code"),
            .vi = row.text("vi"),
            .en = row.text("en"),
            .unit = row.text("unit"),
            .method = base::named<Method>(row.text("method")),
            .source = base::named<Origin>(row.text("source"))};
}

Indicator keep_indicator(store::Transaction& tx, const base::Uuid& body, const WantedIndicator& wanted) {
    const auto full = completed(wanted);
    const auto known =
        store::first(indicator_of, tx.run("SELECT * FROM indicator WHERE body = $1 AND code = $2", {body, full.code}));
    if (known) {
        if (known->unit != full.unit || known->method != full.method || known->source != full.source)
            throw Problem(ProblemKind::conflict, "indicator.counted_otherwise", full.code);
        tx.change("UPDATE indicator SET vi = $2, en = $3 WHERE id = $1", {known->id, full.vi, full.en});
        return {known->id, full.code, full.vi, full.en, full.unit, full.method, full.source};
    }
    const IndicatorId id{tx.new_id()};
    tx.change(
        R"(INSERT INTO indicator (id, body, code, vi, en, unit, method, source)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
        {id, body, full.code, full.vi, full.en, full.unit, base::name_of(full.method), base::name_of(full.source)});
    return {id, full.code, full.vi, full.en, full.unit, full.method, full.source};
}

std::vector<Indicator> indicators_of(store::Transaction& tx, const base::Uuid& body) {
    return store::all(indicator_of, tx.run("SELECT * FROM indicator WHERE body = $1 ORDER BY code", {body}));
}

Indicator get_indicator(store::Transaction& tx, IndicatorId id) {
    const auto found = store::first(indicator_of, tx.run("SELECT * FROM indicator WHERE id = $1", {id}));
    if (!found) throw Problem(ProblemKind::not_found, "indicator.not_found", base::to_string(id));
    return *found;
}

}  // namespace reports
