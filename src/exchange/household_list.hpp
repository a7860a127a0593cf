#pragma once

#include <string>
#include <vector>

#include "areas/area_json.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "exchange/list_file.hpp"
#include "households/entering.hpp"

/// The list of households that a commune keeps: read row by row, then entered into the register in pieces. A row is the
/// same household whenever its list is brought again, so a taking that broke off goes on where it was.
namespace exchange {

std::span<const ColumnWords> household_columns();

constexpr std::size_t most_household_rows = 60'000;
constexpr std::size_t most_households_at_once = 1'000;  ///< of one taking

/// A row as it was understood; it goes to a person and comes back to be entered.
struct ListedHousehold {
    std::size_t row = 0;
    std::string name;  ///< of whom to speak to
    std::optional<int> birth_year;
    std::optional<std::string> phone;
    std::string address;
    std::optional<areas::AreaId> area;  ///< the hamlet, or the commune when the row names none
    std::optional<base::Uuid> team;
    std::int64_t people = 1;
    std::vector<std::string> needs;
};
BOOST_DESCRIBE_STRUCT(ListedHousehold, (), (row, name, birth_year, phone, address, area, team, people, needs))

/// there: this row of this list was entered before.
enum class HouseholdFate { fresh, there, wrong };
BOOST_DESCRIBE_ENUM(HouseholdFate, fresh, there, wrong)

struct ComparedHousehold {
    ListedHousehold said;
    HouseholdFate fate = HouseholdFate::fresh;
    std::vector<std::string> notes;  ///< problem codes: why it is wrong, or what of it is left out
};
BOOST_DESCRIBE_STRUCT(ComparedHousehold, (), (said, fate, notes))

struct HouseholdListCompared {
    std::string list;  ///< its print: what a taking names it by
    std::string file;
    areas::Named commune;
    std::vector<std::string> titles;
    std::vector<ListColumn> columns;
    std::vector<ComparedHousehold> rows;
    std::vector<RowNote> sentences;   ///< of every code among the notes
    std::vector<areas::Named> areas;  ///< that the rows name
};
BOOST_DESCRIBE_STRUCT(HouseholdListCompared, (), (list, file, commune, titles, columns, rows, sentences, areas))

/// Says what each row means and writes nothing. `area` is a commune, or the one hamlet that the list is of; where the
/// caller works when left out. Problems: household_list.too_many, area.not_found, household.area_too_wide,
/// account.outside_area.
HouseholdListCompared compare_households(store::Transaction& tx, const base::Who& who, const ListFile& list,
                                         std::optional<areas::AreaId> area);

struct HouseholdsToTake {
    std::string list;
    areas::AreaId commune;
    std::optional<base::Day> consented_on;  ///< when the households let their needs be kept; empty: they are left out
    std::vector<ListedHousehold> rows;
};
BOOST_DESCRIBE_STRUCT(HouseholdsToTake, (), (list, commune, consented_on, rows))

struct HouseholdsTaken {
    std::size_t entered = 0;
    std::size_t there = 0;
    std::vector<RowFault> faults;
};
BOOST_DESCRIBE_STRUCT(HouseholdsTaken, (), (entered, there, faults))

/// Enters each row alone; taken again it enters nothing. Problems: household_list.too_many_at_once and those of
/// households::enter_each.
HouseholdsTaken take_households(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                const HouseholdsToTake& list);

/// The id of the household in a row of a list, in whatever session it is brought.
households::HouseholdId household_of_row(areas::AreaId commune, std::string_view list, std::size_t row);

}  // namespace exchange
