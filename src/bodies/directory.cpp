#include "bodies/directory.hpp"

#include <algorithm>
#include <map>
#include <span>

#include "bodies/body_row.hpp"
#include "store/values.hpp"

namespace bodies {
namespace {

constexpr std::size_t areas_at_once = 500;

/// Bodies of one statement, found again by their ids.
struct Reading {
    std::vector<Listing> listings;
    std::map<BodyId, std::size_t> places;

    Listing* of(const store::Row& row) {
        const auto found = places.find(row.id<BodyTag>("body"));
        return found == places.end() ? nullptr : &listings[found->second];
    }
};

const std::string stands_here = " AND b.valid_from <= $1 AND (b.valid_until IS NULL OR b.valid_until >= $1) ";

void read_bodies(store::Transaction& tx, const std::vector<store::Value>& parameters, const std::string& where,
                 Reading& reading) {
    for (const auto& row : tx.run("SELECT b.* FROM body b WHERE " + where + " ORDER BY b.area, b.id", parameters)) {
        auto body = read_body(row);
        reading.places[body.id] = reading.listings.size();
        reading.listings.push_back({std::move(body), {}, {}, {}});
    }
    for (const auto& row :
         tx.run("SELECT n.body, n.name_key FROM body b JOIN body_name n ON n.body = b.id WHERE " + where, parameters))
        if (auto* listing = reading.of(row)) listing->name_keys.push_back(row.text("name_key"));
}

void read_people(store::Transaction& tx, const std::vector<store::Value>& parameters, const std::string& where,
                 Reading& reading) {
    for (const auto& row : tx.run(R"(
             SELECT p.* FROM body b JOIN person p ON p.body = b.id
                AND p.valid_from <= $1 AND (p.valid_until IS NULL OR p.valid_until >= $1) WHERE )" +
                                      where + " ORDER BY p.id",
                                  parameters))
        if (auto* listing = reading.of(row)) listing->people.push_back(read_person(row));
    for (const auto& row : tx.run(R"(
             SELECT o.id, o.body, o.title_key, h.person
             FROM body b JOIN office o ON o.body = b.id AND (o.valid_until IS NULL OR o.valid_until >= $1)
             LEFT JOIN office_holder h ON h.office = o.id AND h.valid_from <= $1
                AND (h.valid_until IS NULL OR h.valid_until >= $1) WHERE )" +
                                      where + " ORDER BY o.rank, o.id",
                                  parameters)) {
        auto* listing = reading.of(row);
        if (!listing) continue;
        HeldOffice office{row.id<OfficeTag>("id"), row.text("title_key"), std::nullopt};
        if (const auto person = row.maybe_uuid("person")) office.holder = PersonId{*person};
        listing->offices.push_back(std::move(office));
    }
}

}  // namespace

std::vector<Listing> listings_in(store::Transaction& tx, const std::vector<areas::AreaId>& areas, base::Day on) {
    std::vector<Listing> all;
    for (std::size_t at = 0; at < areas.size(); at += areas_at_once) {
        const auto last = std::min(at + areas_at_once, areas.size());
        const std::vector<areas::AreaId> some(areas.begin() + static_cast<std::ptrdiff_t>(at),
                                              areas.begin() + static_cast<std::ptrdiff_t>(last));
        std::vector<store::Value> parameters{on};
        const auto where = "b.area IN " + store::list_behind(parameters, some) + stands_here;
        Reading reading;
        read_bodies(tx, parameters, where, reading);
        read_people(tx, parameters, where, reading);
        std::ranges::move(reading.listings, std::back_inserter(all));
    }
    return all;
}

}  // namespace bodies
