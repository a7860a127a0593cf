#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <boost/json/object.hpp>

#include "base/problem_text.hpp"
#include "registry/caller.hpp"
#include "store/sealed.hpp"

/// Messages of the standard as they are heard and answered: search, status of a transaction, subscribe and unsubscribe.
/// A message is believed when its signature holds; it is answered once.
namespace registry {

enum class Action { search, txn_status, subscribe, unsubscribe };

/// Why a message is not taken in at all, in the standard's word, and the status that says so on the wire.
struct Fault {
    std::string code;
    int status = 400;
};

/// A message whose sender is known and in force.
struct Heard {
    Caller caller;
    std::string message_id;
    std::string transaction_id;
    std::string callback;  ///< where the answer goes when it is not waited for
    base::Uuid correlation;
    boost::json::object message;
    std::optional<std::string> reason;  ///< why its header is rejected, in the standard's word
};

std::variant<Fault, Heard> hear(store::Transaction& tx, std::string_view body, Action action);

struct Answer {
    std::string action;           ///< on-search
    boost::json::object message;  ///< in the standard's shape
    std::int64_t parts = 0;       ///< requests in it
};

/// Does what is asked and remembers that it was asked. `later`: the answer goes out as a callback.
enum class When { now, later };
Answer answer(store::Transaction& tx, const store::MasterKey& master, Heard& heard, Action action, When when);

/// The whole body of an answer that is waited for, with its signature.
std::string answer_body(store::Transaction& tx, const store::MasterKey& master, const Heard& heard,
                        const Answer& answer);

/// What a person who runs the other system reads about a word of the standard.
std::string_view sentence_about(const std::string& code, base::Language language);

}  // namespace registry
