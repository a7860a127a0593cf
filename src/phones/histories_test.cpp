#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "needs/count.hpp"
#include "phones/phone_on_street.hpp"

/// Any interleaving of any number of telephones, with losses, repeats, wrong clocks and restarts, ends in one state
/// with nothing lost. HISTORIES says how many are played (./test --long plays ten thousand).
namespace {

using phones::Standing;
using Dice = std::mt19937;

int pick(Dice& dice, int most) {
    return std::uniform_int_distribution(0, most)(dice);
}
bool happens(Dice& dice, int percent) {
    return pick(dice, 99) < percent;
}

base::Uuid random_id(Dice& dice) {
    base::Uuid id = *base::parse_uuid("0191e000-0000-7000-8000-000000000000");
    for (std::size_t at = 8; at < id.bytes.size(); ++at) id.bytes[at] = static_cast<std::uint8_t>(pick(dice, 255));
    return id;
}

/// A telephone with what it has not handed in yet. Its memory survives a restart; what it believes was sent does not.
struct Telephone {
    std::string owner;
    phones::DeviceId device;
    std::vector<phones::Record> outbox;        ///< everything ever done on it, in order
    std::map<std::int64_t, Standing> answers;  ///< as far as answers arrived
    std::map<base::Uuid, std::string> addresses;
    std::optional<std::int64_t> seq;
    std::set<base::Uuid> held;
    std::map<base::Uuid, std::set<base::Uuid>> needs;  ///< open ones by household, as it was told

    std::int64_t first_unanswered() const {
        for (const auto& record : outbox) {
            const auto answer = answers.find(record.number);
            if (answer == answers.end() || answer->second == Standing::held) return record.number;
        }
        return static_cast<std::int64_t>(outbox.size()) + 1;
    }
};

struct History : spec::PhoneOnStreet {
    Dice dice;
    std::vector<households::HouseholdId> homes;
    std::vector<Telephone> telephones;

    explicit History(unsigned seed) : dice(seed) {
        for (int home = 0; home < 4; ++home) homes.push_back(enter("Hộ " + std::to_string(home)));
        for (const auto* owner : {"tuan", "lan", "tuan"}) {
            Telephone phone{.owner = owner, .device = bring_in(owner)};
            for (const auto home : homes) phone.addresses[home.uuid] = "Ngõ 4";
            telephones.push_back(std::move(phone));
        }
    }

    void work(Telephone& phone) {
        const auto number = static_cast<std::int64_t>(phone.outbox.size()) + 1;
        const auto home = homes[static_cast<std::size_t>(pick(dice, 3))];
        if (happens(dice, 30)) {
            auto& known = phone.addresses[home.uuid];
            const auto wanted = "Ngõ " + std::to_string(pick(dice, 900) + 5);
            phone.outbox.push_back(new_address(number, home, known, wanted));
            known = wanted;
        } else if (happens(dice, 10)) {
            phone.outbox.push_back(
                {number, "DELETE", "/api/check-ins/" + base::to_string(last_of(phone, "/api/check-ins")), nullptr, 0});
        } else if (happens(dice, 20)) {
            phone.outbox.push_back(need(number, home, random_id(dice), happens(dice, 10) ? "gold" : "food"));
        } else if (happens(dice, 10)) {
            phone.outbox.push_back(no_longer_needed(number, last_of(phone, "/api/needs")));
        } else {
            const auto* outcome = happens(dice, 5)    ? "asleep"
                                  : happens(dice, 30) ? "not_home"
                                  : happens(dice, 20) ? "need"
                                                      : "well";
            phone.outbox.push_back(visit(number, home, random_id(dice), outcome));
        }
    }

    base::Uuid last_of(const Telephone& phone, std::string_view path) {
        for (auto at = phone.outbox.rbegin(); at != phone.outbox.rend(); ++at)
            if (at->path == path) return *base::parse_uuid(std::string(at->body.at("id").as_string()));
        return random_id(dice);
    }

