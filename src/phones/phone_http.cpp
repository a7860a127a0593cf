#include "phones/phone_http.hpp"

#include "accounts/permission.hpp"
#include "http/gzip.hpp"
#include "phones/device.hpp"
#include "phones/holding.hpp"
#include "phones/record.hpp"

namespace phones {
namespace {

using base::Permission;
using http::Call;

constexpr std::size_t most_bytes_handed_in = 1024 * 1024;

struct Records {
    std::vector<Record> records;
};
BOOST_DESCRIBE_STRUCT(Records, (), (records))

struct DeviceStanding {
    bool is_revoked = false;
};
BOOST_DESCRIBE_STRUCT(DeviceStanding, (), (is_revoked))

std::optional<std::int64_t> since_of(const Call& call) {
    if (call.text("since").empty()) return std::nullopt;
    return call.number("since");
}

}  // namespace

void add_routes(http::Router& router, const store::MasterKey& master) {
    router.get("/api/devices", http::allow(Permission::households_read), "The caller's own telephones", [](Call& call) {
        return http::Page<Device>{own(call.tx, call.who), std::nullopt};
    });
    router.get("/api/teams/{id}/devices", http::allow(Permission::households_write),
               "The telephones that hold a team's households", [](Call& call) {
                   return http::Page<Device>{of_team(call.tx, call.who, call.id("id")), std::nullopt};
               });
    router.post("/api/devices", http::allow(Permission::households_write),
                "Bring the caller's telephone in, to hold the households of a team",
                [&master](Call& call, const NewDevice& wanted) {
                    auto device = bring_in(call.tx, master, call.who, wanted);
                    return http::Created<Device>{"/api/devices/" + base::to_string(device.id), std::move(device)};
                });
    router.remove("/api/devices/{device}", http::allow(Permission::households_write),
                  "Revoke a telephone that was lost or changed hands",
                  [](Call& call) { revoke(call.tx, call.who, call.id<DeviceId>("device")); });
    router.get("/api/devices/{device}/standing", http::anyone(), "Whether a telephone shall forget what it holds",
               [](Call& call) { return DeviceStanding{is_revoked(call.tx, call.id<DeviceId>("device"))}; });
    router
        .post("/api/devices/{device}/records", http::allow(Permission::households_write),
              "Hand in what was done without a network, each record accepted or refused alone",
              [&router, &master](Call& call, const Records& handed) {
                  return hand_in(call, router, master, call.id<DeviceId>("device"), handed.records);
              })
        .accepts_up_to(most_bytes_handed_in);
    router
        .get("/api/devices/{device}/households", http::allow(Permission::households_read),
             "The households of the telephone's team, or what changed of them since",
             [&master](Call& call) {
                 const auto page = hold(call.tx, master, call.who, call.id<DeviceId>("device"), since_of(call),
                                        call.text("after"), call.limit(100));
                 return http::gzipped_for(call.request, {200, "application/json", base::to_json(page), {}, {}});
             })
        .leaves_a_line();
}

}  // namespace phones
