#include "registry/message.hpp"
#include "registry/registry_http.hpp"

/// The addresses of the standard. Whoever asks has no account: the signature of the message says who it is.
namespace registry {
namespace {

using boost::json::array;
using boost::json::object;

constexpr std::size_t largest_message = 64 * 1024;

http::Response json(int status, std::string body) {
    return {status, "application/json", std::move(body), {}, {}};
}

http::Response refusal(const http::Call& call, const Fault& fault) {
    const object error{{"code", fault.code}, {"message", sentence_about(fault.code, call.request.language())}};
    return json(fault.status, base::write_json(object{{"errors", array{error}}}));
}

http::Response answer_now(http::Call& call, const store::MasterKey& master, Action action) {
    auto heard = hear(call.tx, call.request.body, action);
    if (const auto* fault = std::get_if<Fault>(&heard)) return refusal(call, *fault);
    auto& message = std::get<Heard>(heard);
    const auto said = answer(call.tx, master, message, action, When::now);
    return json(200, answer_body(call.tx, master, message, said));
}

http::Response answer_later(http::Call& call, const store::MasterKey& master, Action action) {
    auto heard = hear(call.tx, call.request.body, action);
    if (const auto* fault = std::get_if<Fault>(&heard)) return refusal(call, *fault);
    auto& message = std::get<Heard>(heard);
    if (!message.reason) answer(call.tx, master, message, action, When::later);
    object ack{{"ack_status", message.reason ? "ERR" : "ACK"},
               {"timestamp", base::to_string(call.tx.now())},
               {"correlation_id", base::to_string(message.correlation)}};
    if (message.reason)
        ack["error"] = {{"code", "err.request.bad"},
                        {"message", *message.reason + ": " +
                                        std::string(sentence_about(*message.reason, call.request.language()))}};
    return json(200, base::write_json(object{{"message", ack}}));
}

}  // namespace

void add_message_routes(http::Router& router, const store::MasterKey& master) {
    const auto add = [&](const char* path, const char* what, Action action, auto way) {
        router
            .post(path, http::anyone(), what,
                  [&master, action, way](http::Call& call) -> http::Response { return way(call, master, action); })
            .accepts_up_to(largest_message);
    };
    add("/api/registry/sync/search", "SPDCI: households for a registered system, at once", Action::search, answer_now);
    add("/api/registry/search", "SPDCI: households for a registered system, by callback", Action::search, answer_later);
    add("/api/registry/sync/txn/status", "SPDCI: what became of a transaction, at once", Action::txn_status,
        answer_now);
    add("/api/registry/txn/status", "SPDCI: what became of a transaction, by callback", Action::txn_status,
        answer_later);
    add("/api/registry/subscribe", "SPDCI: hear of new households or members", Action::subscribe, answer_later);
    add("/api/registry/unsubscribe", "SPDCI: hear of them no longer", Action::unsubscribe, answer_later);
}

}  // namespace registry
