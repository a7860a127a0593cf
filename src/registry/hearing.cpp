#include <cstdlib>

#include "base/text.hpp"
#include "registry/callback.hpp"
#include "registry/envelope.hpp"
#include "registry/message.hpp"

/// Whether a message is to be believed, and by whom it was sent.
namespace registry {
namespace {

using boost::json::object;

constexpr std::int64_t clocks_differ = 10LL * 60 * 1000;  ///< between a message's time and ours
constexpr std::int64_t most_a_minute = 120;
constexpr std::int64_t most_parts = 20;
constexpr std::size_t longest_id = 99;

std::string text_in(const object& from, std::string_view key) {
    const auto* value = from.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

bool is_id(const std::string& text) {
    return !text.empty() && text.size() <= longest_id;
}

const char* name_of(Action action) {
    switch (action) {
        case Action::search:
            return "search";
        case Action::txn_status:
            return "txn-status";
        case Action::subscribe:
            return "subscribe";
        case Action::unsubscribe:
            return "unsubscribe";
    }
    return "";
}

/// How many requests a message carries.
std::int64_t parts_in(const object& message, Action action) {
    const auto* list = message.if_contains(action == Action::subscribe ? "subscribe_request" : "search_request");
    if (action == Action::txn_status || action == Action::unsubscribe) return 1;
    return list && list->is_array() ? static_cast<std::int64_t>(list->get_array().size()) : 0;
}

std::optional<Fault> check_signature(const Caller& caller, const Envelope& envelope, base::Instant now) {
    if (envelope.signature.empty()) return Fault{"err.signature.missing", 401};
    const auto line = signature_line(envelope.signature);
    const auto key = public_key(caller.public_key);
    if (!line || !key || line->sender != caller.sender_id || line->key_id != caller.key_id ||
        !is_signed_by(*key, *line, envelope, now))
        return Fault{"err.signature.invalid", 401};
    return std::nullopt;
}

std::optional<Fault> check_addresses(const Caller& caller, const object& header) {
    const auto version = text_in(header, "version");
    if (!version.empty() && !version.starts_with("1.")) return Fault{"err.version.not_supported", 400};
    if (const auto* sealed = header.if_contains("is_msg_encrypted"); sealed && *sealed != base::Json(false))
        return Fault{"err.encryption.invalid", 400};
    const auto receiver = text_in(header, "receiver_id");
    if (!receiver.empty() && receiver != caller.our_id) return Fault{"err.receiver_id.invalid", 400};
    const auto uri = text_in(header, "sender_uri");
    if (!uri.empty() && !is_below(uri, caller.callback)) return Fault{"err.sender_uri.invalid", 400};
    return std::nullopt;
}

bool asks_too_often(store::Transaction& tx, const Caller& caller) {
    return tx.run("SELECT COUNT(*) AS n FROM registry_message WHERE caller = $1 AND at > $2",
                  {caller.id, tx.now().ms - 60'000})
               .at(0)
               .integer("n") >= most_a_minute;
}

std::optional<std::string> reason_against(store::Transaction& tx, const Heard& heard, const object& header,
                                          Action action) {
    const auto sent_at = base::parse_instant(text_in(header, "message_ts"));
    if (text_in(header, "action") != name_of(action)) return "rjct.action.invalid";
    if (!sent_at || std::abs(sent_at->ms - tx.now().ms) > clocks_differ) return "rjct.message_ts.invalid";
    if (!tx.run("SELECT 1 AS found FROM registry_message WHERE caller = $1 AND message_id = $2",
                {heard.caller.id, heard.message_id})
             .empty())
        return "rjct.message_id.duplicate";
    const auto parts = parts_in(heard.message, action);
    const auto* total = header.if_contains("total_count");
    if (parts < 1 || (total && *total != base::Json(parts))) return "rjct.total_count.invalid";
    if (parts > most_parts) return "rjct.total_count.limit_exceeded";
    return std::nullopt;
}

}  // namespace

std::variant<Fault, Heard> hear(store::Transaction& tx, std::string_view body, Action action) {
    const auto envelope = envelope_of(body);
    if (!envelope) return Fault{"err.request.bad", 400};
    const auto header_json = base::parse_json(envelope->header);
    const auto& header = header_json.get_object();
    const auto caller = caller_called(tx, text_in(header, "sender_id"));
    if (!caller) return Fault{"err.sender_id.invalid", 401};
    if (const auto fault = check_signature(*caller, *envelope, tx.now())) return *fault;
    if (!is_in_force(*caller, base::day_of(tx.now()))) return Fault{"err.request.forbidden", 403};
    if (const auto fault = check_addresses(*caller, header)) return *fault;
    if (asks_too_often(tx, *caller)) return Fault{"err.request.too_many_requests", 429};
    Heard heard{.caller = *caller,
                .message_id = text_in(header, "message_id"),
                .transaction_id = {},
                .callback = text_in(header, "sender_uri"),
                .correlation = tx.new_id(),
                .message = base::parse_json(envelope->message).get_object(),
                .reason = std::nullopt};
    heard.transaction_id = text_in(heard.message, "transaction_id");
    if (!is_id(heard.message_id) || !is_id(heard.transaction_id)) return Fault{"err.request.bad", 400};
    heard.reason = reason_against(tx, heard, header, action);
    return heard;
}

std::string_view sentence_about(const std::string& code, base::Language language) {
    auto name = code.substr(code.find('.') + 1);
    for (auto& c : name)
        if (c == '.') c = '_';
    return base::problem_text("registry." + name, language);
}

}  // namespace registry
