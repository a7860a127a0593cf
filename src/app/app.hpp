#pragma once

#include <memory>
#include <string>
#include <vector>

#include "http/router.hpp"
#include "store/database.hpp"
#include "store/sealed.hpp"

namespace app {

/// What the command line and the environment decide.
struct Config {
    std::string data = "data";  ///< the folder of the database, the master key and the files
    std::string database;       ///< empty: lalanh.sqlite in `data`; else a PostgreSQL connection string
    std::string address = "127.0.0.1";
    int port = 8080;
    std::string tls_cert;
    std::string tls_key;
    std::vector<std::string> trusted_proxies;  ///< addresses whose X-Forwarded-For and X-Forwarded-Proto are believed
    std::string domain;                        ///< a public name to get a certificate for, instead of the two files
    std::string mail;                          ///< a file with the settings of a mailbox (mail/settings.hpp)
    std::string sms_gateway;     ///< a file with the settings of an SMS gateway (subscriptions/gateway.hpp)
    std::string public_address;  ///< "https://host", where people reach the product; empty: of `domain`
    std::string icecast;         ///< a file with the mounts of loudspeakers (broadcasts/icecast.hpp)
    std::string authorities;     ///< a folder of certificates that vouch for who signs papers
    bool demonstration = false;  ///< load the demonstration into an empty store
    bool bench_routes = false;   ///< add the routes that only measure
};

/// The file or connection string of the store, as store::open understands it.
std::string place_of_store(const Config& config);

/// The whole product in one place, put together by hand in main and in four lines of a test.
struct App {
    Config config;
    std::unique_ptr<store::Database> database;
    store::MasterKey master;
    bool is_demonstration = false;  ///< every screen says so
    http::Router router;
};

/// Opens the store, brings its schema up to date and adds every route.
std::unique_ptr<App> open(Config config, store::Options options = {});

}  // namespace app
