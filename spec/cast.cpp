#include "cast.hpp"

#include <stdexcept>

#include "accounts/account.hpp"
#include "accounts/grant.hpp"
#include "accounts/secret.hpp"
#include "accounts/session.hpp"
#include "areas/area_import.hpp"
#include "bodies/body.hpp"

namespace spec {
namespace {

constexpr std::string_view places =
    "province_code\tprovince\tdistrict_code\tdistrict\tcommune_code\tcommune\n"
    "34\tTỉnh Thái Bình\t338\tHuyện Quỳnh Phụ\t12475\tXã An Khê\n"
    "34\tTỉnh Thái Bình\t338\tHuyện Quỳnh Phụ\t12478\tXã An Đồng\n";

struct PlaceName {
    const char* name;
    std::string_view path;
};

constexpr PlaceName place_names[] = {{"province", "/vn/34/"},
                                     {"district", "/vn/34/338/"},
                                     {"commune_a", "/vn/34/338/12475/"},
                                     {"commune_b", "/vn/34/338/12478/"}};

struct BodyLine {
    const char* name;
    const char* kind;
    const char* area;
    const char* title;
};

constexpr BodyLine body_lines[] = {
    {"committee_province", "people_committee", "province", "Ủy ban nhân dân tỉnh Thái Bình"},
    {"committee_a", "people_committee", "commune_a", "Ủy ban nhân dân xã An Khê"},
    {"committee_b", "people_committee", "commune_b", "Ủy ban nhân dân xã An Đồng"},
    {"health_a", "health_station", "commune_a", "Trạm y tế xã An Khê"},
    {"police_a", "police", "commune_a", "Công an xã An Khê"},
    {"front_a", "front", "commune_a", "Ủy ban Mặt trận Tổ quốc Việt Nam xã An Khê"},
};

/// Nobody of the cast types a password; the store wants to see something.
constexpr std::string_view no_password = "not a hash";

struct Member {
    const char* name;
    const char* body;
    accounts::Role role;
    base::ScopeKind scope;
    const char* where;
};

constexpr Member members[] = {
    {"admin", "committee_province", accounts::Role::administrator, base::ScopeKind::everywhere, ""},
    {"hoa", "committee_province", accounts::Role::officer, base::ScopeKind::area_subtree, "province"},
    {"lan", "committee_a", accounts::Role::officer, base::ScopeKind::area_subtree, "commune_a"},
    {"minh", "committee_b", accounts::Role::officer, base::ScopeKind::area_subtree, "commune_b"},
    {"yen", "health_a", accounts::Role::member, base::ScopeKind::body, "health_a"},
    {"nhi", "health_a", accounts::Role::health_worker, base::ScopeKind::area_subtree, "commune_a"},
    {"cuong", "police_a", accounts::Role::member, base::ScopeKind::body, "police_a"},
    {"mat", "front_a", accounts::Role::member, base::ScopeKind::body, "front_a"},
    {"dung", "committee_a", accounts::Role::head, base::ScopeKind::body, "committee_a"},
    {"thu", "committee_a", accounts::Role::clerk, base::ScopeKind::body, "committee_a"},
    {"son", "committee_a", accounts::Role::member, base::ScopeKind::body, "committee_a"},
    {"khach", "", accounts::Role::officer, base::ScopeKind::area_subtree, "commune_a"},
    {"tuan", "committee_a", accounts::Role::team_leader, base::ScopeKind::area_subtree, "commune_a"},
};

/// Who lays the ground of a scene before anybody has an account.
base::Who founder() {
    base::Who who;
    who.account.bytes.fill(1);
    who.grants.push_back({.permissions = accounts::permissions_of(accounts::Role::administrator),
                          .scope = base::ScopeKind::everywhere,
                          .areas = {"/vn/"}});
    return who;
}

http::Method method_named(const std::string& name) {
    for (const auto method :
         {http::Method::get, http::Method::post, http::Method::put, http::Method::patch, http::Method::remove})
        if (http::to_string(method) == name) return method;
    throw std::invalid_argument("no method " + name);
}

std::vector<std::pair<std::string, std::string>> query_of(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> query;
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const auto pair = text.substr(0, end);
        const auto equals = std::min(pair.find('='), pair.size());
        query.emplace_back(pair.substr(0, equals), equals < pair.size() ? pair.substr(equals + 1) : "");
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return query;
}

}  // namespace

Cast::Cast() {
    app::Config config;
    config.data = store_.folder();
    config.database = store_.where();
    config.authorities = store_.folder() + "/authorities";
    // Routes ask only whether there are any; nobody reads these files before the product serves.
    config.mail = store_.folder() + "/mail.json";
    config.sms_gateway = store_.folder() + "/sms.json";
    config.public_address = "https://lalanh.example";
    app_ = app::open(config, store_.options());
    edge_ = std::make_unique<http::Edge>(*app_->database, app_->router, accounts::gate(*app_->database));
    app_->database->write([&](store::Transaction& tx) {
        make_places(tx);
        make_people(tx);
    });
    sign_everybody_in();
}

Cast::~Cast() = default;

void Cast::set_now(const std::string& rfc3339) {
    store_.set_now(std::string_view(rfc3339));
    sign_everybody_in();  // A session that nobody used for a fortnight has ended.
}

void Cast::pass_days(int days) {
    store_.pass_days(days);
    sign_everybody_in();
}

void Cast::sign_everybody_in() {
    db().write([&](store::Transaction& tx) {
        for (const auto& member : members) {
            const auto token = accounts::new_token();
            const accounts::AccountId account{id(std::string("account_") + member.name)};
            accounts::sign_in(tx, {account, std::string(no_password)}, token);
            sessions_[member.name] = {"lalanh_session=" + accounts::to_string(token), accounts::csrf_of(token)};
        }
    });
}

void Cast::make_places(store::Transaction& tx) {
    const auto today = *base::parse_day("2021-01-01");
    areas::apply(tx, areas::read_areas_file(places, areas::kinds(tx)), "places.tsv", today, areas::Covers::named_units);
    for (const auto& [name, path] : place_names) known_[name] = base::to_string(areas::at_path(tx, path, today)->id);
    for (const auto& line : body_lines) {
        const auto area = *base::parse_uuid(known_.at(line.area));
        const auto body = bodies::open(
            tx, founder(), {.kind = line.kind, .name = line.title, .area = areas::AreaId{area}, .valid_from = today});
        known_[line.name] = base::to_string(body.id);
    }
}

std::optional<base::Uuid> Cast::body_called(const char* name) const {
    return *name ? base::parse_uuid(known_.at(name)) : std::nullopt;
}

void Cast::make_people(store::Transaction& tx) {
    for (const auto& member : members) {
        const accounts::NewAccount wanted{
            member.name, std::string(no_password), member.name, body_called(member.body), {}};
        const auto account = accounts::open_account(tx, {}, wanted);
        const auto where = *member.where ? base::parse_uuid(known_.at(member.where)) : std::nullopt;
        accounts::add_role(tx, {}, account, {member.role, {member.scope, where}, {}, {}});
        known_[std::string("account_") + member.name] = base::to_string(account);
        if (*member.body) known_[std::string("body_") + member.name] = known_.at(member.body);
    }
}

http::Request Cast::request_of(const std::string& speaker) const {
    http::Request request{.remote = "192.0.2.1"};
    if (const auto session = sessions_.find(speaker); session != sessions_.end())
        request.headers.emplace_back("cookie", session->second.first);
    return request;
}

base::Who Cast::who(const std::string& speaker) {
    return db().read([&](store::Transaction& tx) { return accounts::who(tx, request_of(speaker)); });
}

http::Response Cast::ask(const std::string& speaker, const std::string& method, const std::string& target,
                         const std::vector<std::pair<std::string, std::string>>& headers, const std::string& body) {
    const auto mark = std::min(target.find('?'), target.size());
    auto request = request_of(speaker);
    request.method = method_named(method);
    request.path = target.substr(0, mark);
    request.query = query_of(std::string_view(target).substr(std::min(mark + 1, target.size())));
    request.headers.insert(request.headers.end(), headers.begin(), headers.end());
    request.body = body;
    const auto session = sessions_.find(speaker);
    if (session != sessions_.end() && !request.header("x-csrf"))
        request.headers.emplace_back("x-csrf", session->second.second);
    return edge_->handle(std::move(request));
}

std::string Cast::known(const std::string& name) const {
    const auto found = known_.find(name);
    if (found == known_.end()) throw std::invalid_argument("the scene speaks of ${" + name + "}, which nobody saved");
    return found->second;
}

}  // namespace spec
