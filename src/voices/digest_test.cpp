#include <doctest/doctest.h>

#include "cast.hpp"
#include "problem_of.hpp"
#include "voices/digest.hpp"
#include "voices/step.hpp"

using namespace voices;

namespace {

/// The cast, with one hamlet in commune A.
struct Week : spec::Cast {
    const store::MasterKey& master = app().master;
    base::Who lan = who("lan");
    areas::AreaId commune{id("commune_a")};
    areas::AreaId hamlet;

    Week() {
        const auto everyone = everybody();
        hamlet = db().write([&](store::Transaction& tx) {
            return areas::open(tx, everyone, {commune, "thon", "Thôn Bến Đò", "", *base::make_day(2021, 1, 1)}).id;
        });
    }

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    template <class F>
    auto read(F verb) {
        return db().read([&](store::Transaction& tx) { return verb(tx); });
    }

    VoiceId say(areas::AreaId area, const std::string& topic, int times = 1) {
        VoiceId last;
        for (int i = 0; i < times; ++i)
            last = write([&](store::Transaction& tx) {
                NewVoice said;
                said.area = area;
                said.topic = topic;
                said.words = "Thử";
                return open(tx, master, {}, said, new_code()).id;
            });
        return last;
    }
    Digest today(areas::AreaId area) {
        return read([&](store::Transaction& tx) { return digest(tx, lan, area, base::day_of(tx.now())); });
    }
    PublicTopics told() {
        return read([&](store::Transaction& tx) { return public_topics(tx, commune); });
    }
};

}  // namespace

TEST_CASE("rising and falling are against the mean of the week before") {
    CHECK(trend_of(0, 0) == Trend::steady);
    CHECK(trend_of(1, 0) == Trend::fresh);
    CHECK(trend_of(1, 1) == Trend::steady);
    CHECK(trend_of(2, 7) == Trend::rising);
    CHECK(trend_of(1, 7) == Trend::steady);
    CHECK(trend_of(0, 7) == Trend::falling);
    CHECK(trend_of(5, 70) == Trend::falling);
    CHECK(trend_of(10, 70) == Trend::steady);
    CHECK(trend_of(15, 70) == Trend::rising);
}

TEST_CASE_FIXTURE(Week, "a digest says what is spoken of, where, and what moved since the week before") {
    say(hamlet, "prices", 7);
    pass_days(3);
    say(hamlet, "prices", 3);
    say(commune, "food");
    const auto found = today(commune);
    CHECK(found.all.today == 4);
    CHECK(found.all.week_before == 7);
    REQUIRE(found.topics.size() == 2);
    CHECK(found.topics[0].topic == "prices");
    CHECK(found.topics[0].trend == Trend::rising);
    CHECK(found.topics[1].trend == Trend::fresh);
    REQUIRE(found.places.size() == 2);
    CHECK(found.places[0].area.name == "Thôn Bến Đò");
    CHECK(found.places[0].today == 3);
    CHECK(found.places[1].area.id == commune.uuid);
    CHECK(found.waiting.size() == 5);
    CHECK(found.standing.open == 11);
    pass_days(4);
    CHECK(today(commune).topics.front().trend == Trend::falling);
}

TEST_CASE_FIXTURE(Week, "a voice that speaks of something else is counted there") {
    const auto voice = say(hamlet, "prices");
    write([&](store::Transaction& tx) {
        return classify(tx, master, lan, voice, {Kind::complaint, "transport", Grade::normal, {}});
    });
    const auto found = today(commune);
    REQUIRE(found.topics.size() == 1);
    CHECK(found.topics.front().topic == "transport");
}

TEST_CASE_FIXTURE(Week, "the street is told by fives, and small topics only together") {
    say(hamlet, "prices", 4);
    CHECK(told().topics.empty());
    CHECK_FALSE(told().others);
    say(hamlet, "food", 3);
    CHECK(told().others == 5);
    say(hamlet, "prices", 3);
    REQUIRE(told().topics.size() == 1);
    CHECK(told().topics.front().at_least == 5);
    CHECK_FALSE(told().others);
}

TEST_CASE_FIXTURE(Week, "no single voice can be told from the figures of two moments") {
    say(hamlet, "prices", 5);
    const auto before = told().topics.front().at_least;
    say(hamlet, "prices");
    CHECK(told().topics.front().at_least == before);
}

TEST_CASE_FIXTURE(Week, "a proposal keeps to half a page") {
    CHECK(problem_of([&] {
              write([&](store::Transaction& tx) {
                  return propose(tx, lan, commune, {{}, base::day_of(tx.now()), std::string(3000, 'a')});
              });
          }) == "voice_proposal.too_long");
}

TEST_CASE_FIXTURE(Week, "opening the sentences leaves a line in the journal") {
    say(hamlet, "prices");
    write([&](store::Transaction& tx) {
        CHECK(sentences(tx, master, lan, {.area = hamlet, .topic = "prices", .day = base::day_of(tx.now())}).size() ==
              1);
    });
    read([&](store::Transaction& tx) {
        CHECK(tx.run("SELECT 1 AS one FROM journal WHERE verb = 'voice.sentences_opened'", {}).size() == 1);
    });
}
