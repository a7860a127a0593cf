#include <mutex>

#include <doctest/doctest.h>

#include "base/embedded.hpp"
#include "http/server.hpp"
#include "problem_of.hpp"
#include "registry/callback.hpp"
#include "registry/consent.hpp"
#include "registry/envelope.hpp"
#include "registry/message.hpp"
#include "registry/subscription.hpp"
#include "street.hpp"

namespace {

using boost::json::array;
using boost::json::object;

/// The other system: a real server of its own that keeps what it is sent.
struct Peer : TestStore {
    std::mutex mutex;
    std::vector<std::string> bodies;
    int status = 200;
    http::Router router;
    http::Edge edge;
    std::unique_ptr<http::Server> server;

    Peer() : edge(db, router, [](store::Transaction&, const http::Request&) { return base::Who(); }) {
        for (const auto* path : {"/callback/on-search", "/callback/notify", "/callback/on-subscribe"})
            router.post(path, http::anyone(), "Take it", [this](http::Call& call) {
                const std::lock_guard lock(mutex);
                if (status == 200) bodies.push_back(call.request.body);
                return http::Response{status, "application/json", "{}", {}, {}};
            });
        http::ServerOptions options;
        options.port = 0;
        options.log = [](std::string_view) {};
        const auto may_see = [](store::Transaction&, const base::Who&, const store::JournalLine&) { return false; };
        server = std::make_unique<http::Server>(std::move(options), http::Site{db, edge, router, may_see, {}});
    }
    ~Peer() { server.reset(); }

    std::string address() const { return "http://127.0.0.1:" + std::to_string(server->port()) + "/callback"; }
    void answers_with(int code) {
        const std::lock_guard lock(mutex);
        status = code;
    }
    std::vector<std::string> received() {
        const std::lock_guard lock(mutex);
        return bodies;
    }
};

constexpr std::array<std::uint8_t, 32> seed{1, 2, 3};

/// A system of social protection that may ask for commune A, and a street of two households.
struct Asking : spec::Street {
    registry::SigningKey key{seed};
    registry::CallerId caller;
    households::HouseholdId lua = enter_with("Nguyễn Thị Lụa", "0400000001", {"poor", "disabled"});
    households::HouseholdId gam = enter_with("Trần Văn Gấm", "0400000002", {});
    std::string callback = "https://spp.example.org/callback";
    int messages = 0;

    households::HouseholdId enter_with(const std::string& name, const std::string& phone,
                                       const std::vector<std::string>& kinds) {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return households::enter(
                tx, master(), who,
                {.area = {id("commune_a")},
                 .people = 3,
                 .record = {.address = "Ngõ 4",
                            .members = {{name, 1961, phone}},
                            .hardship = households::Hardship{{"đau chân"}, base::day_of(tx.now()), kinds}},
                 .valid_from = std::nullopt});
        });
    }

    registry::NewCaller wanted(registry::Basis basis, std::vector<std::string> fields) {
        return {.sender_id = "spp.example.org",
                .our_id = "lalanh.example.org",
                .name = "Sở Lao động",
                .purpose = "Trợ cấp khó khăn",
                .basis = basis,
                .legal_basis = "Nghị quyết 68/NQ-CP",
                .fields = std::move(fields),
                .areas = {{id("commune_a")}},
                .key_id = "k1",
                .public_key = key.public_base64(),
                .callback = callback,
                .valid_from = std::nullopt,
                .valid_until = std::nullopt};
    }
    void may_ask(registry::Basis basis, std::vector<std::string> fields) {
        caller = write("admin", [&](store::Transaction& tx, const base::Who& who) {
            return registry::register_caller(tx, who, wanted(basis, std::move(fields)));
        });
    }
    void agrees(households::HouseholdId home) {
        write("lan",
              [&](store::Transaction& tx, const base::Who& who) { registry::give_consent(tx, who, home, caller); });
    }

    object header(const std::string& action, std::int64_t total = 1) {
        const auto at = db().read([](store::Transaction& tx) { return tx.now(); });
        return {{"version", "1.0.0"},
                {"message_id", "m" + std::to_string(++messages)},
                {"message_ts", base::to_string(at)},
                {"action", action},
                {"sender_id", "spp.example.org"},
                {"receiver_id", "lalanh.example.org"},
                {"total_count", total}};
    }
    std::string body(const object& its_header, const object& message) {
        const auto at = db().read([](store::Transaction& tx) { return tx.now(); });
        auto text = key.signed_body("spp.example.org", base::write_json(its_header), base::write_json(message), at);
        const auto ours = '|' + key.key_id() + '|';
        return text.replace(text.find(ours), ours.size(), "|k1|");
    }
    static object asking(const object& criteria) {
        return {{"transaction_id", "t1"},
                {"search_request",
                 array{object{
                     {"reference_id", "r1"}, {"timestamp", "2021-06-11T01:00:00Z"}, {"search_criteria", criteria}}}}};
    }
    static object by_phone(const std::string& phone) {
        return {{"query_type", "idtype-value"}, {"query", {{"type", "MOBILE"}, {"value", phone}}}};
    }
    static object by_size(const char* relation, int people) {
        return {{"query_type", "predicate"},
                {"query", array{object{{"expression1", object{{"attribute_name", "household_size"},
                                                              {"operator", relation},
                                                              {"attribute_value", people}}}}}}};
    }

    http::Response post(const std::string& path, const std::string& text) {
        return ask("stranger", "POST", "/api/registry" + path, {}, text);
    }
    /// The one part of the answer to one question that is waited for.
    object part(const object& criteria) {
        const auto response = post("/sync/search", body(header("search"), asking(criteria)));
        REQUIRE(response.status == 200);
        return base::parse_json(response.body).at("message").at("search_response").at(0).as_object();
    }
    std::vector<std::string> found(const object& criteria) {
        std::vector<std::string> ids;
        const auto answer = part(criteria);
        for (const auto& record : answer.at("data").at("reg_records").as_array())
            ids.emplace_back(record.at("household_identifier").as_string());
        return ids;
    }
    std::string error(const std::string& text, int status) {
        const auto response = post("/sync/search", text);
        CHECK(response.status == status);
        return std::string(base::parse_json(response.body).at("errors").at(0).at("code").as_string());
    }
    std::string reason(const object& its_header) {
        const auto response = post("/sync/search", body(its_header, asking(by_size("gt", 0))));
        CHECK(response.status == 200);
        return std::string(base::parse_json(response.body).at("header").at("status_reason_code").as_string());
    }
    std::string rejected(const object& criteria) {
        return std::string(part(criteria).at("status_reason_code").as_string());
    }
};

