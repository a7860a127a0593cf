#include "app/app.hpp"

#include <filesystem>
#include <utility>

#include "accounts/permission.hpp"
#include "app/routes.hpp"
#include "demonstration/demonstration.hpp"
#include "http/bench_routes.hpp"
#include "store/migrate.hpp"

namespace app {

std::string place_of_store(const Config& config) {
    return config.database.empty() ? (std::filesystem::path(config.data) / "lalanh.sqlite").string() : config.database;
}

std::unique_ptr<App> open(Config config, store::Options options) {
    std::filesystem::create_directories(config.data);
    const auto folder = std::filesystem::path(config.data);
    const auto where = place_of_store(config);
    if (options.master_key_file.empty()) options.master_key_file = (folder / "master.key").string();
    auto master = store::MasterKey::open(options.master_key_file);
    auto database = store::open(where, options);
    store::migrate(*database);
    store::check_master_key(*database, master);
    auto app = std::make_unique<App>();
    app->config = std::move(config);
    app->database = std::move(database);
    app->master = master;
    if (app->config.demonstration) demonstration::load(*app->database, app->master);
    app->is_demonstration = app->database->read([](store::Transaction& tx) { return demonstration::is_loaded(tx); });
    add_routes(app->router, *app);
    if (app->config.bench_routes) http::add_bench_routes(app->router, *app->database, base::Permission::bench);
    return app;
}

}  // namespace app
