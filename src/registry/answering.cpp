#include <algorithm>
#include <map>
#include <set>

#include "registry/callback.hpp"
#include "registry/envelope.hpp"
#include "registry/message.hpp"
#include "registry/search.hpp"
#include "registry/subscription.hpp"
#include "store/values.hpp"

/// What is answered to a message that is believed.
namespace registry {
namespace {

using boost::json::array;
using boost::json::object;

std::string text_in(const object& from, std::string_view key) {
    const auto* value = from.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

const object* object_in(const object& from, std::string_view key) {
    const auto* value = from.if_contains(key);
    return value ? value->if_object() : nullptr;
}

/// What one message came to, beside its answer.
struct Outcome {
    std::vector<Part> parts;
    std::int64_t households = 0;
};

object part_of(store::Transaction& tx, const std::string& reference, const std::optional<std::string>& reason) {
    object part{{"reference_id", reference}, {"timestamp", base::to_string(tx.now())}};
    part["status"] = reason ? "rjct" : "succ";
    if (reason) {
        part["status_reason_code"] = *reason;
        part["status_reason_message"] = sentence_about(*reason, base::Language::en);
    }
    return part;
}

/// What is wrong with the frame of one request, before it is read.
std::optional<std::string> frame_fault(const object& request, std::set<std::string>& seen) {
    const auto reference = text_in(request, "reference_id");
    if (reference.empty() || reference.size() > 99) return "rjct.reference_id.invalid";
    if (!seen.insert(reference).second) return "rjct.reference_id.duplicate";
    if (!base::parse_instant(text_in(request, "timestamp"))) return "rjct.timestamp.invalid";
    return std::nullopt;
}

object search_part(store::Transaction& tx, const store::MasterKey& master, const Caller& caller, const object& request,
                   std::set<std::string>& seen, Outcome& outcome) {
    auto reason = frame_fault(request, seen);
    const auto* asked = object_in(request, "search_criteria");
    if (!reason && !asked) reason = "rjct.search_criteria.invalid";
    ReadCriteria read;
    if (!reason) {
        read = read_criteria(*asked);
        reason = read.reason;
    }
    Told told;
    if (!reason) {
        told = search(tx, master, caller, read.criteria);
        reason = told.reason;
    }
    auto part = part_of(tx, text_in(request, "reference_id"), reason);
    outcome.parts.push_back({text_in(request, "reference_id"), reason ? "rjct" : "succ", reason});
    if (reason) return part;
    outcome.households += static_cast<std::int64_t>(told.records.size());
    part["data"] = {{"version", "1.0.0"}, {"response_entity", "Household"}, {"reg_records", std::move(told.records)}};
    part["pagination"] = {{"page_size", read.criteria.page_size},
                          {"page_number", read.criteria.page_number},
                          {"total_count", told.total}};
    return part;
}

/// Those of the caller's fields that the request names ("Household.household_size"); all when it names none.
std::vector<std::string> fields_of(const Caller& caller, const object& criteria) {
    const auto* named = criteria.if_contains("response_fields");
    if (!named || !named->is_array() || named->get_array().empty()) return caller.fields;
    std::vector<std::string> fields;
    for (const auto& one : named->get_array()) {
        if (!one.is_string()) continue;
        const std::string text(one.get_string());
        const auto field = text.substr(text.find('.') == std::string::npos ? 0 : text.find('.') + 1);
        if (std::ranges::find(caller.fields, field) != caller.fields.end()) fields.push_back(field);
    }
    return fields;
}

object subscribe_part(store::Transaction& tx, const Caller& caller, const object& request, std::set<std::string>& seen,
                      Outcome& outcome) {
    auto reason = frame_fault(request, seen);
    const auto* criteria = object_in(request, "subscribe_criteria");
    const auto* filter_json = criteria ? criteria->if_contains("filter") : nullptr;
    const auto filter = filter_json ? read_filter(*filter_json) : std::nullopt;
    const auto event = criteria ? text_in(*criteria, "reg_event_type") : "";
    if (!reason && !is_event(event)) reason = "rjct.notify_types.invalid";
    if (!reason && !filter) reason = "rjct.notify_details.invalid";
    std::optional<SubscriptionId> id;
    if (!reason) {
        id = subscribe(tx, caller, {event, *filter, fields_of(caller, *criteria)});
        if (!id) reason = "rjct.event.already_subscribed";
    }
    auto part = part_of(tx, text_in(request, "reference_id"), reason);
    outcome.parts.push_back({text_in(request, "reference_id"), reason ? "rjct" : "succ", reason});
    if (id)
        part["subscriptions"] = array{object{{"version", "1.0.0"},
                                             {"code", base::to_string(*id)},
                                             {"status", "subscribe"},
                                             {"timestamp", base::to_string(tx.now())},
                                             {"reg_event_type", event}}};
    return part;
}

object unsubscribe_all(store::Transaction& tx, const Heard& heard, Outcome& outcome) {
    array states;
    std::optional<std::string> reason;
    const auto* codes = heard.message.if_contains("subscription_codes");
    if (!codes || !codes->is_array() || codes->get_array().empty()) reason = "rjct.subscription_code.invalid";
    if (!reason)
        for (const auto& one : codes->get_array()) {
            const auto code = one.is_string() ? std::string(one.get_string()) : std::string();
            if (unsubscribe(tx, heard.caller, code))
                states.push_back(object{{"code", code}, {"status", "unsubscribe"}});
            else
                reason = "rjct.subscription_code.invalid";
        }
    auto answer = part_of(tx, "", reason);
    answer.erase("reference_id");
    answer["subscription_status"] = std::move(states);
    outcome.parts.push_back({"", reason ? "rjct" : "succ", reason});
    return answer;
}

/// Which message a question about a transaction means.
store::Rows messages_asked(store::Transaction& tx, const Heard& heard, const object& request) {
    const auto value = text_in(request, "attribute_value");
    const auto type = text_in(request, "attribute_type");
    const auto correlation = type == "correlation_id" ? base::parse_uuid(value) : std::nullopt;
    const auto transaction = type == "transaction_id" ? value : type == "reference_id_list" ? heard.transaction_id : "";
    return tx.run(R"(
        SELECT * FROM registry_message
        WHERE caller = $1 AND ((action <> 'txn-status' AND transaction_id = $2) OR correlation = $3)
        ORDER BY at, message_id LIMIT 20)",
                  {heard.caller.id, transaction, correlation});
}

std::set<std::string> references_asked(const object& request) {
    std::set<std::string> wanted;
    const auto* list = request.if_contains("attribute_value");
    if (text_in(request, "attribute_type") == "reference_id_list" && list && list->is_array())
        for (const auto& one : list->get_array())
            if (one.is_string()) wanted.emplace(one.get_string());
    return wanted;
}

object status_of(store::Transaction& tx, const Heard& heard, Outcome& outcome) {
    const auto* request = object_in(heard.message, "txnstatus_request");
    array parts;
    std::string correlation;
    if (request) {
        const auto wanted = references_asked(*request);
        for (const auto& row : messages_asked(tx, heard, *request)) {
            correlation = base::to_string(row.uuid("correlation"));
            for (const auto& part : base::from_json_text<std::vector<Part>>(row.text("parts"))) {
                if (!wanted.empty() && !wanted.contains(part.reference_id)) continue;
                auto told = part_of(tx, part.reference_id, part.reason);
                told["timestamp"] = base::to_string(row.instant("at"));
                if (!part.reason) told["status"] = row.text("status");
                parts.push_back(std::move(told));
            }
        }
    }
    outcome.parts.push_back({request ? text_in(*request, "reference_id") : "", "succ", std::nullopt});
    const auto type = request ? text_in(*request, "txn_type") : "";
    object status{{"transaction_id", heard.transaction_id}, {"correlation_id", correlation}};
    status[type == "search" ? "search_response" : "subscribe_response"] = std::move(parts);
    return {{"txn_type", type}, {"txn_status", std::move(status)}};
}

object message_of(store::Transaction& tx, const store::MasterKey& master, const Heard& heard, Action action,
                  Outcome& outcome) {
    object message{{"transaction_id", heard.transaction_id}, {"correlation_id", base::to_string(heard.correlation)}};
    std::set<std::string> seen;
    array parts;
    const auto each = [&](const char* list, const auto& part) {
        for (const auto& one : heard.message.at(list).as_array())
            parts.push_back(part(one.is_object() ? one.get_object() : object{}));
    };
    switch (action) {
        case Action::search:
            if (!heard.reason)
                each("search_request",
                     [&](const object& one) { return search_part(tx, master, heard.caller, one, seen, outcome); });
            message["search_response"] = std::move(parts);
            break;
        case Action::subscribe:
            if (!heard.reason)
                each("subscribe_request",
                     [&](const object& one) { return subscribe_part(tx, heard.caller, one, seen, outcome); });
            message["subscribe_response"] = std::move(parts);
            break;
        case Action::unsubscribe:
            if (!heard.reason)
                for (auto& [key, value] : unsubscribe_all(tx, heard, outcome)) message[key] = value;
            break;
        case Action::txn_status:
            if (!heard.reason) message["txnstatus_response"] = status_of(tx, heard, outcome);
            break;
    }
    return message;
}

struct Names {
    const char* asked;
    const char* answered;
    const char* path;  ///< of the callback
};

Names names_of(Action action) {
    switch (action) {
        case Action::search:
            return {"search", "on-search", "/on-search"};
        case Action::txn_status:
            return {"txn-status", "txn-on-status", "/txn/on-status"};
        case Action::subscribe:
            return {"subscribe", "on-subscribe", "/on-subscribe"};
        case Action::unsubscribe:
            return {"unsubscribe", "on-unsubscribe", "/on-unsubscribe"};
    }
    return {"", "", ""};
}

}  // namespace

Answer answer(store::Transaction& tx, const store::MasterKey& master, Heard& heard, Action action, When when) {
    Outcome outcome;
    const auto names = names_of(action);
    Answer answer{.action = names.answered, .message = message_of(tx, master, heard, action, outcome), .parts = 0};
    answer.parts = static_cast<std::int64_t>(outcome.parts.size());
    if (heard.reason) return answer;
    tx.change(R"(
        INSERT INTO registry_message (caller, message_id, correlation, transaction_id, action, at, status, households, parts)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
              {heard.caller.id, heard.message_id, heard.correlation, heard.transaction_id, names.asked, tx.now(),
               when == When::later ? "pdng" : "succ", outcome.households, base::to_json(outcome.parts)});
    if (when == When::later)
        send_later(tx, master,
                   {.caller = heard.caller.id,
                    .correlation = heard.correlation,
                    .action = names.answered,
                    .uri = heard.callback.empty() ? heard.caller.callback + names.path : heard.callback,
                    .message = answer.message,
                    .total = answer.parts});
    return answer;
}

std::string answer_body(store::Transaction& tx, const store::MasterKey& master, const Heard& heard,
                        const Answer& answer) {
    object header{{"version", "1.0.0"},
                  {"message_id", base::to_string(tx.new_id())},
                  {"message_ts", base::to_string(tx.now())},
                  {"action", answer.action},
                  {"status", heard.reason ? "rjct" : "succ"},
                  {"total_count", answer.parts},
                  {"completed_count", answer.parts},
                  {"sender_id", heard.caller.our_id},
                  {"receiver_id", heard.caller.sender_id}};
    if (heard.reason) {
        header["status_reason_code"] = *heard.reason;
        header["status_reason_message"] = sentence_about(*heard.reason, base::Language::en);
    }
    return SigningKey(master).signed_body(heard.caller.our_id, base::write_json(header),
                                          base::write_json(answer.message), tx.now());
}

}  // namespace registry
