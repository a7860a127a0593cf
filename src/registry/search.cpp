#include "registry/search.hpp"

#include <algorithm>

#include "households/register_index.hpp"
#include "registry/consent.hpp"
#include "registry/vocabulary.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace registry {
namespace {

using boost::json::array;
using boost::json::object;
using households::Member;
using households::Record;

constexpr std::size_t most_communes = 500;  ///< a phone number is looked for in each by its own key

/// A search on its way to a statement: words and the values behind them.
struct Where {
    std::string words;
    std::vector<store::Value> values;

    std::string place(store::Value value) {
        values.push_back(std::move(value));
        return '$' + std::to_string(values.size());
    }
};

const char* sign_of(Relation relation) {
    switch (relation) {
        case Relation::eq:
            return " = ";
        case Relation::lt:
            return " < ";
        case Relation::le:
            return " <= ";
        case Relation::gt:
            return " > ";
        case Relation::ge:
            return " >= ";
    }
    return " = ";
}

/// Living households of the caller's areas that it may know of at all.
Where where_of(const Caller& caller, const Filter& filter, base::Day today) {
    Where where;
    const auto id = where.place(caller.id);
    const auto day = where.place(today);
    where.words = R"(
        FROM household h
        JOIN area a ON a.id = h.area JOIN area c ON c.id = h.commune
        LEFT JOIN registry_consent s ON s.home = h.home AND s.household = h.id AND s.taken_back_at IS NULL AND s.caller = )" +
                  id + R"(
        WHERE (h.valid_until IS NULL OR h.valid_until >= )" +
                  day + R"() AND h.area IN (
            SELECT inner_area.id FROM registry_caller_area ca JOIN area top ON top.id = ca.area
            JOIN area inner_area ON substr(inner_area.path, 1, length(top.path)) = top.path WHERE ca.caller = )" +
                  id + ")";
    if (caller.basis == Basis::consent) where.words += " AND s.given_on IS NOT NULL";
    if (filter.area_code)
        where.words += R"( AND h.area IN (
            SELECT inner_area.id FROM area named JOIN area_kind k ON k.kind = named.kind
            JOIN area inner_area ON substr(inner_area.path, 1, length(named.path)) = named.path
            WHERE k.level BETWEEN 1 AND 3 AND (named.valid_until IS NULL OR named.valid_until >= )" +
                       day + ") AND named.code = " + where.place(*filter.area_code) + ")";
    if (filter.dwelling) where.words += " AND h.dwelling = " + where.place(*filter.dwelling);
    for (const auto& size : filter.sizes)
        where.words += " AND h.people" + std::string(sign_of(size.relation)) + where.place(size.people);
    return where;
}

struct Found {
    households::HouseholdId id;
    std::int64_t people = 0;
    std::string dwelling;
    base::Day valid_from;
    base::Uuid area;
    std::string area_name;
    std::string area_path;
    std::string commune_name;
    std::string commune_code;
    bool is_consented = false;
};

Found read(const store::Row& row) {
    return {.id = row.id<households::HouseholdTag>("id"),
            .people = row.integer("people"),
            .dwelling = row.text("dwelling"),
            .valid_from = row.day("valid_from"),
            .area = row.uuid("area"),
            .area_name = row.text("area_name"),
            .area_path = row.text("area_path"),
            .commune_name = row.text("commune_name"),
            .commune_code = row.text("commune_code"),
            .is_consented = !row.is_null("given_on")};
}

/// "36" of "/vn/36/365/14197/".
std::string province_code(const std::string& path) {
    const auto begins = areas::country_path.size();
    return path.size() > begins ? path.substr(begins, path.find('/', begins) - begins) : "";
}

object name_of_person(const Member& member) {
    object person{{"@type", "Person"}, {"name", {{"@type", "Name"}, {"given_name", member.name}}}};
    if (member.birth_year) person["birth_date"] = std::to_string(*member.birth_year);
    return person;
}

object address_of(const Found& found, const Record* record) {
    object address{{"@type", "Address"},
                   {"locality", found.area_name + ", " + found.commune_name},
                   {"sub_region_code", found.commune_code},
                   {"region_code", province_code(found.area_path)},
                   {"country_code", "VN"}};
    if (record) {
        if (!record->address.empty()) address["address_line1"] = record->address;
        if (record->landmark) address["address_line2"] = *record->landmark;
    }
    return address;
}

array told_hardship(const Record& record) {
    array kinds;
    if (record.hardship && record.hardship->kinds)
        for (const auto& kind : *record.hardship->kinds)
            if (is_told(kind)) kinds.emplace_back(kind);
    return kinds;
}

void add_attribute(array& attributes, const char* name, const base::Json& value) {
    attributes.push_back(object{{"name", name}, {"value", value}});
}

class Shape {
public:
    Shape(const Found& found, const Record* record, const std::vector<std::string>& fields)
        : found_(found), record_(record), fields_(fields) {}

