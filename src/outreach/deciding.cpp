#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "outreach/message_row.hpp"

/// A message on its way to the people: asked for, approved, withdrawn; each step can be taken back.
namespace outreach {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_reason = 1000;

std::string tidy_reason(std::string_view typed) {
    auto reason = std::string(base::trim(base::to_nfc(typed)));
    if (reason.size() > longest_reason) throw Problem(ProblemKind::invalid, "message.too_long");
    return reason;
}

std::string needed(std::string_view typed) {
    auto reason = tidy_reason(typed);
    if (base::fold(reason).empty()) throw Problem(ProblemKind::invalid, "message.reason_missing");
    return reason;
}

Entry written_entry(store::Transaction& tx, const base::Who& who, MessageId id) {
    auto found = entry(tx, id);
    accounts::require_body(tx, who, Permission::documents_write, found.message.body.id);
    return found;
}

Entry decided_entry(store::Transaction& tx, const base::Who& who, MessageId id) {
    auto found = entry(tx, id);
    accounts::require_body(tx, who, Permission::documents_approve, found.message.approver.id);
    return found;
}

/// It is not over, and it names nobody.
void require_fit_to_be_heard(store::Transaction& tx, const Entry& found) {
    if (found.message.content.until < base::day_of(tx.now()))
        throw Problem(ProblemKind::invalid, "message.days_wrong", base::to_string(found.message.content.until));
    if (has_blocking(check_tone(all_words(found.message.content))))
        throw Problem(ProblemKind::invalid, "message.names_somebody");
}

void set_state(store::Transaction& tx, const Entry& found, State state) {
    tx.change("UPDATE message SET state = $3 WHERE home = $1 AND id = $2",
              {found.home, found.message.id, base::name_of(state)});
}

}  // namespace

Message submit(store::Transaction& tx, const base::Who& who, MessageId id, const Submission& wanted) {
    const auto found = written_entry(tx, who, id);
    require_state(found, {State::draft});
    require_fit_to_be_heard(tx, found);
    const auto approver = wanted.approver.value_or(found.message.body.id);
    bodies::get(tx, bodies::BodyId{approver});
    tx.change("UPDATE message SET state = 'asked', approver = $3 WHERE home = $1 AND id = $2",
              {found.home, id, approver});
    record(tx, who, found, "message.asked");
    return get(tx, who, id);
}

Message take_back_submission(store::Transaction& tx, const base::Who& who, MessageId id) {
    const auto found = written_entry(tx, who, id);
    require_state(found, {State::asked});
    set_state(tx, found, State::draft);
    record(tx, who, found, "message.taken_back");
    return get(tx, who, id);
}

Message decide(store::Transaction& tx, const base::Who& who, MessageId id, const Decision& decision) {
    const auto found = decided_entry(tx, who, id);
    if (found.written_by == who.account || found.changed_by == who.account)
        throw Problem(ProblemKind::forbidden, "message.own_words");
    require_state(found, {State::asked});
    if (decision.is_approved) require_fit_to_be_heard(tx, found);
    const bool is_plain = decision.is_approved && check_tone(all_words(found.message.content)).empty();
    const auto reason = is_plain ? tidy_reason(decision.reason) : needed(decision.reason);
    tx.change(
        "UPDATE message SET state = $3, reason = $4, decided_at = $5, decided_by = $6 WHERE home = $1 AND id = $2",
        {found.home, id, base::name_of(decision.is_approved ? State::approved : State::draft), reason, tx.now(),
         who.account});
    record(tx, who, found, decision.is_approved ? "message.approved" : "message.given_back");
    return get(tx, who, id);
}

Message withdraw(store::Transaction& tx, const base::Who& who, MessageId id, const std::string& reason) {
    const auto found = decided_entry(tx, who, id);
    require_state(found, {State::approved});
    tx.change("UPDATE message SET state = 'withdrawn', reason = $3, withdrawn_at = $4 WHERE home = $1 AND id = $2",
              {found.home, id, needed(reason), tx.now()});
    record(tx, who, found, "message.withdrawn");
    return get(tx, who, id);
}

Message put_back(store::Transaction& tx, const base::Who& who, MessageId id) {
    const auto found = decided_entry(tx, who, id);
    require_state(found, {State::withdrawn});
    tx.change("UPDATE message SET state = 'approved', reason = '', withdrawn_at = NULL WHERE home = $1 AND id = $2",
              {found.home, id});
    record(tx, who, found, "message.put_back");
    return get(tx, who, id);
}

}  // namespace outreach
