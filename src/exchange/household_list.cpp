#include "exchange/household_list.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <sodium.h>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "exchange/household_row.hpp"

namespace exchange {
namespace {

using base::Problem;
using base::ProblemKind;

/// The teams of a commune by their folded names.
std::multimap<std::string, base::Uuid> teams_by_name(store::Transaction& tx, areas::AreaId commune) {
    std::multimap<std::string, base::Uuid> teams;
    for (const auto& row : tx.run(R"(
             SELECT body.id, body.name_key FROM team JOIN body ON body.id = team.body
             WHERE team.commune = $1 AND (body.valid_until IS NULL OR body.valid_until >= $2))",
                                  {commune, base::day_of(tx.now())}))
        teams.emplace(row.text("name_key"), row.uuid("id"));
    return teams;
}

areas::AreaId area_of_list(store::Transaction& tx, const base::Who& who, std::optional<areas::AreaId> chosen) {
    if (chosen) return *chosen;
    if (who.body == base::Uuid{}) throw Problem(ProblemKind::invalid, "household.area_too_wide", "no area was named");
    return bodies::get(tx, bodies::BodyId{who.body}).area;
}

/// Which rows of the list are in the register already.
std::set<households::HouseholdId> rows_there(store::Transaction& tx, areas::AreaId commune,
                                             const HouseholdListCompared& answer) {
    std::vector<households::HouseholdId> ids;
    for (const auto& row : answer.rows) ids.push_back(household_of_row(commune, answer.list, row.said.row));
    const auto known = households::known_among(tx, ids);
    return {known.begin(), known.end()};
}

/// Sentences and names once, not with each of many rows.
void explain(const PlaceBook& places, base::Language language, HouseholdListCompared& answer) {
    std::set<std::string> codes;
    std::set<areas::AreaId> named;
    for (const auto& row : answer.rows) {
        codes.insert(row.notes.begin(), row.notes.end());
        if (row.said.area) named.insert(*row.said.area);
    }
    for (const auto& code : codes) answer.sentences.push_back(row_note(code, language));
    for (const auto& id : named)
        if (const auto* place = places.at(id)) answer.areas.push_back({id.uuid, place->name});
}

households::Brought brought_of(const HouseholdsToTake& list, areas::AreaId commune, const ListedHousehold& said) {
    households::Brought brought{.id = household_of_row(commune, list.list, said.row),
                                .area = said.area.value_or(commune),
                                .team = said.team,
                                .people = said.people,
                                .record = {said.address, {{said.name, said.birth_year, said.phone}}, std::nullopt}};
    if (list.consented_on && !said.needs.empty())
        brought.record.hardship = households::Hardship{said.needs, *list.consented_on};
    return brought;
}

}  // namespace

std::span<const ColumnWords> household_columns() {
    static const std::vector<ColumnWords> columns{
        {"name",
         {"ho va ten chu ho", "ho ten chu ho", "ten chu ho", "chu ho", "ho va ten", "ho ten", "head of household",
          "full name", "name"}},
        {"birth",
         {"nam sinh", "ngay thang nam sinh", "ngay sinh", "birth year", "year of birth", "date of birth", "born"}},
        {"phone", {"so dien thoai", "dien thoai", "sdt", "so dt", "di dong", "phone", "telephone", "mobile", "tel"}},
        {"people",
         {"so nhan khau", "nhan khau", "so nguoi", "so khau", "so thanh vien", "people", "persons", "household size"}},
        {"area",
         {"thon to dan pho", "thon xom", "thon ap", "thon", "to dan pho", "tdp", "ap", "xom", "khu pho", "khom", "ban",
          "buon", "to", "dia ban", "khu vuc", "hamlet", "area"}},
        {"address", {"dia chi", "so nha", "noi o", "cho o", "ngo", "address"}},
        {"landmark", {"moc nhan biet", "diem nhan biet", "cach tim nha", "landmark"}},
        {"team", {"to phu trach", "to covid cong dong", "to tu quan", "to cong dong", "team"}},
        {"needs", {"ai can gi", "nhu cau", "can ho tro", "can gi", "hoan canh", "kho khan", "needs", "hardship"}},
    };
    return columns;
}

households::HouseholdId household_of_row(areas::AreaId commune, std::string_view list, std::size_t row) {
    const auto named =
        "household of a list\n" + base::to_string(commune.uuid) + '\n' + std::string(list) + '\n' + std::to_string(row);
    base::Uuid id;
    crypto_generichash(id.bytes.data(), id.bytes.size(), reinterpret_cast<const unsigned char*>(named.data()),
                       named.size(), nullptr, 0);
    id.bytes[6] =
        static_cast<std::uint8_t>((id.bytes[6] & 0x0F) | 0x80);  // version 8, RFC 9562: made by a rule of ours
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3F) | 0x80);
    return {id};
}

HouseholdListCompared compare_households(store::Transaction& tx, const base::Who& who, const ListFile& list,
                                         std::optional<areas::AreaId> chosen) {
    const auto area = area_of_list(tx, who, chosen);
    const auto commune = households::commune_to_write(tx, who, area);
    HouseholdListCompared answer{list.print, list.file, {commune.id.uuid, commune.name}, list.titles, list.columns, {},
                                 {},         {}};
    if (!list.has("name")) return answer;
    if (list.rows.size() > most_household_rows)
        throw Problem(ProblemKind::too_large, "household_list.too_many", std::to_string(list.rows.size()));
    const auto today = base::day_of(tx.now());
    const PlaceBook places(tx, commune, areas::hamlet_level, today);
    const auto* usual = places.at(area);
    if (!usual) throw Problem(ProblemKind::conflict, "household.area_closed");
    HouseholdRows rows(list, places, *usual, teams_by_name(tx, commune.id),
                       static_cast<int>(base::parts_of(today).year()));
    for (const auto& row : list.rows) {
        auto read = rows.read(row);
        ComparedHousehold one{std::move(read.said), HouseholdFate::fresh, std::move(read.notes)};
        if (!read.fault.empty()) {
            one.fate = HouseholdFate::wrong;
            one.notes.insert(one.notes.begin(), read.fault);
        }
        answer.rows.push_back(std::move(one));
    }
    const auto there = rows_there(tx, commune.id, answer);
    for (auto& row : answer.rows)
        if (there.contains(household_of_row(commune.id, answer.list, row.said.row))) row.fate = HouseholdFate::there;
    explain(places, who.language, answer);
    return answer;
}

HouseholdsTaken take_households(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                const HouseholdsToTake& list) {
    if (list.rows.size() > most_households_at_once)
        throw Problem(ProblemKind::too_large, "household_list.too_many_at_once", std::to_string(list.rows.size()));
    const auto commune = households::commune_to_write(tx, who, list.commune).id;
    std::vector<households::Brought> brought;
    for (const auto& row : list.rows) brought.push_back(brought_of(list, commune, row));
    const auto fates = households::enter_each(tx, master, who, commune, brought);
    HouseholdsTaken taken;
    for (std::size_t at = 0; at < fates.size(); ++at) {
        const auto& fate = fates[at];
        taken.entered += fate.is_new ? 1 : 0;
        taken.there += !fate.is_new && fate.refused.empty() ? 1 : 0;
        if (fate.refused.empty()) continue;
        const auto [code, message] = row_note(fate.refused, who.language);
        taken.faults.push_back({list.rows[at].row, list.rows[at].name, code, message});
    }
    return taken;
}

}  // namespace exchange
