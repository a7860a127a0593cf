#include "store/sealed.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "base/problem.hpp"
#include "problem_of.hpp"
#include "store/journal.hpp"
#include "store/journal_seal.hpp"
#include "store/sealed_index.hpp"
#include "test_store.hpp"

namespace {

using store::Transaction;

struct Register : TestStore {
    Register() : master(store::MasterKey::open(folder() + "/key")) {}

    using Id = base::Id<struct RegisteredTag>;
    static constexpr store::SealedIndex<Id> index{"test"};

    base::Uuid enter(const std::string& name, const base::Uuid& commune) {
        const auto household = new_id();
        seal(household, commune, name);
        return household;
    }
    void seal(const base::Uuid& household, const base::Uuid& commune, const std::string& name) {
        db.write([&](Transaction& tx) {
            index.seal(tx, master, {household}, commune, {{"name", name}}, {name, "0912 345 678"});
        });
    }
    std::optional<base::Json> open(const base::Uuid& household) {
        return db.read([&](Transaction& tx) { return store::unseal(tx, master, household); });
    }
    std::vector<base::Uuid> find(const base::Uuid& commune, std::string_view query) {
        return db.read([&](Transaction& tx) { return uuids(index.find(tx, master, commune, query)); });
    }

    static std::vector<base::Uuid> uuids(const std::vector<Id>& ids) {
        std::vector<base::Uuid> all;
        for (const auto& id : ids) all.push_back(id.uuid);
        return all;
    }

    store::MasterKey master;
    base::Uuid ba_dinh = new_id();
    base::Uuid chau_son = new_id();
};

}  // namespace

TEST_CASE_FIXTURE(Register, "what was sealed opens again") {
    const auto household = enter("Nguyễn Thị Lan", ba_dinh);
    CHECK(open(household)->at("name").as_string() == "Nguyễn Thị Lan");
}

TEST_CASE_FIXTURE(Register, "nothing readable of a sealed record stands in the store") {
    enter("Nguyễn Thị Lan", ba_dinh);
    db.read([&](Transaction& tx) {
        for (const auto* sql : {"SELECT content AS b FROM sealed_record", "SELECT token AS b FROM sealed_word",
                                "SELECT wrapped AS b FROM sealed_key"})
            for (const auto& row : tx.run(sql)) {
                const auto bytes = row.bytes("b");
                const std::string text(bytes.begin(), bytes.end());
                CHECK(text.find("Lan") == std::string::npos);
                CHECK(text.find("lan") == std::string::npos);
            }
    });
}

TEST_CASE_FIXTURE(Register, "sealing again replaces the record and its words") {
    const auto household = enter("Nguyễn Thị Lan", ba_dinh);
    seal(household, ba_dinh, "Trần Văn Minh");
    CHECK(open(household)->at("name").as_string() == "Trần Văn Minh");
    CHECK(find(ba_dinh, "Lan").empty());
    CHECK(find(ba_dinh, "Minh").size() == 1);
}

TEST_CASE_FIXTURE(Register,
                  "a household is found by any of its words, with or without marks, all of which must match") {
    const auto lan = enter("Nguyễn Thị Lan", ba_dinh);
    enter("Nguyễn Văn Minh", ba_dinh);
    CHECK(find(ba_dinh, "nguyen").size() == 2);
    CHECK(find(ba_dinh, "LAN Nguyễn") == std::vector{lan});
    CHECK(find(ba_dinh, "Lan Minh").empty());
    CHECK(find(ba_dinh, "0912").size() == 2);
    CHECK(find(ba_dinh, "").empty());
}

TEST_CASE_FIXTURE(Register, "the search words of one commune say nothing about another's") {
    const auto lan = enter("Nguyễn Thị Lan", ba_dinh);
    const auto hoa = enter("Nguyễn Thị Lan", chau_son);
    CHECK(find(ba_dinh, "Lan") == std::vector{lan});
    CHECK(find(chau_son, "Lan") == std::vector{hoa});
    db.read([&](Transaction& tx) {
        CHECK(tx.run("SELECT token FROM sealed_word GROUP BY token HAVING count(*) > 1").empty());
    });
}

TEST_CASE_FIXTURE(Register, "who shares any of some words is found, and stands first who shares most") {
    const auto lan = enter("Nguyễn Thị Lan", ba_dinh);
    const auto hoa = enter("Nguyễn Văn Hoa", ba_dinh);
    enter("Trần Quý", chau_son);
    const auto found = db.read([&](Transaction& tx) {
        return uuids(index.find_any(tx, master, ba_dinh, {"nguyen", "hoa", "quy"}));
    });
    CHECK(found == std::vector{hoa, lan});
}

