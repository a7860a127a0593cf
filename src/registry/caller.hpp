#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "households/household.hpp"
#include "store/database.hpp"

/// Systems of social protection that may ask the register of households in the way of the SPDCI standard. The
/// administration registers each with its key, its purpose, what it may be told of which areas, and why; takes it back;
/// and sees how it is used.
namespace registry {

using CallerId = base::Id<struct RegistryCallerTag>;
using households::Place;

/// Why a household may be told of: it said so itself, or a document says so.
enum class Basis { consent, law };
BOOST_DESCRIBE_ENUM(Basis, consent, law)

struct NewCaller {
    std::string sender_id;
    std::string our_id;
    std::string name;
    std::string purpose;
    Basis basis = Basis::consent;
    std::string legal_basis;  ///< number and day of the document; empty under consent
    std::vector<std::string> fields;
    std::vector<areas::AreaId> areas;
    std::string key_id;
    std::string public_key;  ///< Ed25519, 32 bytes as base64
    std::string callback;    ///< https://…; without a slash at its end
    std::optional<base::Day> valid_from;
    std::optional<base::Day> valid_until;
};
BOOST_DESCRIBE_STRUCT(NewCaller, (),
                      (sender_id, our_id, name, purpose, basis, legal_basis, fields, areas, key_id, public_key,
                       callback, valid_from, valid_until))

struct Caller {
    CallerId id;
    std::string sender_id;
    std::string our_id;
    std::string name;
    std::string purpose;
    Basis basis = Basis::consent;
    std::string legal_basis;
    std::vector<std::string> fields;
    std::vector<Place> areas;
    std::string key_id;
    std::string public_key;
    std::string callback;
    base::Day valid_from;
    std::optional<base::Day> valid_until;
    base::Instant registered_at;
    std::optional<base::Instant> revoked_at;
};
BOOST_DESCRIBE_STRUCT(Caller, (),
                      (id, sender_id, our_id, name, purpose, basis, legal_basis, fields, areas, key_id, public_key,
                       callback, valid_from, valid_until, registered_at, revoked_at))

/// Problems: account.outside_area (of one of the areas), area.not_found, request.fields_wrong, whose fields name what
/// is missing (registry_caller.words_missing), unknown (registry_caller.field_unknown), no key
/// (registry_caller.key_wrong), no address (registry_caller.callback_wrong) or ends before it begins
/// (registry_caller.period_wrong); registry_caller.sender_taken.
CallerId register_caller(store::Transaction& tx, const base::Who& who, const NewCaller& wanted);

/// Problems of all that follows: registry_caller.not_found, account.outside_area.

Caller get(store::Transaction& tx, const base::Who& who, CallerId id);
/// By name; those of which the caller reaches every area.
std::vector<Caller> callers(store::Transaction& tx, const base::Who& who);

/// From now on it is told nothing, and what is on its way to it is forgotten.
void revoke(store::Transaction& tx, const base::Who& who, CallerId id);
/// It was taken back by mistake. Its subscriptions and what was on its way do not come again.
void restore(store::Transaction& tx, const base::Who& who, CallerId id);

/// One request of a message, as it was decided.
struct Part {
    std::string reference_id;
    std::string status;                 ///< succ or rjct
    std::optional<std::string> reason;  ///< the standard's word
};
BOOST_DESCRIBE_STRUCT(Part, (), (reference_id, status, reason))

/// One message of a caller, and how it was answered; whom it was about, those households see themselves.
struct Use {
    base::Instant at;
    std::string action;
    std::string status;
    std::int64_t households = 0;
    std::optional<std::string> reason;  ///< why the first of its requests was rejected
};
BOOST_DESCRIBE_STRUCT(Use, (), (at, action, status, households, reason))

/// The newest first.
std::vector<Use> uses(store::Transaction& tx, const base::Who& who, CallerId id, std::optional<base::Instant> before,
                      std::size_t limit);

/// For the messages themselves, which come without an account: the caller of a sender's name, taken back or not.
std::optional<Caller> caller_called(store::Transaction& tx, const std::string& sender_id);
Caller caller_of(store::Transaction& tx, CallerId id);
bool is_in_force(const Caller& caller, base::Day day);

}  // namespace registry
