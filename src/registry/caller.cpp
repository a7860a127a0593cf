#include "registry/caller.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "registry/callback.hpp"
#include "registry/envelope.hpp"
#include "registry/vocabulary.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace registry {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_words = 300;

/// Collects what is wrong with a form, field by field.
struct Faults {
    std::vector<base::FieldProblem> fields;

    void unless(bool holds, const char* path, const char* code) {
        if (!holds) fields.push_back({path, code, {}});
    }
    void words(const std::string& text, const char* path) {
        unless(!text.empty() && text.size() <= longest_words, path, "registry_caller.words_missing");
    }
};

NewCaller tidied(NewCaller wanted) {
    for (auto* text : {&wanted.sender_id, &wanted.our_id, &wanted.name, &wanted.purpose, &wanted.legal_basis,
                       &wanted.key_id, &wanted.public_key, &wanted.callback})
        *text = base::tidy(base::to_nfc(*text));
    if (wanted.basis == Basis::consent) wanted.legal_basis.clear();
    return wanted;
}

/// Its parts are divided by bars where a signature names them.
bool is_name_in_a_signature(const std::string& text) {
    return !text.empty() && text.size() <= 100 && text.find_first_of("|\", ") == std::string::npos;
}

void check(const NewCaller& wanted, base::Day today) {
    Faults faults;
    faults.unless(is_name_in_a_signature(wanted.sender_id), "/sender_id", "registry_caller.words_missing");
    faults.unless(is_name_in_a_signature(wanted.our_id), "/our_id", "registry_caller.words_missing");
    faults.unless(is_name_in_a_signature(wanted.key_id), "/key_id", "registry_caller.words_missing");
    faults.words(wanted.name, "/name");
    faults.words(wanted.purpose, "/purpose");
    if (wanted.basis == Basis::law) faults.words(wanted.legal_basis, "/legal_basis");
    faults.unless(!wanted.areas.empty(), "/areas", "registry_caller.words_missing");
    faults.unless(std::ranges::all_of(wanted.fields, is_field), "/fields", "registry_caller.field_unknown");
    faults.unless(public_key(wanted.public_key).has_value(), "/public_key", "registry_caller.key_wrong");
    faults.unless(is_callback_address(wanted.callback), "/callback", "registry_caller.callback_wrong");
    faults.unless(!wanted.valid_until || *wanted.valid_until >= wanted.valid_from.value_or(today), "/valid_until",
                  "registry_caller.period_wrong");
    if (!faults.fields.empty()) {
        const auto first = faults.fields.front().path;
        throw Problem(ProblemKind::invalid, "request.fields_wrong", first, std::move(faults.fields));
    }
}

Caller read(store::Transaction& tx, const store::Row& row) {
    Caller caller{.id = row.id<RegistryCallerTag>("id"),
                  .sender_id = row.text("sender_id"),
                  .our_id = row.text("our_id"),
                  .name = row.text("name"),
                  .purpose = row.text("purpose"),
                  .basis = base::named<Basis>(row.text("basis")),
                  .legal_basis = row.text("legal_basis"),
                  .fields = base::from_json_text<std::vector<std::string>>(row.text("fields")),
                  .areas = {},
                  .key_id = row.text("key_id"),
                  .public_key = row.text("public_key"),
                  .callback = row.text("callback"),
                  .valid_from = row.day("valid_from"),
                  .valid_until = row.maybe_day("valid_until"),
                  .registered_at = row.instant("registered_at"),
                  .revoked_at = row.maybe_instant("revoked_at")};
    for (const auto& area : tx.run(R"(
             SELECT a.id, a.name FROM registry_caller_area c JOIN area a ON a.id = c.area WHERE c.caller = $1 ORDER BY a.path)",
                                   {caller.id}))
        caller.areas.push_back({area.uuid("id"), area.text("name")});
    return caller;
}

bool reaches_all(store::Transaction& tx, const base::Who& who, const Caller& caller) {
    return std::ranges::all_of(caller.areas, [&](const Place& place) {
        return accounts::reaches(who, Permission::administer, areas::get(tx, areas::AreaId{place.id}).path);
    });
}

void record(store::Transaction& tx, const base::Who& who, const char* verb, const Caller& caller) {
    store::record(tx, who, verb, caller.id.uuid, caller.areas.front().id,
                  base::Json{{"name", caller.name}, {"purpose", caller.purpose}});
}

}  // namespace