    object whole() const {
        object household{{"@context", "https://schema.spdci.org/extensions/social/v1/Household.jsonld"},
                         {"@type", "Household"},
                         {"household_identifier", base::to_string(found_.id)}};
        if (may("household_size")) household["household_size"] = found_.people;
        if (may("registration_date")) household["registration_date"] = base::to_string(found_.valid_from);
        if (may("address") || may("locality"))
            household["address"] = address_of(found_, may("address") ? record_ : nullptr);
        array attributes;
        if (may("dwelling")) add_attribute(attributes, "dwelling", base::Json(found_.dwelling));
        if (record_) add_people(household);
        if (record_ && may("vulnerability") && found_.is_consented)
            add_attribute(attributes, "vulnerability", told_hardship(*record_));
        if (!attributes.empty()) household["additional_attributes"] = std::move(attributes);
        return household;
    }

private:
    bool may(std::string_view field) const { return std::ranges::find(fields_, field) != fields_.end(); }

    void add_people(object& household) const {
        if (record_->members.empty()) return;
        object head;
        if (may("household_head")) head = name_of_person(record_->members.front());
        if (may("phone_number") && record_->members.front().phone)
            head["phone_number"] = *record_->members.front().phone;
        if (!head.empty()) household["household_head_info"] = object{{"person", std::move(head)}};
        if (!may("member_list")) return;
        array members;
        for (const auto& member : record_->members)
            members.push_back(
                object{{"household_member", object{{"demographic_info", object{{"person", name_of_person(member)}}}}}});
        household["member_list"] = std::move(members);
    }

    const Found& found_;
    const Record* record_;
    const std::vector<std::string>& fields_;
};

/// The household reads this line in its history; it goes before the record is opened.
void leave_line(store::Transaction& tx, const Caller& caller, const Found& found,
                const std::vector<std::string>& fields) {
    array names;
    for (const auto& field : fields) names.emplace_back(field);
    store::record_by_system(tx, told_verb, found.id.uuid, found.area,
                            base::Json{{"caller", caller.name}, {"purpose", caller.purpose}, {"fields", names}});
}

Told told(store::Transaction& tx, const store::MasterKey& master, const Caller& caller, const Where& where,
          const std::vector<std::string>& fields, const std::string& page) {
    Told told;
    const auto rows = tx.run(R"(
        SELECT h.id, h.people, h.dwelling, h.valid_from, h.area, a.name AS area_name, a.path AS area_path, c.name AS commune_name,
            c.code AS commune_code, s.given_on)" +
                                 where.words + " ORDER BY h.id" + page,
                             where.values);
    for (const auto& row : rows) {
        const auto found = read(row);
        leave_line(tx, caller, found, fields);
        const auto record = households::record_held(tx, master, found.id);
        told.records.push_back(Shape(found, record ? &*record : nullptr, fields).whole());
    }
    told.total = static_cast<std::int64_t>(told.records.size());
    return told;
}

/// Communes that lie in the caller's areas, or around one of them.
std::vector<base::Uuid> communes_of(store::Transaction& tx, const Caller& caller) {
    return store::all([](const store::Row& row) { return row.uuid("id"); }, tx.run(R"(
        SELECT DISTINCT a.id FROM area a JOIN registry_caller_area ca ON ca.caller = $1 JOIN area top ON top.id = ca.area
        WHERE (substr(a.path, 1, length(top.path)) = top.path OR substr(top.path, 1, length(a.path)) = a.path)
          AND EXISTS (SELECT 1 FROM household h WHERE h.commune = a.id)
        ORDER BY a.id LIMIT $2)",
                                                                                   {caller.id, most_communes + 1}));
}

}  // namespace

Told search(store::Transaction& tx, const store::MasterKey& master, const Caller& caller, const Criteria& criteria) {
    auto where = where_of(caller, criteria.filter, base::day_of(tx.now()));
    if (criteria.household) {
        const auto id = where.place(*criteria.household);
        where.words +=
            " AND (h.id = " + id + " OR h.id = (SELECT survivor FROM household_alias WHERE id = " + id + "))";
    }
    if (criteria.phone) {
        const auto communes = communes_of(tx, caller);
        if (communes.size() > most_communes)
            return {.records = {}, .total = 0, .reason = "rjct.search.too_many_records_found"};
        std::vector<households::HouseholdId> found;
        for (const auto& commune : communes)
            for (const auto& household : households::register_index.find(tx, master, commune, *criteria.phone))
                found.push_back(household);
        where.words += " AND h.id IN " + store::list_behind(where.values, found);
    }
    const auto count = tx.run("SELECT COUNT(*) AS n FROM (SELECT 1 AS one" + where.words + " LIMIT " +
                                  std::to_string(most_found + 1) + ") AS found",
                              where.values)
                           .at(0)
                           .integer("n");
    if (count > most_found) return {.records = {}, .total = 0, .reason = "rjct.search.too_many_records_found"};
    const auto page = " LIMIT " + std::to_string(criteria.page_size) + " OFFSET " +
                      std::to_string((criteria.page_number - 1) * criteria.page_size);
    auto found = told(tx, master, caller, where, caller.fields, page);
    found.total = count;
    return found;
}

Told tell_of(store::Transaction& tx, const store::MasterKey& master, const Caller& caller, const Filter& filter,
             const std::vector<std::string>& fields, const base::Uuid& household) {
    auto where = where_of(caller, filter, base::day_of(tx.now()));
    where.words += " AND h.id = " + where.place(household);
    return told(tx, master, caller, where, fields, "");
}

}  // namespace registry
