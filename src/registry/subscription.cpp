#include "registry/subscription.hpp"

#include <map>

#include "registry/callback.hpp"
#include "registry/search.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace registry {
namespace {

constexpr std::size_t lines_at_once = 500;

/// What the standard calls an event, and the line of the journal that tells of it.
const std::map<std::string, std::string, std::less<>> verbs{{"REGISTER", "household.entered"},
                                                            {"NewHouseHoldMember", "household.birth"}};

struct Subscription {
    SubscriptionId id;
    Caller caller;
    std::string verb;
    std::string event;
    Filter filter;
    std::vector<std::string> fields;
    std::int64_t from_seq = 0;
};

/// What happened to one household.
struct Line {
    std::int64_t seq = 0;
    std::string verb;
    base::Uuid subject;
};

/// Check-ins alone are a thousand lines a second; only what somebody may have subscribed to is taken along.
std::vector<Line> lines_between(store::Transaction& tx, std::int64_t after, std::int64_t last) {
    std::vector<store::Value> values{after, last};
    std::vector<std::string> wanted;
    for (const auto& [event, verb] : verbs) wanted.push_back(verb);
    const auto list = store::list_behind(values, wanted);
    return store::all(
        [](const store::Row& row) {
            return Line{row.integer("seq"), row.text("verb"), row.uuid("subject")};
        },
        tx.run("SELECT seq, verb, subject FROM journal WHERE seq > $1 AND seq <= $2 AND verb IN " + list +
                   " ORDER BY seq LIMIT " + std::to_string(lines_at_once),
               values));
}

std::vector<Subscription> running(store::Transaction& tx) {
    std::vector<Subscription> all;
    for (const auto& row : tx.run("SELECT * FROM registry_subscription WHERE ended_at IS NULL ORDER BY id")) {
        auto caller = caller_of(tx, row.id<RegistryCallerTag>("caller"));
        if (!is_in_force(caller, base::day_of(tx.now()))) continue;
        const auto event = row.text("event");
        all.push_back({.id = row.id<RegistrySubscriptionTag>("id"),
                       .caller = std::move(caller),
                       .verb = verbs.at(event),
                       .event = event,
                       .filter = base::from_json_text<Filter>(row.text("criteria")),
                       .fields = base::from_json_text<std::vector<std::string>>(row.text("fields")),
                       .from_seq = row.integer("from_seq")});
    }
    return all;
}

std::int64_t place_in_journal(store::Transaction& tx) {
    const auto rows = tx.run("SELECT last_seq FROM registry_place WHERE id = 1");
    return rows.empty() ? 0 : rows.front().integer("last_seq");
}

void keep_place(store::Transaction& tx, std::int64_t seq) {
    tx.change(R"(
        INSERT INTO registry_place (id, last_seq) VALUES (1, $1)
        ON CONFLICT (id) DO UPDATE SET last_seq = $1)",
              {seq});
}

/// The part of a notice that tells of one household.
boost::json::object event_of(store::Transaction& tx, const Subscription& subscription, const Told& told) {
    return {{"reference_id", base::to_string(tx.new_id())},
            {"timestamp", base::to_string(tx.now())},
            {"data",
             {{"version", "1.0.0"},
              {"reg_type", "ns:org:RegistryType:Social"},
              {"reg_event_type", subscription.event},
              {"response_entity", "Household"},
              {"reg_records", told.records.front()}}}};
}

void tell(store::Transaction& tx, const store::MasterKey& master, const Subscription& subscription,
          const std::vector<Line>& lines) {
    boost::json::array events;
    for (const auto& line : lines) {
        if (line.seq <= subscription.from_seq || line.verb != subscription.verb) continue;
        const auto told =
            tell_of(tx, master, subscription.caller, subscription.filter, subscription.fields, line.subject);
        if (!told.records.empty()) events.push_back(event_of(tx, subscription, told));
    }
    if (events.empty()) return;
    const auto total = static_cast<std::int64_t>(events.size());
    send_later(tx, master,
               {.caller = subscription.caller.id,
                .correlation = std::nullopt,
                .action = "notify",
                .uri = subscription.caller.callback + "/notify",
                .message = {{"transaction_id", base::to_string(tx.new_id())},
                            {"subscription_code", base::to_string(subscription.id)},
                            {"notify_event", std::move(events)}},
                .total = total});
}

}  // namespace

bool is_event(const std::string& event) {
    return verbs.contains(event);
}

std::optional<SubscriptionId> subscribe(store::Transaction& tx, const Caller& caller, const NewSubscription& wanted) {
    const auto criteria = base::to_json(wanted.filter);
    const auto fields = base::to_json(wanted.fields);
    const auto same = tx.run(R"(
        SELECT id FROM registry_subscription
        WHERE caller = $1 AND event = $2 AND criteria = $3 AND fields = $4 AND ended_at IS NULL)",
                             {caller.id, wanted.event, criteria, fields});
    if (!same.empty()) return std::nullopt;
    const auto from = store::last_seq(tx);
    if (tx.run("SELECT 1 AS found FROM registry_subscription WHERE ended_at IS NULL LIMIT 1").empty())
        keep_place(tx, from);
    const SubscriptionId id{tx.new_id()};
    tx.change(R"(
        INSERT INTO registry_subscription (id, caller, event, criteria, fields, from_seq, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7))",
              {id, caller.id, wanted.event, criteria, fields, from, tx.now()});
    return id;
}

bool unsubscribe(store::Transaction& tx, const Caller& caller, const std::string& code) {
    const auto id = base::parse_uuid(code);
    return id &&
           tx.change(
               "UPDATE registry_subscription SET ended_at = $3 WHERE id = $1 AND caller = $2 AND ended_at IS NULL",
               {*id, caller.id, tx.now()}) > 0;
}

void tell_subscribers(store::Transaction& tx, const store::MasterKey& master) {
    const auto subscriptions = running(tx);
    if (subscriptions.empty()) return;
    const auto last = store::last_seq(tx);
    const auto lines = lines_between(tx, place_in_journal(tx), last);
    for (const auto& subscription : subscriptions) tell(tx, master, subscription, lines);
    keep_place(tx, lines.size() == lines_at_once ? lines.back().seq : last);
}

}  // namespace registry