CallerId register_caller(store::Transaction& tx, const base::Who& who, const NewCaller& told) {
    for (const auto area : told.areas) accounts::require(who, Permission::administer, areas::get(tx, area).path);
    const auto wanted = tidied(told);
    const auto today = base::day_of(tx.now());
    check(wanted, today);
    if (caller_called(tx, wanted.sender_id))
        throw Problem(ProblemKind::conflict, "registry_caller.sender_taken", wanted.sender_id);
    const CallerId id{tx.new_id()};
    tx.change(R"(
        INSERT INTO registry_caller (id, sender_id, our_id, name, purpose, basis, legal_basis, fields, key_id, public_key, callback,
                                     valid_from, valid_until, registered_at, registered_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15))",
              {id, wanted.sender_id, wanted.our_id, wanted.name, wanted.purpose, base::name_of(wanted.basis),
               wanted.legal_basis, base::to_json(wanted.fields), wanted.key_id, wanted.public_key, wanted.callback,
               wanted.valid_from.value_or(today), wanted.valid_until, tx.now(), who.account});
    for (const auto area : wanted.areas)
        tx.change("INSERT INTO registry_caller_area (caller, area) VALUES ($1, $2) ON CONFLICT DO NOTHING", {id, area});
    record(tx, who, "registry_caller.registered", caller_of(tx, id));
    return id;
}

Caller caller_of(store::Transaction& tx, CallerId id) {
    const auto rows = tx.run("SELECT * FROM registry_caller WHERE id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "registry_caller.not_found", base::to_string(id));
    return read(tx, rows.front());
}

std::optional<Caller> caller_called(store::Transaction& tx, const std::string& sender_id) {
    const auto rows = tx.run("SELECT * FROM registry_caller WHERE sender_id = $1", {sender_id});
    return rows.empty() ? std::nullopt : std::optional(read(tx, rows.front()));
}

bool is_in_force(const Caller& caller, base::Day day) {
    return !caller.revoked_at && caller.valid_from <= day && (!caller.valid_until || day <= *caller.valid_until);
}

Caller get(store::Transaction& tx, const base::Who& who, CallerId id) {
    auto caller = caller_of(tx, id);
    if (!reaches_all(tx, who, caller))
        throw Problem(ProblemKind::forbidden, "account.outside_area", base::to_string(id));
    return caller;
}

std::vector<Caller> callers(store::Transaction& tx, const base::Who& who) {
    std::vector<Caller> found;
    for (const auto& row : tx.run("SELECT * FROM registry_caller ORDER BY name, id"))
        if (auto caller = read(tx, row); reaches_all(tx, who, caller)) found.push_back(std::move(caller));
    return found;
}

void revoke(store::Transaction& tx, const base::Who& who, CallerId id) {
    const auto caller = get(tx, who, id);
    if (caller.revoked_at) return;
    tx.change("UPDATE registry_caller SET revoked_at = $2 WHERE id = $1", {id, tx.now()});
    tx.change("UPDATE registry_subscription SET ended_at = $2 WHERE caller = $1 AND ended_at IS NULL", {id, tx.now()});
    forget_callbacks(tx, id);
    record(tx, who, "registry_caller.revoked", caller);
}

void restore(store::Transaction& tx, const base::Who& who, CallerId id) {
    const auto caller = get(tx, who, id);
    if (!caller.revoked_at) return;
    tx.change("UPDATE registry_caller SET revoked_at = NULL WHERE id = $1", {id});
    record(tx, who, "registry_caller.restored", caller);
}

std::vector<Use> uses(store::Transaction& tx, const base::Who& who, CallerId id, std::optional<base::Instant> before,
                      std::size_t limit) {
    get(tx, who, id);
    const auto read_use = [](const store::Row& row) {
        Use use{.at = row.instant("at"),
                .action = row.text("action"),
                .status = row.text("status"),
                .households = row.integer("households"),
                .reason = std::nullopt};
        for (const auto& part : base::from_json_text<std::vector<Part>>(row.text("parts")))
            if (!use.reason && part.reason) use.reason = part.reason;
        return use;
    };
    return store::all(read_use, tx.run(R"(
        SELECT at, action, status, households, parts FROM registry_message
        WHERE caller = $1 AND ($2 IS NULL OR at < $2) ORDER BY at DESC, message_id LIMIT $3)",
                                       {id, before, limit}));
}

}  // namespace registry
