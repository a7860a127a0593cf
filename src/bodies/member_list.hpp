#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

#include "bodies/group.hpp"

/// The list of people that is attached to the decision which founds a working group ("có danh sách đính kèm"): read,
/// and held against the directory before anybody is written down.
namespace bodies {

struct ListedMember {
    std::string name;
    std::string post;  ///< "Vụ trưởng Vụ Tuyên truyền"; empty when the list says none
    std::string role;  ///< as printed: "Phó Tổ trưởng"; empty when the list says none
    Rank rank = Rank::member;
};

/// The people of a list, one to a line or to a row of a table, in their order. Lines that name nobody are passed over.
std::vector<ListedMember> read_member_list(std::string_view text);

/// The same of a file. Problems: those of sources::read, member_list.too_long.
std::vector<ListedMember> read_member_file(const std::string& name, const std::string& bytes);

/// One of them, as the directory knows him.
struct ComparedMember {
    std::string name;
    std::string post;
    std::string role;
    Rank rank = Rank::member;
    std::optional<Person> person;  ///< the only one of that name in the body of the group or a unit below it
    std::optional<Body> unit;      ///< where the person works, or that the post names
    bool is_member = false;
};

/// For whoever may write them down. Problems: body.not_found, account.outside_area, member_list.names_nobody.
std::vector<ComparedMember> compare_list(store::Transaction& tx, const base::Who& who, BodyId group,
                                         const std::vector<ListedMember>& list);

}  // namespace bodies
