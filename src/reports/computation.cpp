#include "reports/computation.hpp"

#include <algorithm>
#include <array>

namespace reports {
namespace {

// What stands at the end of a period does not ask for its first day; every statement takes the same three parameters.
constexpr std::array all_computations{
    Computation{"viec_duoc_giao", "Việc được giao trong kỳ", "Tasks given in the period", "việc", Method::sum, "task",
                R"(SELECT t.id, t.title, t.given_on AS day, 1 AS figure FROM task t
                   WHERE t.body = $1 AND t.given_on BETWEEN $2 AND $3)"},
    Computation{"viec_da_xong", "Việc đã xong trong kỳ", "Tasks done in the period", "việc", Method::sum, "task",
                R"(SELECT t.id, t.title, t.done_on AS day, 1 AS figure FROM task t
                   WHERE t.body = $1 AND t.done_on BETWEEN $2 AND $3)"},
    Computation{"viec_con_tre", "Việc còn trễ cuối kỳ", "Tasks late at the end of the period", "việc", Method::sum,
                "task",
                R"(SELECT t.id, t.title, t.due AS day, 1 AS figure FROM task t
                   WHERE t.body = $1 AND t.state NOT IN ('declined', 'ended') AND t.due < $3 AND t.given_on <= $3
                     AND (t.done_on IS NULL OR t.done_on > $3) AND $2 <= $3)"},
    Computation{"chuyen_di_co_so", "Chuyến đi cơ sở trong kỳ", "Working visits in the period", "chuyến", Method::sum,
                "visit",
                R"(SELECT v.id, v.title, v.day, 1 AS figure FROM visit v
                   WHERE v.body = $1 AND NOT v.is_cancelled AND v.day BETWEEN $2 AND $3)"},
    Computation{"tham_tuyen_dau", "Lần thăm, tặng quà tuyến đầu trong kỳ", "Visits with gifts to the front line", "lần",
                Method::sum, "occasion",
                R"(SELECT o.id, o.place_name AS title, o.day, 1 AS figure FROM occasion o
                   WHERE o.body = $1 AND o.taken_back_at IS NULL AND o.day BETWEEN $2 AND $3)"},
    Computation{"viec_tot", "Việc tốt ghi nhận trong kỳ", "Good deeds noticed in the period", "việc", Method::sum,
                "deed",
                R"(SELECT g.id, g.words AS title, g.day, 1 AS figure FROM good_deed g
                   WHERE g.body = $1 AND g.day BETWEEN $2 AND $3)"},
    Computation{"khen_thuong", "Quyết định khen thưởng trong kỳ", "Rewards decided in the period", "quyết định",
                Method::sum, "reward",
                R"(SELECT p.id, p.reward AS title, p.decided_on AS day, 1 AS figure FROM reward_proposal p
                   WHERE p.body = $1 AND p.state = 'awarded' AND p.decided_on BETWEEN $2 AND $3)"},
    Computation{"tham_hoi_tuyen_dau", "Lần thăm hỏi lực lượng tuyến đầu trong kỳ", "Visits to forces on duty", "lần",
                Method::sum, "care",
                R"(SELECT c.id, c.unit_name AS title, c.day, 1 AS figure FROM care_visit c
                   WHERE c.body = $1 AND c.taken_back_at IS NULL AND c.day BETWEEN $2 AND $3)"},
    Computation{"lan_kiem_tra", "Lần kiểm tra trong kỳ", "Inspections in the period", "lần", Method::sum, "inspection",
                R"(SELECT i.id, p.name AS title, i.day, 1 AS figure
                   FROM inspection i JOIN inspected_place p ON p.home = i.home AND p.id = i.place
                   WHERE i.body = $1 AND i.taken_back_at IS NULL AND i.day BETWEEN $2 AND $3)"},
    Computation{"dieu_da_sua", "Điều cần sửa đã sửa và xem lại trong kỳ", "Findings put right and verified", "điều",
                Method::sum, "finding",
                R"(SELECT f.id, f.words AS title, f.corrected_on AS day, 1 AS figure FROM finding f
                   WHERE f.body = $1 AND f.state = 'verified' AND f.corrected_on BETWEEN $2 AND $3)"},
    Computation{"so_ho", "Số hộ trong sổ hộ cuối kỳ", "Households in the register at the end of the period", "hộ",
                Method::latest, "area",
                R"(SELECT a.id, a.name AS title, CAST(NULL AS TEXT) AS day, CAST(sum(c.value) AS BIGINT) AS figure
                   FROM body b JOIN area own ON own.id = b.area
                   JOIN area a ON a.path >= own.path AND a.path < own.path || '~'
                   JOIN counter c ON c.home = a.home AND c.area = a.id AND c.indicator = 'households' AND c.day <= $3
                   WHERE b.id = $1 AND $2 <= $3 GROUP BY a.id, a.name HAVING sum(c.value) <> 0)"},
    Computation{"so_nguoi", "Số người trong sổ hộ cuối kỳ", "People in the register at the end of the period", "người",
                Method::latest, "area",
                R"(SELECT a.id, a.name AS title, CAST(NULL AS TEXT) AS day, CAST(sum(c.value) AS BIGINT) AS figure
                   FROM body b JOIN area own ON own.id = b.area
                   JOIN area a ON a.path >= own.path AND a.path < own.path || '~'
                   JOIN counter c ON c.home = a.home AND c.area = a.id AND c.indicator = 'people' AND c.day <= $3
                   WHERE b.id = $1 AND $2 <= $3 GROUP BY a.id, a.name HAVING sum(c.value) <> 0)"},
};

}  // namespace

std::span<const Computation> computations() {
    return all_computations;
}

const Computation* computation_of(std::string_view code) {
    const auto found = std::ranges::find(all_computations, code, &Computation::code);
    return found == all_computations.end() ? nullptr : &*found;
}

std::int64_t compute(store::Transaction& tx, const Computation& computation, const base::Uuid& body, Period period) {
    return tx
        .run("SELECT CAST(coalesce(sum(figure), 0) AS BIGINT) AS value FROM (" + std::string(computation.rows) +
                 ") counted",
             {body, period.from, period.until})
        .front()
        .integer("value");
}

std::vector<CountedRow> rows_behind(store::Transaction& tx, const Computation& computation, const base::Uuid& body,
                                    Period period, std::size_t limit) {
    std::vector<CountedRow> rows;
    for (const auto& row :
         tx.run("SELECT * FROM (" + std::string(computation.rows) + ") counted ORDER BY day NULLS FIRST, id LIMIT $4",
                {body, period.from, period.until, limit}))
        rows.push_back({row.uuid("id"), row.text("title"), row.maybe_day("day"), row.integer("figure")});
    return rows;
}

bool has_counted_work(store::Transaction& tx, const base::Uuid& body, base::Day done_on, base::Instant since) {
    return !tx.run(R"(
        SELECT 1 AS found FROM report r JOIN report_figure f ON f.home = r.home AND f.report = r.id
        JOIN indicator i ON i.id = f.indicator
        WHERE r.body = $1 AND r.period_from <= $2 AND r.period_until >= $2 AND r.received_at >= $3
          AND i.source = 'computed' AND i.code IN ('viec_da_xong', 'viec_con_tre') LIMIT 1)",
                   {body, done_on, since})
                .empty();
}

}  // namespace reports