const std::vector<std::string> everything{"household_size",    "locality",    "dwelling",
                                          "registration_date", "address",     "household_head",
                                          "phone_number",      "member_list", "vulnerability"};

}  // namespace

TEST_CASE_FIXTURE(Asking, "under consent a household that did not agree is not there at all") {
    may_ask(registry::Basis::consent, everything);
    CHECK(found(by_size("gt", 0)).empty());
    CHECK(found(by_phone("0400000001")).empty());
    agrees(lua);
    CHECK(found(by_size("gt", 0)) == std::vector{base::to_string(lua)});
    CHECK(found(by_phone("+84 400000001")) == std::vector{base::to_string(lua)});
    write("lan",
          [&](store::Transaction& tx, const base::Who& who) { registry::take_consent_back(tx, who, lua, caller); });
    CHECK(found(by_size("gt", 0)).empty());
}

TEST_CASE_FIXTURE(Asking,
                  "under a law the fields of the register are told, and hardship only where the household agreed") {
    may_ask(registry::Basis::law, everything);
    agrees(lua);
    const auto of_lua = part(by_phone("0400000001")).at("data").at("reg_records").at(0).as_object();
    CHECK(base::write_json(of_lua.at("household_head_info")).find("Nguyễn Thị Lụa") != std::string::npos);
    CHECK(base::write_json(of_lua.at("additional_attributes")).find(R"(["poor"])") != std::string::npos);
    const auto of_gam = part(by_phone("0400000002")).at("data").at("reg_records").at(0).as_object();
    CHECK(base::write_json(of_gam).find("vulnerability") == std::string::npos);
    CHECK(of_gam.at("household_size") == 3);
}

TEST_CASE_FIXTURE(Asking, "nothing of health is told, whatever is agreed") {
    may_ask(registry::Basis::law, everything);
    agrees(lua);
    const auto told = base::write_json(part(by_phone("0400000001")));
    CHECK(told.find("disabled") == std::string::npos);
    CHECK(told.find("đau chân") == std::string::npos);
}

TEST_CASE_FIXTURE(Asking, "a caller is told the fields it was registered for and no other") {
    may_ask(registry::Basis::law, {"household_size"});
    const auto record = part(by_phone("0400000001")).at("data").at("reg_records").at(0).as_object();
    CHECK(base::write_json(record).find("Lụa") == std::string::npos);
    CHECK(base::write_json(record).find("Ngõ 4") == std::string::npos);
    CHECK(record.at("household_size") == 3);
}

