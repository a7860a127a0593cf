#include "demonstration/drill.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "accounts/account.hpp"
#include "accounts/grant.hpp"
#include "accounts/password.hpp"
#include "areas/area_import.hpp"
#include "base/problem.hpp"
#include "bodies/body.hpp"
#include "demonstration/cast.hpp"
#include "demonstration/neighbours.hpp"
#include "households/entering.hpp"
#include "isolation/episode.hpp"
#include "needs/need.hpp"
#include "rounds/round.hpp"
#include "teams/team.hpp"

namespace demonstration {
namespace {

using base::Problem;
using base::ProblemKind;
using households::HouseholdId;

constexpr std::string_view province_path = "/vn/99/";
constexpr int most_households = 50'000'000;
constexpr int households_of_hamlet = 100;
constexpr int households_of_team = 50;
constexpr int piece = 500;
constexpr int one_need_in = 40;
constexpr int one_isolation_in = 150;
const base::Day tree_valid_from = *base::make_day(2021, 1, 1);
/// Ids of a drill are those of this moment, whenever it is made.
constexpr std::int64_t ids_made_at = 1'609'459'200'000;  // 1/1/2021

enum class Thing : std::uint8_t { household = 1, visit, need, isolation };

/// Always the same for the same seed and number.
base::Uuid id_of(const Drill& drill, Thing thing, std::int64_t number) {
    base::Uuid id;
    for (std::size_t i = 0; i < 6; ++i) id.bytes[i] = static_cast<std::uint8_t>(ids_made_at >> (8 * (5 - i)));
    id.bytes[6] = 0x70;
    id.bytes[7] = static_cast<std::uint8_t>(thing);
    id.bytes[8] = 0x80;
    for (std::size_t i = 0; i < 3; ++i) id.bytes[9 + i] = static_cast<std::uint8_t>(drill.seed >> (8 * (2 - i)));
    for (std::size_t i = 0; i < 4; ++i) id.bytes[12 + i] = static_cast<std::uint8_t>(number >> (8 * (3 - i)));
    return id;
}

std::string commune_path(int commune) {
    return fmt::format("{}{}/", province_path, 90'001 + commune);
}

/// A commune of the drill while it is filled.
struct Place {
    areas::Area commune;
    std::vector<areas::Area> hamlets;
    std::vector<teams::TeamId> teams;  ///< two of each hamlet, in their order
    std::int64_t first = 0;            ///< number of its first household
    int households = 0;
};

class Making {
public:
    Making(store::Database& database, const store::MasterKey& master, const Drill& drill, base::Who who)
        : database_(database), master_(master), drill_(drill), who_(std::move(who)) {}

    void fill(const Place& place, Drilled& so_far) const {
        for (int from = 0; from < place.households; from += piece) {
            const int to = std::min(from + piece, place.households);
            database_.write([&](store::Transaction& tx) { enter(tx, place, from, to); });
            database_.write([&](store::Transaction& tx) { visit(tx, place, from, to); });
            database_.write([&](store::Transaction& tx) { need_and_isolate(tx, place, from, to); });
        }
        so_far.households += place.households;
        so_far.visits += place.households;
        so_far.needs += (place.households + one_need_in - 1) / one_need_in;
        so_far.isolations += (place.households + one_isolation_in - 1) / one_isolation_in;
        ++so_far.communes;
    }

private:
    HouseholdId household(const Place& place, int at) const {
        return {id_of(drill_, Thing::household, place.first + at)};
    }
    static const areas::Area& hamlet(const Place& place, int at) {
        return place.hamlets[static_cast<std::size_t>(at / households_of_hamlet)];
    }
    static base::Uuid team(const Place& place, int at) {
        return place.teams[static_cast<std::size_t>(at / households_of_team)].uuid;
    }
    households::NewHousehold neighbour_at(const Place& place, int at) const {
        constexpr std::int64_t apart = 1'000'003;  // so that seeds share no neighbours
        const auto number = (place.first + at + static_cast<std::int64_t>(drill_.seed % 1000) * apart) % 2'000'000'000;
        return neighbour(static_cast<int>(number), hamlet(place, at).name, base::day_of({ids_made_at}));
    }

    void enter(store::Transaction& tx, const Place& place, int from, int to) const {
        std::vector<households::Brought> brought;
        for (int at = from; at < to; ++at) {
            auto one = neighbour_at(place, at);
            brought.push_back({.id = household(place, at),
                               .area = hamlet(place, at).id,
                               .team = team(place, at),
                               .people = one.people,
                               .record = std::move(one.record)});
        }
        if (drill_.way == DrillWay::bulk)
            enter_each(tx, place, brought);
        else
            for (const auto& one : brought) enter_one(tx, one);
    }

    void enter_each(store::Transaction& tx, const Place& place, const std::vector<households::Brought>& brought) const {
        for (const auto& fate : households::enter_each(tx, master_, who_, place.commune.id, brought))
            if (!fate.refused.empty()) throw Problem(ProblemKind::invalid, fate.refused, "a household of the drill");
    }

    void enter_one(store::Transaction& tx, const households::Brought& one) const {
        households::enter(tx, master_, who_,
                          {.area = one.area,
                           .people = one.people,
                           .record = one.record,
                           .valid_from = std::nullopt,
                           .dwelling = std::nullopt,
                           .id = one.id});
        households::hand_to(tx, who_, {one.id}, one.team);
    }

    /// Most doors answered yesterday, some wait for two days, some for longer.
    void visit(store::Transaction& tx, const Place& place, int from, int to) const {
        using rounds::Outcome;
        for (int at = from; at < to; ++at) {
            const int days_ago = at % 11 == 10 ? 4 : at % 7 == 6 ? 2 : 1;
            const auto outcome = at % 13 == 12 ? Outcome::not_home : Outcome::well;
            rounds::check_in(
                tx, master_, who_,
                {rounds::CheckInId{id_of(drill_, Thing::visit, place.first + at)}, household(place, at), outcome, ""},
                {tx.now().ms - days_ago * 24 * 3'600'000LL});
        }
    }

    void need_and_isolate(store::Transaction& tx, const Place& place, int from, int to) const {
        for (int at = from; at < to; ++at) {
            if (at % one_need_in == 0) ask(tx, place, at);
            if (at % one_isolation_in == 0) isolate(tx, place, at);
        }
    }

    void ask(store::Transaction& tx, const Place& place, int at) const {
        needs::NewNeed need;
        need.id = needs::NeedId{id_of(drill_, Thing::need, place.first + at)};
        need.household = household(place, at);
        need.source = needs::Source::officer;
        need.kind = at % 3 == 0 ? "food" : "medicine";
        need.wait = needs::Wait::today;
        needs::open(tx, master_, who_, need, needs::new_code());
    }

    void isolate(store::Transaction& tx, const Place& place, int at) const {
        const auto one = neighbour_at(place, at).record.members.front();
        isolation::NewEpisode episode;
        episode.id = isolation::EpisodeId{id_of(drill_, Thing::isolation, place.first + at)};
        episode.household = household(place, at);
        episode.name = one.name;
        episode.birth_year = one.birth_year;
        isolation::begin(tx, master_, who_, episode);
    }

    store::Database& database_;
    const store::MasterKey& master_;
    const Drill& drill_;
    base::Who who_;
};

void open_communes(store::Transaction& tx, const Drill& drill) {
    std::string text = "province_code\tprovince\tcommune_code\tcommune\n";
    for (int i = 0; i < drill.communes; ++i)
        text += fmt::format("99\tTỉnh Diễn Tập\t{}\tXã Diễn Tập {}\n", 90'001 + i, i + 1);
    areas::apply(tx, areas::read_areas_file(text, areas::kinds(tx)), "drill", tree_valid_from,
                 areas::Covers::named_units);
}

/// The account is made first and by this alone, so a store in which somebody else works is told by it.
base::Uuid open_account(store::Transaction& tx, const std::string& hash) {
    if (!tx.run("SELECT id FROM account LIMIT 1").empty()) throw Problem(ProblemKind::conflict, "drill.store_in_use");
    const auto account = accounts::open_account(tx, {}, {drill_login, hash, "Cán bộ diễn tập", {}, {}});
    for (const auto role : {accounts::Role::administrator, accounts::Role::officer})
        accounts::add_role(tx, {}, account, {role, {base::ScopeKind::everywhere, {}}, {}, {}});
    return account.uuid;
}

void settle(store::Transaction& tx, const base::Who& who, const areas::Area& commune, int hamlets) {
    const auto there = areas::children(tx, commune.id, base::day_of(tx.now()));
    if (there.empty())
        bodies::open(tx, who,
                     {"people_committee", "Ủy ban nhân dân " + commune.name, commune.id, {}, {}, {}, tree_valid_from});
    for (auto i = static_cast<int>(there.size()); i < hamlets; ++i) {
        const auto hamlet = areas::open(tx, who,
                                        {.parent = commune.id,
                                         .kind = "thon",
                                         .name = fmt::format("Thôn {}", i + 1),
                                         .code = fmt::format("{:03}", i + 1),
                                         .valid_from = tree_valid_from});
        for (int team = 1; team <= households_of_hamlet / households_of_team; ++team)
            teams::form(tx, who,
                        {.area = hamlet.id,
                         .kind = "self_managed_team",
                         .name = fmt::format("Tổ tự quản {}.{}", i + 1, team),
                         .decision_number = std::nullopt,
                         .decision_day = std::nullopt,
                         .leader = fmt::format("Tổ trưởng {}.{}", i + 1, team),
                         .members = {fmt::format("Tổ viên {}.{}", i + 1, team)}});
    }
}

Place place_of(store::Transaction& tx, const Drill& drill, int index) {
    Place place;
    place.commune = areas::at_path(tx, commune_path(index), base::day_of(tx.now())).value();
    const auto each = drill.households / drill.communes;
    const auto left_over = drill.households % drill.communes;
    place.first = std::int64_t{index} * each + std::min(index, left_over);
    place.households = each + (index < left_over ? 1 : 0);
    return place;
}

Place settled_place(store::Transaction& tx, const Drill& drill, const base::Who& who, int index) {
    auto place = place_of(tx, drill, index);
    const int hamlets = (place.households + households_of_hamlet - 1) / households_of_hamlet;
    settle(tx, who, place.commune, hamlets);
    place.hamlets = areas::children(tx, place.commune.id, base::day_of(tx.now()));
    std::ranges::sort(place.hamlets, {}, &areas::Area::code);
    for (const auto& hamlet : place.hamlets) {
        auto its = teams::list(tx, hamlet.id);
        std::ranges::sort(its, {}, &teams::Team::name);
        for (const auto& team : its) place.teams.push_back(team.id);
    }
    return place;
}

}  // namespace

Drilled make_drill(store::Database& database, const store::MasterKey& master, const Drill& wanted,
                   const std::string& password, const std::function<void(const Drilled&)>& progress) {
    if (wanted.communes < 1 || wanted.communes > 9'000 || wanted.households < wanted.communes ||
        wanted.households > most_households)
        throw Problem(ProblemKind::invalid, "drill.size_wrong");
    const auto hash = accounts::HashingTurn().hash(password);
    Drilled so_far;
    auto who = stage_hand();
    database.write([&](store::Transaction& tx) {
        const auto there = tx.run("SELECT id FROM account WHERE login = $1", {drill_login});
        so_far.is_begun_now = there.empty();
        who.account = there.empty() ? open_account(tx, hash) : there.front().uuid("id");
        open_communes(tx, wanted);
    });
    const Making making(database, master, wanted, who);
    for (int index = 0; index < wanted.communes; ++index) {
        const auto place =
            database.write([&](store::Transaction& tx) { return settled_place(tx, wanted, who, index); });
        making.fill(place, so_far);
        progress(so_far);
    }
    return so_far;
}

}  // namespace demonstration
