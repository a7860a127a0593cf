#pragma once

#include <string>
#include <vector>

#include "phones/device.hpp"
#include "phones/holding.hpp"
#include "phones/record.hpp"
#include "street.hpp"

namespace spec {

/// A street whose team leader holds it on a telephone.
struct PhoneOnStreet : Street {
    phones::DeviceId bring_in(const std::string& speaker, std::optional<phones::DeviceId> made = std::nullopt) {
        return write(speaker, [&](store::Transaction& tx, const base::Who& who) {
            return phones::bring_in(tx, master(), who, {made, team.uuid, "Điện thoại"}).id;
        });
    }
    phones::HandedIn hand_in(const std::string& speaker, phones::DeviceId device,
                             const std::vector<phones::Record>& records) {
        return write(speaker, [&](store::Transaction& tx, const base::Who& who) {
            const http::Request request;
            return phones::hand_in({request, who, tx}, app().router, master(), device, records);
        });
    }
    /// Everything that the telephone is told after a line of the journal, page by page.
    phones::Holding fetch(const std::string& speaker, phones::DeviceId device,
                          std::optional<std::int64_t> since = std::nullopt, std::size_t limit = 100) {
        phones::Holding all;
        std::optional<std::string> after = "";
        for (bool first = true; after; first = false) {
            auto page = write(speaker, [&](store::Transaction& tx, const base::Who& who) {
                return phones::hold(tx, master(), who, device, since, *after, limit);
            });
            if (first) all.seq = page.seq, all.gone = page.gone, all.trips = page.trips;
            for (auto& one : page.items) all.items.push_back(std::move(one));
            after = page.next;
        }
        return all;
    }

    static phones::Record visit(std::int64_t number, households::HouseholdId home, const base::Uuid& made,
                                const std::string& outcome = "well", std::int64_t ago = 0) {
        return {
            number,
            "POST",
            "/api/check-ins",
            {{"id", base::to_string(made)}, {"household", base::to_string(home)}, {"outcome", outcome}, {"note", ""}},
            ago};
    }
    static phones::Record need(std::int64_t number, households::HouseholdId home, const base::Uuid& made,
                               const std::string& kind = "food", std::int64_t ago = 0) {
        const base::Json asker{
            {"name", ""}, {"phone", ""}, {"address", ""}, {"words", "Hết gạo"}, {"neighbour", nullptr}};
        return {number,
                "POST",
                "/api/needs",
                {{"id", base::to_string(made)},
                 {"household", base::to_string(home)},
                 {"source", "team"},
                 {"kind", kind},
                 {"wait", "today"},
                 {"asker", asker}},
                ago};
    }
    static phones::Record no_longer_needed(std::int64_t number, const base::Uuid& need) {
        return {number,
                "POST",
                "/api/needs/" + base::to_string(need) + "/withdraw",
                {{"code", "mistaken"}, {"words", ""}},
                0};
    }
    static phones::Record new_address(std::int64_t number, households::HouseholdId home, const std::string& from,
                                      const std::string& to) {
        return {number,
                "PATCH",
                "/api/households/" + base::to_string(home),
                {{"address", base::Json{{"from", from}, {"to", to}}}},
                0};
    }
};

}  // namespace spec
