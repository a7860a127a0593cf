#include <doctest/doctest.h>

#include "cast.hpp"
#include "open311/request.hpp"
#include "open311/service.hpp"
#include "open311/update.hpp"
#include "open311/wire.hpp"
#include "problem_of.hpp"
#include "voices/speaker.hpp"
#include "voices/step.hpp"

using namespace open311;
using base::Language;

namespace {

struct Reported : spec::Cast {
    const store::MasterKey& master = app().master;
    base::Who lan = who("lan");

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }

    NewRequest about_rice() const {
        NewRequest wanted;
        wanted.address_id = known("commune_a");
        wanted.service_code = "food";
        wanted.description = "Nhà tôi hết gạo, gọi số 0400123456";
        return wanted;
    }
    Posted report(const NewRequest& wanted) {
        return write([&](store::Transaction& tx) { return post(tx, master, wanted, voices::new_code()); });
    }
    ServiceRequest seen(RequestId id) {
        return write([&](store::Transaction& tx) { return request(tx, id, Language::vi); });
    }
    std::vector<Update> told() {
        return write([&](store::Transaction& tx) { return updates(tx, {}, Language::vi); });
    }
    voices::VoiceId voice_of(RequestId id) {
        return write([&](store::Transaction& tx) {
            return tx.run("SELECT voice FROM open311_request WHERE id = $1", {id})
                .front()
                .id<voices::VoiceTag>("voice");
        });
    }
    std::string refusal(const NewRequest& wanted) {
        return problem_of([&] { report(wanted); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Reported, "a program of 311 reports as anybody does, and officers have it as a voice") {
    const auto posted = report(about_rice());
    const auto voice = voice_of(posted.service_request_id);
    write([&](store::Transaction& tx) {
        CHECK(voices::get(tx, lan, voice).kind == voices::Kind::complaint);
        CHECK(voices::open_words(tx, master, lan, voice) == "Nhà tôi hết gạo, gọi số 0400123456");
        CHECK(voices::track(tx, master, posted.token).topic == "food");
        CHECK(number_of(tx, posted.token) == posted.service_request_id);
    });
}

TEST_CASE_FIXTURE(Reported, "everybody reads how a request stands and the hour, and no word of it") {
    set_now("2021-06-15T02:34:56Z");
    const auto posted = report(about_rice());
    const auto text = base::write_json(as_json(seen(posted.service_request_id)));
    CHECK(text.find("gạo") == std::string::npos);
    CHECK(text.find("0400123456") == std::string::npos);
    CHECK(text.find(posted.token) == std::string::npos);
    CHECK(text.find(base::to_string(voice_of(posted.service_request_id))) == std::string::npos);
    CHECK(text.find("\"requested_datetime\":\"2021-06-15T02:00:00.000Z\"") != std::string::npos);
    CHECK(text.find("02:34") == std::string::npos);
}

TEST_CASE_FIXTURE(Reported, "a voice that came in another way is not public") {
    const auto receipt = write([&](store::Transaction& tx) {
        voices::NewVoice said;
        said.area = {id("commune_a")};
        said.words = "Nói ở trang của xã";
        return voices::open(tx, master, base::Who{}, said, voices::new_code());
    });
    write([&](store::Transaction& tx) {
        CHECK(requests(tx, {}, Language::vi).empty());
        CHECK(problem_of([&] { number_of(tx, receipt.code); }) == "open311.request_unknown");
        CHECK(problem_of([&] { request(tx, RequestId{receipt.id.uuid}, Language::vi); }) == "open311.request_unknown");
    });
}

TEST_CASE_FIXTURE(Reported, "what an officer does is told as an update, with its outcome and without its words") {
    const auto posted = report(about_rice());
    const auto voice = voice_of(posted.service_request_id);
    CHECK(told().empty());
    write([&](store::Transaction& tx) {
        voices::classify(tx, master, lan, voice, {voices::Kind::petition, "food", voices::Grade::normal, {}});
        return voices::answer(tx, master, lan, voice, {"resolved", "Chị Bưởi đã mang gạo tới"});
    });
    REQUIRE(told().size() == 1);
    CHECK(told()[0].status == "closed");
    CHECK(told()[0].description == "Đã giải quyết");
    CHECK(seen(posted.service_request_id).notes == "Đã giải quyết");
    const auto again = write([&](store::Transaction& tx) {
        return post_update(tx, master, {posted.service_request_id, posted.token, "OPEN", "Chưa thấy gạo"});
    });
    REQUIRE(told().size() == 2);
    CHECK(told()[1].update_id == again);
    CHECK(seen(posted.service_request_id).is_open);
}

TEST_CASE_FIXTURE(Reported, "that a voice was a denunciation is for its speaker alone") {
    const auto posted = report(about_rice());
    const auto voice = voice_of(posted.service_request_id);
    write([&](store::Transaction& tx) {
        return voices::close(tx, master, lan, voice, {"denunciation", "Có đường riêng"});
    });
    CHECK(seen(posted.service_request_id).notes == "Đã kết thúc");
    CHECK(told()[0].description == "Đã kết thúc");
}

TEST_CASE_FIXTURE(Reported, "requests are found by status, service, place and time") {
    set_now("2021-06-15T02:34:56Z");
    report(about_rice());
    const auto count = [&](RequestQuery query) {
        return write([&](store::Transaction& tx) { return requests(tx, query, Language::vi).size(); });
    };
    RequestQuery closed, health, past, here;
    closed.status = "closed";
    health.service_codes = {"health", "prices"};
    past.end = base::parse_instant("2021-06-14T00:00:00Z");
    here.status = "open";
    here.service_codes = {"food"};
    here.start = base::parse_instant("2021-06-15T02:00:00Z");
    CHECK(count(closed) == 0);
    CHECK(count(health) == 0);
    CHECK(count(past) == 0);
    CHECK(count(here) == 1);
    RequestQuery nowhere;
    nowhere.jurisdiction = "00000";
    CHECK(problem_of([&] { count(nowhere); }) == "open311.jurisdiction_unknown");
}

TEST_CASE_FIXTURE(Reported, "what cannot be taken in is refused with what to do") {
    auto wanted = about_rice();
    wanted.service_code = "weather";
    CHECK(refusal(wanted) == "open311.service_unknown");
    wanted = about_rice();
    wanted.kind = "denunciation";
    CHECK(refusal(wanted) == "open311.kind_unknown");
    wanted = about_rice();
    wanted.address_id = "00000";
    CHECK(refusal(wanted) == "open311.place_unknown");
    wanted.address_id.clear();
    CHECK(refusal(wanted) == "open311.place_missing");
    wanted.address_string = "Không đâu cả";
    CHECK(refusal(wanted) == "open311.place_unknown");
    wanted.address_string = "An Khê";
    CHECK(refusal(wanted) == "no problem");
    const auto posted = report(about_rice());
    write([&](store::Transaction& tx) {
        CHECK(problem_of([&] {
                  post_update(tx, master, {std::nullopt, posted.token, "OPEN", "a"});
              }) == "open311.token_wrong");
        CHECK(problem_of([&] {
                  post_update(tx, master, {posted.service_request_id, posted.token, "FIXED", "a"});
              }) == "open311.status_unknown");
    });
}

TEST_CASE_FIXTURE(Reported,
                  "on the wire a refusal is a list of code and description, also for what a query or form says") {
    const auto ask = [&](const char* method, const std::string& target, const std::string& body = {}) {
        return Cast::ask("stranger", method, target, {{"accept-language", "en"}}, body).body;
    };
    CHECK(ask("GET", "/open311/v2/requests.json?start_date=x").find("\"code\":400") !=
          std::string::npos);  // open311.moment_wrong
    CHECK(ask("POST", "/open311/v2/requests.json", "a=%zz").find("cannot be read") !=
          std::string::npos);  // open311.form_wrong
    std::string many = "/open311/v2/requests.json?service_request_id=";
    for (int i = 0; i < 1001; ++i) many += base::to_string(id("commune_a")) + ',';
    CHECK(ask("GET", many).find("1,000") != std::string::npos);  // open311.too_many
    CHECK(ask("GET", "/open311/v2/requests/x.xml").find("<errors><error><code>404</code>") != std::string::npos);
}

TEST_CASE("in XML each member of a list has its name, and what is unknown is empty") {
    const auto tree = base::parse_json(R"([{"service_code":"a<b","keywords":null,"metadata":true}])");
    CHECK(written(Format::xml, "services", tree) ==
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<services><service><service_code>a&lt;b</service_code>"
          "<keywords></keywords><metadata>true</metadata></service></services>\n");
    CHECK(asked_for("food.xml")->name == "food");
    CHECK_FALSE(asked_for("food"));
    CHECK_FALSE(asked_for(".xml"));
}
