#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "accounts/account.hpp"
#include "accounts/session.hpp"
#include "app/app.hpp"
#include "documents/arrival.hpp"
#include "documents/delegation.hpp"
#include "documents/drafting.hpp"
#include "documents/number.hpp"
#include "documents/outgoing.hpp"
#include "dry_run.hpp"
#include "http/edge.hpp"
#include "mail/inbox.hpp"
#include "other_path.hpp"
#include "synthetic_request.hpp"
#include "test_account.hpp"
#include "test_store.hpp"

/// Every route of the product, called by nobody, by every role in the commune of the demonstration, and by the same
/// roles of the commune beside. Made from the table of routes: a new route is covered without a line here.

using accounts::Role;
using base::ScopeKind;
using http::Access;

namespace {

constexpr const char* commune = "/vn/36/365/14197/";         // Giao Xuân, where the demonstration lives
constexpr const char* commune_beside = "/vn/36/365/14194/";  // Giao Yến, where it does not

/// What everybody who is signed in may look up belongs to no commune: the map, the bodies, and who sits in them.
constexpr std::string_view public_directories[] = {"/api/areas/", "/api/bodies/", "/api/groups/", "/api/people/",
                                                   "/api/teams/"};

/// How the first thing of a noun is found when its table has another name or key.
const std::map<std::string, std::string> other_tables = {
    {"clause", "SELECT id FROM child_clause"},    {"ending", "SELECT id FROM plan_ending"},
    {"grant", "SELECT id FROM account_grant"},    {"group", "SELECT body AS id FROM working_group"},
    {"item", "SELECT id FROM plan_item"},         {"clause", "SELECT id FROM child_clause"},
    {"kind", "SELECT id FROM report_kind"},       {"duty", "SELECT id FROM report_duty"},
    {"flash", "SELECT id FROM flash_report"},     {"number", "SELECT id FROM document_number"},
    {"address", "SELECT id FROM mail_address"},   {"letter", "SELECT id FROM mail_out"},
    {"mail", "SELECT id FROM mail_in"},           {"other", "SELECT id FROM plan"},
    {"paper", "SELECT id FROM library_paper"},    {"picture", "SELECT file AS id FROM word_file"},
    {"subject", "SELECT id FROM report_subject"}, {"team", "SELECT body AS id FROM team"},
    {"reading", "SELECT id FROM plan"},           {"page", "SELECT id FROM plan"},
};

/// Somebody who holds one role in one of the two communes, with a session.
struct Speaker {
    std::string title;
    base::Who who;
    std::string cookie;
};

/// The product with its demonstration, and in each of two communes a holder of every role.
struct EveryRoute : TestStore {
    std::unique_ptr<app::App> product = open_product();
    base::Uuid area = area_at(commune);
    base::Uuid body = one("SELECT id FROM body WHERE area = $1 AND kind = 'people_committee'", {area});
    base::Uuid health_station = one("SELECT id FROM body WHERE area = $1 AND kind = 'health_station'", {area});
    std::vector<Speaker> inside = people_of("inside", area, body, health_station);
    std::vector<Speaker> outside = people_beside();
    bool is_complete = add_what_is_missing();
    spec::DryRun undone{*product->database};
    http::Edge edge{undone, product->router, accounts::gate(undone)};
    spec::Things things{{{"area", area}, {"body", body}, {"account", inside.front().who.account}},
                        [this](const std::string& noun) { return first_of(noun); }};

    std::unique_ptr<app::App> open_product() {
        app::Config config;
        config.data = folder();
        config.database = where();
        config.demonstration = true;
        config.bench_routes = true;
        return app::open(config, options());
    }

    base::Uuid one(std::string_view sql, std::initializer_list<store::Value> parameters) {
        return product->database->read(
            [&](store::Transaction& tx) { return tx.run(sql, parameters).at(0).uuid("id"); });
    }
    base::Uuid area_at(const char* path) { return one("SELECT id FROM area WHERE path = $1", {path}); }

    base::Uuid found(const char* kind, const base::Uuid& there) {
        return product->database->write([&](store::Transaction& tx) {
            const auto id = tx.new_id();
            tx.change(R"(INSERT INTO body (id, home, kind, name, name_key, area, valid_from)
                         VALUES ($1, 36, $2, $2, $2, $3, '2000-01-01'))",
                      {id, kind, there});
            return id;
        });
    }

    std::vector<Speaker> people_beside() {
        const auto beside = area_at(commune_beside);
        return people_of("outside", beside, found("people_committee", beside), found("health_station", beside));
    }

