#include "store/backup.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "base/problem.hpp"
#include "problem_of.hpp"
#include "store/journal.hpp"
#include "store/journal_seal.hpp"
#include "store/sealed.hpp"
#include "test_store.hpp"

namespace {

namespace fs = std::filesystem;
using store::Transaction;

/// A store with a sealed household and three journal lines.
struct Keeper : TestStore {
    Keeper() : file(folder() + "/backup"), master(store::MasterKey::open(folder() + "/key")) {
        db.write([&](Transaction& tx) {
            store::seal(tx, master, household, new_id(), {{"name", "Lan"}});
            for (const auto* verb : {"one", "two", "three"}) store::record_by_system(tx, verb, household);
        });
    }

    std::optional<base::Json> household_in(store::Database& database) {
        return database.read([&](Transaction& tx) { return store::unseal(tx, master, household); });
    }

    std::string file;
    store::MasterKey master;
    base::Uuid household = new_id();
};

}  // namespace

TEST_CASE_FIXTURE(Keeper, "a backup, restored, is the store it was taken from") {
    const auto backup = store::write_backup(where(), file);
    CHECK(backup.journal_lines == 3);
    const EmptyStore other(*this);
    store::restore_backup(file, other.where);
    const auto restored = store::open(other.where, options());
    CHECK(restored->read(store::last_seq) == 3);
    CHECK(restored->read([](Transaction& tx) { return store::verify_journal(tx); }).first_broken == std::nullopt);
    CHECK(household_in(*restored)->at("name").as_string() == "Lan");
    restored->write([&](Transaction& tx) { store::record_by_system(tx, "four", household); });
    CHECK(restored->read(store::last_seq) == 4);
}

TEST_CASE_FIXTURE(Keeper, "a backup without its keys opens no sealed record") {
    const auto backup = store::write_backup(where(), file);
    fs::remove(backup.keys_file);
    const EmptyStore other(*this);
    store::restore_backup(file, other.where);
    CHECK(household_in(*store::open(other.where, options())) == std::nullopt);
}

TEST_CASE_FIXTURE(Keeper, "a backup can be taken while the store is written to") {
    store::write_backup(where(), file);
    db.write([&](Transaction& tx) { store::record_by_system(tx, "four", household); });
    CHECK(store::write_backup(where(), file + "2").journal_lines == 4);
}

TEST_CASE_FIXTURE(Keeper, "a backup is for its owner's eyes only") {
    const auto backup = store::write_backup(where(), file);
    for (const auto& name : {backup.file, backup.keys_file})
        CHECK(fs::status(name).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE_FIXTURE(Keeper, "the keys are in the second file alone") {
    const auto backup = store::write_backup(where(), file);
    fs::rename(backup.keys_file, folder() + "/apart");
    const EmptyStore other(*this);
    store::restore_backup(file, other.where);
    const auto keys = [](Transaction& tx) { return tx.run("SELECT subject FROM sealed_key").size(); };
    CHECK(store::open(other.where, options())->read(keys) == 0);
    CHECK(db.read(keys) == 1);
}

TEST_CASE_FIXTURE(Keeper, "a backup never overwrites another") {
    store::write_backup(where(), file);
    CHECK(problem_of([&] { store::write_backup(where(), file); }) == "backup.file_exists");
}

TEST_CASE_FIXTURE(Keeper, "a restore does not touch a store that holds something, unless told to") {
    store::write_backup(where(), file);
    const EmptyStore other(*this);
    store::restore_backup(file, other.where);
    {
        const auto changed = store::open(other.where, options());
        changed->write([&](Transaction& tx) { store::record_by_system(tx, "four", household); });
    }
    CHECK(problem_of([&] { store::restore_backup(file, other.where); }) == "backup.store_not_empty");
    CHECK(store::open(other.where, options())->read(store::last_seq) == 4);
    store::restore_backup(file, other.where, store::Overwrite::allow);
    CHECK(store::open(other.where, options())->read(store::last_seq) == 3);
}

TEST_CASE_FIXTURE(Keeper, "a restore over a store in use is refused") {
    store::write_backup(where(), file);
    CHECK(problem_of([&] { store::restore_backup(file, where(), store::Overwrite::allow); }) == "backup.store_in_use");
    CHECK(db.read(store::last_seq) == 3);
}

TEST_CASE_FIXTURE(Keeper, "what is no backup is refused") {
    std::ofstream(file) << "a shopping list";
    const EmptyStore other(*this);
    CHECK(problem_of([&] { store::restore_backup(file, other.where); }) == "backup.not_a_backup");
    CHECK(problem_of([&] { store::restore_backup(file + "-nowhere", other.where); }) == "backup.not_a_backup");
}

TEST_CASE_FIXTURE(Keeper, "a backup goes back only into its own kind of store") {
    store::write_backup(where(), file);
    const auto other_kind =
        db.engine() == store::Engine::sqlite ? std::string("host=/nowhere dbname=none") : folder() + "/lalanh.sqlite";
    CHECK(problem_of([&] { store::restore_backup(file, other_kind); }) == "backup.other_engine");
}

TEST_CASE_FIXTURE(TestStore, "a backup that cannot be written leaves no file behind") {
    CHECK(problem_of([&] { store::write_backup(where(), folder() + "/no/such/folder/backup"); }) == "backup.failed");
    CHECK_THROWS(store::write_backup(
        db.engine() == store::Engine::sqlite ? folder() + "/nothing.sqlite" : "host=/nowhere dbname=x",
        folder() + "/b"));
    CHECK(!fs::exists(folder() + "/b"));
    CHECK(!fs::exists(folder() + "/b.part"));
}
