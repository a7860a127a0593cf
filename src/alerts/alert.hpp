#pragma once

#include "alerts/signature.hpp"
#include "areas/area.hpp"
#include "outreach/message.hpp"

/// Alerts that others send (CAP 1.2): taken in, shown with what their signature proves, made into a message by a person
/// or set aside. Nothing that comes is ever spoken by itself.
namespace alerts {

using AlertId = base::Id<struct AlertTag>;
using households::Place;
using outreach::Priority;

/// What came, looked at outside of any transaction.
struct Arrived {
    sources::CapAlert said;
    std::string xml;
    Checked checked;
};

/// waiting: for a person; drafted: a message was made of it.
enum class State { waiting, drafted, set_aside };
BOOST_DESCRIBE_ENUM(State, waiting, drafted, set_aside)

/// The alert that this one updates or cancels, when it came here too.
struct Earlier {
    AlertId id;
    std::string title;
    std::optional<outreach::MessageId> message;
};
BOOST_DESCRIBE_STRUCT(Earlier, (), (id, title, message))

struct Alert {
    AlertId id;
    Place body;
    State state = State::waiting;
    Seal seal = Seal::none;
    std::string vouched_by;
    std::string sender;
    std::string identifier;
    base::Instant sent_at;
    std::string status;    ///< as the standard says: Actual, Exercise, System, Test, Draft
    std::string msg_type;  ///< Alert, Update, Cancel, Ack, Error
    sources::CapInfo info;
    Priority priority = Priority::ordinary;  ///< what a message of it would be
    std::vector<Place> places;               ///< areas of the body's own that it names
    bool has_shapes = false;                 ///< polygons or circles, which no one here can hold against a map
    std::optional<Earlier> earlier;
    std::optional<outreach::MessageId> message;
    base::Instant received_at;
    std::string received_by;  ///< empty: another system handed it in
    std::string reason;
    bool may_write = false;
};
BOOST_DESCRIBE_STRUCT(Alert, (),
                      (id, body, state, seal, vouched_by, sender, identifier, sent_at, status, msg_type, info, priority,
                       places, has_shapes, earlier, message, received_at, received_by, reason, may_write))

/// How urgent loudspeakers take it (circular 39/2020 has three levels): emergency when lives are in danger now,
/// priority when something must be done soon. What is no real event is ordinary.
Priority priority_of(const sources::CapAlert& alert);
/// What it says in Vietnamese, else in its first language; nothing said gives an empty one.
sources::CapInfo info_for_people(const sources::CapAlert& alert);
std::string title_of(const sources::CapInfo& info);

/// Into the inbox of a body: by whoever writes papers for it, or by another system (nobody), of which only a trusted
/// signature is taken. The same again is harmless. Problems: body.not_found, account.outside_area, alert.not_trusted.
Alert take_in(store::Transaction& tx, const base::Who& who, const base::Uuid& body, const Arrived& arrived);

/// Problems of all that follows: alert.not_found, account.outside_area.

Alert get(store::Transaction& tx, const base::Who& who, AlertId id);

struct NewMessage {
    outreach::MessageId id;
    std::vector<areas::AreaId> areas;
};
BOOST_DESCRIBE_STRUCT(NewMessage, (), (id, areas))
/// Drafts a message for areas that a person chose. It goes the way of every message, to a head who approves it.
/// Problems: alert.not_in_state, alert.not_actual (an exercise, a test), alert.takes_back (a Cancel says nothing new:
/// the message of the earlier one is withdrawn), and those of outreach::write.
Alert draft(store::Transaction& tx, const base::Who& who, AlertId id, const NewMessage& wanted);

/// It needs nothing here; `take_up` takes that back. Problems: alert.not_in_state, alert.reason_missing.
Alert set_aside(store::Transaction& tx, const base::Who& who, AlertId id, const std::string& reason);
Alert take_up(store::Transaction& tx, const base::Who& who, AlertId id);

struct Line {
    AlertId id;
    std::string title;
    std::string sender_name;
    State state = State::waiting;
    Seal seal = Seal::none;
    std::string vouched_by;
    std::string status;
    std::string msg_type;
    Priority priority = Priority::ordinary;
    base::Instant received_at;
};
BOOST_DESCRIBE_STRUCT(Line, (),
                      (id, title, sender_name, state, seal, vouched_by, status, msg_type, priority, received_at))

struct LinePage {
    std::vector<Line> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(LinePage, (), (items, next))
/// Of one body, the newest first: those that wait for a person, or the others. Problem: body.not_found.
LinePage alerts(store::Transaction& tx, const base::Who& who, const base::Uuid& body, bool is_handled,
                const std::string& after, std::size_t limit);

}  // namespace alerts
