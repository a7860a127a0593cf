#pragma once

#include "benefits/entry.hpp"

/// Somebody says that a list is wrong: without an account, with a code to look after it. Who objects is not asked and
/// not kept. An objection about somebody else is no denunciation: it stops nothing by itself, neither money nor food,
/// and nobody decides on it before the person concerned had their say.
namespace benefits {

using ObjectionId = base::Id<struct BenefitObjectionTag>;

/// missing: I am not there; amount: mine is wrong; other: of somebody else's entry.
enum class About { missing, amount, other };
BOOST_DESCRIBE_ENUM(About, missing, amount, other)
enum class ObjectionState { open, decided, appealed, closed };
BOOST_DESCRIBE_ENUM(ObjectionState, open, decided, appealed, closed)

struct Rule {
    base::Day valid_from;
    int answer_days = 0;
    bool is_verified = false;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(Rule, (), (valid_from, answer_days, is_verified, source))

struct NewObjection {
    ObjectionId id;
    About about = About::missing;
    std::string entry;  ///< its code, of everything but who is missing
    std::string words;  ///< what is wrong; of who is missing also who and where, so that somebody can come
};
BOOST_DESCRIBE_STRUCT(NewObjection, (), (id, about, entry, words))

struct ObjectionReceipt {
    ObjectionId id;
    std::string code;
    base::Day due_on;
};
BOOST_DESCRIBE_STRUCT(ObjectionReceipt, (), (id, code, due_on))

/// The same again is harmless. Problems: benefit_list.not_found, benefit_list.not_in_state (not posted, or closed),
/// benefit_entry.not_found, benefit_objection.words_missing, benefit_objection.id_taken, goods.text_too_long.
ObjectionReceipt object(store::Transaction& tx, const store::MasterKey& master, ListId list, const NewObjection& wanted,
                        const std::string& code);
/// A code as object() takes it, drawn outside of any transaction.
std::string new_objection_code();

/// How it stands, for whoever holds its code.
struct SeenObjection {
    std::string list;
    About about = About::missing;
    ObjectionState state = ObjectionState::open;
    base::Day due_on;
    std::optional<bool> is_right;
    std::string reason;
    std::optional<bool> appeal_is_right;
    std::string appeal_reason;
    std::string appeal_to;  ///< the body that looks at the appeal
    bool can_appeal = false;
};
BOOST_DESCRIBE_STRUCT(SeenObjection, (),
                      (list, about, state, due_on, is_right, reason, appeal_is_right, appeal_reason, appeal_to,
                       can_appeal))
/// Problem: benefit_objection.code_unknown.
SeenObjection track_objection(store::Transaction& tx, std::string_view code);
/// The level above looks at it, once. Problems: benefit_objection.code_unknown, benefit_objection.not_in_state.
SeenObjection appeal_objection(store::Transaction& tx, std::string_view code);

struct Objection {
    ObjectionId id;
    ListId list;
    std::optional<EntryId> entry;
    std::string entry_code;
    About about = About::missing;
    ObjectionState state = ObjectionState::open;
    base::Instant made_at;
    base::Day due_on;
    bool is_late = false;
    std::optional<base::Instant> heard_at;
    std::optional<bool> is_right;
    std::string reason;
    std::optional<Place> appeal_to;
    std::optional<bool> appeal_is_right;
    std::string appeal_reason;
};
BOOST_DESCRIBE_STRUCT(Objection, (),
                      (id, list, entry, entry_code, about, state, made_at, due_on, is_late, heard_at, is_right, reason,
                       appeal_to, appeal_is_right, appeal_reason))

/// Of a list, the oldest first. Problems: benefit_list.not_found, account.outside_area.
std::vector<Objection> objections(store::Transaction& tx, const base::Who& who, ListId list,
                                  std::optional<ObjectionId> after, std::size_t limit);

/// What was said, sealed.
struct Said {
    std::string words;
    std::string heard;  ///< of the person concerned
};
BOOST_DESCRIBE_STRUCT(Said, (), (words, heard))

/// Problems of what follows: benefit_objection.not_found, account.outside_area, benefit_objection.not_in_state.

/// Leaves a line in the journal.
Said open_objection(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ObjectionId id);
/// The person concerned had their say. Problem: benefit_objection.words_missing.
Objection hear(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ObjectionId id,
               const std::string& words);

struct ObjectionDecision {
    bool is_right = false;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ObjectionDecision, (), (is_right, reason))
/// In writing; what follows from it is done to the list by its own verbs. Problems: benefit_objection.not_heard (about
/// somebody else, who has not been asked), benefit_entry.reason_missing.
Objection decide_objection(store::Transaction& tx, const base::Who& who, ObjectionId id,
                           const ObjectionDecision& decision);
/// By the body above.
Objection decide_appeal(store::Transaction& tx, const base::Who& who, ObjectionId id,
                        const ObjectionDecision& decision);

}  // namespace benefits
