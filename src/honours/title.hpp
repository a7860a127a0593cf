#pragma once

#include <optional>
#include <string>
#include <vector>

#include "honours/rule.hpp"
#include "honours/word.hpp"

/// Yearly titles (plan 004, III.1f: every year consider "An toàn về Covid-19" for departments, offices, enterprises): a
/// round with its criteria, candidates held against their own data, a person's decision with its reasons, publication,
/// and revocation. Candidates are listed by name, never ranked.
namespace honours {

using RoundId = base::Id<struct TitleRoundTag>;
using CandidateId = base::Id<struct TitleCandidateTag>;
using EvidenceId = base::Id<struct TitleEvidenceTag>;

struct NewRound {
    RoundId id;
    base::Uuid body;
    std::int64_t year = 0;
    std::string title;
    std::string words;  ///< what else is asked, in words
    std::string paper;
    std::vector<Criterion> criteria;
};
BOOST_DESCRIBE_STRUCT(NewRound, (), (id, body, year, title, words, paper, criteria))

enum class CandidateState { proposed, awarded, not_awarded, revoked };
BOOST_DESCRIBE_ENUM(CandidateState, proposed, awarded, not_awarded, revoked)

struct CandidateLine {
    CandidateId id;
    Place body;
    CandidateState state = CandidateState::proposed;
    std::string number;
    std::optional<base::Day> decided_on;
    std::optional<base::Instant> published_at;
};
BOOST_DESCRIBE_STRUCT(CandidateLine, (), (id, body, state, number, decided_on, published_at))

struct Round {
    RoundId id;
    Place body;
    Place area;
    std::int64_t year = 0;
    std::string title;
    std::string words;
    std::string paper;
    std::vector<Criterion> criteria;
    std::vector<CandidateLine> candidates;  ///< by name; empty in a list
    bool is_closed = false;
    bool may_write = false;
    bool may_decide = false;
};
BOOST_DESCRIBE_STRUCT(Round, (),
                      (id, body, area, year, title, words, paper, criteria, candidates, is_closed, may_write,
                       may_decide))

/// The same again is harmless. Problems: body.not_found, account.outside_area, title.year_wrong, title.rule_unknown,
/// title.threshold_wrong, honour.words_missing, honour.text_too_long, honour.id_taken.
Round open_round(store::Transaction& tx, const base::Who& who, const NewRound& wanted);

/// Problems of all that follows: title.not_found, account.outside_area.

/// For every body of its area.
Round get_round(store::Transaction& tx, const base::Who& who, RoundId id);
/// Nobody comes in any more; `open_round_again` takes it back.
Round close_round(store::Transaction& tx, const base::Who& who, RoundId id);
Round open_round_again(store::Transaction& tx, const base::Who& who, RoundId id);

struct NewCandidate {
    CandidateId id;
    base::Uuid body;
    std::string words;  ///< why, in the words of who proposes
};
BOOST_DESCRIBE_STRUCT(NewCandidate, (), (id, body, words))
/// By the body of the round, or by the candidate itself. Problems: title.closed, title.body_elsewhere,
/// title.candidate_there, honour.text_too_long.
Round nominate(store::Transaction& tx, const base::Who& who, RoundId id, const NewCandidate& wanted);

/// Publishes everybody to whom it was awarded and who is not public yet.
Round publish_round(store::Transaction& tx, const base::Who& who, RoundId id);

struct RoundPage {
    std::vector<Round> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(RoundPage, (), (items, next))
/// Those of an area and below it, the latest year first. Problems: area.not_found, account.outside_area.
RoundPage rounds(store::Transaction& tx, const base::Who& who, areas::AreaId area, const std::string& after,
                 std::size_t limit);

}  // namespace honours
