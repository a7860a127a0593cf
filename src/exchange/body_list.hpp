#pragma once

#include <string>
#include <vector>

#include "areas/area_json.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "bodies/directory.hpp"
#include "exchange/list_file.hpp"
#include "store/sealed.hpp"

/// The list of bodies and their contacts that an office keeps: held against the directory row by row, then taken in.
/// Nothing is ended or renamed by a list, and an e-mail address that it says is a proposal (mail/address.hpp).
namespace exchange {

std::span<const ColumnWords> body_columns();

constexpr std::size_t most_body_rows = 2'000;

/// A row as it was understood; it goes to a person and comes back with what was decided.
struct ListedBody {
    std::size_t row = 0;
    std::string name;
    std::string kind;  ///< of bodies::all_kinds(); empty when nobody knows
    std::optional<areas::AreaId> area;
    std::optional<bodies::BodyId> parent;
    std::vector<std::string> aliases;
    std::string contact;  ///< a person's name
    std::string post;
    std::vector<std::string> phones;
    std::vector<std::string> emails;
    std::optional<bodies::BodyId> body;  ///< which of the known ones it is, when a person has said so
    std::optional<bool> is_new;          ///< none of those of like name, a person has said
};
BOOST_DESCRIBE_STRUCT(ListedBody, (),
                      (row, name, kind, area, parent, aliases, contact, post, phones, emails, body, is_new))

/// fresh: there is no such body yet; doubtful: there are bodies of like name, and a person has to choose.
enum class RowFate { fresh, changed, same, doubtful, wrong };
BOOST_DESCRIBE_ENUM(RowFate, fresh, changed, same, doubtful, wrong)

/// What a row adds to a body that is known.
enum class BodyAddition { alias, parent, contact, post, phone, email, address };
BOOST_DESCRIBE_ENUM(BodyAddition, alias, parent, contact, post, phone, email, address)

struct ComparedBody {
    ListedBody said;
    RowFate fate = RowFate::fresh;
    std::string kind_name;
    std::string area_name;
    std::vector<areas::Named> like;  ///< the known body, or those of like name
    std::vector<BodyAddition> additions;
    std::vector<RowNote> notes;  ///< why it is wrong, or what of it is left out
};
BOOST_DESCRIBE_STRUCT(ComparedBody, (), (said, fate, kind_name, area_name, like, additions, notes))

struct BodyListCompared {
    std::string file;
    std::vector<std::string> titles;
    std::vector<ListColumn> columns;
    std::vector<ComparedBody> rows;
};
BOOST_DESCRIBE_STRUCT(BodyListCompared, (), (file, titles, columns, rows))

/// Holds a list against the directory and writes nothing. Rows that name no area are of `usual`, or where the caller
/// works. Nothing
/// but the columns when none says a name. Problems: body_list.too_many, area.not_found, account.outside_area.
BodyListCompared compare_bodies(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                const ListFile& list, std::optional<areas::AreaId> usual);

struct BodyListToTake {
    std::string file;
    std::vector<ListedBody> rows;
};
BOOST_DESCRIBE_STRUCT(BodyListToTake, (), (file, rows))

struct BodyListTaken {
    std::size_t opened = 0;
    std::size_t changed = 0;
    std::size_t same = 0;
    std::size_t addresses = 0;  ///< that wait to be confirmed
    std::vector<RowFault> faults;
};
BOOST_DESCRIBE_STRUCT(BodyListTaken, (), (opened, changed, same, addresses, faults))

/// Takes each row alone; taken again it changes nothing. Problem: body_list.too_many.
BodyListTaken take_bodies(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                          const BodyListToTake& list);

}  // namespace exchange
