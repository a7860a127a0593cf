#include "exchange/body_list.hpp"

#include <algorithm>
#include <set>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/kind.hpp"
#include "exchange/body_row.hpp"
#include "exchange/body_table.hpp"
#include "mail/address.hpp"

namespace exchange {
namespace {

using areas::Area;
using base::Permission;
using base::Problem;
using base::ProblemKind;

/// Where the caller may write bodies down: one area, or the country where it is several.
Area root_of(store::Transaction& tx, const base::Who& who) {
    const auto reach = accounts::reach_of(who, Permission::bodies_edit);
    if (reach.everywhere || reach.areas.size() > 1) return areas::country(tx);
    if (!reach.areas.empty())
        if (auto area = areas::at_path(tx, reach.areas.front(), base::day_of(tx.now()))) return *std::move(area);
    if (who.body == base::Uuid{}) throw Problem(ProblemKind::forbidden, "account.outside_area");
    return areas::get(tx, bodies::get(tx, bodies::BodyId{who.body}).area);
}

PlaceBook places_of(store::Transaction& tx, const base::Who& who) {
    const auto root = root_of(tx, who);
    const auto deepest = root.level >= areas::district_level ? areas::hamlet_level : areas::commune_level;
    return {tx, root, deepest, base::day_of(tx.now())};
}

/// Where bodies stand whose row names no area.
const BookedPlace* usual_place(store::Transaction& tx, const base::Who& who, const PlaceBook& places,
                               std::optional<areas::AreaId> chosen) {
    if (chosen) {
        const auto* place = places.at(areas::get(tx, *chosen).id);
        if (!place) throw Problem(ProblemKind::forbidden, "account.outside_area");
        return place;
    }
    return who.body == base::Uuid{} ? nullptr : places.at(bodies::get(tx, bodies::BodyId{who.body}).area);
}

/// All that a comparison asks besides the rows.
struct Comparing {
    store::Transaction& tx;
    const store::MasterKey& master;
    const base::Who& who;
    const PlaceBook& places;
    BodyTable& table;
    const std::set<std::string>& known_addresses;
};

/// What the next rows shall see of this one, although nothing is written.
void pretend(BodyTable& table, const ListedBody& said, bodies::Listing* known) {
    if (!known) {
        bodies::Body body;
        body.kind = said.kind;
        body.name = said.name;
        body.area = *said.area;
        known = &table.add(listing_of(said, body));
    }
    if (said.contact.empty() || person_called(*known, said.contact)) return;
    bodies::Person person;
    person.name = said.contact;
    known->people.push_back(std::move(person));
}

areas::Named named(const bodies::Listing& listing) {
    return {listing.body.id.uuid, listing.body.name};
}

bool is_written(const bodies::Listing& listing) {
    return listing.body.id != bodies::BodyId{};
}

void hold_against(const Comparing& with, const std::string& code, ComparedBody& row, std::string& fault) {
    const auto weighed = with.table.weigh(row.said, code);
    row.fate = weighed.fate;
    fault = weighed.fault;
    for (const auto* one : weighed.like)
        if (is_written(*one)) row.like.push_back(named(*one));
    if (weighed.fate == RowFate::same) {
        if (is_written(*weighed.known)) {
            row.said.body = weighed.known->body.id;
            row.like.push_back(named(*weighed.known));
        }
        row.additions = additions_to(with.tx, with.master, *weighed.known, row.said, with.known_addresses);
        if (!row.additions.empty()) row.fate = RowFate::changed;
    }
    const bool may_be_new = row.fate == RowFate::fresh || row.fate == RowFate::doubtful;
    if (may_be_new && row.said.kind.empty()) fault = "body_list.kind_unknown";
    if (fault.empty() && row.fate != RowFate::doubtful) pretend(with.table, row.said, weighed.known);
}

ComparedBody compared(const Comparing& with, const ReadBody& read) {
    ComparedBody row{.said = read.said};
    auto fault = read.fault;
    auto notes = read.notes;
    const auto* place = read.said.area ? with.places.at(*read.said.area) : nullptr;
    if (place) {
        row.area_name = place->name;
        if (!accounts::reaches(with.who, Permission::bodies_edit, place->path)) fault = "account.outside_area";
    }
    if (!row.said.kind.empty()) row.kind_name = areas::name_in(with.who.language, bodies::kind_named(row.said.kind));
    if (place && !read.parent.empty()) {
        row.said.parent = with.table.parent_called(read.parent, with.places.up_from(place->id));
        if (!row.said.parent) notes.emplace_back("body_list.parent_unknown");
    }
    if (!row.said.emails.empty() && with.who.body == base::Uuid{}) notes.emplace_back("mail_address.no_desk");
    if (fault.empty()) hold_against(with, read.code, row, fault);
    if (!fault.empty()) {
        row.fate = RowFate::wrong;
        notes.insert(notes.begin(), fault);
    }
    for (const auto& code : notes) row.notes.push_back(row_note(code, with.who.language));
    return row;
}

}  // namespace

std::span<const ColumnWords> body_columns() {
    static const std::vector<ColumnWords> columns{
        {"name",
         {"ten co quan don vi", "ten don vi", "ten co quan", "ten to chuc", "co quan don vi", "don vi", "co quan",
          "to chuc", "body", "organisation", "organization", "agency", "name"}},
        {"kind", {"loai don vi", "loai hinh", "loai co quan", "loai", "kind", "type"}},
        {"province", {"tinh thanh pho", "tinh", "province"}},
        {"district", {"quan huyen", "huyen quan", "huyen", "district"}},
        {"commune", {"xa phuong thi tran", "xa phuong", "phuong xa", "xa", "phuong", "commune", "ward"}},
        {"area", {"dia ban", "thon to dan pho", "thon", "khu pho", "area", "place"}},
        {"parent", {"co quan cap tren", "don vi cap tren", "co quan chu quan", "cap tren", "truc thuoc", "parent"}},
        {"alias", {"ten goi khac", "ten viet tat", "viet tat", "other names", "short name"}},
        {"contact",
         {"nguoi lien he", "can bo dau moi", "dau moi", "ho va ten", "ho ten", "ten nguoi lien he", "nguoi phu trach",
          "contact person", "contact", "full name"}},
        {"post", {"chuc vu", "chuc danh", "post", "position", "title"}},
        {"phone", {"so dien thoai", "dien thoai", "sdt", "so dt", "di dong", "phone", "telephone", "mobile", "tel"}},
        {"email", {"email", "e mail", "thu dien tu", "dia chi thu dien tu", "hop thu", "mail"}},
        {"code", {"ma don vi", "ma co quan", "code"}},
    };
    return columns;
}

BodyListCompared compare_bodies(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                const ListFile& list, std::optional<areas::AreaId> usual) {
    BodyListCompared answer{list.file, list.titles, list.columns, {}};
    if (!list.has("name")) return answer;
    if (list.rows.size() > most_body_rows)
        throw Problem(ProblemKind::too_large, "body_list.too_many", std::to_string(list.rows.size()));
    const auto places = places_of(tx, who);
    const auto* place = usual_place(tx, who, places, usual);
    std::vector<ReadBody> rows;
    std::vector<ListedBody> said;
    std::set<areas::AreaId> around;
    for (const auto& row : list.rows) {
        rows.push_back(read_body_row(list, row, places, place));
        said.push_back(rows.back().said);
        if (const auto& area = said.back().area)
            for (const auto& one : places.up_from(*area)) around.insert(one);
    }
    BodyTable table(bodies::listings_in(tx, {around.begin(), around.end()}, base::day_of(tx.now())));
    const auto known = known_addresses(tx, who, said);
    const Comparing with{tx, master, who, places, table, known};
    for (const auto& row : rows) answer.rows.push_back(compared(with, row));
    return answer;
}

}  // namespace exchange
