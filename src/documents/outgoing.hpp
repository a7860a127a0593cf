#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "documents/document.hpp"
#include "plans/names.hpp"
#include "store/database.hpp"

/// A document on its way out of the house: a specialist drafts, a leader approves or gives back, the clerk numbers and
/// issues. Until it has its number every step is taken back; then nothing of it changes any more.
namespace documents {

using OutgoingId = base::Id<struct OutgoingTag>;

enum class OutgoingState { draft, submitted, returned, approved, issued, cancelled };
BOOST_DESCRIBE_ENUM(OutgoingState, draft, submitted, returned, approved, issued, cancelled)

/// What is done to it: `withdraw` takes submit back, `reopen` approve.
enum class Act { submit, withdraw, approve, give_back, reopen, issue, cancel };
BOOST_DESCRIBE_ENUM(Act, submit, withdraw, approve, give_back, reopen, issue, cancel)

struct Outgoing {
    OutgoingId id;
    plans::BodyName body;
    OutgoingState state = OutgoingState::draft;
    Document document;
    std::string reason;
    std::string drafter;
    std::string approver;
    base::Instant changed_at;
    std::optional<plans::PlanId> plan;  ///< how it lies with its recipients
};

/// Lays a draft on the desk of the caller's body. Problems: plan.no_desk, outgoing.kind_unknown.
OutgoingId lay(store::Transaction& tx, const base::Who& who, const Document& document);

/// Problem: outgoing.not_found, also for whoever does not work for the body.
Outgoing get(store::Transaction& tx, const base::Who& who, OutgoingId id);

struct OutgoingQuery {
    std::optional<OutgoingState> state;
    std::optional<bool> is_open;  ///< still on its way, or issued and cancelled ones
    std::optional<OutgoingId> before;
    std::size_t limit = 50;
};
/// Those of the caller's body, newest first.
std::vector<Outgoing> list(store::Transaction& tx, const base::Who& who, const OutgoingQuery& query);

/// Problems: outgoing.not_now (it is with the leader, approved or issued), outgoing.kind_unknown,
/// outgoing.changed_meanwhile when it is neither `from` nor `to`.
Outgoing edit(store::Transaction& tx, const base::Who& who, OutgoingId id, const Document& from, const Document& to);

/// What the caller may do with it now.
std::vector<Act> acts_of(store::Transaction& tx, const base::Who& who, const Outgoing& outgoing);

/// Problems: outgoing.not_now, outgoing.needs_leader, outgoing.needs_clerk, outgoing.incomplete,
/// outgoing.reason_missing, and those of take_number.
Outgoing act(store::Transaction& tx, const base::Who& who, OutgoingId id, Act act, const std::string& reason);

}  // namespace documents
