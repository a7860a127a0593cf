#include "exchange/health_list.hpp"

#include "base/problem.hpp"
#include "base/text.hpp"
#include "exchange/place_book.hpp"

namespace exchange {
namespace {

using base::Problem;
using base::ProblemKind;

isolation::DeclarationRow read_row(const ListFile& list, const ListRow& row, const PlaceBook& places,
                                   const areas::Area& commune, base::Day today) {
    const auto said = [&](std::string_view name) { return list.said(row, name); };
    isolation::DeclarationRow read;
    read.row = row.number;
    const auto phones = phones_in(said("phone"));
    read.declared = {.name = said("name"),
                     .phone = phones.phones.empty() ? std::string() : phones.phones.front(),
                     .address = said("address"),
                     .from = said("from"),
                     .symptoms = said("symptoms"),
                     .contact = said("contact"),
                     .word = {}};
    const auto on = day_in(said("declared"));
    if (on && *on <= today) read.declared_on = on;
    if (const auto words = said("area"); !words.empty()) {
        const auto meant = places.meant_by(words, commune.path);
        if (meant.size() == 1) read.area = meant.front()->id;
    }
    return read;
}

}  // namespace

std::span<const ColumnWords> health_columns() {
    static const std::vector<ColumnWords> columns{
        {"name", {"ho va ten", "ho ten", "nguoi khai", "ten", "full name", "name"}},
        {"phone", {"so dien thoai", "dien thoai", "sdt", "so dt", "di dong", "phone", "telephone", "mobile"}},
        {"area", {"thon to dan pho", "thon xom", "thon", "to dan pho", "ap", "khu pho", "hamlet", "area"}},
        {"address", {"dia chi", "noi o", "cho o", "noi luu tru", "address"}},
        {"from", {"noi di", "den tu", "tu dau ve", "noi da di qua", "lich su di chuyen", "dia diem khoi hanh", "from"}},
        {"symptoms", {"trieu chung", "dau hieu", "bieu hien", "symptoms"}},
        {"contact", {"tiep xuc", "tien su tiep xuc", "yeu to dich te", "contact"}},
        {"declared", {"ngay khai bao", "thoi gian khai bao", "ngay khai", "ngay", "declared", "date"}},
    };
    return columns;
}

HealthListTaken take_health_list(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                 const ListFile& list, areas::AreaId area) {
    if (!list.has("name") && !list.has("phone")) throw Problem(ProblemKind::invalid, "health_list.no_columns");
    if (list.rows.size() > most_health_rows)
        throw Problem(ProblemKind::too_large, "health_list.too_many", std::to_string(list.rows.size()));
    const auto commune = households::commune_of(tx, areas::get(tx, area));
    const auto today = base::day_of(tx.now());
    const PlaceBook places(tx, commune, areas::hamlet_level, today);
    HealthListTaken answer{list.titles, list.columns, 0, 0, {}};
    std::vector<isolation::DeclarationRow> rows;
    for (const auto& row : list.rows) {
        auto read = read_row(list, row, places, commune, today);
        if (!read.declared.name.empty() || !read.declared.phone.empty()) {
            rows.push_back(std::move(read));
            continue;
        }
        const auto [code, message] = row_note("health_list.nobody", who.language);
        answer.faults.push_back({row.number, {}, code, message});
    }
    const auto taken = isolation::take_declarations(tx, master, who, area, list.print, rows);
    answer.taken = taken.taken;
    answer.there = taken.there;
    return answer;
}

}  // namespace exchange
