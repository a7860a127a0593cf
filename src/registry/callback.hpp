#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "households/household.hpp"
#include "jobs/schedule.hpp"
#include "registry/caller.hpp"
#include "store/sealed.hpp"

/// What goes out to a caller after its message was taken in: sealed until it has come, tried again while the other side
/// is away, given up after five days.
namespace registry {

/// "https://…" without a question or a way back up; plain http only to this machine itself, for trials.
bool is_callback_address(std::string_view uri);
/// Whether an address that a message names lies where the caller was registered with.
bool is_below(std::string_view uri, const std::string& registered);

struct NewCallback {
    CallerId caller;
    std::optional<base::Uuid> correlation;
    std::string action;  ///< on-search
    std::string uri;
    boost::json::object message;
    std::int64_t total = 0;
};
void send_later(store::Transaction& tx, const store::MasterKey& master, const NewCallback& callback);

/// Those of a caller that have not come.
void forget_callbacks(store::Transaction& tx, CallerId caller);

/// Those on their way that tell of a household which was forgotten; the caller may ask again.
void forget_callbacks_about(store::Transaction& tx, const store::MasterKey& master, households::HouseholdId household);

/// One callback on its way, as the desk sees it.
struct CallbackState {
    std::string action;
    base::Instant made_at;
    std::int64_t tries = 0;
    std::optional<base::Instant> arrived_at;
    std::optional<base::Instant> next_try_at;
    std::optional<std::string> problem;
};
BOOST_DESCRIBE_STRUCT(CallbackState, (), (action, made_at, tries, arrived_at, next_try_at, problem))

/// The newest first. Problems: registry_caller.not_found, account.outside_area.
std::vector<CallbackState> callbacks(store::Transaction& tx, const base::Who& who, CallerId id, std::size_t limit);

/// Sends what is due now.
void send_callbacks(store::Database& database, const store::MasterKey& master);

/// What runs beside the server: sending, and telling subscribers.
std::vector<jobs::Job> jobs_of(const store::MasterKey& master);

}  // namespace registry
