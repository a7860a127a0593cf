#include "test_places.hpp"

#include <string>

namespace {

using base::Uuid;

Uuid add_area(store::Transaction& tx, std::optional<Uuid> parent, const char* kind, int level, const char* code,
              const std::string& path) {
    const auto id = tx.new_id();
    tx.change(R"(INSERT INTO area (id, home, parent, kind, level, code, name, name_key, path, valid_from)
                 VALUES ($1, 0, $2, $3, $4, $5, $6, $7, $8, '2000-01-01'))",
              {id, parent, kind, level, code, std::string("Nơi ") + code, std::string("noi ") + code, path});
    return id;
}

Uuid add_body(store::Transaction& tx, const char* kind, const char* name, const Uuid& area) {
    const auto id = tx.new_id();
    tx.change(
        R"(INSERT INTO body (id, home, kind, name, name_key, area, valid_from) VALUES ($1, 0, $2, $3, $4, $5, '2000-01-01'))",
        {id, kind, name, name, area});
    return id;
}

TestPlaces add_places(store::Transaction& tx) {
    TestPlaces places;
    places.country = add_area(tx, std::nullopt, "country", 0, "vn", "/vn/");
    places.province = add_area(tx, places.country, "province", 1, "36", "/vn/36/");
    places.other_province = add_area(tx, places.country, "province", 1, "34", "/vn/34/");
    places.district = add_area(tx, places.province, "rural_district", 2, "365", "/vn/36/365/");
    places.commune_a = add_area(tx, places.district, "commune", 3, "14197", "/vn/36/365/14197/");
    places.hamlet_a = add_area(tx, places.commune_a, "thon", 4, "01", "/vn/36/365/14197/01/");
    // A code that begins like the other commune's must not be mistaken for a part of it.
    places.commune_b = add_area(tx, places.district, "commune", 3, "1419", "/vn/36/365/1419/");
    places.committee_a = add_body(tx, "people_committee", "Ủy ban A", places.commune_a);
    places.front_a = add_body(tx, "front", "Mặt trận A", places.commune_a);
    places.police_a = add_body(tx, "police", "Công an A", places.commune_a);
    places.health_a = add_body(tx, "health_station", "Trạm y tế A", places.commune_a);
    places.team_a = add_body(tx, "team", "Tổ A", places.hamlet_a);
    places.committee_b = add_body(tx, "people_committee", "Ủy ban B", places.commune_b);
    places.regional_office = add_body(tx, "regional_office", "Cơ quan T", places.country);
    for (const auto& province : {places.province, places.other_province})
        tx.change("INSERT INTO body_scope (body, area) VALUES ($1, $2)", {places.regional_office, province});
    return places;
}

}  // namespace

TestPlaces make_places(store::Database& database) {
    return database.write(add_places);
}