TEST_CASE_FIXTURE(Register, "what another slice sealed is found by none of its words where households are looked for") {
    const auto lan = enter("Nguyễn Thị Lan", ba_dinh);
    static constexpr store::SealedIndex<base::Id<struct PatientTag>> patients{"patient"};
    const auto patient = new_id();
    db.write([&](Transaction& tx) {
        patients.seal(tx, master, {patient}, ba_dinh, {{"name", "Nguyễn Thị Lan"}}, {"Nguyễn Thị Lan", "0912 345 678"});
    });
    CHECK(find(ba_dinh, "Lan") == std::vector{lan});
    const auto alike = db.read([&](Transaction& tx) { return uuids(index.find_any(tx, master, ba_dinh, {"lan"})); });
    CHECK(alike == std::vector{lan});
    const auto found = db.read([&](Transaction& tx) { return patients.find(tx, master, ba_dinh, "Lan"); });
    REQUIRE(found.size() == 1);
    CHECK(found.front().uuid == patient);
}

TEST_CASE_FIXTURE(Register, "an erased household cannot be opened or found, and the journal stays whole") {
    const auto household = enter("Nguyễn Thị Lan", ba_dinh);
    const auto sealed = db.write([&](Transaction& tx) {
        const auto text = store::seal_text(tx, master, household, "0912 345 678");
        store::record_by_system(tx, "household.changed", household, std::nullopt, {{"from", text}});
        return text;
    });
    const auto in_journal = [&] {
        return db.read([&](Transaction& tx) { return store::unseal_text(tx, master, household, sealed); });
    };
    CHECK(in_journal() == "0912 345 678");
    db.write([&](Transaction& tx) { store::erase_sealed(tx, household); });
    CHECK(open(household) == std::nullopt);
    CHECK(find(ba_dinh, "Lan").empty());
    CHECK(in_journal() == std::nullopt);
    CHECK(db.read([](Transaction& tx) { return store::verify_journal(tx); }).first_broken == std::nullopt);
}

TEST_CASE_FIXTURE(Register, "a record put in another's place does not open") {
    const auto lan = enter("Nguyễn Thị Lan", ba_dinh);
    const auto minh = enter("Trần Văn Minh", ba_dinh);
    db.write([&](Transaction& tx) {
        tx.change(
            "UPDATE sealed_record SET content = (SELECT content FROM sealed_record WHERE subject = $1) WHERE subject = "
            "$2",
            {lan, minh});
    });
    CHECK(problem_of([&] { open(minh); }) == "seal.damaged");
}

TEST_CASE_FIXTURE(Register, "another master key opens nothing and is refused at the start") {
    const auto household = enter("Nguyễn Thị Lan", ba_dinh);
    store::check_master_key(db, master);
    store::check_master_key(db, master);
    master = store::MasterKey::open(folder() + "/other");
    CHECK(problem_of([&] { open(household); }) == "seal.wrong_master_key");
    CHECK(problem_of([&] { store::check_master_key(db, master); }) == "seal.wrong_master_key");
}

TEST_CASE_FIXTURE(TestStore, "a master key is made once, for its owner's eyes only, and read again") {
    const auto file = folder() + "/key";
    const auto made = store::MasterKey::open(file);
    struct stat about {};
    REQUIRE(::stat(file.c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0600);
    CHECK(store::MasterKey::open(file).bytes() == made.bytes());
}

TEST_CASE_FIXTURE(TestStore, "a master key that others may read is refused") {
    const auto file = folder() + "/key";
    store::MasterKey::open(file);
    ::chmod(file.c_str(), 0644);
    CHECK(problem_of([&] { store::MasterKey::open(file); }) == "seal.master_key_readable");
}

TEST_CASE_FIXTURE(TestStore, "a key file that holds something else is refused, never overwritten") {
    const auto file = folder() + "/key";
    std::ofstream(file) << "shopping list";
    ::chmod(file.c_str(), 0600);
    CHECK(problem_of([&] { store::MasterKey::open(file); }) == "seal.no_master_key");
    CHECK(std::filesystem::file_size(file) == 13);
    CHECK(problem_of([&] { store::MasterKey::open(folder() + "/no/such/folder/key"); }) == "seal.no_master_key");
}
