#include <algorithm>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "isolation/episode.hpp"
#include "isolation/episode_row.hpp"
#include "store/journal.hpp"

/// What happens to an episode: tests, an end set by hand, its closing, and rules that change.
namespace isolation {
namespace {

using base::Problem;
using base::ProblemKind;

EpisodeRow still_open(store::Transaction& tx, const base::Who& who, EpisodeId id) {
    auto row = reachable(tx, who, id);
    if (row.episode.closed_on) throw Problem(ProblemKind::conflict, "episode.closed", base::to_string(id));
    return row;
}

/// The note of an episode goes on, line by line.
void add_words(Patient& patient, const std::string& words) {
    patient.note += (patient.note.empty() ? "" : "\n") + words;
}

bool ended_negative(const Patient& patient) {
    const auto last = std::ranges::max_element(patient.tests, {}, &Test::on);
    return last != patient.tests.end() && last->result == TestResult::negative;
}

}  // namespace

void note_test(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, EpisodeId id,
               const Test& test) {
    const auto row = still_open(tx, who, id);
    if (test.on > base::day_of(tx.now())) throw Problem(ProblemKind::invalid, "episode.test_later");
    auto patient = unsealed_patient(tx, master, id).value_or(Patient{});
    std::erase_if(patient.tests, [&](const Test& one) { return one.on == test.on; });
    patient.tests.push_back(test);
    seal_patient(tx, master, row, patient);
    tx.change(R"(
        UPDATE episode_test SET done_on = $3 WHERE home = $1 AND episode = $2 AND done_on IS NULL AND due_on = (
            SELECT MAX(due_on) FROM episode_test
            WHERE home = $1 AND episode = $2 AND done_on IS NULL AND due_on <= $4))",
              {row.home, id, test.on, test.on + 1});
    store::record(tx, who, "health.test_noted", id.uuid, row.commune);
}

void set_end(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, EpisodeId id, base::Day last,
             const std::string& reason) {
    const auto row = still_open(tx, who, id);
    const auto words = base::tidy(reason);
    if (words.empty()) throw Problem(ProblemKind::invalid, "episode.reason_missing");
    if (last < row.episode.begun_on) throw Problem(ProblemKind::invalid, "episode.ends_before_it_began");
    tx.change("UPDATE episode SET ends_on = $3, set_by_hand = 1 WHERE home = $1 AND id = $2", {row.home, id, last});
    auto patient = unsealed_patient(tx, master, id).value_or(Patient{});
    add_words(patient, base::to_string(last) + ": " + words);
    seal_patient(tx, master, row, patient);
    store::record(tx, who, "health.end_set", id.uuid, row.commune, base::Json{{"until", base::to_string(last)}});
    tell_telephones(tx, row);
}

void close(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, EpisodeId id, Closing how) {
    const auto row = still_open(tx, who, id);
    const auto& episode = row.episode;
    const auto today = base::day_of(tx.now());
    if (how == Closing::released && !episode.set_by_hand) {
        const auto rule = rule_for(episode.kind, episode.protection, today);
        if (rule && rule->needs_negative && !ended_negative(unsealed_patient(tx, master, id).value_or(Patient{})))
            throw Problem(ProblemKind::conflict, "episode.needs_negative", rule->source);
    }
    tx.change("UPDATE episode SET closed_on = $3, closing = $4 WHERE home = $1 AND id = $2",
              {row.home, id, today, base::name_of(how)});
    if (how == Closing::mistaken)
        store::count(tx, episode.area.id, episode.kind == Kind::patient ? cases_indicator : contacts_indicator,
                     episode.begun_on, -1);
    store::record(tx, who, "health.episode_closed", id.uuid, row.commune);
    tell_telephones(tx, row);
    end_food_need(tx, row);
}

std::size_t follow_rules(store::Transaction& tx, base::Day today) {
    std::size_t moved = 0;
    for (const auto& row : tx.run(std::string(select_episode) + "e.closed_on IS NULL AND e.set_by_hand = 0")) {
        const auto one = row_of(row);
        if (!follow_rule(tx, one, today)) continue;
        store::record_by_system(tx, "health.rule_followed", one.episode.id.uuid, one.commune);
        tell_telephones(tx, one);
        ++moved;
    }
    return moved;
}

}  // namespace isolation