TEST_CASE_FIXTURE(Asking, "the household reads in its own history who was told, and what for") {
    may_ask(registry::Basis::law, {"household_size"});
    found(by_phone("0400000001"));
    const auto told =
        read("lan", [&](store::Transaction& tx, const base::Who& who) { return registry::tellings(tx, who, lua, 10); });
    REQUIRE(told.size() == 1);
    CHECK(told[0].caller == "Sở Lao động");
    CHECK(told[0].purpose == "Trợ cấp khó khăn");
    CHECK(told[0].fields == std::vector<std::string>{"household_size"});
    const auto used = read("admin", [&](store::Transaction& tx, const base::Who& who) {
        return registry::uses(tx, who, caller, std::nullopt, 10);
    });
    REQUIRE(used.size() == 1);
    CHECK(used[0].households == 1);
}

TEST_CASE_FIXTURE(Asking, "a caller is told of its own areas alone") {
    may_ask(registry::Basis::law, {"household_size"});
    db().write(
        [&](store::Transaction& tx) { tx.change("UPDATE registry_caller_area SET area = $1", {id("commune_b")}); });
    CHECK(found(by_size("gt", 0)).empty());
    CHECK(found(by_phone("0400000001")).empty());
    CHECK(found({{"query_type", "idtype-value"}, {"query", {{"type", "HOUSEHOLD"}, {"value", base::to_string(lua)}}}})
              .empty());
}

TEST_CASE_FIXTURE(Asking, "households are found by size, by area and by both ways of saying it") {
    may_ask(registry::Basis::law, {"household_size"});
    CHECK(found(by_size("eq", 3)).size() == 2);
    CHECK(found(by_size("lt", 3)).empty());
    const auto expression = [](const object& query) {
        return object{{"query_type", "expression"},
                      {"query", {{"type", "x"}, {"value", {{"expression", {{"query", query}}}}}}}};
    };
    CHECK(found(expression({{"$and", array{object{{"household_size", {{"$ge", 3}}}}, object{{"dwelling", "home"}}}}}))
              .size() == 2);
    CHECK(found(expression({{"area_code", "0"}})).empty());
    auto page = by_size("gt", 0);
    page["pagination"] = {{"page_size", 1}, {"page_number", 2}};
    const auto second = part(page);
    CHECK(second.at("data").at("reg_records").as_array().size() == 1);
    CHECK(second.at("pagination").at("total_count") == 2);
}

TEST_CASE_FIXTURE(Asking, "what is not understood is told by the standard's word and never guessed") {
    may_ask(registry::Basis::law, {"household_size"});
    CHECK(rejected({{"query_type", "idtype-value"}, {"query", {{"type", "UIN"}, {"value", "1"}}}}) ==
          "rjct.search_criteria.invalid");
    CHECK(rejected({{"query_type", "graphql"}, {"query", {{"query", "{}"}}}}) == "rjct.filter.invalid");
    CHECK(rejected(by_size("in", 3)) == "rjct.filter.invalid");
    auto sorted = by_size("gt", 0);
    sorted["sort"] = array{object{{"attribute_name", "household_size"}}};
    CHECK(rejected(sorted) == "rjct.sort.invalid");
    auto wide = by_size("gt", 0);
    wide["pagination"] = {{"page_size", 5000}};
    CHECK(rejected(wide) == "rjct.pagination.invalid");
    wide["pagination"] = {{"page_size", 100}, {"page_number", 101}};
    CHECK(rejected(wide) == "rjct.search.too_many_records_found");
}

TEST_CASE_FIXTURE(Asking, "who is not known, not signed or not in force is told nothing") {
    const auto message = asking(by_size("gt", 0));
    CHECK(error("nonsense", 400) == "err.request.bad");
    CHECK(error(body(header("search"), message), 401) == "err.sender_id.invalid");
    may_ask(registry::Basis::law, {"household_size"});
    CHECK(error(base::write_json(object{{"header", header("search")}, {"message", message}}), 401) ==
          "err.signature.missing");
    auto forged = body(header("search"), message);
    CHECK(error(forged.replace(forged.find("\"r1\""), 4, "\"r2\""), 401) == "err.signature.invalid");
    write("admin", [&](store::Transaction& tx, const base::Who& who) { registry::revoke(tx, who, caller); });
    CHECK(error(body(header("search"), message), 403) == "err.request.forbidden");
    write("admin", [&](store::Transaction& tx, const base::Who& who) { registry::restore(tx, who, caller); });
    CHECK(found(by_size("gt", 0)).size() == 2);
}

