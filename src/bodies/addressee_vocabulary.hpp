#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

/// The phrases of addressees, folded and ready to be looked up. Only match.cpp reads it.
namespace bodies {

/// Which bodies a phrase means: of these kinds or groups of kinds; with one of `names` in their own name; in areas of
/// these kinds; or the member organisations of bodies of a kind.
struct AddresseeRule {
    std::string rule;
    std::vector<std::string> phrases;
    std::vector<std::string> kinds;
    std::vector<std::string> groups;
    std::vector<std::string> names;  ///< folded once read
    std::vector<std::string> area_kinds;
    std::vector<std::string> members_of;
};
BOOST_DESCRIBE_STRUCT(AddresseeRule, (), (rule, phrases, kinds, groups, names, area_kinds, members_of))

struct Phrase {
    enum class Role {
        bodies,  ///< "trạm y tế", "các ban, ngành"
        field,   ///< "văn hóa": narrows a generic phrase before it ("ngành", "công chức"), or stands alone
        filler,  ///< "có liên quan"
    } role = Role::filler;
    const AddresseeRule* rule = nullptr;
    bool is_generic = false;
};

/// The longest phrase, in words.
std::size_t longest_phrase();
/// What these folded words mean, or nothing.
const Phrase* phrase_of(const std::string& folded_words);

}  // namespace bodies
