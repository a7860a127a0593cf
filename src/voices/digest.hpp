#pragma once

#include "situation/situation.hpp"
#include "voices/count.hpp"

/// The daily digest: what people speak of and where, what rises and falls against the week before, what waits for an
/// answer and since when, and what officers propose. It is computed from kept counts and names nobody; behind each
/// figure stand the sentences, for officers of that place.
namespace voices {

/// Against the mean of the seven days before: rising is at least two and half as much again, falling at most half.
enum class Trend { fresh, rising, steady, falling };
BOOST_DESCRIBE_ENUM(Trend, fresh, rising, steady, falling)
Trend trend_of(std::int64_t today, std::int64_t week_before);

struct Movement {
    std::int64_t today = 0;
    std::int64_t week_before = 0;  ///< of the seven days before, together
    Trend trend = Trend::steady;
};
BOOST_DESCRIBE_STRUCT(Movement, (), (today, week_before, trend))

struct TopicLine : Movement {
    std::string topic;
    BOOST_DESCRIBE_CLASS(TopicLine, (Movement), (topic), (), ())
};

/// A hamlet of the commune, or a unit below what is wider.
struct PlaceLine : Movement {
    Place area;
    std::vector<TopicLine> topics;
    BOOST_DESCRIBE_CLASS(PlaceLine, (Movement), (area, topics), (), ())
};

struct Ratings {
    std::int64_t good = 0;
    std::int64_t fair = 0;
    std::int64_t poor = 0;
};
BOOST_DESCRIBE_STRUCT(Ratings, (), (good, fair, poor))

using ProposalId = base::Id<struct VoiceProposalTag>;

struct Proposal {
    ProposalId id;
    std::string words;
    base::Instant at;
    std::string by;        ///< the body
    bool is_mine = false;  ///< and may be taken back
};
BOOST_DESCRIBE_STRUCT(Proposal, (), (id, words, at, by, is_mine))

struct Digest {
    Place area;
    base::Day day;
    Movement all;
    std::vector<TopicLine> topics;  ///< what was spoken of on the day or the week before; the most of today first
    std::vector<PlaceLine> places;  ///< likewise
    Counts standing;                ///< as it is now
    std::vector<Voice> waiting;     ///< the oldest open ones; no word of them
    Ratings ratings;                ///< of the day and the seven before
    std::vector<situation::TopicCount> situation;  ///< what teams noted, up to now
    std::vector<Proposal> proposals;
};
BOOST_DESCRIBE_STRUCT(Digest, (), (area, day, all, topics, places, standing, waiting, ratings, situation, proposals))

/// Of a commune or anything above it. Problems: account.outside_area, area.not_found.
Digest digest(store::Transaction& tx, const base::Who& who, areas::AreaId area, base::Day day);

/// A sentence behind a figure, without who said it.
struct Sentence {
    VoiceId voice;
    Place area;
    Kind kind = Kind::feedback;
    std::string topic;
    State state = State::received;
    base::Instant said_at;
    std::string words;  ///< empty once it was erased
};
BOOST_DESCRIBE_STRUCT(Sentence, (), (voice, area, kind, topic, state, said_at, words))

struct SentenceQuery {
    areas::AreaId area;  ///< a hamlet or a commune
    std::string topic;   ///< empty: any
    base::Day day;
    std::size_t limit = 100;
};

/// Opens them and leaves a line in the journal. Problems: account.outside_area, area.not_found, voice.area_too_wide.
std::vector<Sentence> sentences(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                const SentenceQuery& query);

struct NewProposal {
    std::optional<ProposalId> id;
    base::Day day;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(NewProposal, (), (id, day, words))

/// Written twice it is there once. Problems: account.outside_area, area.not_found, voice.words_missing,
/// voice_proposal.too_long, voice_proposal.id_taken.
Proposal propose(store::Transaction& tx, const base::Who& who, areas::AreaId area, const NewProposal& wanted);
/// By whoever wrote it. Harmless to repeat. Problems: voice_proposal.not_found, voice_proposal.not_yours.
void take_back_proposal(store::Transaction& tx, const base::Who& who, ProposalId id);

/// What anybody may know of what is spoken of in an area within thirty days: at least so many, by fives, so that
/// nobody's own voice can be told from yesterday's figure.
struct PublicTopic {
    std::string topic;
    std::int64_t at_least = 0;
};
BOOST_DESCRIBE_STRUCT(PublicTopic, (), (topic, at_least))

struct PublicTopics {
    std::vector<PublicTopic> topics;
    std::optional<std::int64_t> others;  ///< small topics together; empty: too few to tell
};
BOOST_DESCRIBE_STRUCT(PublicTopics, (), (topics, others))
inline constexpr std::int64_t least_public_count = 5;

/// Problems: area.not_found.
PublicTopics public_topics(store::Transaction& tx, areas::AreaId area);

}  // namespace voices
