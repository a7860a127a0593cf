#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/entry.hpp"
#include "ledger/export.hpp"
#include "ledger/head.hpp"
#include "ledger/balance.hpp"
#include "ledger/search.hpp"
#include "ledger/tree.hpp"
#include "ledger/verify.hpp"
#include "problem_of.hpp"
#include "test_places.hpp"
#include "test_store.hpp"

namespace spec {

using ledger::Amount;
using ledger::Entry;
using ledger::Kind;
using ledger::NewEntry;
using store::Transaction;

inline constexpr const char* invoice = "hóa đơn 0012";

inline Amount rice(std::int64_t grams, std::int64_t value) {
    return {"gao-te", grams, value, invoice};
}

/// A ledger in which rice is known, with a purse and a store.
struct Book : TestStore {
    TestPlaces places = make_places(db);
    store::MasterKey master = store::MasterKey::open(folder() + "/key");
    ledger::SigningKey key{master};
    base::Who who = everybody();
    base::Day today = base::day_of(now());

    Book() {
        db.write([&](Transaction& tx) {
            ledger::name_commodity(tx, who, {"gao-te", "Gạo tẻ", "kg", 1000});
            ledger::name_account(tx, who, "stock:kho-a", "Kho xã A");
        });
    }

    NewEntry entry(Kind kind, const std::string& from, const std::string& to, const Amount& amount) const {
        return {.kind = kind, .day = today, .words = "Thử", .lines = ledger::moved(from, to, amount)};
    }
    Entry post(const NewEntry& wanted) {
        return db.write([&](Transaction& tx) { return ledger::post(tx, who, wanted); });
    }
    Entry give(std::int64_t amount) {
        return post(entry(Kind::gift, "donors:chung", "cash:chung", ledger::money(amount)));
    }
    Entry give_rice(std::int64_t grams, std::int64_t value) {
        return post(entry(Kind::gift, "donors:chung", "stock:kho-a", rice(grams, value)));
    }
    std::string refusal(const NewEntry& wanted) {
        return problem_of([&] { post(wanted); });
    }
    std::int64_t left(const std::string& account, std::string_view commodity) {
        return db.read([&](Transaction& tx) { return ledger::balance(tx, account, commodity).quantity; });
    }
    void grow() {
        while (db.write([](Transaction& tx) { return ledger::grow(tx); }) > 0) {
        }
    }
    std::optional<ledger::Head> sign() {
        grow();
        return db.write([&](Transaction& tx) { return ledger::publish_head(tx, key); });
    }
    ledger::Check check() {
        return db.read([&](Transaction& tx) { return ledger::verify(tx, key.public_key()); });
    }
    void reach_around(std::string_view sql, std::initializer_list<store::Value> parameters = {}) {
        db.write([&](Transaction& tx) { tx.change(sql, parameters); });
    }
    std::vector<std::string> found(const ledger::Search& search) {
        return db.read([&](Transaction& tx) {
            std::vector<std::string> codes;
            for (const auto& one : ledger::entries_of(tx, ledger::find(tx, search).entries)) codes.push_back(one.code);
            return codes;
        });
    }
    ledger::Receipt receipt(const Entry& one) {
        return db.read([&](Transaction& tx) { return ledger::receipt_of(tx, one); });
    }
    std::string exported(ledger::Format format) {
        std::string text;
        const auto stream = ledger::export_stream(db, format);
        for (auto piece = stream(); !piece.empty(); piece = stream()) text += piece;
        return text;
    }
};

}  // namespace spec