    /// Sends some of what is unanswered, perhaps not from its beginning; the request or its answer may be lost, or the
    /// request arrives twice. The clock of a telephone may say anything.
    void send(Telephone& phone) {
        auto from = phone.first_unanswered();
        const auto last = static_cast<std::int64_t>(phone.outbox.size());
        if (from > last) return;
        if (happens(dice, 25)) from = std::min(from + pick(dice, 3), last);
        const auto until = std::min<std::int64_t>(from + pick(dice, 5), last);
        std::vector<phones::Record> batch(phone.outbox.begin() + (from - 1), phone.outbox.begin() + until);
        for (auto& record : batch)
            record.ago = happens(dice, 10) ? pick(dice, 2'000'000'000) - 1'000'000'000 : pick(dice, 90'000);
        if (happens(dice, 15)) std::ranges::shuffle(batch, dice);
        if (happens(dice, 20)) return;
        auto handed = hand_in(phone.owner, phone.device, batch);
        if (happens(dice, 10)) handed = hand_in(phone.owner, phone.device, batch);
        if (happens(dice, 20)) return;
        learn(phone, handed);
    }

    static void learn(Telephone& phone, const phones::HandedIn& handed) {
        for (const auto& one : handed.items) {
            const auto known = phone.answers.find(one.number);
            // What was answered once is answered so for ever.
            if (known != phone.answers.end() && known->second != Standing::held) CHECK(known->second == one.standing);
            phone.answers[one.number] = one.standing;
        }
    }

    void fetch_changes(Telephone& phone) {
        const auto told = fetch(phone.owner, phone.device, phone.seq, static_cast<std::size_t>(pick(dice, 3)) + 1);
        if (happens(dice, 25)) return;
        learn(phone, told);
        for (const auto& home : told.items) phone.addresses[home.household.uuid] = home.record->address;
        phone.seq = told.seq;
    }

    static void learn(Telephone& phone, const phones::Holding& told) {
        for (const auto& home : told.gone) {
            phone.held.erase(home);
            phone.needs.erase(home);
        }
        for (const auto& home : told.items) {
            phone.held.insert(home.household.uuid);
            auto& open = phone.needs[home.household.uuid];
            open.clear();
            for (const auto& need : home.needs) open.insert(need.id.uuid);
        }
    }

    void hand_over() {
        const auto home = homes[static_cast<std::size_t>(pick(dice, 3))];
        const auto to = happens(dice, 30) ? std::nullopt : std::optional(team.uuid);
        write("lan", [&](store::Transaction& tx, const base::Who& who) { households::hand_to(tx, who, {home}, to); });
    }

    void play(int steps) {
        for (int step = 0; step < steps; ++step) {
            auto& phone = telephones[static_cast<std::size_t>(pick(dice, 2))];
            if (happens(dice, 45))
                work(phone);
            else if (happens(dice, 60))
                send(phone);
            else if (happens(dice, 70))
                fetch_changes(phone);
            else if (happens(dice, 30))
                hand_over();
        }
    }

    /// In the end the network is good.
    void settle() {
        for (auto& phone : telephones) {
            for (int tries = 0; phone.first_unanswered() <= static_cast<std::int64_t>(phone.outbox.size()); ++tries) {
                REQUIRE(tries < 100);
                const auto from = phone.first_unanswered();
                learn(phone,
                      hand_in(phone.owner, phone.device, {phone.outbox.begin() + (from - 1), phone.outbox.end()}));
            }
        }
        for (auto& phone : telephones) {
            learn(phone, fetch(phone.owner, phone.device, phone.seq));
        }
    }

    /// What was written down at this address of the API and accepted, as the telephones know it.
    std::set<base::Uuid> accepted(std::string_view path) const {
        std::set<base::Uuid> ids;
        for (const auto& phone : telephones)
            for (const auto& record : phone.outbox)
                if (phone.answers.at(record.number) == Standing::accepted && record.path == path)
                    ids.insert(*base::parse_uuid(std::string(record.body.at("id").as_string())));
        return ids;
    }
    std::set<base::Uuid> taken_back() const {
        std::set<base::Uuid> visits;
        for (const auto& phone : telephones)
            for (const auto& record : phone.outbox)
                if (phone.answers.at(record.number) == Standing::accepted && record.method == "DELETE")
                    visits.insert(*base::parse_uuid(record.path.substr(record.path.rfind('/') + 1)));
        return visits;
    }

    void check() {
        std::set<base::Uuid> kept;
        std::set<base::Uuid> undone;
        std::set<base::Uuid> of_team;
        db().read([&](store::Transaction& tx) {
            for (const auto& row : tx.run("SELECT id, taken_back_at FROM check_in")) {
                kept.insert(row.uuid("id"));
                if (!row.is_null("taken_back_at")) undone.insert(row.uuid("id"));
            }
            for (const auto& row : tx.run("SELECT id FROM household WHERE team = $1", {team}))
                of_team.insert(row.uuid("id"));
            CHECK(store::disagreements(tx, rounds::indicators().front()).empty());
        });
        CHECK(kept == accepted("/api/check-ins"));
        CHECK(undone == taken_back());
        for (const auto& phone : telephones) CHECK(phone.held == of_team);
        check_needs(of_team);
        check_addresses();
    }

    /// Every need that a telephone wrote down is there once; the only others are those that a visit opened, which bear
    /// the visit's id. Each telephone shows what is open for its households.
    void check_needs(const std::set<base::Uuid>& of_team) {
        std::set<base::Uuid> written;
        std::map<base::Uuid, std::set<base::Uuid>> open;
        for (const auto& home : of_team) open[home];
        db().read([&](store::Transaction& tx) {
            const auto visits = accepted("/api/check-ins");
            for (const auto& row : tx.run("SELECT id, household, is_open FROM need")) {
                if (!visits.contains(row.uuid("id"))) written.insert(row.uuid("id"));
                if (row.boolean("is_open") && of_team.contains(row.uuid("household")))
                    open[row.uuid("household")].insert(row.uuid("id"));
            }
            CHECK(needs::miscounts(tx).empty());
        });
        CHECK(written == accepted("/api/needs"));
        for (const auto& phone : telephones) CHECK(phone.needs == open);
    }

    /// The address of a household is the one that some telephone wrote last, and every change of it was written by one.
    void check_addresses() {
        std::set<std::string> accepted{"Ngõ 4"};
        for (const auto& phone : telephones)
            for (const auto& record : phone.outbox)
                if (record.method == "PATCH" && phone.answers.at(record.number) == Standing::accepted)
                    accepted.insert(std::string(record.body.at("address").at("to").as_string()));
        for (const auto home : homes) {
            const auto address = write("lan", [&](store::Transaction& tx, const base::Who& who) {
                return households::open_record(tx, master(), who, home)->address;
            });
            CHECK(accepted.contains(address));
        }
    }
};

int histories() {
    const char* wanted = std::getenv("HISTORIES");
    return wanted ? std::atoi(wanted) : 12;
}

}  // namespace

TEST_CASE("whatever happens between telephones and server, all end in one state and nothing is lost") {
    const char* first = std::getenv("HISTORIES_FROM");
    const unsigned from = first ? static_cast<unsigned>(std::atoi(first)) : 1;
    for (unsigned seed = from; seed < from + static_cast<unsigned>(histories()); ++seed) {
        CAPTURE(seed);
        History history(seed);
        history.play(60);
        history.settle();
        history.check();
    }
}
