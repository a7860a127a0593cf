#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bodies/person.hpp"

/// Posts in a body, and the people who hold them one after the other.
namespace bodies {

using OfficeId = base::Id<struct OfficeTag>;

/// How a list of people is ordered; stored as 1 to 4.
enum class Rank { head = 1, deputy = 2, member = 3, staff = 4 };

struct Office {
    OfficeId id;
    BodyId body;
    std::string title;  ///< "Chủ tịch"
    Rank rank = Rank::staff;
    std::optional<Person> holder;
    bool is_acting = false;  ///< "Quyền", "Phụ trách"
};

/// Problem: office.title_empty.
OfficeId open_office(store::Transaction& tx, const base::Who& who, BodyId body, std::string_view title, Rank rank);

/// From a day on the person holds the office; whoever held it stops the day before.
/// Problems: office.not_found, person.not_found, office.period_wrong.
void hold(store::Transaction& tx, const base::Who& who, OfficeId office, PersonId person, base::Day from,
          bool is_acting = false);
/// Problem: office.not_held.
void step_down(store::Transaction& tx, const base::Who& who, OfficeId office, base::Day last_day);

/// The offices of a body with who holds them on a day, heads first.
std::vector<Office> offices(store::Transaction& tx, BodyId body, base::Day on);
/// The head of a body on a day.
std::optional<Person> head_of(store::Transaction& tx, BodyId body, base::Day on);

}  // namespace bodies
