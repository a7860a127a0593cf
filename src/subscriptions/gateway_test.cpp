#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "problem_of.hpp"
#include "subscriptions/gateway.hpp"
#include "test_store.hpp"

namespace {

struct GatewayFile : TestStore {
    std::string file = folder() + "/sms.json";

    std::string refused(const std::string& address, std::filesystem::perms readable) {
        std::ofstream(file) << R"({"address": ")" << address << R"(", "user": "xa", "password": "mot-hai-ba"})";
        std::filesystem::permissions(file, readable);
        return problem_of([&] { subscriptions::read_gateway(file); });
    }
};

constexpr auto own_only = std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;

}  // namespace

TEST_CASE_FIXTURE(GatewayFile, "the settings of a gateway hold a password, so nobody else may read them") {
    CHECK(problem_of([&] { subscriptions::read_gateway(file); }) == "sms_gateway.unreadable");
    CHECK(refused("http://127.0.0.1:13013/cgi-bin/sendsms", own_only | std::filesystem::perms::group_read) ==
          "sms_gateway.readable_by_others");
    CHECK(refused("smpp://127.0.0.1:13013", own_only) == "sms_gateway.wrong_address");
    CHECK(refused("http://127.0.0.1:13013/cgi-bin/sendsms?to=0", own_only) == "sms_gateway.wrong_address");
    std::ofstream(file) << R"({"address": "http://127.0.0.1:13013/cgi-bin/sendsms", "user": "xa", "password": "x"})";
    std::filesystem::permissions(file, own_only);
    CHECK(subscriptions::read_gateway(file).user == "xa");
}

TEST_CASE("a gateway that is not there is asked again later") {
    const subscriptions::Gateway nowhere{"http://127.0.0.1:9/cgi-bin/sendsms", "xa", "x", {}};
    CHECK(subscriptions::send(nowhere, "0400000001", "Thử").outcome == subscriptions::Outcome::later);
}
