#include <doctest/doctest.h>

#include "problem_of.hpp"
#include "situation/situation.hpp"
#include "street.hpp"

namespace {

using situation::Tone;

struct Notes : spec::Street {
    situation::Note told(const std::string& topic, Tone tone, const std::string& words = {}) {
        return write("tuan", [&](store::Transaction& tx, const base::Who& who) {
            return situation::write_down(tx, master(), who, {{}, {id("commune_a")}, topic, tone, words}, tx.now());
        });
    }
    void take_back(situation::NoteId note) {
        write("tuan", [&](store::Transaction& tx, const base::Who& who) { situation::take_back(tx, who, note); });
    }
    situation::TopicCount count_of(const std::string& topic) {
        db().write([](store::Transaction& tx) { store::fold_counters(tx); });
        return read("lan", [&](store::Transaction& tx, const base::Who& who) {
            for (const auto& one : situation::counts(tx, who, {id("commune_a")}))
                if (one.topic == topic) return one;
            return situation::TopicCount{};
        });
    }
    bool are_counted_right() {
        return db().read([](store::Transaction& tx) {
            for (const auto& indicator : situation::indicators())
                if (!store::disagreements(tx, indicator).empty()) return false;
            return true;
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Notes, "what teams tell is counted by topic, good and hard") {
    told("food", Tone::hard);
    told("food", Tone::hard, "Rau đắt");
    told("food", Tone::good);
    const auto mistake = told("food", Tone::good);
    take_back(mistake.id);
    CHECK(count_of("food").hard == 2);
    CHECK(count_of("food").good == 1);
    CHECK(count_of("livelihood").hard == 0);
    CHECK(are_counted_right());
}

TEST_CASE_FIXTURE(Notes, "a note of yesterday is no longer taken back, and words have an end") {
    const auto note = told("food", Tone::hard);
    pass_days(2);
    CHECK(problem_of([&] { take_back(note.id); }) == "situation.too_long_ago");
    CHECK(problem_of([&] { told("food", Tone::hard, std::string(1001, 'a')); }) == "situation.words_too_long");
}

TEST_CASE_FIXTURE(Notes, "the words lie sealed, and leave with the note") {
    const auto note = told("closed_off", Tone::hard, "Khu trọ sau chùa thiếu nước");
    const auto sealed = [&] {
        return db().read([&](store::Transaction& tx) {
            return tx.run("SELECT 1 AS one FROM sealed_record WHERE subject = $1", {note.id}).size();
        });
    };
    CHECK(sealed() == 1);
    take_back(note.id);
    CHECK(sealed() == 0);
}

TEST_CASE_FIXTURE(Notes, "nobody overwrites what is sealed under another's id, nor a note that was taken back") {
    const auto home = enter("Đỗ Thị Cam");
    const auto told_as = [&](const base::Uuid& id) {
        write("tuan", [&](store::Transaction& tx, const base::Who& who) {
            situation::write_down(tx, master(), who,
                                  {situation::NoteId{id}, {this->id("commune_a")}, "food", Tone::hard, "Rau đắt"},
                                  tx.now());
        });
    };
    CHECK(problem_of([&] { told_as(home.uuid); }) == "situation.id_taken");
    const auto note = told("food", Tone::hard);
    take_back(note.id);
    CHECK(problem_of([&] { told_as(note.id.uuid); }) == "situation.id_taken");
}
