#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "store/database.hpp"
#include "store/sealed.hpp"

/// A drill: a province of any size that nobody lives in, with hamlets, teams, households, visits, needs and isolations,
/// to practise and to measure with. The same seed and size make the same province, through the verbs that people use.
namespace demonstration {

/// How households get into the register. Bulk is the way in which a list of a ward is taken in, five hundred at a time;
/// a test proves that it leaves the same rows as entering them one by one.
enum class DrillWay { bulk, one_by_one };

struct Drill {
    int communes = 1;
    int households = 1000;  ///< in all communes together
    std::uint64_t seed = 1;
    DrillWay way = DrillWay::bulk;
};

/// So far: what progress says.
struct Drilled {
    int communes = 0;
    std::int64_t households = 0;
    std::int64_t visits = 0;
    std::int64_t needs = 0;
    std::int64_t isolations = 0;
    bool is_begun_now = true;  ///< its account was made now, with the password that was given
    bool operator==(const Drilled&) const = default;
};

/// The account of the drill, an officer and administrator of all of it.
inline constexpr const char* drill_login = "dientap";

/// Makes it commune by commune, in pieces that are true as a whole or not at all. What broke off goes on when it is
/// called again with the same numbers: nothing is made twice. `progress` is told after each commune. Problems:
/// drill.store_in_use (somebody works in this store already), drill.size_wrong.
Drilled make_drill(store::Database& database, const store::MasterKey& master, const Drill& wanted,
                   const std::string& password, const std::function<void(const Drilled&)>& progress);

}  // namespace demonstration
