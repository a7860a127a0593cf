#pragma once

#include "files/file.hpp"
#include "honours/title.hpp"

/// One candidate for a title: what the data say, what people attached, what a head decided and why.
namespace honours {

struct Evidence {
    EvidenceId id;
    std::string words;
    std::optional<files::FileId> file;
    base::Instant at;
};
BOOST_DESCRIBE_STRUCT(Evidence, (), (id, words, file, at))

struct Candidate {
    CandidateId id;
    RoundId round;
    Place body;
    std::int64_t year = 0;
    std::string title;
    std::string words;
    std::vector<Finding> findings;  ///< of today; of the moment of the decision once there is one
    std::vector<Evidence> evidence;
    CandidateState state = CandidateState::proposed;
    std::string reason;
    std::string number;
    std::optional<base::Day> decided_on;
    std::optional<base::Instant> published_at;
    std::optional<base::Instant> revoked_at;
    std::string revoked_because;
    bool may_write = false;
    bool may_decide = false;
};
BOOST_DESCRIBE_STRUCT(Candidate, (),
                      (id, round, body, year, title, words, findings, evidence, state, reason, number, decided_on,
                       published_at, revoked_at, revoked_because, may_write, may_decide))

/// Problems of all: title.candidate_not_found, account.outside_area.

/// For the body of the round and the candidate itself.
Candidate get_candidate(store::Transaction& tx, const base::Who& who, CandidateId id);

struct NewEvidence {
    EvidenceId id;
    std::string words;  ///< a paper with its number, a figure and where it is from
    std::optional<files::FileId> file;
};
BOOST_DESCRIBE_STRUCT(NewEvidence, (), (id, words, file))
/// Problems: title.not_in_state (it was decided), honour.words_missing, honour.text_too_long, file.not_found.
Candidate add_evidence(store::Transaction& tx, const base::Who& who, CandidateId id, const NewEvidence& wanted);
/// As it was sent, for those who see the candidate. Problem: file.not_found.
files::File evidence_file(store::Transaction& tx, const base::Who& who, CandidateId id, files::FileId file);

struct TitleDecision {
    bool is_awarded = false;
    std::string reason;  ///< needed when it is not awarded, and when a criterion is not met or nothing shows it
    std::string number;  ///< needed when it is awarded
    std::optional<base::Day> day;
};
BOOST_DESCRIBE_STRUCT(TitleDecision, (), (is_awarded, reason, number, day))
/// The data propose, a head decides, who did not nominate it; what the data said is kept with it. Problems:
/// title.not_in_state, title.own_nomination, title.number_missing, title.reason_missing.
Candidate decide_title(store::Transaction& tx, const base::Who& who, CandidateId id, const TitleDecision& decision);

/// It does not hold any more; everybody who read that it was given reads that. Problems: title.not_in_state,
/// honour.words_missing.
Candidate revoke(store::Transaction& tx, const base::Who& who, CandidateId id, const std::string& reason);

/// What everybody reads of titles.
struct OpenTitle {
    CandidateId id;
    std::int64_t year = 0;
    std::string title;
    std::string body;
    Place area;
    std::string given_by;
    std::string number;
    std::optional<base::Day> decided_on;
    std::optional<base::Day> revoked_on;
};
BOOST_DESCRIBE_STRUCT(OpenTitle, (), (id, year, title, body, area, given_by, number, decided_on, revoked_on))
struct OpenTitlePage {
    std::vector<OpenTitle> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(OpenTitlePage, (), (items, next))
/// Published ones of an area and below it or of the whole country, the latest first. Problem: area.not_found.
OpenTitlePage open_titles(store::Transaction& tx, std::optional<areas::AreaId> area, const std::string& after,
                          std::size_t limit);

}  // namespace honours
