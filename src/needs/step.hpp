#pragma once

#include "needs/need.hpp"

/// What is done with a need, one step after the other. Every step leaves its words and may be taken back by those who
/// made it, as long as nothing came after it.
namespace needs {

enum class Act {
    open,
    triage,
    assign,
    hand_back,
    begin,
    finish,
    refuse,
    join,
    differ,
    note,
    match,
    unmatch,
    reopen,
    withdraw,
    correct,
    erase,
    appeal,
    uphold,
    overturn,
    take_back
};
BOOST_DESCRIBE_ENUM(Act, open, triage, assign, hand_back, begin, finish, refuse, join, differ, note, match, unmatch,
                    reopen, withdraw, correct, erase, appeal, uphold, overturn, take_back)

/// Problems of every verb that follows: need.not_found, account.outside_area, need.not_now (what it is now does not
/// allow it, somebody else may just have been quicker).

/// Whether the caller decides about this need: gives it to somebody, refuses it.
bool may_decide(store::Transaction& tx, const base::Who& who, NeedId id);

/// What a person made of it.
struct Triage {
    std::string kind;
    Urgency urgency = Urgency::ordinary;
    std::vector<std::string> groups;
    std::optional<base::Day> promised;  ///< until when somebody says it will be met; empty: as the rule says
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Triage, (), (kind, urgency, groups, promised, words))

/// Problems: need.kind_unknown, need.group_unknown, need.promise_past, need.erased.
Need triage(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
            const Triage& triage);

/// What the dated rule proposes before anybody has decided: urgent for kinds that cannot wait, and for who cannot.
Urgency proposed_urgency(const Need& need, const Rule& rule);

/// Why a body is proposed, the nearest first.
enum class Nearness { household_team, hamlet_team, front, committee };
BOOST_DESCRIBE_ENUM(Nearness, household_team, hamlet_team, front, committee)

struct Candidate {
    Place body;
    Nearness nearness = Nearness::committee;
};
BOOST_DESCRIBE_STRUCT(Candidate, (), (body, nearness))

std::vector<Candidate> nearest(store::Transaction& tx, NeedId id);

/// Gives it to a body. Problems: need.waits_for_person, body.not_found, need.body_elsewhere, need.body_may_not (what
/// people ask for is never the police's).
Need assign(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
            const base::Uuid& body, const std::string& words);

/// The body cannot, and says why: it is looked for somebody else. Problem: need.words_missing.
Need hand_back(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
               const std::string& words);
Need begin(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id);

/// A choice of a list with what there is to say beside it.
struct Ending {
    std::string code;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Ending, (), (code, words))

/// Problem: need.outcome_unknown.
Need finish(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
            const Ending& outcome);
/// Problems: need.reason_unknown, need.words_missing (for "other").
Need refuse(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
            const Ending& reason);

/// It ends without help: the asker does not need it any more, or it was written down by mistake. Problem:
/// need.outcome_unknown (any other outcome has to be worked for).
Need withdraw(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
              const Ending& outcome);

/// A word beside it that changes nothing. Problem: need.words_missing.
Need note(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
          const std::string& words);
/// The asker came back to an office instead of to the code. Problem: need.words_missing.
Need reopen(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
            const std::string& words);

/// An appeal is decided by another body than the one that refused. Problems: need.own_refusal, need.words_missing.
Need uphold(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
            const std::string& words);
Need overturn(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, NeedId id,
              const std::string& words);

/// As it was before the last step; notes and corrections stay. Problem: need.nothing_to_take_back (the asker's own
/// steps, another body's, or what cannot be undone).
Need take_back(store::Transaction& tx, const base::Who& who, NeedId id);

/// The two are the same: this one is closed, its asker sees how the other stands. Problems: need.same_need,
/// need.other_commune, need.joined_in_circle (the other is itself joined).
Need join(store::Transaction& tx, const base::Who& who, NeedId id, NeedId other);
/// They are two. Problem: need.not_alike.
Need differ(store::Transaction& tx, const base::Who& who, NeedId id, NeedId other);

/// One that this one looks like, and by what.
struct Likeness {
    Need need;
    std::vector<std::string> reasons;  ///< phone, household
    std::optional<bool> is_same;
};
BOOST_DESCRIBE_STRUCT(Likeness, (), (need, reasons, is_same))
std::vector<Likeness> likenesses(store::Transaction& tx, NeedId id);

/// One line of what was done.
struct Step {
    std::int64_t part = 0;
    Act act = Act::note;
    base::Instant at;
    std::string by;             ///< a name; empty: whoever asked
    std::optional<Place> body;  ///< for whom they acted
    std::string code;
    std::string words;
    std::optional<Place> to;
    bool taken_back = false;
};
BOOST_DESCRIBE_STRUCT(Step, (), (part, act, at, by, body, code, words, to, taken_back))

/// The oldest first. Its words are sealed, so the caller has opened the record.
std::vector<Step> steps(store::Transaction& tx, const store::MasterKey& master, NeedId id);

}  // namespace needs
