#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/app.hpp"
#include "http/edge.hpp"
#include "test_store.hpp"

namespace spec {

/// The people of the scenes, on a fresh store each time:
///   lan      officer of the People's Committee of commune A (An Khê)
///   minh     officer of the People's Committee of commune B (An Đồng)
///   hoa      officer of the province
///   yen      member of the health station of commune A
///   nhi      health worker of the same station: who is ill, and what rings
///   cuong    member of the police of commune A
///   mat      member of the Front of commune A
///   tuan     team leader in commune A
///   dung     head of the committee of commune A
///   thu      clerk of the same committee
///   son      member of it
///   khach    officer in commune A who works for no body
///   admin    administrator
///   stranger nobody
class Cast {
public:
    Cast();
    ~Cast();

    void set_now(const std::string& rfc3339);
    void pass_days(int days);

    /// What a member of the cast asks, through the same edge as the network's requests.
    http::Response ask(const std::string& speaker, const std::string& method, const std::string& target,
                       const std::vector<std::pair<std::string, std::string>>& headers, const std::string& body);

    /// Who a member of the cast is, as the gate says.
    base::Who who(const std::string& speaker);
    base::Uuid id(const std::string& name) const { return *base::parse_uuid(known(name)); }
    store::Database& db() { return *app_->database; }

    /// What is known by name: "commune_a", "health_a", "body_yen" (the body somebody works for), "account_lan".
    std::string known(const std::string& name) const;

    app::App& app() { return *app_; }

private:
    http::Request request_of(const std::string& speaker) const;
    void make_places(store::Transaction& tx);
    void make_people(store::Transaction& tx);
    void sign_everybody_in();
    std::optional<base::Uuid> body_called(const char* name) const;

    TestStore store_;
    std::unique_ptr<app::App> app_;
    std::unique_ptr<http::Edge> edge_;
    std::map<std::string, std::string> known_;
    std::map<std::string, std::pair<std::string, std::string>> sessions_;  ///< cookie and CSRF token by speaker
};

}  // namespace spec
