#include "needs/portal.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/problem_text.hpp"
#include "base/text.hpp"
#include "base/csv.hpp"

namespace needs {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::size_t most_rows = 5000;

/// What the columns of portals are called, folded, and the field that each fills.
struct Column {
    std::string_view name;
    std::string PortalRow::*field;
};
constexpr Column columns[] = {
    {"ma", &PortalRow::ref},
    {"ma phieu", &PortalRow::ref},
    {"so phieu", &PortalRow::ref},
    {"ma phan anh", &PortalRow::ref},
    {"id", &PortalRow::ref},
    {"ref", &PortalRow::ref},
    {"ho ten", &PortalRow::name},
    {"ho va ten", &PortalRow::name},
    {"nguoi goi", &PortalRow::name},
    {"name", &PortalRow::name},
    {"sdt", &PortalRow::phone},
    {"dien thoai", &PortalRow::phone},
    {"so dien thoai", &PortalRow::phone},
    {"phone", &PortalRow::phone},
    {"dia chi", &PortalRow::address},
    {"address", &PortalRow::address},
    {"noi dung", &PortalRow::words},
    {"yeu cau", &PortalRow::words},
    {"words", &PortalRow::words},
    {"loai", &PortalRow::kind},
    {"linh vuc", &PortalRow::kind},
    {"kind", &PortalRow::kind},
    {"thon", &PortalRow::hamlet},
    {"khu pho", &PortalRow::hamlet},
    {"to dan pho", &PortalRow::hamlet},
    {"ap", &PortalRow::hamlet},
    {"hamlet", &PortalRow::hamlet},
};

std::string PortalRow::*field_of(std::string_view heading) {
    const auto folded = base::fold(heading);
    const auto found = std::ranges::find(columns, std::string_view(folded), &Column::name);
    return found == std::end(columns) ? nullptr : found->field;
}

std::vector<PortalRow> rows_of_json(std::string_view bytes) {
    const auto json = base::parse_json(bytes);
    if (!json.is_array()) throw Problem(ProblemKind::invalid, "need_file.unreadable", "not a list");
    std::vector<PortalRow> rows;
    for (const auto& one : json.get_array()) {
        if (!one.is_object()) throw Problem(ProblemKind::invalid, "need_file.unreadable", "not a list of objects");
        auto& row = rows.emplace_back();
        for (const auto& [key, value] : one.get_object()) {
            const auto field = field_of(key);
            if (!field) continue;
            row.*field = value.is_string() ? std::string(value.get_string())
                         : value.is_null() ? std::string()
                                           : boost::json::serialize(value);
        }
    }
    return rows;
}

std::vector<PortalRow> rows_of_table(std::string_view bytes) {
    const auto table = base::csv_rows(bytes);
    if (table.empty()) throw Problem(ProblemKind::invalid, "need_file.unreadable", "no rows");
    std::vector<PortalRow> rows(table.size() - 1);
    for (std::size_t column = 0; column < table.front().size(); ++column) {
        const auto field = field_of(table.front()[column]);
        if (!field) continue;
        for (std::size_t row = 1; row < table.size(); ++row)
            if (column < table[row].size()) rows[row - 1].*field = table[row][column];
    }
    return rows;
}

/// The hamlets of a commune by their folded names; a name without its kind in front is one too.
areas::AreaId hamlet_or_commune(const std::vector<areas::Area>& hamlets, const areas::Area& commune,
                                const std::string& name) {
    const auto wanted = base::fold(name);
    if (wanted.empty()) return commune.id;
    for (const auto& hamlet : hamlets) {
        const auto its = base::fold(hamlet.name);
        if (its == wanted || its.ends_with(' ' + wanted)) return hamlet.id;
    }
    return commune.id;
}

bool has_come(store::Transaction& tx, const areas::Area& commune, const std::string& ref) {
    return !ref.empty() && !tx.run("SELECT 1 AS found FROM need WHERE home = $1 AND commune = $2 AND outside_ref = $3",
                                   {commune.home, commune.id, ref})
                                .empty();
}

NewNeed need_of(const PortalRow& row, areas::AreaId area) {
    const auto kind = row.kind.empty()               ? kind_of(row.words)
                      : has(words().kinds, row.kind) ? row.kind
                                                     : kind_of(row.kind);
    return {.id = std::nullopt,
            .area = area,
            .household = std::nullopt,
            .source = Source::portal,
            .kind = kind == "other" ? kind_of(row.words) : kind,
            .wait = Wait::days,
            .asker = {.name = row.name,
                      .phone = row.phone,
                      .address = row.address,
                      .words = row.words,
                      .neighbour = std::nullopt}};
}

}  // namespace

std::vector<PortalRow> read_portal_file(std::string_view bytes) {
    if (!base::is_text(bytes)) throw Problem(ProblemKind::invalid, "need_file.unreadable", "not text");
    if (bytes.starts_with(base::byte_order_mark)) bytes.remove_prefix(base::byte_order_mark.size());
    auto rows = base::trim(bytes).starts_with('[') ? rows_of_json(bytes) : rows_of_table(bytes);
    if (rows.size() > most_rows)
        throw Problem(ProblemKind::too_large, "need_file.too_many", std::to_string(rows.size()));
    if (std::ranges::all_of(rows, [](const PortalRow& row) { return base::trim(row.words).empty(); }))
        throw Problem(ProblemKind::invalid, "need_file.no_words");
    return rows;
}

PortalResult take_in(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, areas::AreaId area,
                     const std::vector<PortalRow>& rows, const std::vector<std::string>& codes) {
    const auto commune = areas::get(tx, area);
    accounts::require(who, base::Permission::needs_decide, commune.path);
    if (commune.level != areas::commune_level) throw Problem(ProblemKind::invalid, "need.area_too_wide", commune.path);
    const auto hamlets = areas::children(tx, commune.id, base::day_of(tx.now()));
    PortalResult result;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        const auto ref = base::tidy(row.ref);
        if (has_come(tx, commune, ref)) {
            ++result.repeated;
            continue;
        }
        try {
            const auto wanted = need_of(row, hamlet_or_commune(hamlets, commune, row.hamlet));
            const auto receipt = open(tx, master, who, wanted, codes.at(i));
            if (!ref.empty())
                tx.change("UPDATE need SET outside_ref = $3 WHERE home = $1 AND id = $2",
                          {commune.home, receipt.id, ref});
            ++result.taken;
            if (receipt.looks_alike) result.findings.push_back({static_cast<std::int64_t>(i + 1), ref, {}, {}});
        } catch (const Problem& problem) {  // One bad row does not keep the others out; it was refused before it wrote.
            ++result.refused;
            const auto code = problem.fields().empty() ? problem.code() : problem.fields().front().code;
            result.findings.push_back(
                {static_cast<std::int64_t>(i + 1), ref, code, std::string(base::problem_text(code, who.language))});
        }
    }
    return result;
}

}  // namespace needs
