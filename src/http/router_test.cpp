#include "http/router.hpp"

#include <doctest/doctest.h>

#include "base/json.hpp"
#include "http/openapi.hpp"

namespace {

struct Plan {
    std::string title;
    std::optional<int> year;
};
BOOST_DESCRIBE_STRUCT(Plan, (), (title, year))

struct Table {
    http::Router router;
    Table() {
        router.get("/api/plans", http::signed_in(), "Every plan", [](http::Call&) { return http::Page<Plan>{}; });
        router
            .post("/api/plans", http::allow(base::Permission(6)), "Upload",
                  [](http::Call&, const http::Upload&) { return Plan{}; })
            .accepts_up_to(50 << 20);
        router.get("/api/plans/newest", http::anyone(), "The newest", [](http::Call&) { return Plan{}; });
        router.get("/api/plans/{plan}", http::signed_in(), "One plan", [](http::Call&) { return Plan{}; });
        router.patch("/api/plans/{plan}/items/{item}", http::signed_in(), "Correct", [](http::Call&, const Plan&) {});
        router.events("/api/events", http::signed_in(), "What happens");
    }
    std::string matched(http::Method method, std::string_view path) {
        const auto match = router.match(method, path);
        return match.route ? match.route->pattern : "";
    }
};

}  // namespace

TEST_CASE_FIXTURE(Table, "a path finds the pattern it fits, and its parts") {
    const auto match = router.match(http::Method::patch, "/api/plans/7/items/8");
    REQUIRE(match.route);
    CHECK(match.parameters == std::vector<std::pair<std::string, std::string>>{{"plan", "7"}, {"item", "8"}});
}

TEST_CASE_FIXTURE(Table, "a written word wins over a part that may be anything") {
    CHECK(matched(http::Method::get, "/api/plans/newest") == "/api/plans/newest");
    CHECK(matched(http::Method::get, "/api/plans/oldest") == "/api/plans/{plan}");
}

TEST_CASE_FIXTURE(Table, "a path that is shorter, longer or empty in the middle fits nothing") {
    for (const auto* path :
         {"/api", "/api/plans/7/items", "/api/plans/7/items/8/9", "/api/plans/", "/api//plans", "", "api/plans"})
        CHECK(matched(http::Method::get, path) == "");
}

TEST_CASE_FIXTURE(Table, "a wrong method learns which ones the path takes") {
    CHECK(router.match(http::Method::remove, "/api/plans").allowed ==
          std::vector{http::Method::get, http::Method::post});
}

TEST_CASE_FIXTURE(Table, "one method and pattern cannot be declared twice") {
    CHECK_THROWS_AS(router.get("/api/plans", http::anyone(), "", [](http::Call&) {}), std::logic_error);
}

TEST_CASE_FIXTURE(Table, "the OpenAPI document has every member its standard asks for") {
    const auto document = base::parse_json(http::openapi(router));
    CHECK(document.at("openapi").as_string() == "3.1.0");
    CHECK(document.at("info").at("title").is_string());
    CHECK(document.at("info").at("version").is_string());
    const auto& paths = document.at("paths").as_object();
    CHECK(paths.size() == 5);
    for (const auto& [pattern, path] : paths) {
        for (const auto& [method, operation] : path.as_object()) {
            CHECK(operation.at("responses").as_object().size() > 0);
            for (const auto& [status, response] : operation.at("responses").as_object())
                CHECK(response.at("description").is_string());
            for (const auto& parameter : operation.at("parameters").as_array()) {
                CHECK(parameter.at("name").is_string());
                CHECK(parameter.at("in").is_string());
                CHECK(parameter.at("schema").is_object());
                if (parameter.at("in").as_string() == "path") CHECK(parameter.at("required").as_bool());
            }
        }
    }
    CHECK(paths.at("/api/plans/{plan}/items/{item}").at("patch").at("parameters").as_array().size() == 4);
    CHECK(paths.at("/api/plans/{plan}/items/{item}")
              .at("patch")
              .at("requestBody")
              .at("content")
              .at("application/json")
              .is_object());
    CHECK(paths.at("/api/plans").at("post").at("requestBody").at("content").at("application/octet-stream").is_object());
    CHECK(paths.at("/api/plans").at("get").at("security").as_array().size() == 1);
}

TEST_CASE_FIXTURE(Table, "the printed table says who may call each route") {
    const auto text = http::routes_text(router, [](base::Permission) { return std::string("plans_write"); });
    CHECK(text.find("POST    /api/plans ") != std::string::npos);
    CHECK(text.find("plans_write") != std::string::npos);
    CHECK(text.find("anyone") != std::string::npos);
}
