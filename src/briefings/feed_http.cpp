#include "accounts/qr.hpp"
#include "briefings/briefing_http.hpp"
#include "briefings/feed.hpp"
#include "http/router.hpp"
#include "http/origin.hpp"

namespace briefings {
namespace {

using http::Call;

struct FeedState {
    std::optional<base::Instant> made_at;
};
BOOST_DESCRIBE_STRUCT(FeedState, (), (made_at))

/// The address is shown this once and cannot be read back.
struct FeedAddress {
    std::string address;
    std::string qr_svg;
};
BOOST_DESCRIBE_STRUCT(FeedAddress, (), (address, qr_svg))

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

FeedAddress address_of(const http::Request& request, const accounts::Token& secret) {
    const auto origin = http::origin_of(request);
    const auto address = origin + "/calendar/" + accounts::to_string(secret) + ".ics";
    return {address, accounts::qr_svg(address)};
}

std::string secret_in(const http::Request& request) {
    constexpr std::string_view ending = ".ics";
    for (const auto& [name, value] : request.parameters)
        if (name == "code" && value.ends_with(ending)) return value.substr(0, value.size() - ending.size());
    return {};
}

http::Response feed_response(Call& call) {
    http::Response response{200, "text/calendar; charset=utf-8", feed(call.tx, secret_in(call.request)), {}, {}};
    response.headers.emplace_back("Content-Disposition", "inline; filename=\"la-lanh.ics\"");
    return response;
}

}  // namespace

void add_feed_routes(http::Router& router) {
    router.get("/api/calendar-feed", http::signed_in(), "Since when the caller has a calendar address",
               [](Call& call) { return FeedState{feed_made_at(call.tx, call.who)}; });
    router.post(
        "/api/calendar-feed", http::signed_in(), "Make or renew the caller's calendar address; it is shown this once",
        [](const Nothing&) { return accounts::new_token(); },
        [](Call& call, const accounts::Token& secret) {
            open_feed(call.tx, call.who, secret);
            return address_of(call.request, secret);
        });
    router.remove("/api/calendar-feed", http::signed_in(), "Revoke the caller's calendar address",
                  [](Call& call) { close_feed(call.tx, call.who); });
    router.get("/calendar/{code}", http::anyone(),
               "The calendar behind a secret address ({secret}.ics), for calendar programs", feed_response);
}

}  // namespace briefings