    /// What the demonstration's story does without: a working group, a reminder, a decision in open minutes, papers
    /// going out, a lower plan, an ending, and a mail.
    bool add_what_is_missing() {
        const auto group = found("working_group", area);
        const auto person = one("SELECT id FROM person WHERE body = $1 ORDER BY id LIMIT 1", {body});
        product->database->write([&](store::Transaction& tx) {
            tx.change("INSERT INTO working_group (body, head) VALUES ($1, $2)", {group, person});
            tx.change(R"(INSERT INTO notice (home, id, body, about, kind, due, at)
                         SELECT home, $1, body, id, 'late', '', 0 FROM task ORDER BY id LIMIT 1)",
                      {tx.new_id()});
            tx.change("INSERT INTO decision (id, source, text) SELECT $1, id, 'Thử' FROM visit", {tx.new_id()});
            add_documents(tx);
            const auto child = tx.new_id();
            tx.change(R"(INSERT INTO child (id, upper, body, title, begun_at, begun_by)
                         SELECT $1, id, body, 'Thử', 0, created_by FROM plan ORDER BY id LIMIT 1)",
                      {child});
            tx.change(R"(INSERT INTO child_clause (id, child, position, fate, addressee, words, reason)
                         VALUES ($1, $2, 0, 'own', 'Công an xã', 'Thử', ''))",
                      {tx.new_id(), child});
            tx.change(
                R"(INSERT INTO plan_ending (id, plan, kind, number, text, from_day, at, account, tasks, carried, told,
                                                  taken_back_at)
                         SELECT $1, id, 'closed', '', 'Thử', '2021-06-11', 0, created_by, 0, 0, 0, 0
                         FROM plan ORDER BY id LIMIT 1)",
                {tx.new_id()});
            tx.change(
                R"(INSERT INTO library_paper (home, id, body, kind, number, issuer, issuer_key, subject, text, made_at,
                                                    made_by)
                         SELECT 0, $1, body, 'other', '', '', '', 'Thử', 'Thử', 0, created_by FROM plan ORDER BY id LIMIT 1)",
                {tx.new_id()});
        });
        take_a_mail_in();
        return true;
    }

    void add_documents(store::Transaction& tx) {
        auto clerk = inside.front().who;
        clerk.body = body;
        clerk.grants = {{.permissions = ~std::uint64_t{0}, .scope = ScopeKind::everywhere}};
        documents::lay(tx, clerk, documents::blank(tx, clerk, "Kế hoạch"));
        documents::register_paper(tx, clerk, {"UBND huyện", "12/KH-UBND", std::nullopt, "", "Trực Tết", "", 2});
        documents::keep_number(tx, clerk, {"Quyết định", "Khen thưởng", "", ""});
        const auto today = base::day_of(tx.now());
        const auto deputy = documents::colleagues(tx, clerk).at(0).id;
        documents::delegate(tx, clerk, {deputy, today, today});
    }

    /// A mail that waits for a person, with the letter that answers it, and an address.
    void take_a_mail_in() {
        const auto mail = mail::read_mail("From: ai@noi.khac.vn\n\nChào anh/chị");
        product->database->write([&](store::Transaction& tx) {
            mail::take_in(tx, {body}, mail);
            tx.change(R"(INSERT INTO mail_address (id, desk, address, state, since, language)
                         VALUES ($1, $2, 'ai@noi.khac.vn', 'read', 0, 'vi'))",
                      {tx.new_id(), body});
        });
    }

    std::vector<Speaker> people_of(const std::string& side, const base::Uuid& there, const base::Uuid& committee,
                                   const base::Uuid& station) {
        std::vector<Speaker> people;
        for (const auto& rules : accounts::all_roles()) {
            const auto& works_for = rules.role == Role::health_worker ? station : committee;
            // An administrator of the whole installation is outside nowhere, so this one keeps a commune.
            const bool is_body = rules.usual_scope == ScopeKind::body;
            const accounts::Scope scope{is_body ? ScopeKind::body : ScopeKind::area_subtree,
                                        is_body ? works_for : there};
            people.push_back(sign_in(side + ".role" + std::to_string(people.size()), std::string(rules.en) + ' ' + side,
                                     rules.role, scope, works_for));
        }
        return people;
    }

    Speaker sign_in(const std::string& login, const std::string& title, Role role, const accounts::Scope& scope,
                    const base::Uuid& works_for) {
        const auto token = accounts::new_token();
        return product->database->write([&](store::Transaction& tx) {
            const auto id = add_account(tx, login, title, works_for, role, scope);
            return Speaker{title, accounts::sign_in(tx, {id, "-"}, token),
                           "lalanh_session=" + accounts::to_string(token)};
        });
    }

    std::optional<base::Uuid> first_of(const std::string& noun) {
        const auto other = other_tables.find(noun);
        const auto sql = other == other_tables.end() ? "SELECT id FROM " + noun : other->second;
        try {
            return one(sql + " ORDER BY id LIMIT 1", {});
        } catch (const std::exception&) {
            return std::nullopt;  // a noun without a table or a table without rows: nothing stands for it
        }
    }

    /// Ids of what belongs to the demonstration's commune alone.
    std::set<std::string> private_ids() {
        std::set<std::string> ids;
        product->database->read([&](store::Transaction& tx) {
            for (const std::string table : {"plan", "task", "report", "report_duty", "report_kind", "household", "file",
                                            "briefing", "visit", "outgoing", "document_number", "arrival", "child",
                                            "library_paper", "mail_in", "mail_out", "mail_address"})
                for (const auto& row : tx.run("SELECT id FROM " + table)) ids.insert(base::to_string(row.uuid("id")));
            for (const auto& row : tx.run("SELECT id FROM account WHERE login NOT LIKE 'outside.%'"))
                ids.insert(base::to_string(row.uuid("id")));
        });
        return ids;
    }

    http::Response ask(const http::Route& route, const Speaker* speaker) {
        auto request = spec::synthetic_request(route, things);
        if (speaker)
            request.headers.insert(request.headers.end(), {{"cookie", speaker->cookie}, {"x-csrf", speaker->who.csrf}});
        // LibreOffice takes seconds; here it is not installed.
        const OtherPath nowhere("/nonexistent");
        return edge.handle(std::move(request));
    }
};

