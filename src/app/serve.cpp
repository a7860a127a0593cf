#include "app/serve.hpp"

#include <iostream>

#include <fmt/format.h>

#include "accounts/account.hpp"
#include "accounts/permission.hpp"
#include "accounts/session.hpp"
#include "alerts/issue.hpp"
#include "app/certificate.hpp"
#include "app/live.hpp"
#include "app/public_address.hpp"
#include "app/schedule.hpp"
#include "base/embedded.hpp"
#include "broadcasts/icecast.hpp"
#include "broadcasts/sound.hpp"
#include "http/server.hpp"
#include "mail/post.hpp"
#include "registry/callback.hpp"
#include "subscriptions/sender.hpp"

namespace app {

using namespace std::chrono_literals;

namespace {

http::ServerOptions server_options(const Config& config) {
    http::ServerOptions options;
    options.address = config.address;
    options.port = config.port;
    options.tls_cert = config.tls_cert;
    options.tls_key = config.tls_key;
    options.trusted_proxies = config.trusted_proxies;
    return options;
}

std::vector<jobs::Job> stations(const Config& config) {
    if (config.icecast.empty()) return {};
    return broadcasts::stations_of(broadcasts::read_mounts(config.icecast));
}

bool is_this_machine(const std::string& address) {
    return address.starts_with("127.") || address == "localhost" || address == "::1";
}

/// The jobs of the mailbox run beside the others, which must not wait for a mail server.
std::vector<jobs::Job> mail_jobs(const App& app) {
    if (app.config.mail.empty()) return {};
    return mail::jobs_of(*app.database, mail::read_settings(app.config.mail));
}

std::vector<jobs::Job> email_news_jobs(const App& app) {
    const auto origin = public_address(app.config);
    if (app.config.mail.empty() || origin.empty()) return {};
    return subscriptions::email_jobs(app.master, mail::read_settings(app.config.mail), origin);
}

std::vector<jobs::Job> sms_news_jobs(const App& app) {
    if (app.config.sms_gateway.empty()) return {};
    return subscriptions::sms_jobs(app.master, subscriptions::read_gateway(app.config.sms_gateway),
                                   public_address(app.config));
}

/// Browsers let a page work offline only over HTTPS or on the machine itself, so whoever installs must hear of it at
/// once.
void warn_of_plain_http(const Config& config) {
    if (!config.tls_cert.empty() || is_this_machine(config.address)) return;
    std::cout << "\n  Chưa có HTTPS: điện thoại sẽ không làm việc được khi mất mạng. Thêm --domain TÊN_MIỀN hoặc "
                 "--tls-cert và --tls-key, "
                 "hoặc đặt sau một máy chủ có HTTPS.\n"
                 "  Without HTTPS phones cannot work offline. Give --domain NAME or --tls-cert and --tls-key, or stand "
                 "behind a server "
                 "that has HTTPS.\n";
}

void announce(const App& app, int port) {
    const auto* scheme = app.config.tls_cert.empty() ? "http" : "https";
    std::cout << fmt::format("\n  Lá Lành: {}://{}:{}\n", scheme, app.config.address, port);
    warn_of_plain_http(app.config);
    if (app.is_demonstration) {
        std::cout << "\n  Đây là bản trình diễn. Các tài khoản dùng thử / This is a demonstration. Sign-ins:\n\n";
        const auto sign_ins = app.database->read([](store::Transaction& tx) { return accounts::shown_sign_ins(tx); });
        for (const auto& sign_in : sign_ins)
            std::cout << fmt::format("    {:<18} {:<30} {}{}{}\n", sign_in.login, sign_in.password, sign_in.name,
                                     sign_in.office ? ", " + *sign_in.office : "",
                                     sign_in.body ? ", " + *sign_in.body : "");
    }
    std::cout << '\n' << std::flush;
}

}  // namespace

void serve(Config config) {
    const auto folder = config.data + "/tls";
    if (!config.domain.empty()) {
        const auto certificate = obtain_certificate(config.domain, folder);
        config.tls_cert = certificate.cert_file;
        config.tls_key = certificate.key_file;
    }
    const auto app = open(std::move(config));
    auto jobs = all_jobs(app->master);
    if (const auto& domain = app->config.domain; !domain.empty()) {
        // The server looks at the files by itself and takes a renewed certificate up.
        jobs.push_back(
            {"renew the certificate", 24h, [domain, folder](store::Database&) { obtain_certificate(domain, folder); }});
    }
    const http::Edge edge(*app->database, app->router, accounts::gate(*app->database));
    const jobs::Schedule schedule(*app->database, std::move(jobs));
    const jobs::Schedule post(*app->database, mail_jobs(*app));
    const jobs::Schedule email_news(*app->database, email_news_jobs(*app));
    const jobs::Schedule sms_news(*app->database, sms_news_jobs(*app));
    const jobs::Schedule registry(*app->database, registry::jobs_of(app->master));
    const auto status = app->is_demonstration ? alerts::Status::exercise : alerts::Status::actual;
    const jobs::Schedule alerting(*app->database, alerts::jobs_of(status, app->config.data + "/alert_key.pem"));
    const jobs::Schedule speech(*app->database, broadcasts::jobs_of());
    const jobs::Schedule icecast(*app->database, stations(app->config));
    http::Server server(server_options(app->config),
                        {*app->database, edge, app->router, may_see, base::embedded_web()});
    announce(*app, server.port());
    server.run_until_signalled();
}

}  // namespace app
