#pragma once

#include "benefits/policy.hpp"
#include "households/household.hpp"

/// Lists of a policy: a commune or a hamlet writes down who is due it, posts the list without names, hears objections,
/// has it approved by a head, pays, and says at every moment how much waits.
namespace benefits {

using ListId = base::Id<struct BenefitListTag>;
using households::Place;

enum class ListState { making, posted, approved, closed };
BOOST_DESCRIBE_ENUM(ListState, making, posted, approved, closed)

struct Sum {
    std::int64_t entries = 0;
    std::int64_t amount = 0;  ///< đồng
    bool operator==(const Sum&) const = default;
};
BOOST_DESCRIBE_STRUCT(Sum, (), (entries, amount))

/// Kept, not counted. What a head approved is to_pay, paid and returned together.
struct Numbers {
    Sum listed;    ///< nobody has approved them; those that wait too
    Sum waits;     ///< of these: for a person, who looks at a double or an objection
    Sum to_pay;    ///< approved, and nobody has paid
    Sum paid;      ///< and stayed paid
    Sum returned;  ///< was paid to somebody who was not due it, and came back
    Sum given_up;  ///< by themselves
    Sum refused;
    bool operator==(const Numbers&) const = default;
};
BOOST_DESCRIBE_STRUCT(Numbers, (), (listed, waits, to_pay, paid, returned, given_up, refused))

struct List {
    ListId id;
    std::string code;  ///< HT-2021-0003
    ListState state = ListState::making;
    Policy policy;
    Place area;
    Place body;
    Place approver;
    base::Instant made_at;
    std::optional<base::Instant> posted_at;
    std::optional<base::Instant> approved_at;
    std::string approved_by;
    std::string decision;
    std::optional<base::Instant> closed_at;
    Numbers numbers;
    std::optional<std::int64_t> in_hand;  ///< of one list: what lies in its purse in the public ledger; that is to_pay
    bool may_decide = false;              ///< the caller: post, refuse, close
    bool may_approve = false;
    bool may_pay = false;
};
BOOST_DESCRIBE_STRUCT(List, (),
                      (id, code, state, policy, area, body, approver, made_at, posted_at, approved_at, approved_by,
                       decision, closed_at, numbers, in_hand, may_decide, may_approve, may_pay))

struct NewList {
    ListId id;
    std::string policy;
    areas::AreaId area;
    base::Uuid body;                     ///< makes it, and pays
    std::optional<base::Uuid> approver;  ///< whose head approves; empty: the body itself
};
BOOST_DESCRIBE_STRUCT(NewList, (), (id, policy, area, body, approver))

/// The same again is harmless. Problems: account.outside_area, body.not_found, area.not_found,
/// household.area_too_wide, benefit_policy.not_found, benefit_list.not_here (the policy, or the body), and
/// benefit_list.approver_too_low, benefit_list.id_taken.
List make_list(store::Transaction& tx, const base::Who& who, const NewList& wanted);

/// Problems of all that follows: benefit_list.not_found, account.outside_area, benefit_list.not_in_state.

List get_list(store::Transaction& tx, const base::Who& who, ListId id);

/// Everybody may read it from now on, without names. Problem: benefit_list.empty.
List post_list(store::Transaction& tx, const base::Who& who, ListId id);
/// Back to being made; before anything of it was approved.
List take_down(store::Transaction& tx, const base::Who& who, ListId id);

struct Approval {
    std::string decision;  ///< its number and day
};
BOOST_DESCRIBE_STRUCT(Approval, (), (decision))
/// By a head of the approving body, who did not make the list: all of it that waits for nobody. The money comes from
/// the public budget into the list's purse. Again, when more of it waits for nobody. When all of it turns out to wait
/// for a person it stays posted. Problems: benefit_list.own_list,
/// benefit_list.decision_missing, benefit_list.nothing_to_approve.
List approve(store::Transaction& tx, const base::Who& who, ListId id, const Approval& approval);

/// Nothing is left to pay and nothing waits. Problem: benefit_list.something_left (how many).
List close_list(store::Transaction& tx, const base::Who& who, ListId id);
List reopen_list(store::Transaction& tx, const base::Who& who, ListId id);

struct ListQuery {
    base::Uuid body;  ///< that makes them, or is to approve
    std::optional<ListState> state;
    std::optional<ListId> after;
    std::size_t limit = 50;
};
/// The newest first. Problem: body.not_found.
std::vector<List> lists(store::Transaction& tx, const base::Who& who, const ListQuery& query);

/// Counts everything anew from the entries.
void rebuild_counts(store::Transaction& tx);
/// Where what is kept is not what the entries say: the codes of lists. Nothing, unless a verb forgot to keep it.
std::vector<std::string> miscounts(store::Transaction& tx);

}  // namespace benefits