/// One for all tests: whatever they ask is undone.
EveryRoute& world() {
    static EveryRoute one;
    return one;
}

std::string line_of(const http::Route& route) {
    return std::string(http::to_string(route.method)) + ' ' + route.pattern;
}

bool is_public(const http::Route& route) {
    if (route.access.kind == Access::Kind::anyone) return true;
    if (route.access.kind == Access::Kind::permitted) return false;
    for (const auto directory : public_directories)
        if (route.pattern.starts_with(directory)) return true;
    return false;
}

bool says(const http::Response& response, std::string_view code) {
    return response.body.find("\"code\":\"" + std::string(code) + '"') != std::string::npos;
}

/// Every id in a text that is one of these.
std::vector<std::string> ids_in(const std::string& text, const std::set<std::string>& wanted) {
    std::vector<std::string> found;
    for (auto at = text.find('-'); at != std::string::npos; at = text.find('-', at + 1))
        if (at >= 8 && wanted.contains(text.substr(at - 8, 36))) found.push_back(text.substr(at - 8, 36));
    return found;
}

}  // namespace

TEST_CASE("nobody is let into a route that does not say anyone") {
    for (const auto& route : world().product->router.routes()) {
        const auto response = world().ask(*route, nullptr);
        CAPTURE(line_of(*route));
        CAPTURE(response.body);
        if (route->access.kind == Access::Kind::anyone) {
            CHECK((response.status < 500 || says(response, "pdf.not_installed")));
        } else {
            CHECK(response.status == 401);
            CHECK(says(response, "account.not_signed_in"));
        }
    }
}

TEST_CASE("a role is let into the routes of its permissions and into no other, and none of them breaks") {
    for (const auto& route : world().product->router.routes())
        for (const auto& speaker : world().inside) {
            const auto response = world().ask(*route, &speaker);
            CAPTURE(line_of(*route));
            CAPTURE(speaker.title);
            CAPTURE(response.body);
            CHECK((response.status < 500 || says(response, "pdf.not_installed")));
            CHECK_FALSE(says(response, "account.not_signed_in"));
            if (route->access.kind != Access::Kind::permitted) continue;
            const bool is_refused = response.status == 403 && says(response, "request.forbidden");
            CHECK(is_refused == !speaker.who.may(route->access.permission));
        }
}

TEST_CASE("who works for the commune beside is given nothing of this one and changes nothing in it") {
    for (const auto& route : world().product->router.routes()) {
        if (is_public(*route) || !world().things.stand_in(*route)) continue;
        for (const auto& speaker : world().outside) {
            const auto response = world().ask(*route, &speaker);
            CAPTURE(line_of(*route));
            CAPTURE(speaker.title);
            CAPTURE(response.body);
            CHECK((response.status == 403 || response.status == 404));
        }
    }
}

TEST_CASE("no list shows the commune beside a plan, task, report, household, file or account of this one") {
    const auto ids = world().private_ids();
    REQUIRE(ids.size() > 400);
    for (const auto& route : world().product->router.routes()) {
        if (route->method != http::Method::get) continue;
        for (const auto& speaker : world().outside) {
            const auto response = world().ask(*route, &speaker);
            CAPTURE(line_of(*route));
            CAPTURE(speaker.title);
            CHECK(ids_in(response.body, ids).empty());
        }
    }
}

TEST_CASE("the demonstration has a thing for every noun of the routes") {
    for (const auto& route : world().product->router.routes()) {
        if (route->pattern.find('{') == std::string::npos || route->pattern.find("{code}") != std::string::npos)
            continue;
        CAPTURE(line_of(*route));
        CHECK(world().things.stand_in(*route));
    }
}
