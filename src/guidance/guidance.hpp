#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "store/database.hpp"

/// Cards of guidance: a title and a few plain sentences that a health station writes for its commune, for one kind of
/// reader. Everybody may read them, on a telephone also without a network; nothing of them is about a person.
namespace guidance {

using CardId = base::Id<struct GuidanceCardTag>;

/// For whom a card is.
enum class Audience { everybody, isolating, teams, returning };
BOOST_DESCRIBE_ENUM(Audience, everybody, isolating, teams, returning)

/// What a card says.
struct Saying {
    std::string title;
    std::string words;
    base::Day holds_from;
    std::string source;  ///< the paper that it follows; empty: the station's own words
    bool operator==(const Saying&) const = default;
};
BOOST_DESCRIBE_STRUCT(Saying, (), (title, words, holds_from, source))

struct NewCard {
    std::optional<CardId> id;
    areas::AreaId commune;
    Audience audience = Audience::everybody;
    Saying saying;
};
BOOST_DESCRIBE_STRUCT(NewCard, (), (id, commune, audience, saying))

struct Card {
    CardId id;
    Audience audience = Audience::everybody;
    std::int64_t version = 1;
    Saying saying;
    base::Instant said_at;
};
BOOST_DESCRIBE_STRUCT(Card, (), (id, audience, version, saying, said_at))

/// What all read whose commune has written nothing: a small set in plain words, without a day and without a number that
/// a rule would have to say.
struct Example {
    Audience audience = Audience::everybody;
    std::string title;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Example, (), (audience, title, words))
const std::vector<Example>& examples();

/// Needs health_read for the commune, as every verb that writes. The same id with the same words is harmless. Problems:
/// area.not_found, account.outside_area, guidance.not_a_commune, guidance.empty, guidance.too_long, guidance.id_taken.
Card write(store::Transaction& tx, const base::Who& who, const NewCard& wanted);
/// Says it anew; what it said before is kept. `version` is what the writer saw. Problems: guidance.not_found,
/// account.outside_area, guidance.empty, guidance.too_long, guidance.changed_meanwhile, guidance.taken_down.
Card say_anew(store::Transaction& tx, const base::Who& who, CardId id, std::int64_t version, const Saying& saying);
/// Problems: guidance.not_found, account.outside_area, guidance.taken_down.
void take_down(store::Transaction& tx, const base::Who& who, CardId id);
/// Takes that back. Problems: guidance.not_found, account.outside_area, guidance.not_taken_down.
void put_up(store::Transaction& tx, const base::Who& who, CardId id);

/// The cards of a commune that are up, by audience; those for one reader and for everybody when one is named. An area
/// below the commune asks for its commune's. Problems: area.not_found, guidance.not_a_commune.
std::vector<Card> cards(store::Transaction& tx, areas::AreaId area, std::optional<Audience> audience);

/// All that a card ever said, the newest first. Problem: guidance.not_found.
std::vector<Card> versions(store::Transaction& tx, CardId id);

}  // namespace guidance