TEST_CASE_FIXTURE(Asking, "a header for somebody else, another version or another address is refused") {
    may_ask(registry::Basis::law, {"household_size"});
    const auto with = [&](const char* name, const base::Json& value) {
        auto its = header("search");
        its[name] = value;
        return body(its, asking(by_size("gt", 0)));
    };
    CHECK(error(with("version", "2.0.0"), 400) == "err.version.not_supported");
    CHECK(error(with("receiver_id", "other.example.org"), 400) == "err.receiver_id.invalid");
    CHECK(error(with("sender_uri", "https://evil.example.org/on-search"), 400) == "err.sender_uri.invalid");
    CHECK(error(with("is_msg_encrypted", true), 400) == "err.encryption.invalid");
}

TEST_CASE_FIXTURE(Asking, "a message is answered once, in its time, and counts what it carries") {
    may_ask(registry::Basis::law, {"household_size"});
    const auto once = header("search");
    CHECK(post("/sync/search", body(once, asking(by_size("gt", 0)))).body.find("rjct") == std::string::npos);
    CHECK(reason(once) == "rjct.message_id.duplicate");
    CHECK(reason(header("subscribe")) == "rjct.action.invalid");
    CHECK(reason(header("search", 2)) == "rjct.total_count.invalid");
    auto old = header("search");
    old["message_ts"] = "2021-06-10T01:00:00Z";
    CHECK(reason(old) == "rjct.message_ts.invalid");
}

TEST_CASE_FIXTURE(Asking, "an answer that is not waited for comes to the other system, signed, and is asked for once") {
    Peer peer;
    callback = peer.address();
    may_ask(registry::Basis::law, {"household_size"});
    const auto ack = post("/search", body(header("search"), asking(by_size("gt", 0))));
    REQUIRE(ack.body.find("\"ACK\"") != std::string::npos);
    peer.answers_with(503);
    registry::send_callbacks(db(), master());
    CHECK(peer.received().empty());
    peer.answers_with(200);
    registry::send_callbacks(db(), master());
    CHECK(peer.received().empty());  // not yet: it waits a minute
    pass_days(1);
    registry::send_callbacks(db(), master());
    REQUIRE(peer.received().size() == 1);
    const auto body = peer.received().front();
    const auto envelope = registry::envelope_of(body);
    REQUIRE(envelope.has_value());
    const auto line = registry::signature_line(envelope->signature);
    REQUIRE(line.has_value());
    const auto now = db().read([](store::Transaction& tx) { return tx.now(); });
    const registry::SigningKey ours(master());
    CHECK(registry::is_signed_by(*registry::public_key(ours.public_base64()), *line, *envelope, now));
    const auto whole = base::parse_json(body);
    CHECK(whole.at("header").at("action") == "on-search");
    CHECK(whole.at("message").at("search_response").at(0).at("data").at("reg_records").as_array().size() == 2);
    registry::send_callbacks(db(), master());
    CHECK(peer.received().size() == 1);
    CHECK(db().read([](store::Transaction& tx) {
        return tx.run("SELECT COUNT(*) AS n FROM sealed_record s JOIN registry_callback c ON c.id = s.subject")
            .at(0)
            .integer("n");
    }) == 0);
}

TEST_CASE_FIXTURE(Asking, "what became of a transaction is told without telling of the households again") {
    may_ask(registry::Basis::law, {"household_size"});
    part(by_size("gt", 0));
    const object question{{"transaction_id", "t2"},
                          {"txnstatus_request", object{{"reference_id", "r9"},
                                                       {"txn_type", "search"},
                                                       {"attribute_type", "transaction_id"},
                                                       {"attribute_value", "t1"}}}};
    const auto response = post("/sync/txn/status", body(header("txn-status"), question));
    const auto status = base::parse_json(response.body).at("message").at("txnstatus_response").at("txn_status");
    REQUIRE(status.at("search_response").as_array().size() == 1);
    CHECK(status.at("search_response").at(0).at("reference_id") == "r1");
    CHECK(status.at("search_response").at(0).at("status") == "succ");
    CHECK(response.body.find("reg_records") == std::string::npos);
}

TEST_CASE_FIXTURE(Asking, "a subscriber hears of a new household of its areas until it unsubscribes") {
    Peer peer;
    callback = peer.address();
    may_ask(registry::Basis::law, {"household_size", "address"});
    const object wish{
        {"transaction_id", "t3"},
        {"subscribe_request",
         array{object{{"reference_id", "r1"},
                      {"timestamp", "2021-06-11T01:00:00Z"},
                      {"subscribe_criteria", object{{"reg_event_type", "REGISTER"},
                                                    {"filter", by_size("ge", 3).at("query")},
                                                    {"response_fields", array{"Household.household_size"}}}}}}}};
    post("/subscribe", body(header("subscribe"), wish));
    registry::send_callbacks(db(), master());
    REQUIRE(peer.received().size() == 1);
    const auto code = base::parse_json(peer.received()[0])
                          .at("message")
                          .at("subscribe_response")
                          .at(0)
                          .at("subscriptions")
                          .at(0)
                          .at("code");

    enter("Lê Thị Mơ");
    db().write([&](store::Transaction& tx) { registry::tell_subscribers(tx, master()); });
    registry::send_callbacks(db(), master());
    REQUIRE(peer.received().size() == 2);
    const auto notice = base::parse_json(peer.received()[1]).at("message").at("notify_event").as_array();
    REQUIRE(notice.size() == 1);
    CHECK(notice[0].at("data").at("reg_records").at("household_size") == 3);
    CHECK(base::write_json(notice[0]).find("Ngõ") == std::string::npos);

    post("/unsubscribe", body(header("unsubscribe"), {{"transaction_id", "t4"}, {"subscription_codes", array{code}}}));
    enter("Lê Thị Mận");
    db().write([&](store::Transaction& tx) { registry::tell_subscribers(tx, master()); });
    CHECK(db().read([](store::Transaction& tx) {
        return tx.run("SELECT COUNT(*) AS n FROM registry_callback WHERE action = 'notify'").at(0).integer("n");
    }) == 1);
}

TEST_CASE_FIXTURE(Asking, "whoever is taken back gets nothing that was on its way") {
    may_ask(registry::Basis::law, {"household_size"});
    post("/search", body(header("search"), asking(by_size("gt", 0))));
    write("admin", [&](store::Transaction& tx, const base::Who& who) { registry::revoke(tx, who, caller); });
    CHECK(db().read([](store::Transaction& tx) {
        return tx.run("SELECT COUNT(*) AS n FROM registry_callback WHERE next_try_at IS NOT NULL").at(0).integer("n");
    }) == 0);
}

TEST_CASE("every word of the standard that is used here has a sentence for the people of the other side") {
    const std::vector<std::pair<std::string, std::string>> words{
        {"err.request.bad", "registry.request_bad"},
        {"err.request.forbidden", "registry.request_forbidden"},
        {"err.request.too_many_requests", "registry.request_too_many_requests"},
        {"err.version.not_supported", "registry.version_not_supported"},
        {"err.sender_id.invalid", "registry.sender_id_invalid"},
        {"err.sender_uri.invalid", "registry.sender_uri_invalid"},
        {"err.receiver_id.invalid", "registry.receiver_id_invalid"},
        {"err.signature.missing", "registry.signature_missing"},
        {"err.signature.invalid", "registry.signature_invalid"},
        {"err.encryption.invalid", "registry.encryption_invalid"},
        {"rjct.message_id.duplicate", "registry.message_id_duplicate"},
        {"rjct.message_ts.invalid", "registry.message_ts_invalid"},
        {"rjct.action.invalid", "registry.action_invalid"},
        {"rjct.total_count.invalid", "registry.total_count_invalid"},
        {"rjct.total_count.limit_exceeded", "registry.total_count_limit_exceeded"},
        {"rjct.reference_id.invalid", "registry.reference_id_invalid"},
        {"rjct.reference_id.duplicate", "registry.reference_id_duplicate"},
        {"rjct.timestamp.invalid", "registry.timestamp_invalid"},
        {"rjct.search_criteria.invalid", "registry.search_criteria_invalid"},
        {"rjct.filter.invalid", "registry.filter_invalid"},
        {"rjct.sort.invalid", "registry.sort_invalid"},
        {"rjct.pagination.invalid", "registry.pagination_invalid"},
        {"rjct.search.too_many_records_found", "registry.search_too_many_records_found"},
        {"rjct.notify_types.invalid", "registry.notify_types_invalid"},
        {"rjct.notify_details.invalid", "registry.notify_details_invalid"},
        {"rjct.event.already_subscribed", "registry.event_already_subscribed"},
        {"rjct.subscription_code.invalid", "registry.subscription_code_invalid"}};
    for (const auto& [word, code] : words) {
        CAPTURE(word);
        CHECK(registry::sentence_about(word, base::Language::vi) == base::problem_text(code, base::Language::vi));
        CHECK(base::problem_text(code, base::Language::en) != code);
    }
}
